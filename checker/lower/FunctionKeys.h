//===- FunctionKeys.h - From a declaration to its FunctionId ---------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// Computes the structural key that model/FunctionId.h describes. Clang's Itanium mangler does most of it; lambdas get
// their ordinal among the lambdas of their parent instead of a number that depends on what stands before them in other
// functions or files.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_LOWER_FUNCTIONKEYS_H
#define NOSTALL_LOWER_FUNCTIONKEYS_H

#include "model/FunctionId.h"
#include "clang/AST/Decl.h"
#include "clang/AST/Mangle.h"
#include <memory>

namespace nostall {

/// For one AST, on one thread.
class FunctionKeys {
public:
  explicit FunctionKeys(clang::ASTContext &Context);

  /// Whether the identity of \p F holds its file: for internal linkage, and for `main`, which nothing calls by its
  /// name and of which a build has one for each of its programs.
  static bool belongsToFile(const clang::FunctionDecl &F) { return !F.isExternallyVisible() || F.isMain(); }
  /// \p File is the path that stands for internal linkage.
  FunctionId idOf(const clang::FunctionDecl &F, llvm::StringRef File);
  /// The identity of a field or of a variable with static storage.
  FunctionId idOf(const clang::ValueDecl &Variable, llvm::StringRef File);

private:
  std::string keyOf(const clang::FunctionDecl &F, llvm::StringRef File);

  std::unique_ptr<clang::MangleContext> Mangler;
};

} // namespace nostall

#endif
