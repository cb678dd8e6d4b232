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

#include "knowledge/Knowledge.h"
#include "model/Summary.h"
#include "clang/AST/DeclCXX.h"
#include "llvm/ADT/DenseMap.h"
#include <optional>

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
