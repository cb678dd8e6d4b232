//===- LineMap.h - Which line of the base a line of today is ----------------------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_GATE_LINEMAP_H
#define NOSTALL_GATE_LINEMAP_H

#include "model/CanonicalPath.h"
#include <optional>
#include <string>
#include <vector>

namespace nostall {

/// Lines [OldBegin, OldBegin + OldCount) of the base became lines [NewBegin, NewBegin + NewCount); counted from 1.
struct Hunk {
  unsigned OldBegin = 1, OldCount = 0, NewBegin = 1, NewCount = 0;
  bool operator==(const Hunk &) const = default;
};

/// One file in two revisions.
struct FileAlignment {
  std::string OldPath;     ///< canonical; empty when the base has no such file
  std::vector<Hunk> Hunks; ///< in the order of their lines

  /// The base's number of the unchanged line \p New; none when it is a changed or added one.
  std::optional<unsigned> oldLine(unsigned New) const;
};

/// All files that differ, by their canonical path today. A file that is not named is as it was. Files may be asked for
/// by any of their names. For one thread.
class Alignment {
public:
  void add(llvm::StringRef NewPath, FileAlignment Lines) { Files[NewPath] = std::move(Lines); }

  /// The canonical path that \p File had, empty when the base has no such file.
  llvm::StringRef oldPath(llvm::StringRef File) const;
  std::optional<unsigned> oldLine(llvm::StringRef File, unsigned Line) const;
  /// Of the changes that begin at lines \p From to \p To of \p File, the line of the last one. What was deleted stood
  /// before that line.
  std::optional<unsigned> lastChange(llvm::StringRef File, unsigned From, unsigned To) const;
  llvm::StringRef canonical(llvm::StringRef File) const { return Canonical.of(File); }

private:
  mutable CanonicalPaths Canonical;
  llvm::StringMap<FileAlignment> Files;
};

/// Reads the hunks of `git diff -U0 --src-prefix=a/ --dst-prefix=b/`: for each path after the change (before it, where
/// the file was deleted), below the repository's top.
llvm::StringMap<std::vector<Hunk>> parseHunks(llvm::StringRef Patch);

} // namespace nostall

#endif
