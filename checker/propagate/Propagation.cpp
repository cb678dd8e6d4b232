//===- Propagation.cpp - Which functions block, and where they run --------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "propagate/Propagation.h"
#include "llvm/ADT/STLExtras.h"

using namespace nostall;

llvm::StringRef nostall::spelling(Verdict V) {
  static constexpr llvm::StringLiteral Words[] = {"never", "may", "must", "unknown"};
  return Words[static_cast<unsigned>(V)];
}

Propagation::Propagation(const Program &P, LeafFilter Counts, UnknownFilter UnknownIsLoop)
    : P(P), Counts(Counts), UnknownIsLoop(UnknownIsLoop), Known(P), Roles(P, Known), Graph(P, Roles) {
  findEntries();
  propagateContexts();
  propagateBlocking();
  this->Counts = nullptr; // the caller's functions need not live longer
  this->UnknownIsLoop = nullptr;
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
    Entry[F] = S.HasBody && (Coroutine || S.Entry != EntryKind::None || Handler[F]);
  }
}

/// Whether those block who run \p F in their own context, when it does.
bool Propagation::isCarrier(FunctionIndex F) const {
  const FunctionSummary &S = P.summary(F);
  const bool Coroutine = S.Coroutine != CoroutineKind::None && S.Coroutine != CoroutineKind::Generator;
  // An async entry bears its own findings: what calls it is not told again.
  return !Coroutine && !S.AllowBlocking && !(Entry[F] && (S.Entry != EntryKind::None || Handler[F]));
}

bool Propagation::better(FunctionIndex F, const Blocking &A, const Blocking &B) const {
  if (!B.Blocks)
    return true;
  if (A.Guess != B.Guess)
    return !A.Guess;
  if (A.HowLong != B.HowLong)
    return A.HowLong > B.HowLong;
  if (A.Distance != B.Distance)
    return A.Distance < B.Distance;
  const llvm::ArrayRef<Event> Events = P.events(F);
  const Span &X = Events[A.Event].Where, &Y = Events[B.Event].Where;
  if (X.Begin != Y.Begin)
    return X.Begin < Y.Begin;
  return A.Event < B.Event || (A.Event == B.Event && A.Via < B.Via);
}

void Propagation::propagateBlocking() {
  Carries.resize(P.functionCount());
  for (FunctionIndex F = 0; F < P.functionCount(); ++F)
    Carries[F] = isCarrier(F);
  label();
  // A short lock is no stall; one that somebody holds while he waits is.
  if (findSlowHolders())
    label();
  Round = {};
}

void Propagation::label() {
  Labels.assign(P.functionCount(), {});
  Leaves.clear();
  findLeaves();
  Round.assign(P.functionCount(), 0);
  RoundCount = 0;
  for (const bool Guesses : {false, true})
    for (const Cost Level : {Cost::Unbounded, Cost::Io, Cost::Brief})
      propagatePass(Guesses, Level);
}

void Propagation::findLeaves() {
  for (FunctionIndex F = 0; F < P.functionCount(); ++F) {
    if (!P.summary(F).HasBody)
      continue;
    const TuSummary &Tu = P.unitOf(F);
    for (const auto &[Position, E] : llvm::enumerate(P.events(F))) {
      const auto At = static_cast<uint32_t>(Position);
      if (E.Effect == None || E.Hopped || !Counts(Tu, E, slowHolder(F, At) != nullptr))
        continue;
      if (E.SparedBy != None && P.isNonBlocking(P.globalSymbol(P.definition(F).Unit, E.SparedBy)))
        continue;
      Leaves.insert({F, At});
      const Blocking Own{true, false, E.Conditional, Tu.Effects[E.Effect].HowLong, 1, At, None};
      if (better(F, Own, Labels[F]))
        Labels[F] = Own;
    }
  }
}

/// The functions that only `main` leads to, on its own thread: nothing in them meets a loop that it runs before or
/// after.
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

/// Whether there are any. A holder who only may block is none, and neither is one who is soon done.
bool Propagation::findSlowHolders() {
  std::optional<std::vector<bool>> Outside;
  for (FunctionIndex F = 0; F < P.functionCount(); ++F)
    for (const auto &[Position, E] : llvm::enumerate(P.events(F))) {
      if (E.Holding == None)
        continue;
      const auto At = static_cast<uint32_t>(Position);
      const Blocking B = blockingOf(F, At);
      if (E.Kind != EventKind::Await && (!B.Blocks || B.Guess || B.HowLong == Cost::Brief))
        continue;
      if (!Outside)
        Outside = runsOutsideTheLoopOnly();
      if ((*Outside)[F])
        continue;
      auto &Holders = SlowHolders[P.globalSymbol(P.definition(F).Unit, E.Holding)];
      LockHolder Holder = lockHolder(F, At, B);
      if (Holders.empty() || Holders.back().At.Function != F)
        Holders.push_back(std::move(Holder));
      else if (Holder.HowLong > Holders.back().HowLong)
        Holders.back() = std::move(Holder);
    }
  return !SlowHolders.empty();
}

const Propagation::LockHolder *Propagation::slowHolder(FunctionIndex F, uint32_t Position) const {
  const uint32_t Taken = P.events(F)[Position].Takes;
  if (Taken == None || SlowHolders.empty())
    return nullptr;
  const auto Found = SlowHolders.find(P.globalSymbol(P.definition(F).Unit, Taken));
  const LockHolder *Longest = nullptr;
  if (Found != SlowHolders.end())
    for (const LockHolder &Holder : Found->second)
      if (Holder.At.Function != F && (!Longest || Holder.HowLong > Longest->HowLong))
        Longest = &Holder;
  return Longest;
}

/// Labels the functions whose best witness has this cost: breadth first from the blocking calls, so that the first
/// label is a shortest one.
void Propagation::propagatePass(bool Guesses, Cost Level) {
  // Certain passes meet only functions of this very level and distance in the frontier; a guessing pass starts from
  // functions at several distances, which only the length of a guessed witness depends on.
  std::vector<FunctionIndex> Frontier, Next;
  for (FunctionIndex F = 0; F < P.functionCount(); ++F)
    if (Labels[F].Blocks && Labels[F].HowLong == Level)
      Frontier.push_back(F);
  while (!Frontier.empty()) {
    ++RoundCount;
    for (const FunctionIndex To : Frontier) {
      if (!Carries[To])
        continue;
      for (const uint32_t Via : Graph.to(To)) {
        const Edge &E = Graph.edges()[Via];
        Blocking &Best = Labels[E.From];
        const bool New = Round[E.From] != RoundCount;
        const bool Settled = New && Best.Blocks && (Guesses || Best.HowLong >= Level);
        if (Settled || (E.Guess && !Guesses) || E.Where != Transfer::Inherit)
          continue;
        const bool Conditional = Labels[To].Conditional || P.events(E.From)[E.Event].Conditional;
        const Blocking Candidate{
            true, E.Guess || Labels[To].Guess, Conditional, Level, Labels[To].Distance + 1, E.Event, Via};
        if (New)
          Next.push_back(E.From);
        if (New || better(E.From, Candidate, Best))
          Best = Candidate;
        Round[E.From] = RoundCount;
      }
    }
    Frontier.swap(Next);
    Next.clear();
  }
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
    if (const EntryKind Entry = P.summary(F).Entry; Entry == EntryKind::NonBlocking || Entry == EntryKind::Callback)
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

Verdict Propagation::verdict(FunctionIndex F) const {
  const FunctionSummary &S = P.summary(F);
  const Blocking &B = Labels[F];
  if (B.Blocks)
    return B.Guess || B.Conditional ? Verdict::May : Verdict::Must;
  if (!S.HasBody)
    return S.Known || S.Opaque ? Verdict::Never : Verdict::Unknown;
  return Verdict::Never;
}

Blocking Propagation::blockingOf(FunctionIndex F, uint32_t Position) const {
  Blocking Best;
  if (Labels[F].Blocks && Labels[F].Event == Position)
    return Labels[F];
  const Event &Own = P.events(F)[Position];
  if (Leaves.contains({F, Position}))
    return {true, false, Own.Conditional, P.unitOf(F).Effects[Own.Effect].HowLong, 1, Position, None};
  for (const Edge &E : Graph.from(F)) {
    if (E.Event != Position || E.Where != Transfer::Inherit || !Carries[E.To] || !Labels[E.To].Blocks)
      continue;
    const auto Via = static_cast<uint32_t>(&E - Graph.edges().data());
    const Blocking &To = Labels[E.To];
    const Blocking Candidate{true,       To.Guess || E.Guess, To.Conditional || P.events(F)[Position].Conditional,
                             To.HowLong, To.Distance + 1,     Position,
                             Via};
    if (better(F, Candidate, Best))
      Best = Candidate;
  }
  return Best;
}
