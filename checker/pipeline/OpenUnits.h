//===- OpenUnits.h - A front end that keeps several files open -----------------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// clang-tidy checks a file and forgets it. An editor's server checks the same files again and again, several at once,
// in states that no disk holds; what one of them says counts for the others at once.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_PIPELINE_OPENUNITS_H
#define NOSTALL_PIPELINE_OPENUNITS_H

#include "pipeline/Judge.h"
#include "render/Places.h"

namespace nostall {

/// What is reported at a call site in an open file.
struct OpenFinding {
  PlaceReport Place;
  std::optional<Location> Callee; ///< the name of what the place calls, where it is defined in the same file
};

/// For any number of threads.
class OpenUnits {
public:
  virtual ~OpenUnits() = default;
  /// The folder that a summary of \p MainFile is to be relative to; see model/ProjectPath.h.
  virtual std::string projectRoot(llvm::StringRef MainFile) = 0;
  /// Replaces what was known of the unit's main file, which now holds \p Text, and gives the findings in it.
  virtual std::vector<OpenFinding> judge(TuSummary Unit, std::string Text, const Configurations &Configs) = 0;
};

/// The one of this process; null in a process that sees one file at a time. It is set before any check runs, and stays.
OpenUnits *&openUnits();

} // namespace nostall

#endif
