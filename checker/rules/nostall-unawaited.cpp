//===- nostall-unawaited.cpp - nostall-unawaited --------------------------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// A lazily started coroutine or operation does nothing until it is awaited. Calling it and dropping what it returns
// compiles, runs, and silently skips the work: the forgotten `co_await`.
//
//===----------------------------------------------------------------------===//
#include "rules/Advice.h"

using namespace nostall;

static void check(const RuleInput &Input, FunctionIndex F, std::vector<Finding> &Found) {
  const Program &P = Input.program();
  const llvm::ArrayRef<Event> Events = P.events(F);
  for (uint32_t Position = 0; Position < Events.size(); ++Position) {
    const Event &E = Events[Position];
    if (E.Kind != EventKind::Discard)
      continue;
    const std::string Callee = P.name(P.global(P.definition(F).Unit, E.Callee)).str();
    Step Dropped{StepKind::Call, locationOf(P.unitOf(F), E.Where), P.name(F).str(), Callee, "dropped"};
    Found.push_back(findingAt(Input, F, Position, Severity::Error,
                              "the awaitable returned by '" + Callee + "' is never awaited, so it never runs; " +
                                  unawaitedAdvice(E),
                              {std::move(Dropped)}));
  }
}

static constexpr FixForm Fixes[] = {FixForm::Await};

NOSTALL_RULE(nostall_unawaited) = {
    "nostall-unawaited", "an awaitable is created and dropped, so it never runs", check, nullptr, Fixes,
};
