//===- OwnAwaiters.cpp - Awaiters of the program's own ------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "flow/OwnAwaiters.h"

using namespace nostall;
using namespace nostall::flow;
using namespace nostall::graph;

FunctionIndex flow::suspensionOf(const Unit &Unit, TypeIndex Awaiter) {
  while (Awaiter && Unit.Types[Awaiter].Kind == TypeKind::Reference)
    Awaiter = Unit.Types[Awaiter].Of;
  const FunctionIndex Declared = Awaiter ? Unit.Types[Awaiter].AwaitSuspend : FunctionIndex();
  if (!Declared || Unit.Functions[Declared].Body || Unit.Functions[Declared].Opaque)
    return Declared && Unit.Functions[Declared].Body ? Declared : FunctionIndex();
  // An instance of a template.
  const Function &Wanted = Unit.Functions[Declared];
  for (const Function &F : Unit.Functions)
    if (F.Body && F.Class == Wanted.Class && F.Last == Wanted.Last)
      return Unit.Functions.indexOf(F);
  return {};
}

/// Whether a function is \p Outer or a lambda in it.
static bool standsIn(const Unit &Unit, FunctionIndex F, FunctionIndex Outer) {
  while (F && F != Outer)
    F = Unit.Functions[F].Parent;
  return F.valid();
}

WatchedFields flow::watchedBy(const Unit &Unit, UnitKnowledge &Known, FunctionIndex Suspend) {
  WatchedFields Result;
  const TypeIndex Class = Unit.Functions[Suspend].Class;
  const auto field = [&](const FlowGraph &G, ValueIndex V) {
    while (V && (G.Values[V].Kind == ValueKind::Target || G.Values[V].Kind == ValueKind::Address))
      V = G.Values[V].First;
    const VariableIndex Named = V && G.Values[V].Kind == ValueKind::Field ? G.Values[V].Named : VariableIndex();
    return Named && Unit.Variables[Named].Class == Class ? Named : VariableIndex();
  };
  for (const FlowGraph &G : Unit.Graphs) {
    if (!standsIn(Unit, G.Of, Suspend))
      continue;
    for (const Step &S : G.Steps) {
      if (!S.Callee)
        continue;
      for (const Argument &A : S.Arguments)
        if (const VariableIndex Named = field(G, A.What))
          if (const TypeIndex T = Unit.Variables[Named].Type; T && Unit.Types[T].Kind == TypeKind::Number) {
            Result[Named].set(ObjectState::Ready);
            Result[Named].set(ObjectState::Writable);
          }
      const llvm::ArrayRef Entries = Known.entries(S.Callee);
      if (const VariableIndex Named = field(G, S.Object); Named && !Entries.empty() && Entries.front()->Blocks)
        Result[Named].set(ObjectState::Ready);
    }
  }
  return Result;
}

WatchedFields flow::watchedBefore(const Unit &Unit, UnitKnowledge &Known, FunctionIndex Function) {
  const TypeIndex Class = Unit.Functions[Function].Class;
  if (!Class || Unit.Types[Class].AwaitResume != Function)
    return {};
  const FunctionIndex Suspend = suspensionOf(Unit, Class);
  return Suspend ? watchedBy(Unit, Known, Suspend) : WatchedFields();
}
