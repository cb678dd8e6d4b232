//===- nostall-ineffective-hop.cpp - nostall-ineffective-hop ---------------------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// `co_await asio::post(pool, use_awaitable)` runs an empty handler on the pool, and then resumes the coroutine on the
// executor that it always had: the loop. What follows runs there, though it reads as if it ran on the pool. Only an
// executor that is bound to the completion token moves the coroutine, and only until the next suspension.
//
//===----------------------------------------------------------------------===//
#include "rules/Rules.h"

using namespace nostall;

/// The first event after \p Position, and before the next await, that blocks; None when there is none.
static uint32_t blockedAfter(const Causes &Reported, FunctionIndex F, uint32_t Position) {
  const llvm::ArrayRef<Event> Events = Reported.program().events(F);
  for (uint32_t Next = Position + 1; Next < Events.size(); ++Next) {
    if (Events[Next].Kind == EventKind::Await)
      return None;
    if (Reported.blockingOf(F, Next).Blocks)
      return Next;
  }
  return None;
}

static void check(const RuleInput &Input, FunctionIndex F, std::vector<Finding> &Found) {
  if (!Input.flow().contexts(F).onLoop())
    return;
  const Program &P = Input.program();
  const llvm::ArrayRef<Event> Events = P.events(F);
  for (uint32_t Position = 0; Position < Events.size(); ++Position) {
    const Event &E = Events[Position];
    const uint32_t Blocked = E.VainHop ? blockedAfter(Input.Solved.Reported, F, Position) : None;
    if (Blocked == None)
      continue;
    std::vector<Step> Path = Input.Solved.ReportedPaths.worst({F, Blocked});
    const std::string Message = "this 'co_await' does not move " + contextWords(Input.flow(), F) +
                                " to the pool, so '" + Path.front().Call +
                                "' blocks the event loop; bind the executor to the completion token";
    Path.insert(Path.begin(), Step{StepKind::Spawn, locationOf(P.unitOf(F), E.Where), P.name(F).str(),
                                   "a handler on the pool", "the coroutine itself resumes on its own executor"});
    Found.push_back(findingAt(Input, F, Position, Severity::Error, Message, std::move(Path)));
  }
}

NOSTALL_RULE(nostall_ineffective_hop) = {
    "nostall-ineffective-hop",
    "an await looks as if it moved the coroutine to a pool, but does not",
    check,
};
