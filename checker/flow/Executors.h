//===- Executors.h - Which executor a value is ------------------------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// Where a spawned coroutine or posted handler runs depends on the executor that it is given. Often the executor's type
// says whether that is a loop or a pool; where it does not, because the type fits both or because the pool may serve
// the program's sockets too, the place that holds it decides, for the whole program to resolve.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_FLOW_EXECUTORS_H
#define NOSTALL_FLOW_EXECUTORS_H

#include "flow/Evaluator.h"
#include "flow/ExecutorValue.h"
#include "flow/PrivateQueues.h"
#include "flow/TypeRoles.h"

namespace nostall::flow {

/// Of one unit, on one thread.
class Executors {
public:
  Executors(const graph::Unit &Unit, UnitKnowledge &Known);

  /// The executor that \p V is, or that it works on, where \p At holds; \p Written is its type before conversions. A
  /// Place is a value of \p Values: a parameter, field, global or local variable of the function of \p Graph or of one
  /// that it stands in.
  ExecutorValue of(graph::ValueIndex V, graph::TypeIndex Written, const graph::FlowGraph &Graph, Evaluator &Values,
                   const State &At);
  ExecutorValue of(graph::Argument A, const graph::FlowGraph &Graph, Evaluator &Values, const State &At) {
    return of(A.What, A.Written, Graph, Values, At);
  }
  /// The one of two; if they differ, the loop that one of them may be.
  static ExecutorValue worse(const ExecutorValue &A, const ExecutorValue &B);

  /// Whether what runs on it may block: a thread or pool, whose threads serve no socket. \p Values has its place.
  bool isPool(const ExecutorValue &E, const graph::ValueInterner &Values);
  /// Whether somewhere in the unit a socket is made on what a place holds: its threads then serve that.
  bool servesIo(graph::VariableIndex Place);
  /// The coroutines that make sockets on the executor on which they run.
  const std::set<graph::FunctionIndex> &servingTheirOwn();
  /// The variable or field that decides what a place is, or an invalid index.
  static graph::VariableIndex variableOf(graph::ValueIndex Place, const graph::ValueInterner &Values);

  /// What a step assigns to a place.
  struct Assignment {
    graph::ValueIndex To;
    graph::Argument From;
  };
  /// What \p S assigns, if it assigns.
  std::optional<Assignment> assigned(const graph::Step &S) const;

  /// What a local variable begins as if nothing is assigned to it later, or null.
  const InitialValue *initial(graph::VariableIndex Local) const;

  TypeRoles &roles() { return Roles; }

private:
  friend class ExecutorSearch;
  /// The uses of executors that make sockets.
  struct Served {
    std::set<graph::VariableIndex> Places;
    std::set<graph::FunctionIndex> OnTheirOwn;
  };
  void collectInitials(const graph::FlowGraph &Graph);
  void collectCaptures();
  const Served &served();

  const graph::Unit &Unit;
  TypeRoles Roles;
  InitialValues Initials;
  PrivateQueues Queues;
  std::optional<Served> WithSockets;
};

} // namespace nostall::flow

#endif
