//===- CanonicalPath.h - One spelling for each file ---------------------------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// A compile command says `../src/a.cpp`, an `#include` leads to `/project/cmake/../src/a.hpp`, a folder is a symbolic
// link, and git says `src/a.hpp`. Paths are kept and shown as they were written, without dots (absolutePath); whoever
// asks whether two of them are the same file compares their canonical spellings (CanonicalPaths).
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_MODEL_CANONICALPATH_H
#define NOSTALL_MODEL_CANONICALPATH_H

#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"
#include <string>

namespace nostall {

/// \p Path as an absolute path without `.`, `..` and doubled slashes. A relative one is taken from \p Folder, which is
/// taken from the working directory. It names the same file: a symbolic link is kept, unless `..` follows it.
std::string absolutePath(llvm::StringRef Path, llvm::StringRef Folder = {});

/// Symbolic links by their canonical path, each with what it leads to; without text where there is no link.
using SymbolicLinks = llvm::StringMap<std::string>;

/// Gives the one spelling of a file: absolute, without dots and symbolic links. Remembers what it looked up. For one
/// thread.
class CanonicalPaths {
public:
  CanonicalPaths() = default;
  /// Where \p Links say something, they hold instead of those on the disk.
  explicit CanonicalPaths(SymbolicLinks Links) : Links(std::move(Links)) {}

  /// The canonical spelling of \p Path, an absolute path; a relative one is given back as it is. What does not exist is
  /// spelled below the deepest folder that does. Valid as long as this object.
  llvm::StringRef of(llvm::StringRef Path);

private:
  std::string resolve(llvm::StringRef Path, unsigned LinksSoFar);
  bool readLink(const std::string &Path, std::string &Target) const;

  SymbolicLinks Links;
  llvm::StringMap<std::string> Known;
};

/// The canonical spelling of one path.
std::string canonicalPath(llvm::StringRef Path);

} // namespace nostall

#endif
