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
#include "clang/AST/ExprCXX.h"

namespace nostall {

/// A field of a field of a field is followed; beyond that a place is not known.
constexpr unsigned MaxFields = 3;

/// Of the expressions of one graph.
class ValueResolver {
public:
  ValueResolver(UnitTables &Tables, graph::FlowGraph &Graph) : Tables(Tables), Graph(Graph) {}

  graph::ValueIndex of(const clang::Expr *E);
  graph::ValueIndex variable(const clang::ValueDecl &V);
  graph::ValueIndex field(graph::ValueIndex Object, const clang::ValueDecl &Field);
  graph::ValueIndex object() { return keep({graph::ValueKind::This}); }
  graph::ValueIndex unknown() { return keep({}); }
  graph::ValueIndex target(graph::ValueIndex Pointer);
  graph::ValueIndex address(graph::ValueIndex Place);
  graph::ValueIndex result(graph::StepIndex Of);
  graph::ValueIndex operation(graph::Operator How, graph::ValueIndex First, graph::ValueIndex Second);

  /// What an expression that is a step gives from now on.
  void gives(const clang::Expr &E, graph::StepIndex Step) { Steps[&E] = Step; }
  /// What an expression denotes, whatever it looks like: of a loop's hidden variables and opaque values.
  void denotes(const clang::Expr &E, graph::ValueIndex Value) { Known[&E] = Value; }

private:
  graph::ValueIndex keep(graph::Value V);
  graph::ValueIndex name(const clang::ValueDecl &Named);
  graph::ValueIndex constant(const clang::Expr &E);
  graph::ValueIndex unary(const clang::UnaryOperator &E);
  graph::ValueIndex binary(const clang::BinaryOperator &E);
  graph::ValueIndex cast(const clang::CastExpr &E);
  unsigned fieldsOf(graph::ValueIndex V) const;

  UnitTables &Tables;
  graph::FlowGraph &Graph;
  llvm::DenseMap<const clang::Expr *, graph::StepIndex> Steps;
  llvm::DenseMap<const clang::Expr *, graph::ValueIndex> Known;
  std::map<std::vector<uint64_t>, graph::ValueIndex> Kept;
};

/// Whether a call only gives what it is given: std::move, std::forward and their like.
bool passesThrough(const clang::CallExpr &Call);

} // namespace nostall

#endif
