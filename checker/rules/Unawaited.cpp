//===- Unawaited.cpp - nostall-unawaited --------------------------------------------------------===//
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

void nostall::checkUnawaited(const RuleInput &Input, std::vector<LocatedFinding> &Found) {
  const Program &P = Input.Flow.program();
  for (FunctionIndex F = 0; F < P.functionCount(); ++F) {
    const FunctionSummary &Summary = P.summary(F);
    if (Summary.Quiet)
      continue;
    const TuSummary &Tu = P.unitOf(F);
    const llvm::ArrayRef<Event> Events = P.events(F);
    for (uint32_t Position = 0; Position < Events.size(); ++Position) {
      const Event &E = Events[Position];
      if (E.Kind != EventKind::Discard || isSuppressed(Tu, E.Where, "nostall-unawaited"))
        continue;
      LocatedFinding L;
      L.Function = F;
      L.Event = Position;
      Finding &Result = L.Finding;
      Result.Rule = "nostall-unawaited";
      Result.Severity = Severity::Error;
      Result.Place = {Tu.Strings[E.Where.File].str(), E.Where.Line, E.Where.Column, E.Where.Begin};
      Result.Function = P.name(F).str();
      const std::string Callee = P.name(P.global(P.definition(F).Unit, E.Callee)).str();
      Result.Message =
          "the awaitable returned by '" + Callee + "' is never awaited, so nothing of it runs; " + unawaitedAdvice(E);
      Result.Chain.push_back({StepKind::Call, Result.Place, Result.Function, Callee, "dropped"});
      Found.push_back(std::move(L));
    }
  }
}
