//===- Roots.h - Which declarations of a unit are looked at first ----------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// Most of a unit is libraries. What is looked at begins with the functions that the user's own files define; a function
// of a header-only library follows when something reaches it.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_LOWER_ROOTS_H
#define NOSTALL_LOWER_ROOTS_H

#include "lower/UserCode.h"
#include "clang/AST/DeclCXX.h"

namespace nostall {

/// Takes what visitRoots finds.
class RootVisitor {
public:
  virtual ~RootVisitor() = default;
  /// A function with a body that is looked into: an instance of a template, or its pattern when nothing instantiates
  /// it.
  virtual void function(const clang::FunctionDecl &F) = 0;
  /// A variable at namespace scope with an initialiser.
  virtual void variable(const clang::VarDecl &) {}
  /// One whose initialiser runs code that may keep what it is given.
  virtual void initialised(const clang::VarDecl &) {}
  /// The class of a lambda in the initialiser of a variable at namespace scope.
  virtual void closure(const clang::CXXRecordDecl &Record) = 0;
};

/// Visits the roots among \p Declarations, the top-level ones of a unit, in their order.
void visitRoots(llvm::ArrayRef<const clang::Decl *> Declarations, UserCode &User, RootVisitor &Visitor);

} // namespace nostall

#endif
