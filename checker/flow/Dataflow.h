//===- Dataflow.h - The facts of one function -------------------------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// One dataflow over a flow graph: a worklist of blocks until nothing changes, and three kinds of code only: what a step
// does to a State, what an edge says, and the join.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_FLOW_DATAFLOW_H
#define NOSTALL_FLOW_DATAFLOW_H

#include "flow/Conditions.h"
#include "flow/Contract.h"

namespace nostall::flow {

/// What is known of one function.
struct FunctionFacts {
  /// What holds before each step, by position; a step that nothing reaches is not Reachable.
  std::vector<State> Before;
  /// Whether each step's call blocks.
  std::vector<Verdict> Verdicts;
  /// What holds where the function returns; not Reachable when it never does.
  State AtReturn;
  /// The same, of the returns that may give false, and of those that may give true.
  State AtAnswer[2];
  /// The values that it may give; empty when it gives none.
  Alternatives Returned;
  /// How what it gives will end.
  GivenEnding Gives;
  /// The parameters by value that are moved on, or waited for, before they end.
  std::set<graph::ValueIndex> SettledParameters;
  /// The places outside of the function whose values or states decided something.
  std::set<graph::ValueIndex> Asked;
  /// The executor that all returns give, or the worst of theirs.
  ExecutorValue Executor;
  /// The awaits that look as if they moved the coroutine to a pool, and do not.
  std::set<graph::StepIndex> VainHops;
  /// What a thread or a pool runs or resumes.
  std::set<graph::ValueIndex> RunOffLoop;
  /// The values that the states speak of: the graph's own, and those that were made.
  Table<graph::Value> Values;
};

/// The facts of \p Graph, which is one of \p Unit. What the functions do that it calls, knowledge says, else their
/// contracts. \p Given, what its callers know, is in the terms of \p Own, its contract; both may be left out.
FunctionFacts factsOf(const graph::Unit &Unit, const graph::FlowGraph &Graph, UnitKnowledge &Known,
                      const Contracts &Callees, const Contract *Own = nullptr, const CallContext &Given = {});

} // namespace nostall::flow

#endif
