//===- IneffectiveHop.cpp - nostall-ineffective-hop ---------------------------------------------------===//
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
static uint32_t blockedAfter(const Propagation &Flow, FunctionIndex F, uint32_t Position) {
  const llvm::ArrayRef<Event> Events = Flow.program().events(F);
  for (uint32_t Next = Position + 1; Next < Events.size(); ++Next) {
    if (Events[Next].Kind == EventKind::Await)
      return None;
    if (Flow.blockingOf(F, Next).Blocks)
      return Next;
  }
  return None;
}

void nostall::checkIneffectiveHops(const RuleInput &Input, std::vector<LocatedFinding> &Found) {
  const Propagation &Flow = Input.Flow;
  const Program &P = Flow.program();
  for (FunctionIndex F = 0; F < P.functionCount(); ++F) {
    if (P.summary(F).Quiet || !Flow.contexts(F).onLoop())
      continue;
    const TuSummary &Tu = P.unitOf(F);
    const llvm::ArrayRef<Event> Events = P.events(F);
    for (uint32_t Position = 0; Position < Events.size(); ++Position) {
      const Event &E = Events[Position];
      if (!E.VainHop || isSuppressed(Tu, E.Where, "nostall-ineffective-hop"))
        continue;
      const uint32_t Blocked = blockedAfter(Flow, F, Position);
      if (Blocked == None)
        continue;
      LocatedFinding L;
      L.Function = F;
      L.Event = Position;
      Finding &Result = L.Finding;
      Result.Rule = "nostall-ineffective-hop";
      Result.Severity = Severity::Error;
      Result.Place = {Tu.Strings[E.Where.File].str(), E.Where.Line, E.Where.Column, E.Where.Begin};
      Result.Function = P.name(F).str();
      Result.Chain = Flow.witness(F, Blocked);
      Result.Message = "this 'co_await' does not move " + contextWords(Flow, F) + " to the pool, so '" +
                       Result.Chain.front().Call + "' blocks the event loop; bind the executor to the completion token";
      Result.Chain.insert(Result.Chain.begin(),
                          Step{StepKind::Spawn, Result.Place, Result.Function, "a handler on the pool",
                               "the coroutine itself resumes on its own executor"});
      Found.push_back(std::move(L));
    }
  }
}
