//===- Git.h - What git knows of a revision -------------------------------------------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// Asks the program `git`, which knows the repository's settings, filters and formats better than any library would. The
// working tree, the index and the repository are only read.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_GATE_GIT_H
#define NOSTALL_GATE_GIT_H

#include "gate/LineMap.h"
#include "llvm/Support/Error.h"

namespace nostall {

/// A file that differs between a revision and the working tree. Paths are canonical.
struct FileChange {
  enum Kind : uint8_t { Text, Link, Submodule };

  std::string OldPath; ///< empty: the revision does not have it
  std::string NewPath; ///< empty: the working tree does not have it
  std::string OldText; ///< what the revision holds; of a link, where it leads
  std::vector<Hunk> Hunks;
  Kind Was = Text, Is = Text; ///< what it is on either side, where there is one
};

class GitRepository {
public:
  /// The repository that \p Folder, an absolute path, lies in.
  static llvm::Expected<GitRepository> containing(llvm::StringRef Folder);

  /// The repository's folder, a canonical path.
  const std::string &top() const { return Top; }
  /// The full name of the commit that \p Revision means.
  llvm::Expected<std::string> commit(llvm::StringRef Revision) const;
  /// How the working tree, with files that git does not follow yet and does not ignore, differs from \p Commit.
  llvm::Expected<std::vector<FileChange>> changesSince(llvm::StringRef Commit) const;

private:
  explicit GitRepository(std::string Top) : Top(std::move(Top)) {}
  llvm::Error readTexts(std::vector<FileChange> &Changes, llvm::ArrayRef<std::string> Blobs) const;

  std::string Top;
};

/// How the lines of today's files stand to those of the revision.
Alignment alignmentOf(llvm::ArrayRef<FileChange> Changes);

} // namespace nostall

#endif
