//===- ArgumentFacts.h - What is known of a call's arguments ---------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// Whether a call blocks can depend on its arguments: a flag, a timeout, whether a stream is a file. What can be said of
// an argument without running anything is said here: constants, types, the object that it names, and, where a function
// is looked at for one caller's sake, what that caller passes for its parameters.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_EXTRACT_ARGUMENTFACTS_H
#define NOSTALL_EXTRACT_ARGUMENTFACTS_H

#include "lower/CallArguments.h"
#include "model/Summary.h"
#include "clang/AST/DeclCXX.h"
#include "llvm/ADT/DenseMap.h"
#include <optional>

namespace nostall {

/// The integer that \p E is known to be at compile time: integers, enumerators, null pointers, and literal classes that
/// wrap one number, such as durations.
std::optional<int64_t> constantOf(const clang::Expr &E, clang::ASTContext &Ast);

/// What callers that are alike pass for a parameter.
struct ParameterFacts {
  clang::QualType Type;                     ///< a class derived from the one that the parameter names, or null
  std::optional<int64_t> Constant;          ///< its value
  const clang::ValueDecl *Object = nullptr; ///< the field or global variable that it refers to
  uint8_t States = 0;                       ///< bits of ObjectState

  bool empty() const { return Type.isNull() && !Constant && !Object && States == 0; }
};

/// What is known where a function begins: of its parameters, and the states of objects from outside.
using Assumptions = llvm::DenseMap<const clang::ValueDecl *, ParameterFacts>;

/// For one AST, on one thread.
class ArgumentFacts {
public:
  explicit ArgumentFacts(clang::ASTContext &Ast) : Ast(Ast) {}

  /// What holds for the parameters of the function that is being looked at; null when nothing does.
  const Assumptions *Assumed = nullptr;

  /// The body of that function.
  const clang::Stmt *Body = nullptr;

  /// As constantOf, also through a local variable that never changes, and of a parameter.
  std::optional<int64_t> valueOf(const clang::Expr &E) const;
  /// Whether \p E is known to have all of \p Bits.
  bool hasBits(const clang::Expr &E, int64_t Bits) const;
  /// Whether \p E is, or points to, a local variable into which its function puts nothing but zeros.
  bool isZeroed(const clang::Expr &E) const;
  /// The type of an object as it was made, where that is known; of `in >> a >> b`, that of `in`.
  clang::QualType typeOf(const clang::Expr &E) const;
  /// The variable that \p E, or the `in` of its `in >> a`, names; null when it names none.
  const clang::ValueDecl *variableOf(const clang::Expr &E) const;
  /// As objectOf, with the object that a parameter is known to refer to in place of the parameter.
  const clang::ValueDecl *objectOf(const clang::Expr *E, SeeThrough Call = nullptr) const;

private:
  const ParameterFacts *assumed(const clang::ValueDecl *Variable) const;

  clang::ASTContext &Ast;
};

/// `in >> a >> b` reads from `in`: a shift operator's result is its left operand.
const clang::Expr *shiftRoot(const clang::Expr *E);

/// The expression without conversions, down through constructors that take it as their only argument.
const clang::Expr *withoutConversions(const clang::Expr *E);

} // namespace nostall

#endif
