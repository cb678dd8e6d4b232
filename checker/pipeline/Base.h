//===- Base.h - The program as another revision had it ----------------------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// The base is analysed where it would stand, without a second checkout: files that differ show the revision's text at
// their own paths, files that were added are not there, files that were deleted are there again. Compile commands and
// generated files are today's. Units that read none of the files that differ are taken from the project index, and what
// came out is kept by commit, beside the index.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_PIPELINE_BASE_H
#define NOSTALL_PIPELINE_BASE_H

#include "gate/Facts.h"
#include "gate/Git.h"
#include "pipeline/Check.h"

namespace nostall {

struct BaseComparison {
  /// How the base was found out: kept from an earlier run, or analysed; neither when nothing differs from it.
  bool Kept = false;
  std::optional<CheckRun::Statistics> Analysed;
  /// What was compared: files that differ, units of the run, reported pairs of the base and of the run.
  size_t FilesChanged = 0, Units = 0, PairsBefore = 0, PairsAfter = 0;
  /// Changed files, or units that read one, of which it is not known what the change introduces; each with the reason.
  std::vector<UnreadFile> Uncompared;
  /// Changed source files that the compile database does not know, and that no unit reads.
  std::vector<std::string> WithoutCommand;
};

/// Compares \p Today, which has been run, with \p Revision of the git repository that its files lie in, and says of
/// each reported pair of \p Findings, which are those of the run, where it is introduced, unless the base has it. An
/// error is the user's: no repository, no such revision, a configuration of the base that cannot be read.
llvm::Expected<BaseComparison> compareWithBase(CheckRun &Today, llvm::StringRef Revision,
                                               std::vector<Finding> &Findings);

/// The disk as it was before \p Changes.
Overlay overlayOf(llvm::ArrayRef<FileChange> Changes);
/// Today's commands for the files of the base: those of renamed files by their old paths, those of added files left
/// out. A source file that was deleted, when \p WholeProgram, is given the command of a file near it.
std::vector<CompileCommand> baseCommands(llvm::ArrayRef<CompileCommand> Today, llvm::ArrayRef<FileChange> Changes,
                                         bool WholeProgram);

} // namespace nostall

#endif
