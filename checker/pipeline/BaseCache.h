//===- BaseCache.h - What was found out of a base, kept by commit ---------------------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_PIPELINE_BASECACHE_H
#define NOSTALL_PIPELINE_BASECACHE_H

#include "gate/Facts.h"
#include "pipeline/Check.h"

namespace nostall {

struct KeptBase {
  ProgramFacts Facts;
  FileDependencies Dependencies; ///< all that the base read or looked up
};

/// One entry of `.nostall/bases/` beside the project index: a file for each commit, tool, configuration and list of
/// commands, written beside its place and moved there, so that it is whole or not there. Without an index nothing is
/// kept. Failing costs time only.
class BaseCache {
public:
  /// \p Base has been created, and need not have been run.
  BaseCache(const CheckRun &Base, llvm::StringRef Commit);

  /// What was kept, when all that it depends on is as it was: the files of the commit, generated ones, and headers from
  /// outside the repository.
  std::optional<KeptBase> find() const;
  /// Keeps the facts of the base, which has been run; the oldest entries are removed.
  void put(const ProgramFacts &Facts) const;

private:
  const CheckRun &Base;
  std::string Path; ///< empty: nothing is kept
};

} // namespace nostall

#endif
