//===- Transfer.h - What steps and conditions do to what holds --------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_FLOW_TRANSFER_H
#define NOSTALL_FLOW_TRANSFER_H

#include "flow/Conditions.h"
#include "flow/EndTransfer.h"
#include "flow/Hops.h"

namespace nostall::flow {

/// Of one graph. A State is changed in place.
class Transfer {
public:
  Transfer(const graph::Unit &Unit, const graph::FlowGraph &Graph, UnitKnowledge &Known, Evaluator &Values,
           Conditions &Asking, const Contracts &Callees)
      : Unit(Unit), Graph(Graph), Known(Known), Values(Values), Asking(Asking), Callees(Callees),
        Moving(Unit, Graph, Known, Values, Asking, Callees), Endings(Unit, Graph, Known, Values, Asking, Callees) {}

  /// What holds behind a step.
  void step(graph::StepIndex S, State &At);
  /// What holds where an edge leads, at its end.
  void edge(const graph::Edge &E, State &At);

private:
  void write(graph::ValueIndex Target, graph::ValueIndex Source, State &At);
  void writeSameField(graph::ValueIndex Written, const Alternatives &New, State &At);
  void forgetPlace(graph::ValueIndex Place, State &At);
  void passStates(graph::ValueIndex From, graph::ValueIndex To, State &At);

  void call(graph::StepIndex S, State &At);
  const Contract *contractFor(const graph::Step &Call) const;
  void apply(const Contract &C, graph::StepIndex S, State &At);
  void copyOrMove(graph::StepIndex S, State &At);
  void changeStates(graph::StepIndex S, State &At);
  void lose(graph::ValueIndex Object, ObjectState Lost, State &At);
  void change(const StateChange &Change, graph::StepIndex S, State &At);
  void writtenByCallee(const graph::Step &Call, State &At);
  void lock(const graph::Step &Call, graph::StepIndex S, State &At);
  void release(const graph::Step &Call, State &At);
  bool isGuard(graph::TypeIndex T) const;
  void handOnGuards(const graph::Step &Call, State &At);
  void doubt(graph::ValueIndex Mutex, State &At);
  bool isCaptured(graph::ValueIndex Place) const;
  void end(const graph::Step &Destroy, State &At);
  void complete(graph::ValueIndex Awaited, State &At);

  /// \p Condition is true, or false.
  void assume(graph::ValueIndex Condition, bool Truth, State &At);
  /// What the call of \p S gave is (or, if not \p Equal, is not) \p Answer; without an answer it is not zero (or zero).
  void assumeAnswer(graph::StepIndex S, graph::ValueIndex Answer, bool Equal, State &At);
  bool says(const StateChange &Test, graph::ValueIndex Answer, bool Equal) const;

  const graph::Unit &Unit;
  const graph::FlowGraph &Graph;
  UnitKnowledge &Known;
  Evaluator &Values;
  Conditions &Asking;
  const Contracts &Callees;
  Hops Moving;
  EndTransfer Endings;
};

} // namespace nostall::flow

#endif
