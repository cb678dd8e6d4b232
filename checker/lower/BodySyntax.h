//===- BodySyntax.h - What the places of a body's expressions say ----------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// Clang's flow graph gives the expressions of a body in the order in which they run, and not where they stand: whether
// `co_await` may be written there, which `try` surrounds them, which objects would end on the way out of it, and
// whether anything uses what they give. One walk of the body's statements notes that.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_LOWER_BODYSYNTAX_H
#define NOSTALL_LOWER_BODYSYNTAX_H

#include "model/FlowGraph.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/SmallVector.h"
#include <deque>

namespace nostall {

/// A local object with a destructor, in the order of declaration: when an exception passes, those from here outwards
/// end.
struct LiveLocal {
  const clang::VarDecl *Variable = nullptr;
  const LiveLocal *Outer = nullptr;
};

/// A `try` with what was alive before it.
struct TryScope {
  const clang::CXXTryStmt *Statement = nullptr;
  const LiveLocal *Alive = nullptr;
  const TryScope *Outer = nullptr;
};

/// Of one body.
class BodySyntax {
public:
  /// \p Coroutine: `co_await` may stand in it.
  BodySyntax(const clang::Stmt &Body, bool Coroutine);

  struct Place {
    graph::AwaitSyntax Await = graph::AwaitSyntax::NoSpelling;
    /// Of what nobody spelled: what a range-based loop iterates, or the expression that leaves an argument out.
    clang::SourceLocation ImplicitlyAt;
    const clang::Expr *Around = nullptr; ///< the expression around a call or construction, or null
    const LiveLocal *Alive = nullptr;
    const TryScope *Try = nullptr;
  };
  /// Where a call, construction, await, throw or left out argument stands; of anything else nothing is noted.
  Place placeOf(const clang::Stmt &S) const { return Places.lookup(&S); }
  /// Whether an expression is a statement of its own.
  bool isStatement(const clang::Expr &E) const { return Statements.contains(&E); }
  /// Whether the value of an expression is dropped: that of a statement, of the left operand of a comma, or of a
  /// variable that nothing names.
  bool isDiscarded(const clang::Expr &E) const { return Discarded.contains(&E); }

  /// The blocks of the body, inner ones behind outer ones.
  llvm::ArrayRef<const clang::CompoundStmt *> blocks() const { return Blocks; }

  /// Whether an expression is never run.
  bool isUnevaluated(const clang::Stmt &S) const { return Unevaluated.contains(&S); }

private:
  void unevaluated(const clang::Stmt &S);
  void visit(const clang::Stmt *S);
  void children(const clang::Stmt &S);
  void note(const clang::Stmt &S);
  void drop(const clang::Expr &E);
  void statement(const clang::Stmt *S);
  void declare(const clang::DeclStmt &S);
  template <typename Action> void within(graph::AwaitSyntax Place, Action Visit);

  Place Here;
  std::deque<LiveLocal> Locals; // stable addresses
  std::deque<TryScope> Tries;
  llvm::DenseSet<const clang::Stmt *> Unevaluated;
  llvm::DenseMap<const clang::Stmt *, Place> Places;
  llvm::SmallVector<const clang::CompoundStmt *, 8> Blocks;
  llvm::DenseSet<const clang::Expr *> Statements, Discarded;
  llvm::SmallVector<const clang::Expr *, 8> Parents; ///< around what is being visited, itself last
};

} // namespace nostall

#endif
