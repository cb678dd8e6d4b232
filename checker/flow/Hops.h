//===- Hops.h - What steps do to where code runs ----------------------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// A hop moves the coroutine that awaits it to another executor; any other await ends a hop that lasts until a
// suspension. A coroutine that resumes whoever awaits it where it ended takes that one along, and an awaiter of the
// program's own may have a thread resume the coroutine.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_FLOW_HOPS_H
#define NOSTALL_FLOW_HOPS_H

#include "flow/Conditions.h"
#include "flow/Contract.h"
#include "flow/Executors.h"
#include "flow/Translation.h"

namespace nostall::flow {

/// Of one graph. A State is changed in place.
class Hops {
public:
  Hops(const graph::Unit &Unit, const graph::FlowGraph &Graph, UnitKnowledge &Known, Evaluator &Values,
       Conditions &Asking, const Contracts &Callees)
      : Unit(Unit), Graph(Graph), Known(Known), Places(Known.executors()), Values(Values), Asking(Asking),
        Callees(Callees) {}

  /// What the coroutine has moved to, and which executors variables hold, behind a step.
  void step(graph::StepIndex S, State &At);
  /// Whether an await looks as if it moved the coroutine to a pool, and does not.
  bool isVain(graph::StepIndex Await, const State &At);
  /// Adds what a thread or a pool runs or resumes because of a call: the values of \p Graph that it is given.
  void runOffLoop(graph::StepIndex Call, const State &At, std::set<graph::ValueIndex> &Into);
  /// The executor that a function gives which returns \p Returned.
  ExecutorValue returned(const graph::Step &Return, const State &At);

private:
  void assign(const graph::Step &S, State &At);
  void give(graph::StepIndex S, State &At);
  void await(const graph::Step &Await, State &At);
  void awaitOwn(const graph::Step &Await, graph::FunctionIndex Suspend, State &At);
  llvm::SmallVector<graph::StepIndex, 2> awaitedCalls(const graph::Step &Await, const State &At);
  const FunctionEntry *hopOf(graph::FunctionIndex Callee);
  Whereabouts behind(const graph::Step &Awaited, Whereabouts Before, const State &At);
  Moved onceOn(graph::Argument Token, const State &At);
  bool isPool(graph::Argument Executor, const State &At);
  void parts(graph::ValueIndex V, std::set<graph::ValueIndex> &Into) const;

  const graph::Unit &Unit;
  const graph::FlowGraph &Graph;
  UnitKnowledge &Known;
  Executors &Places;
  Evaluator &Values;
  Conditions &Asking;
  const Contracts &Callees;
};

} // namespace nostall::flow

#endif
