//===- PrivateQueues.h - Loops that only queue work for threads -------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// A program may keep a loop, such as an io_context, and threads that run it, for nothing but to post work to them: a
// pool under another name, in which work may block. That is so only if every use of the loop is seen and none of them
// is I/O, a timer or a coroutine that waits there.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_FLOW_PRIVATEQUEUES_H
#define NOSTALL_FLOW_PRIVATEQUEUES_H

#include "flow/TypeRoles.h"
#include <map>

namespace nostall::flow {

/// What a local variable, or a capture of a lambda's that has an initialiser, begins as.
struct InitialValue {
  const graph::FlowGraph *In = nullptr;
  graph::Argument What;
  bool Only = true; ///< nothing is assigned to it later
};
using InitialValues = std::map<graph::VariableIndex, InitialValue>;

/// Of one unit, on one thread. Answers are kept by variable.
class PrivateQueues {
public:
  PrivateQueues(const graph::Unit &Unit, UnitKnowledge &Known, TypeRoles &Roles, const InitialValues &Initials)
      : Unit(Unit), Known(Known), Roles(Roles), Initials(Initials) {}

  /// Whether \p Loop, whose type is a loop or an owner of one, is run by threads and gets nothing but plain work, and
  /// no other file can use it. The class of a field must hold the threads.
  bool isQueue(graph::VariableIndex Loop);

private:
  friend class QueueUses;
  bool isOnlyUsedHere(graph::VariableIndex Loop);

  const graph::Unit &Unit;
  UnitKnowledge &Known;
  TypeRoles &Roles;
  const InitialValues &Initials;
  std::map<graph::VariableIndex, bool> Answers;
};

} // namespace nostall::flow

#endif
