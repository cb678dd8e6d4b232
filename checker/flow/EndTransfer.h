//===- EndTransfer.h - What steps do to how objects will end ----------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// A copy, a move, a return and an assignment take along what waits; a call that waits for an object settles it, and so
// does a move from it. What a library's function gets by an rvalue reference is kept by its object, or by what it
// gives.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_FLOW_ENDTRANSFER_H
#define NOSTALL_FLOW_ENDTRANSFER_H

#include "flow/Conditions.h"
#include "flow/Contract.h"

namespace nostall::flow {

/// Of one graph. Only State::Ends is changed.
class EndTransfer {
public:
  EndTransfer(const graph::Unit &Unit, const graph::FlowGraph &Graph, UnitKnowledge &Known, Evaluator &Values,
              Conditions &Asking, const Contracts &Callees)
      : Unit(Unit), Graph(Graph), Known(Known), Values(Values), Asking(Asking), Callees(Callees) {}

  /// What holds behind a step, of which \p At still holds everything else as it was before. \p Callee: the contract of
  /// the function that it calls, or null.
  void step(graph::StepIndex S, const Contract *Callee, State &At);
  /// Whether a step blocks where \p At holds: a call as Conditions say, the end of an object also by what is known of
  /// it.
  Verdict judge(const graph::Step &S, const State &At);
  /// How what is returned will end.
  GivenEnding returned(graph::ValueIndex Source, const State &At);
  /// Whether the end of the object at a place runs and waits for nothing.
  bool isSettled(graph::ValueIndex Place, const State &At) const;

private:
  using Places = llvm::SmallVector<std::pair<graph::ValueIndex, const FunctionEntry *>, 2>;

  void call(graph::StepIndex S, const Contract *Callee, State &At);
  void construct(graph::StepIndex S, const Contract *Callee, State &At);
  bool assignObject(graph::StepIndex S, State &At);
  void initialise(graph::ValueIndex Target, graph::ValueIndex Source, State &At);
  void takeFrom(graph::ValueIndex Source, graph::ValueIndex Place, State &At);
  void end(const graph::Step &S, State &At);
  void methodOf(const graph::Step &Call, State &At);
  void given(graph::StepIndex S, const Contract *Callee, State &At);
  void passed(graph::StepIndex S, const Contract *Callee, State &At);
  void apply(graph::StepIndex S, const Contract &Callee, State &At);

  /// The argument whose object a constructor or assignment to one of type \p To takes over or copies.
  const graph::Argument *takenOver(const graph::Step &S, graph::TypeIndex To, bool &Moves) const;
  void take(const graph::Argument &From, graph::ValueIndex To, graph::TypeIndex Type, bool Moves, State &At);
  void carry(graph::ValueIndex From, graph::ValueIndex To, bool Moves, State &At);
  void share(graph::ValueIndex Copy, graph::ValueIndex Of, State &At);
  void settle(graph::ValueIndex Place, State &At);
  void unsettle(graph::ValueIndex Place, State &At);
  void forget(graph::ValueIndex Place, State &At);
  /// The places within \p Place whose objects wait when they end.
  Places waitingIn(graph::ValueIndex Place, const State &At) const;
  bool endsNothing(const graph::Step &S, const State &At) const;
  graph::ValueIndex rebased(graph::ValueIndex Place, graph::ValueIndex From, graph::ValueIndex To) const;
  graph::ValueIndex rootOf(graph::ValueIndex Place) const;
  graph::ValueIndex onlyPlace(graph::ValueIndex V, const State &At);
  bool isNull(const graph::Argument &A, const State &At);
  bool holdsElements(graph::TypeIndex T) const;
  bool isShared(graph::TypeIndex T) const;

  const graph::Unit &Unit;
  const graph::FlowGraph &Graph;
  UnitKnowledge &Known;
  Evaluator &Values;
  Conditions &Asking;
  const Contracts &Callees;
};

} // namespace nostall::flow

#endif
