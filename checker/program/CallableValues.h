//===- CallableValues.h - What can be called through a value ----------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// A callable or coroutine travels: through local variables, wrappers, binders and containers, in fields and global
// variables, out of the function that made it. Here a value of a flow graph becomes what the whole program can follow:
// a function, a parameter, a field or variable, what an earlier call gave.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_PROGRAM_CALLABLEVALUES_H
#define NOSTALL_PROGRAM_CALLABLEVALUES_H

#include "flow/Dataflow.h"
#include "program/SummaryTables.h"

namespace nostall::program {

using Values = llvm::SmallVector<Value, 2>;

/// What local variables are given anywhere in a unit, whatever holds there: for the lambdas that capture them, and for
/// those that hold too much to follow.
class LocalContents {
public:
  LocalContents(const graph::Unit &Unit, flow::UnitKnowledge &Known);

  struct Source {
    graph::FunctionIndex In;
    graph::ValueIndex What;
    graph::TypeIndex Written;
  };
  llvm::ArrayRef<Source> of(graph::VariableIndex V) const;

private:
  std::map<graph::VariableIndex, std::vector<Source>> Contents;
};

/// Of one function, as its callers of one kind call it.
class CallableValues {
public:
  /// \p Events: the position of the event of each step that has one.
  CallableValues(const graph::Unit &Unit, flow::UnitKnowledge &Known, const flow::TypeRoles &Types,
                 const LocalContents &Locals, SummaryTables &Tables, graph::FunctionIndex Of,
                 const std::map<graph::StepIndex, uint32_t> &Events)
      : Unit(Unit), Known(Known), Types(Types), Locals(Locals), Tables(Tables), Of(Of), Events(Events) {}

  /// What \p V, one of \p Table, can run where \p At holds. \p Written is its type where it is named.
  Values of(const Table<graph::Value> &Table, graph::ValueIndex V, graph::TypeIndex Written, const flow::State &At);
  /// The field, global or local variable that \p V is or is an element of; invalid when it is none.
  graph::VariableIndex holderOf(const Table<graph::Value> &Table, graph::ValueIndex V, const flow::State &At);
  /// How many lambdas further out a function stands around this one; none when it does not.
  std::optional<uint8_t> depthOf(graph::FunctionIndex Owner) const;

private:
  struct Place;
  void collect(const Place &P, graph::ValueIndex V, graph::TypeIndex Written, unsigned Depth, Values &Into);
  void variable(const Place &P, graph::ValueIndex V, unsigned Depth, Values &Into);
  void result(const Place &P, graph::StepIndex S, unsigned Depth, Values &Into);
  bool held(const Place &P, graph::ValueIndex V, unsigned Depth, Values &Into);
  bool kept(const Place &P, const graph::Step &Made, unsigned Depth, Values &Into);
  bool functionsOfType(graph::TypeIndex T, Values &Into);
  /// The object behind a call of library code that gives access to what it holds: `front`, `at`, `operator*`.
  graph::Argument holderBehind(const graph::Step &Call) const;

  const graph::Unit &Unit;
  flow::UnitKnowledge &Known;
  const flow::TypeRoles &Types;
  const LocalContents &Locals;
  SummaryTables &Tables;
  graph::FunctionIndex Of;
  const std::map<graph::StepIndex, uint32_t> &Events;
};

} // namespace nostall::program

#endif
