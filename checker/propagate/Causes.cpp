//===- Causes.cpp - What blocks, at what cost, and which functions it makes block ---------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "propagate/Causes.h"
#include "llvm/ADT/STLExtras.h"
#include <tuple>
#include <utility>

using namespace nostall;

llvm::StringRef nostall::spelling(Verdict V) {
  static constexpr WordTable<Verdict> Words = {"never", "may", "must", "unknown"};
  return Words[V];
}

Causes::Causes(const Propagation &Flow, const Cuts &Without)
    : Flow(Flow), P(Flow.program()), Graph(Flow.graph()), Without(Without) {
  findLeaves();
  solveLocks();
  dropLeavesThatAreOff();
  label();
  findCauses();
  Round = {};
}

const Effect &Causes::effect(const StepId &S) const {
  return P.unitOf(S.Function).Effects[P.events(S.Function)[S.Event].Effect];
}

bool Causes::blocksByItself(const StepId &S) const {
  const Event &E = P.events(S.Function)[S.Event];
  return E.Effect != None && !E.Hopped && !Without.has(S) &&
         (E.SparedBy == None || !P.isNonBlocking(P.globalSymbol(P.definition(S.Function).Unit, E.SparedBy)));
}

void Causes::findLeaves() {
  for (FunctionIndex F = 0; F < P.functionCount(); ++F) {
    if (!P.summary(F).HasBody)
      continue;
    for (uint32_t Position = 0; Position < P.events(F).size(); ++Position) {
      const StepId At{F, Position};
      if (!blocksByItself(At))
        continue;
      LeafList.push_back(At);
      Leaves.insert({F, At.Event});
    }
  }
}

/// The mutex that a leaf waits for; None when it waits for something else.
SymbolIndex Causes::lockOf(const StepId &S) const {
  const uint32_t Taken = P.events(S.Function)[S.Event].Takes;
  return Taken == None || effect(S).What != Category::Lock ? None
                                                           : P.globalSymbol(P.definition(S.Function).Unit, Taken);
}

Cost Causes::costOf(const StepId &S) const {
  const Effect &What = effect(S);
  if (What.What != Category::Lock)
    return What.HowLong;
  const LockHolder *Holder = holder(S);
  return Holder ? Holder->HowLong : Cost::Brief;
}

const LockHolder *Causes::holder(const StepId &S) const {
  const SymbolIndex Lock = HoldersOf.empty() ? None : lockOf(S);
  const auto Known = Lock == None ? HoldersOf.end() : HoldersOf.find(Lock);
  return Known == HoldersOf.end() ? nullptr : Known->second.but(S.Function);
}

bool Causes::Holders::add(const LockHolder &H) {
  const auto longer = [](const LockHolder &A, const LockHolder &B) {
    return std::tuple(A.HowLong, !A.ByLock, B.At.Function, B.At.Event) >
           std::tuple(B.HowLong, !B.ByLock, A.At.Function, A.At.Event);
  };
  if (!Longest) {
    Longest = H;
    return true;
  }
  if (H.At.Function == Longest->At.Function) {
    if (!longer(H, *Longest))
      return false;
    Longest = H;
    return true;
  }
  if (longer(H, *Longest)) {
    Second = std::exchange(Longest, H);
    return true;
  }
  if (!Second || longer(H, *Second)) {
    Second = H;
    return true;
  }
  return false;
}

const LockHolder *Causes::Holders::but(FunctionIndex F) const {
  if (Longest && Longest->At.Function != F)
    return &*Longest;
  return Second ? &*Second : nullptr;
}

bool Causes::isWorkOf(const LockHolder &Of, const StepId &S) const {
  const SymbolIndex Held =
      P.globalSymbol(P.definition(Of.At.Function).Unit, P.events(Of.At.Function)[Of.At.Event].Holding);
  return blocksByItself(S) && !Without.Work.contains({S.Function, S.Event}) && costOf(S) >= Of.HowLong &&
         lockOf(S) != Held;
}

/// Whether that changes anything.
bool Causes::Works::add(const Work &W) {
  Work &Known = W.Lock == Longest.Lock ? Longest : Second;
  if (!(W > Known))
    return false;
  Known = W;
  if (Second > Longest)
    std::swap(Longest, Second);
  return true;
}

/// Costs that are certain rise through the call graph until nothing does: a function's by what it calls, a lock's by
/// what is done under it, a wait's by its lock.
void Causes::solveLocks() {
  llvm::DenseMap<SymbolIndex, std::vector<StepId>> Waiting; // leaves by the lock that they take
  for (const StepId &S : LeafList)
    if (const SymbolIndex Lock = lockOf(S); Lock != None)
      Waiting[Lock].push_back(S);
  if (Waiting.empty())
    return;
  const std::vector<bool> Outside = Flow.runsOutsideTheLoopOnly();
  std::vector<Works> WorksOf(P.functionCount());
  std::vector<FunctionIndex> Changed;
  std::vector<StepId> Raised; // leaves
  const auto hold = [&](const StepId &At, const Works &Under, bool Suspended) {
    const uint32_t Holding = P.events(At.Function)[At.Event].Holding;
    if (Holding == None || Outside[At.Function])
      return;
    const SymbolIndex Lock = P.globalSymbol(P.definition(At.Function).Unit, Holding);
    const Work &What = Under.but(Lock);
    const auto Waiters = Waiting.find(Lock);
    if (What.HowLong == Cost::Brief || Waiters == Waiting.end() ||
        !HoldersOf[Lock].add({At, What.HowLong, Suspended, What.Lock != None}))
      return;
    llvm::append_range(Raised, Waiters->second);
  };
  const auto raiseLeaf = [&](const StepId &S) {
    if (Without.Work.contains({S.Function, S.Event}))
      return;
    const Work What{costOf(S), lockOf(S)};
    hold(S, {What, {}}, /*Suspended=*/false);
    if (WorksOf[S.Function].add(What))
      Changed.push_back(S.Function);
  };
  for (FunctionIndex F = 0; F < P.functionCount(); ++F)
    for (const auto &[Position, E] : llvm::enumerate(P.events(F)))
      if (E.Kind == EventKind::Await && E.Holding != None)
        hold({F, static_cast<uint32_t>(Position)}, {{Cost::Unbounded, None}, {}}, /*Suspended=*/true);
  for (const StepId &S : LeafList)
    if (effect(S).What != Category::Lock)
      raiseLeaf(S);
  while (!Changed.empty() || !Raised.empty()) {
    if (Changed.empty()) {
      const StepId S = Raised.back();
      Raised.pop_back();
      raiseLeaf(S);
      continue;
    }
    const FunctionIndex F = Changed.back();
    Changed.pop_back();
    forCallsOf(F, [&](uint32_t, const Edge &E) {
      if (E.Guess)
        return;
      if (P.events(E.From)[E.Event].Kind != EventKind::Await)
        hold({E.From, E.Event}, WorksOf[F], /*Suspended=*/false);
      // Not one after the other: both tell of a change.
      const bool First = WorksOf[E.From].add(WorksOf[F].Longest), Other = WorksOf[E.From].add(WorksOf[F].Second);
      if (First || Other)
        Changed.push_back(E.From);
    });
  }
}

void Causes::dropLeavesThatAreOff() {
  if (!Without.Off)
    return;
  llvm::erase_if(LeafList, [&](const StepId &S) {
    const bool Off = Without.Off(S, costOf(S));
    if (Off)
      Leaves.erase({S.Function, S.Event});
    return Off;
  });
}

bool Causes::better(FunctionIndex F, const Blocking &A, const Blocking &B) const {
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

void Causes::label() {
  Labels.assign(P.functionCount(), {});
  for (const StepId &S : LeafList) {
    const Blocking Own{true, false, P.events(S.Function)[S.Event].Conditional, costOf(S), 1, S.Event, None};
    if (better(S.Function, Own, Labels[S.Function]))
      Labels[S.Function] = Own;
  }
  Round.assign(P.functionCount(), 0);
  for (const bool Guesses : {false, true})
    for (const Cost Level : {Cost::Unbounded, Cost::Io, Cost::Brief})
      propagatePass(Guesses, Level);
}

/// Labels the functions whose worst call path has this cost: breadth first from the leaves, so that the first label is
/// a shortest one.
void Causes::propagatePass(bool Guesses, Cost Level) {
  // Certain passes meet only functions of this very level and distance in the frontier; a guessing pass starts from
  // functions at several distances, which only the length of a guessed path depends on.
  std::vector<FunctionIndex> Frontier, Next;
  for (FunctionIndex F = 0; F < P.functionCount(); ++F)
    if (Labels[F].Blocks && Labels[F].HowLong == Level)
      Frontier.push_back(F);
  while (!Frontier.empty()) {
    ++RoundCount;
    for (const FunctionIndex To : Frontier)
      forCallsOf(To, [&](uint32_t Via, const Edge &E) {
        Blocking &Best = Labels[E.From];
        const bool New = Round[E.From] != RoundCount;
        const bool Settled = New && Best.Blocks && (Guesses || Best.HowLong >= Level);
        if (Settled || (E.Guess && !Guesses))
          return;
        const bool Conditional = Labels[To].Conditional || P.events(E.From)[E.Event].Conditional;
        const Blocking Candidate{
            true, E.Guess || Labels[To].Guess, Conditional, Level, Labels[To].Distance + 1, E.Event, Via};
        if (New)
          Next.push_back(E.From);
        if (New || better(E.From, Candidate, Best))
          Best = Candidate;
        Round[E.From] = RoundCount;
      });
    Frontier.swap(Next);
    Next.clear();
  }
}

void Causes::findCauses() {
  const auto isUsers = [&](FunctionIndex F) { return !P.isQuiet(F); };
  for (const StepId &S : LeafList)
    if (isUsers(S.Function))
      Found.push_back({S, S, costOf(S)});
  // Calls into vendored code count by the worst that this leads to without coming back to the user's code.
  std::vector<StepId> Worst(P.functionCount()); // by vendored function: a leaf
  std::vector<FunctionIndex> Work;
  const auto worse = [&](const StepId &A, const StepId &B) {
    return B.Function == None ||
           std::tuple(costOf(A), B.Function, B.Event) > std::tuple(costOf(B), A.Function, A.Event);
  };
  const auto give = [&](FunctionIndex F, const StepId &Leaf) {
    if (!worse(Leaf, Worst[F]))
      return;
    Worst[F] = Leaf;
    Work.push_back(F);
  };
  for (const StepId &S : LeafList)
    if (!isUsers(S.Function))
      give(S.Function, S);
  llvm::DenseMap<std::pair<FunctionIndex, uint32_t>, StepId> Calls;
  while (!Work.empty()) {
    const FunctionIndex F = Work.back();
    Work.pop_back();
    forCallsOf(F, [&](uint32_t, const Edge &E) {
      if (!isUsers(E.From)) {
        give(E.From, Worst[F]);
        return;
      }
      StepId &Known = Calls[{E.From, E.Event}];
      if (worse(Worst[F], Known))
        Known = Worst[F];
    });
  }
  for (const auto &[At, Leaf] : Calls)
    if (!Leaves.contains(At))
      Found.push_back({{At.first, At.second}, Leaf, costOf(Leaf)});
  llvm::sort(Found, [](const CauseFact &A, const CauseFact &B) {
    return std::pair(A.At.Function, A.At.Event) < std::pair(B.At.Function, B.At.Event);
  });
}

Blocking Causes::blockingOf(FunctionIndex F, uint32_t Position) const {
  Blocking Best;
  if (Labels[F].Blocks && Labels[F].Event == Position)
    return Labels[F];
  if (Leaves.contains({F, Position}))
    return {true, false, P.events(F)[Position].Conditional, costOf({F, Position}), 1, Position, None};
  for (const Edge &E : Graph.from(F)) {
    if (E.Event != Position || !leadsOn(E) || !Labels[E.To].Blocks)
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

StepId Causes::leafOf(FunctionIndex F, uint32_t Position) const {
  Blocking B = blockingOf(F, Position);
  while (B.Blocks && B.Via != None) {
    F = Graph.edges()[B.Via].To;
    B = Labels[F];
  }
  return B.Blocks ? StepId{F, B.Event} : StepId{};
}

Verdict Causes::verdict(FunctionIndex F) const {
  const FunctionSummary &S = P.summary(F);
  const Blocking &B = Labels[F];
  if (B.Blocks)
    return B.Guess || B.Conditional ? Verdict::May : Verdict::Must;
  if (!S.HasBody)
    return S.Known || S.Opaque ? Verdict::Never : Verdict::Unknown;
  return Verdict::Never;
}
