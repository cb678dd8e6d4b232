//===- Proposals.h - What a project holds that its configuration may speak of -------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_CLI_PROPOSALS_H
#define NOSTALL_CLI_PROPOSALS_H

#include "pipeline/Check.h"

namespace nostall::cli {

/// What `nostall init` found in the files that were read. Paths are relative to the folder where it was called, and
/// only what lies below that is named.
struct Proposals {
  struct Seen {
    size_t Count = 0;
    std::string Place; ///< of the first, as "file:line"; may be empty
  };
  using Names = std::map<std::string, Seen>;
  size_t Files = 0;        ///< read
  Names KnownCoroutines;   ///< coroutine types that run on a loop, counted in functions
  Names UnknownCoroutines; ///< the same of those that are assumed to do so
  Names Pools;             ///< variables and fields that hold thread pools
  Names Untraced;          ///< executors that could not be traced, as messages name them
  /// Functions without body and knowledge that are given callables, with the number of the argument.
  std::map<std::pair<std::string, unsigned>, Seen> Takers;
  Names Vendored, Tests; ///< folders, counted in files
  Names Generated;       ///< patterns of generated files

  /// "2 coroutine types, 1 thread pool, ...": what of all this there is.
  std::string summary() const;
};

/// Looks through what \p Run has read.
Proposals proposalsOf(const CheckRun &Run);

/// A commented `.nostall.yaml` with every key. What was found replaces the examples: what is certain as a
/// setting, all else behind a comment sign. Without \p Found only examples.
std::string configurationText(const Proposals &Found);

} // namespace nostall::cli

#endif
