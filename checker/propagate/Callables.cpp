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

Callables::Callables(const Program &P) : P(P), Stored(P.symbolCount()), Returned(P.functionCount()) {
  for (FunctionIndex F = 0; F < P.functionCount(); ++F)
    if (llvm::any_of(P.events(F), [](const Event &E) { return E.UseCount > 0; }))
      Interesting.push_back(F);
  while (step())
    ;
}

RoleSet Callables::roles(const Slot &S) const { return Roles.lookup(S.key()); }

bool Callables::step() {
  bool Changed = false;
  for (const FunctionIndex F : Interesting)
    Changed |= stepFunction(F);
  return Changed;
}

bool Callables::store(SymbolIndex S, FunctionIndex F) {
  if (llvm::is_contained(Stored[S], F))
    return false;
  Stored[S].push_back(F);
  llvm::sort(Stored[S]);
  return true;
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

bool Callables::stepFunction(FunctionIndex F) {
  bool Changed = false;
  const uint32_t Unit = P.definition(F).Unit;
  const TuSummary &Tu = P.unitOf(F);
  for (const Event &E : P.events(F)) {
    for (const Use &U : Tu.usesOf(E)) {
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
        Changed |= Roles[Self.key()].merge(Here);
        auto &Known = KeptIn[Self.key()];
        for (const SymbolIndex S : Kept)
          if (!llvm::is_contained(Known, S)) {
            Known.push_back(S);
            Changed = true;
          }
        continue;
      }
      for (const FunctionIndex Target : functionsOf(F, U.What)) {
        if (U.How == Role::Returned && !llvm::is_contained(Returned[F], Target) && Target != F) {
          Returned[F].push_back(Target);
          Changed = true;
        }
        for (const SymbolIndex S : Kept)
          Changed |= store(S, Target);
        // A lambda that captures parameters of this function: what it does with them, it does where it runs.
        if (!P.summary(Target).Lambda || P.definition(Target).Unit != Unit)
          continue;
        for (uint32_t Parameter = 0; Parameter < 8; ++Parameter)
          for (uint32_t Depth = 1; Depth < 3; ++Depth)
            if (const RoleSet Inner = roles({Target, Depth, Parameter}); !Inner.empty())
              Changed |= Roles[Slot{F, Depth - 1, Parameter}.key()].merge(Inner.within(Here));
      }
    }
    // A lambda that is called at once.
    if (E.Callee != None && (E.Kind == EventKind::Call)) {
      const FunctionIndex Target = P.global(Unit, E.Callee);
      if (!P.summary(Target).Lambda)
        continue;
      for (uint32_t Parameter = 0; Parameter < 8; ++Parameter)
        if (const RoleSet Inner = roles({Target, 1, Parameter}); !Inner.empty())
          Changed |= Roles[Slot{F, 0, Parameter}.key()].merge(Inner);
    }
  }
  return Changed;
}
