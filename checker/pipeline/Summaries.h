//===- Summaries.h - The summaries of many files, parsed only where something changed --------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// The first half of the flow over a project: each unit comes from the index if its command, its configuration, this
// tool and all files that it depends on are as they were; else it is parsed, several at once, and put into the index.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_PIPELINE_SUMMARIES_H
#define NOSTALL_PIPELINE_SUMMARIES_H

#include "knowledge/Configurations.h"
#include "pipeline/Overlay.h"
#include "pipeline/ParseUnit.h"
#include <functional>
#include <map>

namespace nostall {

/// Called from worker threads, one at a time: where anything has to be parsed first without file, with how many need
/// not, then for each that was.
using ProgressFunction = std::function<void(size_t Done, size_t All, llvm::StringRef File)>;

struct SummariesInput {
  llvm::ArrayRef<CompileCommand> Commands;
  const Configurations &Configs;
  std::string ProjectRoot;
  std::string IndexPath;          ///< empty: no index
  const Overlay &Changed;         ///< when not empty the index is only read: this is not a state of the project
  bool NeedsDependencies = false; ///< gives Summaries::Dependencies
  unsigned Jobs = 1;
  ProgressFunction Progress;
};

/// In the order of the commands.
struct Summaries {
  std::vector<std::unique_ptr<TuSummary>> Units; ///< TuSummary::Errors says what could not be parsed
  bool UsedBundledHeaders = false;
  size_t FromIndex = 0;           ///< units that were not parsed
  size_t WithPreamble = 0;        ///< units that were parsed with a preamble
  std::vector<std::string> Notes; ///< what the user should know of the index
  /// What all units depended on, by absolute path, where that is asked for.
  std::map<std::string, ContentHash> Dependencies;
};

Summaries summarize(const SummariesInput &Input);

/// Makes \p States see the files that \p Changed changes as it changes them.
void pretend(FileStates &States, const Overlay &Changed);

/// The folder that a project's stored paths are relative to: the nearest one at or above all of \p Commands' files and
/// \p BuildFolder that holds `.git` or `.nostall.yaml`, else the deepest that holds them all.
std::string projectRootOf(llvm::ArrayRef<CompileCommand> Commands, llvm::StringRef BuildFolder);

} // namespace nostall

#endif
