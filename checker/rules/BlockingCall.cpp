//===- BlockingCall.cpp - nostall-blocking-call -------------------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// An event loop runs many coroutines and handlers in turn, on one thread. A call that waits (for a peer, a disk, a
// timer, another thread) stops them all, and nothing in the code shows it: the call looks the same in a plain thread,
// where it is harmless. This rule reports each step of an async context that blocks, by itself or through what it
// calls, at the step; a coroutine that merely awaits another one is not told again.
//
//===----------------------------------------------------------------------===//
#include "rules/Advice.h"

using namespace nostall;

static Confidence confidence(const Propagation &Flow, FunctionIndex F, const Blocking &B) {
  const ContextSet &Contexts = Flow.contexts(F);
  if (B.Guess || (Contexts.has(Context::Unknown) && !Contexts.has(Context::Loop)))
    return Confidence::Low;
  return Flow.program().summary(F).Coroutine == CoroutineKind::AssumedLoop ? Confidence::Medium : Confidence::High;
}

void nostall::checkBlockingCalls(const RuleInput &Input, std::vector<LocatedFinding> &Found) {
  const Propagation &Flow = Input.Flow;
  const Program &P = Flow.program();
  for (FunctionIndex F = 0; F < P.functionCount(); ++F) {
    const FunctionSummary &Summary = P.summary(F);
    if (!Flow.isAsyncEntry(F) || !Flow.contexts(F).onLoop() || Summary.Quiet || Summary.AllowBlocking)
      continue;
    const TuSummary &Tu = P.unitOf(F);
    const llvm::ArrayRef<Event> Events = P.events(F);
    for (uint32_t Position = 0; Position < Events.size(); ++Position) {
      const Blocking B = Flow.blockingOf(F, Position);
      if (!B.Blocks || isSuppressed(Tu, Events[Position].Where, "nostall-blocking-call"))
        continue;
      const Propagation::Leaf Leaf = Flow.leaf(F, Position);
      const TuSummary &LeafTu = P.unitOf(Leaf.Function);
      const Effect &What = LeafTu.Effects[P.events(Leaf.Function)[Leaf.Event].Effect];
      const Propagation::LockHolder *Contended = Flow.slowHolder(Leaf.Function, Leaf.Event);
      if (!Input.Configs.of(Tu.Strings[Events[Position].Where.File]).reports(What.What, costOf(What, Contended)))
        continue;
      const FunctionEntry *Entry = Input.readWith(Leaf.Function).knowledge().entry(LeafTu.Strings[What.Entry]);

      LocatedFinding L;
      L.Function = F;
      L.Event = Position;
      Finding &Result = L.Finding;
      Result.Rule = "nostall-blocking-call";
      Result.Category = What.What;
      Result.Severity = severityOf(Contended ? Contended->HowLong : What.HowLong);
      Result.Confidence = confidence(Flow, F, B);
      Result.Chain = Flow.witness(F, Position);
      Result.Others = Flow.otherCauses(F, Position);
      Result.Place = Result.Chain.front().Where;
      Result.Function = P.name(F).str();
      Result.Entry = Entry ? Entry->Key : "";
      const auto CauseAt = static_cast<size_t>(&Result.cause() - Result.Chain.data());
      if (Entry && !Entry->Reason.empty())
        Result.Chain[CauseAt].Reason += ": " + Entry->Reason;
      const bool Direct = CauseAt == 0;
      Result.Message = "'" + Result.Chain.front().Call + "' blocks the event loop in " + contextWords(Flow, F);
      if (!Direct)
        Result.Message += (CauseAt == 1 ? ": it calls '" : ": it leads to '") + Result.cause().Call + "'";
      if (Contended) {
        const Step &Holder = Result.Chain[CauseAt + 1];
        Result.Message += ": '" + Holder.Function + "' holds '" + Holder.Call + "' " + Holder.Reason;
      }
      Result.Message += "; " + blockingAdvice(Input, F, Events[Position], Direct ? Entry : nullptr, What.HowLong);
      Found.push_back(std::move(L));
    }
  }
}
