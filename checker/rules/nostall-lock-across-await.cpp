//===- nostall-lock-across-await.cpp - nostall-lock-across-await --------------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// A coroutine that awaits while it holds a mutex keeps it for as long as it is suspended. Whoever else wants it blocks
// its thread until then: on the same loop for ever, since the coroutine that would give it back cannot run. And a
// coroutine that is resumed on another thread unlocks a mutex that this thread does not own.
//
//===----------------------------------------------------------------------===//
#include "rules/Rules.h"

using namespace nostall;

/// The event that takes the lock which is held while event number \p Await suspends; null when there is none.
static const Event *takesLockHeldAcross(llvm::ArrayRef<Event> Events, uint32_t Await) {
  const uint32_t Mutex = Events[Await].Kind == EventKind::Await ? Events[Await].Holding : None;
  while (Mutex != None && Await-- > 0)
    if (Events[Await].Takes == Mutex)
      return &Events[Await];
  return nullptr;
}

static void check(const RuleInput &Input, FunctionIndex F, std::vector<Finding> &Found) {
  const Program &P = Input.program();
  const TuSummary &Tu = P.unitOf(F);
  const llvm::ArrayRef<Event> Events = P.events(F);
  const Event *Told = nullptr; // one finding for each time that it is taken
  for (uint32_t Position = 0; Position < Events.size(); ++Position) {
    const Event &E = Events[Position];
    const Event *Taken = takesLockHeldAcross(Events, Position);
    if (!Taken || Taken == Told)
      continue;
    Told = Taken;
    const std::string Mutex = P.symbolName(P.globalSymbol(P.definition(F).Unit, E.Holding)).str();
    const std::string Function = P.name(F).str();
    Step Take{StepKind::Call, locationOf(Tu, Taken->Where), Function,
              P.name(P.global(P.definition(F).Unit, Taken->Callee)).str(), "takes '" + Mutex + "'"};
    Step Held{StepKind::LockHolder, locationOf(Tu, E.Where), Function, Mutex, "", StepReason::Suspended};
    Finding &New =
        Found.emplace_back(findingAt(Input, F, Position, Severity::Error,
                                     contextWords(Input.flow(), F) + " is suspended while it holds '" + Mutex +
                                         "', so that a function that waits for it blocks the loop; release it before "
                                         "'co_await', or use an awaitable mutex",
                                     {std::move(Take), std::move(Held)}));
    New.Category = Category::Lock;
  }
}

NOSTALL_RULE(nostall_lock_across_await) = {
    "nostall-lock-across-await",
    "a lock that makes threads wait is held while a coroutine is suspended",
    check,
};
