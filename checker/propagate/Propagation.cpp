//===- Propagation.cpp - Which functions block, and where they run --------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "propagate/Propagation.h"
#include "llvm/ADT/STLExtras.h"

using namespace nostall;

static_assert(EnumeratorCount<Context> == std::size(ContextSet().Because));

Propagation::Propagation(const Program &P, UnknownFilter UnknownIsLoop)
    : P(P), UnknownIsLoop(UnknownIsLoop), Known(P), Roles(P, Known), Graph(P, Roles) {
  findEntries();
  propagateContexts();
  Carries.resize(P.functionCount());
  for (FunctionIndex F = 0; F < P.functionCount(); ++F)
    Carries[F] = isCarrier(F);
  this->UnknownIsLoop = nullptr; // the caller's function need not live longer
}

bool Propagation::putsOnLoop(const Edge &E) const {
  return E.Where == Transfer::Loop || E.Where == Transfer::AssumedLoop ||
         (E.Where == Transfer::Unknown && UnknownIsLoop(P.unitOf(E.From), P.events(E.From)[E.Event]));
}

void Propagation::findEntries() {
  const size_t Count = P.functionCount();
  Entry.assign(Count, false);
  Handler.assign(Count, false);
  for (const Edge &E : Graph.edges())
    if (putsOnLoop(E))
      Handler[E.To] = true;
  for (FunctionIndex F = 0; F < Count; ++F) {
    const FunctionSummary &S = P.summary(F);
    const bool Coroutine = S.Coroutine == CoroutineKind::Loop || S.Coroutine == CoroutineKind::AssumedLoop;
    Entry[F] = S.HasBody && (Coroutine || P.entryKind(F) != EntryKind::None || Handler[F]);
  }
}

bool Propagation::isCarrier(FunctionIndex F) const {
  const FunctionSummary &S = P.summary(F);
  const bool Coroutine = S.Coroutine != CoroutineKind::None && S.Coroutine != CoroutineKind::Generator;
  // An async entry bears its own findings: what calls it is not told again.
  return !Coroutine && !(Entry[F] && (P.entryKind(F) != EntryKind::None || Handler[F]));
}

std::vector<bool> Propagation::runsOutsideTheLoopOnly() const {
  const size_t Count = P.functionCount();
  std::vector<bool> Reached(Count), Elsewhere(Count);
  std::vector<FunctionIndex> Work;
  const auto spread = [&](std::vector<bool> &Into) {
    while (!Work.empty()) {
      const FunctionIndex From = Work.back();
      Work.pop_back();
      for (const Edge &E : Graph.from(From))
        if (E.Where == Transfer::Inherit && !Into[E.To]) {
          Into[E.To] = true;
          Work.push_back(E.To);
        }
    }
  };
  const auto runsLoop = [&](FunctionIndex F) { return P.summary(F).RunsLoop || P.name(F) == "main"; };
  for (FunctionIndex F = 0; F < Count; ++F)
    if (runsLoop(F))
      Work.push_back(F);
  if (Work.empty())
    return Reached;
  spread(Reached);
  for (FunctionIndex F = 0; F < Count; ++F)
    if (Contexts[F].Bits != 0 || (Graph.to(F).empty() && !runsLoop(F))) {
      Elsewhere[F] = true; // known to run on another thread, or called by nobody who is seen
      Work.push_back(F);
    }
  spread(Elsewhere);
  for (FunctionIndex F = 0; F < Count; ++F)
    Reached[F] = Reached[F] && !Elsewhere[F];
  return Reached;
}

void Propagation::propagateContexts() {
  Contexts.assign(P.functionCount(), {});
  std::vector<FunctionIndex> Work;
  const auto give = [&](FunctionIndex F, Context C, uint32_t Because) {
    ContextSet &Set = Contexts[F];
    if (Set.has(C))
      return;
    Set.Bits |= static_cast<uint8_t>(1U << static_cast<unsigned>(C));
    Set.Because[static_cast<unsigned>(C)] = Because;
    Work.push_back(F);
  };
  const auto spread = [&] {
    while (!Work.empty()) {
      const FunctionIndex F = Work.back();
      Work.pop_back();
      for (const Edge &E : Graph.from(F)) {
        if (E.Where != Transfer::Inherit)
          continue;
        const auto Via = static_cast<uint32_t>(&E - Graph.edges().data());
        for (const Context C : {Context::Loop, Context::Elsewhere, Context::AssumedLoop, Context::Unknown})
          if (Contexts[F].has(C))
            give(E.To, C, Via);
      }
    }
  };
  for (const auto &[Via, E] : llvm::enumerate(Graph.edges())) {
    const auto Index = static_cast<uint32_t>(Via);
    if (E.Where == Transfer::Loop)
      give(E.To, Context::Loop, Index);
    else if (E.Where == Transfer::AssumedLoop)
      give(E.To, Context::AssumedLoop, Index);
    else if (E.Where == Transfer::Elsewhere)
      give(E.To, Context::Elsewhere, Index);
    else if (E.Where == Transfer::Unknown)
      give(E.To, Context::Unknown, Index);
    if (E.Where == Transfer::Unknown && putsOnLoop(E))
      give(E.To, Context::AssumedLoop, Index);
  }
  for (FunctionIndex F = 0; F < P.functionCount(); ++F)
    if (const EntryKind Entry = P.entryKind(F); Entry == EntryKind::NonBlocking || Entry == EntryKind::Callback)
      give(F, Context::Loop, None);
  spread();
  // A coroutine that nobody visible starts is assumed to run on the loop: first those that no other unreached entry
  // leads to, so that what they await is explained by them; then whatever remains in cycles.
  const auto unreached = [&](FunctionIndex F) { return Entry[F] && Contexts[F].Bits == 0; };
  const auto onlyUnknown = [&](FunctionIndex F) {
    return Entry[F] && Contexts[F].Bits == 1U << static_cast<unsigned>(Context::Unknown);
  };
  for (FunctionIndex F = 0; F < P.functionCount(); ++F) {
    if (!unreached(F))
      continue;
    const bool Led = llvm::any_of(Graph.to(F), [&](uint32_t Via) {
      const Edge &E = Graph.edges()[Via];
      return E.Where == Transfer::Inherit && E.From != F && unreached(E.From);
    });
    if (!Led)
      give(F, Context::AssumedLoop, None);
  }
  spread();
  for (FunctionIndex F = 0; F < P.functionCount(); ++F)
    if (unreached(F) || onlyUnknown(F))
      give(F, Context::AssumedLoop, None);
  spread();
}
