//===- ProjectPath.h - Paths that mean the same on another machine -----------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// In memory every path is absolute. What is stored, and what an identity is made of, is relative to the project's
// folder.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_MODEL_PROJECTPATH_H
#define NOSTALL_MODEL_PROJECTPATH_H

#include "llvm/ADT/StringRef.h"
#include <string>

namespace nostall {

/// \p Path as it is stored: below \p ProjectRoot (an absolute path without a slash at its end, or empty) it is
/// "${project}/...".
std::string storedPath(llvm::StringRef Path, llvm::StringRef ProjectRoot);
/// The opposite.
std::string loadedPath(llvm::StringRef Stored, llvm::StringRef ProjectRoot);

} // namespace nostall

#endif
