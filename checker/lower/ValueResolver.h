//===- ValueResolver.h - From an expression to the value that it denotes ---------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// The one place that knows what parentheses, casts, temporaries, references, captured variables and constants look like
// in Clang's AST. Everything else asks here for a graph::Value.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_LOWER_VALUERESOLVER_H
#define NOSTALL_LOWER_VALUERESOLVER_H

#include "lower/UnitTables.h"
#include "model/ValueInterner.h"
#include "clang/AST/ExprCXX.h"

namespace nostall {

/// Of the expressions of one graph.
class ValueResolver {
public:
  ValueResolver(UnitTables &Tables, graph::FlowGraph &Graph) : Values(Graph.Values), Tables(Tables) {}

  graph::ValueInterner Values; ///< of the graph

  graph::ValueIndex of(const clang::Expr *E);
  /// The place of a variable; of a reference what it refers to.
  graph::ValueIndex variable(const clang::ValueDecl &V);
  graph::ValueIndex field(graph::ValueIndex Object, const clang::ValueDecl &Field);

  /// What an expression that is a step gives from now on.
  void gives(const clang::Expr &E, graph::StepIndex Step) { Steps[&E] = Step; }
  /// What an expression denotes, whatever it looks like: of a loop's hidden variables and opaque values.
  void denotes(const clang::Expr &E, graph::ValueIndex Value) { Known[&E] = Value; }

private:
  graph::ValueIndex name(const clang::ValueDecl &Named);
  graph::ValueIndex constant(const clang::Expr &E);
  graph::ValueIndex unary(const clang::UnaryOperator &E);
  graph::ValueIndex binary(const clang::BinaryOperator &E);
  graph::ValueIndex cast(const clang::CastExpr &E);

  UnitTables &Tables;
  llvm::DenseMap<const clang::Expr *, graph::StepIndex> Steps;
  llvm::DenseMap<const clang::Expr *, graph::ValueIndex> Known;
};

/// Whether a call only gives what it is given: std::move, std::forward and their like.
bool passesThrough(const clang::CallExpr &Call);

} // namespace nostall

#endif
