//===- Conditions.h - Whether the conditions of knowledge hold at a call ----------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// A condition holds if it holds for every value that an argument may have there: doubt counts as blocking.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_FLOW_CONDITIONS_H
#define NOSTALL_FLOW_CONDITIONS_H

#include "flow/Contract.h"
#include "flow/Evaluator.h"
#include "flow/UnitKnowledge.h"

namespace nostall::flow {

/// What a call costs where it stands, or why it costs nothing.
struct Verdict {
  const FunctionEntry *Blocks = nullptr;     ///< the entry by which it blocks
  const FunctionEntry *Discharged = nullptr; ///< else the first entry by which it could
  const Condition *Exempt = nullptr; ///< the condition of Discharged that holds; null when none of its `when` does
  bool EndsNothing = false;          ///< the end of an object that runs nothing: moved from, or not the last owner
};

/// Asks about the calls of one graph.
class Conditions {
public:
  /// \p Given: what its callers say of the classes of objects; may be left out.
  Conditions(const graph::Unit &Unit, const graph::FlowGraph &Graph, UnitKnowledge &Known, Evaluator &Values,
             const CallContext &Given = {})
      : Unit(Unit), Graph(Graph), Known(Known), Values(Values), Types(Given.Types) {}

  /// Whether a step's call blocks where \p At holds.
  Verdict judge(const graph::Step &Call, const State &At);
  bool holds(const Condition &C, const graph::Step &Call, const State &At);
  /// Whether any of \p All holds, or there are none.
  bool anyHolds(llvm::ArrayRef<Condition> All, const graph::Step &Call, const State &At);
  /// The class of what a call passes, as the callers of this function know it.
  graph::TypeIndex typeOf(graph::Argument A) const;

private:
  bool isZeroed(graph::ValueIndex Place, const State &At);
  bool asksForError(int64_t Error);
  bool isLastError(graph::ValueIndex V);
  /// The leftmost operand of a chain of `<<` or `>>`.
  graph::Argument rootOfShifts(graph::Argument A) const;
  /// What stands behind conversions from a text: a string, a view or a path that is made of it alone.
  graph::ValueIndex behindConversions(graph::ValueIndex V) const;
  std::string nameOf(graph::ValueIndex V) const;

  const graph::Unit &Unit;
  const graph::FlowGraph &Graph;
  UnitKnowledge &Known;
  Evaluator &Values;
  const std::map<graph::ValueIndex, graph::TypeIndex> Types;
};

} // namespace nostall::flow

#endif
