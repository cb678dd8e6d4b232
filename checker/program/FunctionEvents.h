//===- FunctionEvents.h - What a function does, as events of a summary ------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// The whole program wants to know of a function whom it calls, what blocks there, and what becomes of each callable and
// coroutine. A flow graph with its facts says all that, step by step; here each step that matters becomes an event.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_PROGRAM_FUNCTIONEVENTS_H
#define NOSTALL_PROGRAM_FUNCTIONEVENTS_H

#include "flow/Contexts.h"
#include "flow/Executors.h"
#include "program/BlockOrder.h"
#include "program/CallableValues.h"

namespace nostall::program {

/// What all functions of a unit share while their events are written.
struct UnitInput {
  const graph::Unit &Unit;
  flow::UnitKnowledge &Known;
  flow::TypeRoles &Types;
  const LocalContents &Locals;
  SummaryTables &Tables;
};

/// Of one function in one context. Appends to the summary in UnitInput::Tables.
class FunctionEvents {
public:
  /// \p CalleeOf: the summary's function that a step's call runs, for the caller's context.
  FunctionEvents(const UnitInput &Input, graph::FunctionIndex Of, uint32_t Summary, const flow::FunctionFacts &Facts,
                 std::function<uint32_t(graph::StepIndex)> CalleeOf);

  void write();

private:
  void step(graph::StepIndex S);
  void call(graph::StepIndex S, EventKind Kind);
  void indirectCall(graph::StepIndex S);
  void await(graph::StepIndex S);
  void discard(graph::StepIndex S);
  void returned(graph::StepIndex S);
  void assigned(graph::StepIndex S, graph::ValueIndex Holder, graph::Argument Source);
  void ends(graph::StepIndex S);
  graph::StepIndex ownerEndedBy(graph::StepIndex S) const;
  void deleter(graph::StepIndex S, graph::StepIndex End);
  void aggregates(graph::StepIndex S);
  void aggregate(graph::ValueIndex List, graph::StepIndex S);

  std::vector<Use> usesOf(graph::StepIndex S);
  void setFate(const CallableArgument &C, const graph::Step &Call, Use &Into);
  bool judge(graph::StepIndex S, Event &Into);
  AwaitLegality legality(const graph::Step &S) const;
  uint32_t edit(const graph::Step &S);
  uint32_t emit(graph::StepIndex S, Event E, llvm::ArrayRef<Use> Uses);
  Event eventAt(const graph::Step &S, EventKind Kind) const;

  void store(graph::StepIndex S, llvm::ArrayRef<Use> Uses, const Span &Where);
  nostall::Value executorOf(graph::Argument A, const graph::Step &S);
  std::string executorWords(graph::Argument A, const graph::Step &S);
  uint32_t keptIn(graph::ValueIndex Holder, graph::StepIndex S);
  bool isEmpty(graph::ValueIndex V) const;
  bool canAwait(graph::TypeIndex T) const;
  uint32_t symbolAt(graph::ValueIndex Place);
  uint32_t spareSymbol(const FunctionEntry &Entry, const graph::Step &Call);
  const flow::State &at(graph::StepIndex S) const { return Facts.Before[S.position()]; }
  Values valuesOf(graph::Argument A, graph::StepIndex S) { return Callables.of(All, A.What, A.Written, at(S)); }
  bool isIgnored(const graph::Step &S, bool HasUses) const;
  bool readsLastError() const;

  const UnitInput &Input;
  const graph::Unit &Unit;
  const graph::Function &Function;
  const graph::FlowGraph &Graph;
  const uint32_t Summary;
  const flow::FunctionFacts &Facts;
  std::function<uint32_t(graph::StepIndex)> CalleeOf;
  Table<graph::Value> All; ///< the graph's values, and those that the facts speak of
  graph::ValueInterner Interner;
  flow::Evaluator Evaluator;
  BlockOrder Order;
  std::map<graph::StepIndex, uint32_t> EventOf;
  CallableValues Callables;
  const bool ReadsLastError;
  std::vector<Event> Events;
  std::set<std::pair<uint32_t, uint32_t>> Ended; ///< destructors by function and place that have an event
  graph::BlockIndex Here;
};

} // namespace nostall::program

#endif
