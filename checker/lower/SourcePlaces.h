//===- SourcePlaces.h - Where declarations and statements stand ------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_LOWER_SOURCEPLACES_H
#define NOSTALL_LOWER_SOURCEPLACES_H

#include "model/Span.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/DenseMap.h"
#include <vector>

namespace nostall {

/// For one AST, on one thread. Paths are interned in \p Strings, which must outlive it.
class SourcePlaces {
public:
  /// \p ProjectRoot: identities of what has internal linkage hold paths relative to it.
  SourcePlaces(const clang::SourceManager &Sources, StringTable &Strings, llvm::StringRef ProjectRoot)
      : Sources(Sources), Strings(Strings), ProjectRoot(ProjectRoot) {}

  /// The absolute path of a file; empty when it is none on disk.
  StringId file(clang::FileID File);
  /// The place where the user wrote the token at \p Where.
  Span place(clang::SourceLocation Where);
  /// The path that stands for internal linkage in the identity of what is declared at \p Where.
  std::string linkagePath(clang::SourceLocation Where);
  /// The files that were asked for so far.
  const llvm::DenseMap<clang::FileID, StringId> &files() const { return Files; }
  /// Those among them that are the user's, in a fixed order.
  std::vector<std::pair<clang::FileID, StringId>> userFiles() const;

private:
  const clang::SourceManager &Sources;
  StringTable &Strings;
  std::string ProjectRoot;
  llvm::DenseMap<clang::FileID, StringId> Files;
};

} // namespace nostall

#endif
