//===- ProjectPath.cpp - Paths that mean the same on another machine -----------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "model/ProjectPath.h"

using namespace nostall;

static constexpr llvm::StringLiteral ProjectPrefix = "${project}/";

std::string nostall::storedPath(llvm::StringRef Path, llvm::StringRef ProjectRoot) {
  llvm::StringRef Rest = Path;
  if (!ProjectRoot.empty() && Path == ProjectRoot)
    return ProjectPrefix.str();
  if (!ProjectRoot.empty() && Rest.consume_front(ProjectRoot) && Rest.consume_front("/"))
    return (ProjectPrefix + Rest).str();
  return Path.str();
}

std::string nostall::loadedPath(llvm::StringRef Stored, llvm::StringRef ProjectRoot) {
  llvm::StringRef Rest = Stored;
  if (Rest.consume_front(ProjectPrefix))
    return Rest.empty() ? ProjectRoot.str() : (ProjectRoot + "/" + Rest).str();
  return Stored.str();
}
