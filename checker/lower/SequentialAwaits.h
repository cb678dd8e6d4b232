//===- SequentialAwaits.h - Awaits that could run at the same time -------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// `auto a = co_await f(); auto b = co_await g();` takes as long as both together. Where g needs nothing of f, and f
// changes nothing that g uses, both could be under way at once. Such awaits are found among the statements of one
// block, and each is put beside the one before. In doubt two awaits are in order on purpose: one whose result nobody
// uses has only effects, a delay or a lock is there for what follows, and an object that both may change is a protocol.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_LOWER_SEQUENTIALAWAITS_H
#define NOSTALL_LOWER_SEQUENTIALAWAITS_H

#include "lower/Accesses.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/Stmt.h"
#include "llvm/ADT/SmallVector.h"
#include <vector>

namespace nostall {

/// A statement that puts the result of one awaited call into a variable.
struct SingleAwait {
  const clang::Stmt *Statement = nullptr;
  const clang::VarDecl *Variable = nullptr;
  bool Declares = false; ///< rather than that it assigns
  const clang::CoawaitExpr *Await = nullptr;
  const clang::CallExpr *Call = nullptr;
};

/// Awaits of which none needs another one, two at least, in their order.
using AwaitRun = llvm::SmallVector<SingleAwait, 4>;

/// For the body of one coroutine, on one thread.
class SequentialAwaits {
public:
  SequentialAwaits(DeclarationKnowledge &Known, const clang::FunctionDecl &Coroutine)
      : Known(Known), Coroutine(Coroutine), Ast(Coroutine.getASTContext()) {}

  /// The runs among the statements of \p Block. An await counts if \p Counts.
  std::vector<AwaitRun> runsIn(const clang::CompoundStmt &Block,
                               llvm::function_ref<bool(const clang::CoawaitExpr &)> Counts);
  /// Whether `auto [a, b] = co_await gather(f(), g());` can stand for the statements: each declares a variable of the
  /// very type that its await gives, and the awaitables are coroutines of this one's kind.
  bool canBind(llvm::ArrayRef<SingleAwait> Run);

private:
  std::optional<SingleAwait> awaitsOnce(const clang::Stmt &S);
  bool startsLazily(const clang::CallExpr &Call);
  bool waitsForOrder(const clang::CallExpr &Call);

  DeclarationKnowledge &Known;
  const clang::FunctionDecl &Coroutine;
  clang::ASTContext &Ast;
};

} // namespace nostall

#endif
