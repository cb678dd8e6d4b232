//===- LockAcrossAwait.cpp - nostall-lock-across-await --------------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// A coroutine that awaits while it holds a mutex keeps it for as long as it is suspended. Whoever else wants it blocks
// his thread until then: on the same loop for ever, since the coroutine that would give it back cannot run. And a
// coroutine that is resumed on another thread unlocks a mutex that this thread does not own.
//
//===----------------------------------------------------------------------===//
#include "rules/Rules.h"

using namespace nostall;

static Location locationOf(const TuSummary &Tu, const Span &S) {
  return {Tu.Strings[S.File].str(), S.Line, S.Column, S.Begin};
}

const Event *nostall::takesLockHeldAcross(llvm::ArrayRef<Event> Events, uint32_t Await) {
  const uint32_t Mutex = Events[Await].Kind == EventKind::Await ? Events[Await].Holding : None;
  while (Mutex != None && Await-- > 0)
    if (Events[Await].Takes == Mutex)
      return &Events[Await];
  return nullptr;
}

void nostall::checkLocksAcrossAwaits(const RuleInput &Input, std::vector<LocatedFinding> &Found) {
  const Program &P = Input.Flow.program();
  for (FunctionIndex F = 0; F < P.functionCount(); ++F) {
    const FunctionSummary &Summary = P.summary(F);
    if (Summary.Quiet)
      continue;
    const TuSummary &Tu = P.unitOf(F);
    const llvm::ArrayRef<Event> Events = P.events(F);
    const Event *Told = nullptr; // one finding for each time that it is taken
    for (uint32_t Position = 0; Position < Events.size(); ++Position) {
      const Event &E = Events[Position];
      const Event *Taken = takesLockHeldAcross(Events, Position);
      if (!Taken || Taken == Told || isSuppressed(Tu, Taken->Where, "nostall-lock-across-await"))
        continue;
      Told = Taken;
      const std::string Mutex = P.symbolName(P.globalSymbol(P.definition(F).Unit, E.Holding)).str();
      LocatedFinding L;
      L.Function = F;
      L.Event = Position;
      Finding &Result = L.Finding;
      Result.Rule = "nostall-lock-across-await";
      Result.Category = Category::Lock;
      Result.Severity = Severity::Error;
      Result.Place = locationOf(Tu, Taken->Where);
      Result.Function = P.name(F).str();
      Result.Message = contextWords(Input.Flow, F) + " is suspended while it holds '" + Mutex +
                       "', and whoever waits for it blocks the loop; release it before 'co_await', or use an "
                       "awaitable mutex";
      Step Take{StepKind::Call, Result.Place, Result.Function,
                P.name(P.global(P.definition(F).Unit, Taken->Callee)).str(), "takes '" + Mutex + "'"};
      Step Held{StepKind::LockHolder, locationOf(Tu, E.Where), Result.Function, Mutex, "while it is suspended"};
      Result.Chain = {std::move(Take), std::move(Held)};
      Found.push_back(std::move(L));
    }
  }
}
