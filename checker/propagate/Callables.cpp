//===- Callables.cpp - What becomes of callable parameters and stored callables -------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "propagate/Callables.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"

using namespace nostall;

RoleSet RoleSet::within(RoleSet Outer) const {
  RoleSet Result;
  for (const Role R : {Role::Elsewhere, Role::Loop, Role::AssumedLoop, Role::Stored, Role::Escapes})
    if (contains(R))
      Result.insert(R); // decided inside, wherever the function itself runs
  if (contains(Role::Inline))
    Result.merge(Outer); // runs where the function runs
  return Result;
}

Callables::Callables(const Program &P)
    : P(P), Stored(P.symbolCount()), Returned(P.functionCount()), InWork(P.functionCount()) {
  for (FunctionIndex F = 0; F < P.functionCount(); ++F)
    if (llvm::any_of(P.events(F), [](const Event &E) { return E.UseCount > 0; }))
      enqueue(F);
  solve();
  FunctionReaders = {};
  SymbolReaders = {};
}

RoleSet Callables::roles(const Slot &S) const { return Roles.lookup(S.key()); }

void Callables::enqueue(llvm::ArrayRef<FunctionIndex> Functions) {
  for (const FunctionIndex F : Functions)
    if (!InWork[F]) {
      InWork[F] = true;
      Work.push_back(F);
    }
}

void Callables::solve() {
  while (!Work.empty()) {
    const FunctionIndex F = Work.back();
    Work.pop_back();
    InWork[F] = false;
    evaluate(F);
  }
}

void Callables::merge(const Slot &S, RoleSet New) {
  if (!New.empty() && Roles[S.key()].merge(New))
    enqueue(FunctionReaders.take(S.Function));
}

void Callables::keep(const Slot &S, SymbolIndex In) {
  auto &Known = KeptIn[S.key()];
  if (llvm::is_contained(Known, In))
    return;
  Known.push_back(In);
  enqueue(FunctionReaders.take(S.Function));
}

void Callables::store(SymbolIndex S, FunctionIndex F) {
  auto &Known = Stored[S];
  const auto At = llvm::lower_bound(Known, F);
  if (At != Known.end() && *At == F)
    return;
  Known.insert(At, F);
  enqueue(SymbolReaders.take(S));
}

RoleSet Callables::resolve(FunctionIndex Caller, const Event &E, const Use &U) const {
  RoleSet Result;
  if (U.How != Role::Passed) {
    Result.insert(U.How);
    return Result;
  }
  if (E.Callee == None)
    return Result;
  const FunctionIndex Callee = P.global(P.definition(Caller).Unit, E.Callee);
  Result = rolesOf(Callee, U.Argument);
  for (const FunctionIndex Override : P.overriders(Callee))
    if (E.Kind == EventKind::VirtualCall)
      Result.merge(rolesOf(Override, U.Argument));
  if (Result.empty() && !P.summary(Callee).HasBody)
    Result.insert(Role::Escapes);
  return Result;
}

llvm::SmallVector<FunctionIndex, 2> Callables::functionsOf(FunctionIndex F, const Value &V) const {
  const uint32_t Unit = P.definition(F).Unit;
  switch (V.Kind) {
  case ValueKind::Function:
    return {P.global(Unit, V.Index)};
  case ValueKind::Symbol: {
    const auto Held = storedIn(P.globalSymbol(Unit, V.Index));
    return {Held.begin(), Held.end()};
  }
  case ValueKind::Result: {
    const llvm::ArrayRef<Event> Events = P.events(F);
    if (V.Index >= Events.size() || Events[V.Index].Callee == None)
      return {};
    const FunctionIndex Callee = P.global(Unit, Events[V.Index].Callee);
    if (P.summary(Callee).Coroutine != CoroutineKind::None)
      return {Callee};
    return {Returned[Callee].begin(), Returned[Callee].end()};
  }
  case ValueKind::Parameter:
    return {};
  }
  return {};
}

/// Registers \p F with all that the meaning of \p U hangs on.
void Callables::readResult(FunctionIndex F, const Event &E, const Use &U) {
  const uint32_t Unit = P.definition(F).Unit;
  if (U.How == Role::Passed && E.Callee != None) {
    const FunctionIndex Callee = P.global(Unit, E.Callee);
    FunctionReaders.add(Callee, F);
    if (E.Kind == EventKind::VirtualCall)
      for (const FunctionIndex Override : P.overriders(Callee))
        FunctionReaders.add(Override, F);
  }
  if (U.What.Kind == ValueKind::Symbol)
    SymbolReaders.add(P.globalSymbol(Unit, U.What.Index), F);
  if (U.What.Kind == ValueKind::Result && U.What.Index < P.events(F).size())
    if (const uint32_t Callee = P.events(F)[U.What.Index].Callee; Callee != None)
      FunctionReaders.add(P.global(Unit, Callee), F);
}

/// A lambda that captures parameters of \p F: what it does with them, it does where it runs.
void Callables::takeFromLambda(FunctionIndex F, FunctionIndex Lambda, RoleSet Here) {
  FunctionReaders.add(Lambda, F);
  for (uint32_t Parameter = 0; Parameter < 8; ++Parameter)
    for (uint32_t Depth = 1; Depth < 3; ++Depth)
      merge({F, Depth - 1, Parameter}, roles({Lambda, Depth, Parameter}).within(Here));
}

void Callables::evaluate(FunctionIndex F, const Event &E, const Use &U) {
  const uint32_t Unit = P.definition(F).Unit;
  readResult(F, E, U);
  const RoleSet Here = resolve(F, E, U);
  // Symbols that the value ends up in: stated, or what the callee keeps its parameter in.
  llvm::SmallVector<SymbolIndex, 2> Kept;
  if (U.How == Role::Stored && U.Target != None)
    Kept.push_back(P.globalSymbol(Unit, U.Target));
  if (U.How == Role::Passed && E.Callee != None)
    if (const auto Found = KeptIn.find(Slot{P.global(Unit, E.Callee), 0, U.Argument}.key()); Found != KeptIn.end())
      Kept.append(Found->second.begin(), Found->second.end());
  if (U.What.Kind == ValueKind::Parameter) {
    const Slot Self{F, U.What.Depth, U.What.Index};
    merge(Self, Here);
    for (const SymbolIndex S : Kept)
      keep(Self, S);
    return;
  }
  for (const FunctionIndex Target : functionsOf(F, U.What)) {
    if (U.How == Role::Returned && !llvm::is_contained(Returned[F], Target) && Target != F) {
      Returned[F].push_back(Target);
      enqueue(FunctionReaders.take(F));
    }
    for (const SymbolIndex S : Kept)
      store(S, Target);
    if (P.summary(Target).Lambda && P.definition(Target).Unit == Unit)
      takeFromLambda(F, Target, Here);
  }
}

void Callables::evaluate(FunctionIndex F) {
  const TuSummary &Tu = P.unitOf(F);
  RoleSet AtOnce;
  AtOnce.insert(Role::Inline);
  for (const Event &E : P.events(F)) {
    for (const Use &U : Tu.usesOf(E))
      evaluate(F, E, U);
    if (E.Callee == None || E.Kind != EventKind::Call)
      continue;
    if (const FunctionIndex Target = P.global(P.definition(F).Unit, E.Callee); P.summary(Target).Lambda)
      takeFromLambda(F, Target, AtOnce);
  }
}
