//===- Preamble.h - Leading includes, parsed once for many files -----------------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// Most of the time that a file takes goes into the headers that it includes first, and many files of a project begin
// alike. A preamble is a precompiled header of such leading directives, without the function bodies of libraries. It
// replaces nothing in the file: Clang meets the same #include directives again and passes over headers that are
// guarded.
//
// When it may be used, so that the findings are the same with and without:
//   - the flags and the working directory are equal, and force no include of their own;
//   - the directives up to there are #include, #define and #undef and nothing else, and equal; an include that is found
//     beside the file counts with its full path, since another file's neighbour of the same name is another header;
//   - every header that they name directly is guarded against a second inclusion, and still is at their end;
//   - no header defines or undefines a macro that the directives themselves do, since the file repeats the directives
//     but not the headers;
//   - every file that was read for it holds what it held, and every look-up that failed still fails;
//   - it was parsed without an error.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_PIPELINE_PREAMBLE_H
#define NOSTALL_PIPELINE_PREAMBLE_H

#include "knowledge/Configuration.h"
#include "pipeline/RunClang.h"
#include "store/ProjectIndex.h"
#include <optional>

namespace nostall {

/// The directives that \p Text, the text of \p File, begins with, in a form that means the same from another file of
/// the same command; up to the last #include.
std::vector<std::string> leadingDirectives(llvm::StringRef Text, llvm::StringRef File, llvm::vfs::FileSystem &Files);

/// What two files must agree on to share a preamble besides the directives: empty when the command rules it out.
std::string preambleFlags(const CompileCommand &Command);

/// A precompiled header on disk.
struct PreambleFile {
  std::string Path;
  ContentHash Content;
  std::vector<uint64_t> Roots; ///< the user's top-level declarations in it, by Clang's local numbers
  FileDependencies Dependencies;
  size_t Directives = 0; ///< how many of those asked for it holds
};

/// What building takes.
struct PreambleInput {
  const CompileCommand &Command; ///< of one of the files
  const Configuration &Config;
  llvm::ArrayRef<std::string> Directives;
  std::string Folder; ///< where the file goes, named by its content; whole or not at all
  llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> Files;
  FileStates &States;
};

/// Parses the directives and writes the precompiled header; of fewer of them when a header among them is not guarded.
/// None when nothing of them can be shared.
std::optional<PreambleFile> buildPreamble(const PreambleInput &Input);

/// Lets a parse begin with \p Preamble.
void usePreamble(const PreambleFile &Preamble, clang::CompilerInvocation &Invocation);

/// Joins \p More into \p Into, both sorted by path.
void addDependencies(FileDependencies &Into, const FileDependencies &More);

} // namespace nostall

#endif
