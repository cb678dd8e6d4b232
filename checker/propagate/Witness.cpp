//===- Witness.cpp - The chain from an async context to the blocking call ------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// Chains are not stored: each function knows the step that begins its best witness, and walking from step to step
// gives the chain.
//
//===----------------------------------------------------------------------===//
#include "propagate/Propagation.h"
#include "llvm/ADT/STLExtras.h"
#include <set>

using namespace nostall;

static Location locationOf(const TuSummary &Tu, const Span &S) {
  return {Tu.Strings[S.File].str(), S.Line, S.Column, S.Begin};
}

Step Propagation::stepOf(FunctionIndex F, const Blocking &B) const {
  const TuSummary &Tu = P.unitOf(F);
  const Event &E = P.events(F)[B.Event];
  Step S;
  S.Where = locationOf(Tu, E.Where);
  S.Function = P.name(F).str();
  if (B.Via == None) {
    S.Kind = E.Kind == EventKind::Construct ? StepKind::Construct
             : E.Kind == EventKind::Destroy ? StepKind::Destroy
                                            : StepKind::Call;
    S.Call = E.Callee == None ? "" : P.name(P.global(P.definition(F).Unit, E.Callee)).str();
    const Effect &What = Tu.Effects[E.Effect];
    S.Reason = ("blocks (" + spelling(What.What) + ", " + spelling(What.HowLong) + ")").str();
    return S;
  }
  const Edge &Via = Graph.edges()[B.Via];
  S.Kind = Via.Kind;
  S.Call = P.name(Via.To).str();
  if (Via.Kind == StepKind::VirtualCall && Via.Guess)
    S.Reason = "may be the override that runs";
  else if (Via.UseIndex != 0xFFFF && E.Callee != None) {
    S.Reason = "runs '" + S.Call + "'";
    S.Call = P.name(P.global(P.definition(F).Unit, E.Callee)).str();
  } else if (Via.Guess)
    S.Reason = "may be what is called here";
  else if (E.Implicit && Via.Kind == StepKind::Destroy)
    S.Reason = "implicit destructor";
  return S;
}

/// An owner keeps a pointer to a function that blocks, and calls it when it ends: two steps, of which the event names
/// only the first. \p Leaf is that step, and becomes the second.
std::optional<Step> Propagation::endOfOwner(FunctionIndex F, uint32_t Position, Step &Leaf) const {
  const TuSummary &Tu = P.unitOf(F);
  const Event &E = P.events(F)[Position];
  const auto isDeleter = [&](const Use &U) {
    return U.How == Role::Inline && U.What.Kind == ValueKind::Function && !Tu.Functions[U.What.Index].HasBody;
  };
  const auto Uses = Tu.usesOf(E);
  const auto *const Deleter = llvm::find_if(Uses, isDeleter);
  if (E.Kind != EventKind::Destroy || Deleter == Uses.end())
    return std::nullopt;
  Step End = Leaf;
  End.Reason = "implicit destructor";
  Leaf.Kind = StepKind::Call;
  Leaf.Function = Leaf.Call;
  Leaf.Call = P.name(P.global(P.definition(F).Unit, Deleter->What.Index)).str();
  return End;
}

std::vector<Step> Propagation::stepsOf(FunctionIndex F, const Blocking &B) const {
  std::vector<Step> Steps = {stepOf(F, B)};
  if (B.Via == None)
    if (auto End = endOfOwner(F, B.Event, Steps.back()))
      Steps.insert(Steps.begin(), std::move(*End));
  return Steps;
}

std::vector<Step> Propagation::witness(FunctionIndex F, uint32_t Position) const {
  std::vector<Step> Chain;
  Blocking B = blockingOf(F, Position);
  while (B.Blocks) {
    llvm::append_range(Chain, stepsOf(F, B));
    if (B.Via == None) {
      if (const LockHolder *Holder = slowHolder(F, B.Event))
        Chain.insert(Chain.end(), Holder->Way.begin(), Holder->Way.end());
      break;
    }
    F = Graph.edges()[B.Via].To;
    B = Labels[F];
  }
  return Chain;
}

/// How whoever holds a lock keeps it for long: by an await, or by what blocks him. \p B is what his event contributes
/// while locks count as short; later the way could lead to another lock, and back here.
Propagation::LockHolder Propagation::lockHolder(FunctionIndex F, uint32_t Position, const Blocking &B) const {
  const Event &E = P.events(F)[Position];
  const bool Waits = B.Blocks && E.Kind != EventKind::Await;
  LockHolder Holder{{F, Position}, Waits ? B.HowLong : Cost::Unbounded, {}};
  Step S;
  S.Kind = StepKind::LockHolder;
  S.Where = locationOf(P.unitOf(F), E.Where);
  S.Function = P.name(F).str();
  S.Call = P.symbolName(P.globalSymbol(P.definition(F).Unit, E.Holding)).str();
  S.Reason = Waits ? "while it waits" : "while it is suspended";
  Holder.Way.push_back(std::move(S));
  for (Blocking Next = B; Waits && Next.Blocks; Next = Labels[F]) {
    llvm::append_range(Holder.Way, stepsOf(F, Next));
    if (Next.Via == None)
      break;
    F = Graph.edges()[Next.Via].To;
  }
  return Holder;
}

std::vector<Step> Propagation::otherCauses(FunctionIndex F, uint32_t Position) const {
  const Leaf Cause = leaf(F, Position);
  std::vector<Step> Others;
  std::vector<FunctionIndex> Reached, Guessed;
  llvm::DenseSet<FunctionIndex> Seen;
  std::set<Location> Places;
  if (Cause.Function != None)
    Places.insert(locationOf(P.unitOf(Cause.Function), P.events(Cause.Function)[Cause.Event].Where));
  const auto follow = [&](const Edge &E) {
    if (E.Where != Transfer::Inherit || !Carries[E.To] || !Labels[E.To].Blocks)
      return;
    if (E.Guess)
      Guessed.push_back(E.To);
    else if (Seen.insert(E.To).second)
      Reached.push_back(E.To);
  };
  for (const Edge &E : Graph.from(F))
    if (E.Event == Position)
      follow(E);
  // Breadth first; what only one of several callables or overrides leads to comes after what is certain.
  for (size_t Next = 0, NextGuess = 0;; ++Next) {
    while (Next == Reached.size() && NextGuess < Guessed.size())
      if (const FunctionIndex G = Guessed[NextGuess++]; Seen.insert(G).second)
        Reached.push_back(G);
    if (Next == Reached.size())
      break;
    const FunctionIndex G = Reached[Next];
    for (uint32_t At = 0; At < P.events(G).size(); ++At) {
      if (!Leaves.contains({G, At}))
        continue;
      Step S = stepsOf(G, {true, false, false, Cost::Brief, 1, At, None}).back();
      if (Places.insert(S.Where).second)
        Others.push_back(std::move(S));
    }
    for (const Edge &E : Graph.from(G))
      follow(E);
  }
  return Others;
}

Propagation::Leaf Propagation::leaf(FunctionIndex F, uint32_t Position) const {
  Blocking B = blockingOf(F, Position);
  while (B.Blocks && B.Via != None) {
    F = Graph.edges()[B.Via].To;
    B = Labels[F];
  }
  return B.Blocks ? Leaf{F, B.Event} : Leaf{};
}
