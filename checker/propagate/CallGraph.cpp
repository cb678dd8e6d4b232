//===- CallGraph.cpp - Who may run whom, and where ------------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "propagate/CallGraph.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallSet.h"

using namespace nostall;

CallGraph::CallGraph(const Program &P, const Callables &C) : RunsLater(P.functionCount()) {
  size_t Events = 0;
  for (FunctionIndex F = 0; F < P.functionCount(); ++F) {
    RunsLater[F] = runsLater(P.summary(F));
    Events += P.summary(F).EventCount;
  }
  Edges.reserve(Events);
  FirstOf.reserve(P.functionCount() + 1);
  for (FunctionIndex F = 0; F < P.functionCount(); ++F) {
    FirstOf.push_back(static_cast<uint32_t>(Edges.size()));
    addFunction(P, C, F);
  }
  FirstOf.push_back(static_cast<uint32_t>(Edges.size()));
  index(P.functionCount());
}

static StepKind stepKind(EventKind K) {
  switch (K) {
  case EventKind::VirtualCall:
    return StepKind::VirtualCall;
  case EventKind::Construct:
    return StepKind::Construct;
  case EventKind::Destroy:
    return StepKind::Destroy;
  default:
    return StepKind::Call;
  }
}

static std::optional<Transfer> transferOf(Role R) {
  switch (R) {
  case Role::Inline:
    return Transfer::Inherit;
  case Role::Elsewhere:
    return Transfer::Elsewhere;
  case Role::Loop:
    return Transfer::Loop;
  case Role::AssumedLoop:
    return Transfer::AssumedLoop;
  case Role::Escapes:
    return Transfer::Unknown;
  case Role::Passed:
  case Role::OnExecutor:
  case Role::Binds:
  case Role::Stored:
  case Role::Returned:
    break;
  }
  return std::nullopt;
}

void CallGraph::addFunction(const Program &P, const Callables &C, FunctionIndex F) {
  const TuSummary &Tu = P.unitOf(F);
  const uint32_t Unit = P.definition(F).Unit;
  const llvm::ArrayRef<Event> Events = P.events(F);
  const auto runsLaterToo = [&](FunctionIndex Other) { return RunsLater[Other]; };
  // Coroutine objects that a later event of this function awaits, spawns or drops.
  llvm::SmallSet<uint32_t, 8> Consumed;
  for (const Event &E : Events) {
    for (const Use &U : Tu.usesOf(E))
      if (U.What.Kind == ValueKind::Result)
        Consumed.insert(U.What.Index);
  }
  for (const auto &[Position, E] : llvm::enumerate(Events)) {
    const auto At = static_cast<uint32_t>(Position);
    const auto add = [&](FunctionIndex To, StepKind Kind, Transfer Where, bool Guess, uint16_t UseIndex = 0xFFFF) {
      // After a hop the coroutine's own context is the one that it hopped to.
      const bool Off = E.Hopped && Where == Transfer::Inherit;
      Edges.push_back({F, To, At, Kind, Off ? Transfer::Elsewhere : Where, Guess, UseIndex});
    };
    const bool Calls = E.Kind != EventKind::Discard && E.Kind != EventKind::Store && E.Kind != EventKind::Await &&
                       E.Kind != EventKind::Return;
    // Where a coroutine runs that is kept or handed on where it cannot be followed.
    const Transfer Untraced = RunsLater[F] ? Transfer::Inherit : Transfer::AssumedLoop;
    if (E.Callee != None && Calls) {
      const FunctionIndex Callee = P.global(Unit, E.Callee);
      const bool Later = RunsLater[Callee];
      if (!Later)
        add(Callee, stepKind(E.Kind), Transfer::Inherit, false);
      if (!Consumed.contains(At)) {
        if (Later)
          add(Callee, StepKind::Spawn, Untraced, false);
        for (const FunctionIndex Returned : llvm::make_filter_range(C.returnedBy(Callee), runsLaterToo))
          add(Returned, StepKind::Spawn, Untraced, false);
      }
      if (E.Kind == EventKind::VirtualCall) {
        // The one override of a function of the user's that has no body itself is what runs.
        const llvm::ArrayRef<FunctionIndex> Overrides = P.overriders(Callee);
        const FunctionSummary &Base = P.summary(Callee);
        const bool Several = Overrides.size() > 1 || Base.HasBody || Base.Opaque || Base.Known;
        for (const FunctionIndex Override : Overrides)
          add(Override, StepKind::VirtualCall, Transfer::Inherit, Several);
      }
    }
    for (const auto &[UseIndex, U] : llvm::enumerate(Tu.usesOf(E))) {
      if (U.How == Role::Binds)
        continue;
      const RoleSet Roles = C.resolve(F, E, U);
      const auto Targets = C.functionsOf(F, U.What);
      const bool Several = Targets.size() > 1;
      for (const FunctionIndex To : Targets) {
        if (E.Kind == EventKind::Await && !RunsLater[To])
          continue; // awaiting an object does not call what it holds
        for (const Role R : {Role::Inline, Role::Elsewhere, Role::Loop, Role::AssumedLoop, Role::Escapes}) {
          if (!Roles.contains(R))
            continue;
          const bool Later = RunsLater[To] || R != Role::Inline || U.How == Role::OnExecutor;
          // A direct call of a closure names it twice: as callee and as object.
          if (E.Callee != None && U.Argument == ObjectArgument && P.global(Unit, E.Callee) == To)
            continue;
          add(To, Later ? StepKind::Spawn : StepKind::Callable, *transferOf(R), Several,
              static_cast<uint16_t>(UseIndex));
          // What a function returns to the one that runs it is run there too.
          if (U.What.Kind != ValueKind::Result)
            for (const FunctionIndex Returned : llvm::make_filter_range(C.returnedBy(To), runsLaterToo))
              add(Returned, StepKind::Spawn, R == Role::Inline ? Untraced : *transferOf(R), Several,
                  static_cast<uint16_t>(UseIndex));
        }
      }
    }
  }
}

void CallGraph::index(size_t FunctionCount) {
  FirstArriving.assign(FunctionCount + 1, 0);
  for (const Edge &E : Edges)
    ++FirstArriving[E.To + 1];
  for (size_t I = 0; I < FunctionCount; ++I)
    FirstArriving[I + 1] += FirstArriving[I];
  Arriving.resize(Edges.size());
  std::vector<uint32_t> Next(FirstArriving.begin(), FirstArriving.end() - 1);
  for (uint32_t I = 0; I < Edges.size(); ++I)
    Arriving[Next[Edges[I].To]++] = I;
}
