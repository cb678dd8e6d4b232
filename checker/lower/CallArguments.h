//===- CallArguments.h - The arguments of calls and the objects that they name -----*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_LOWER_CALLARGUMENTS_H
#define NOSTALL_LOWER_CALLARGUMENTS_H

#include "knowledge/Knowledge.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/SmallVector.h"

namespace nostall {

/// The arguments of one call, with the object apart, as entries count them.
struct CallArguments {
  const clang::Expr *Object = nullptr;
  llvm::ArrayRef<const clang::Expr *> Arguments;
  clang::QualType ObjectType = {}; ///< for an implicit destructor, whose object is no expression

  /// The expression that \p Ref means, or null when the call has no such argument. Counting from the end leaves out
  /// arguments that are not written.
  const clang::Expr *get(ArgumentRef Ref) const;
  /// Whether \p Ref means argument number \p Position (ObjectArgument for the object).
  bool means(ArgumentRef Ref, unsigned Position) const;
};

/// The object and the arguments of \p Call as entries count them; \p Storage keeps them.
CallArguments argumentsOf(const clang::CallExpr &Call, llvm::SmallVectorImpl<const clang::Expr *> &Storage);
CallArguments argumentsOf(const clang::CXXConstructExpr &Construct,
                          llvm::SmallVectorImpl<const clang::Expr *> &Storage);

/// The function that \p S, a call or a construction, calls, with its \p Arguments, which \p Storage keeps. Null when it
/// is neither, or calls what is not known.
const clang::FunctionDecl *calleeOf(const clang::Stmt &S, CallArguments &Arguments,
                                    llvm::SmallVectorImpl<const clang::Expr *> &Storage);

/// The expression to look at in place of a call, or null.
using SeeThrough = llvm::function_ref<const clang::Expr *(const clang::CallExpr &)>;

/// The variable or field that \p E is, or is part of, or points to; null when it is none.
const clang::ValueDecl *objectOf(const clang::Expr *E, SeeThrough Call = nullptr);

/// The local variable that \p E names, or null.
const clang::VarDecl *localOf(const clang::Expr *E);

/// Whether a local variable gets another value than its first one, by an assignment operator.
bool isAssigned(const clang::VarDecl &V);

} // namespace nostall

#endif
