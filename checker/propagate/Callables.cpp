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

bool Callables::Fate::merge(const Fate &Other) {
  bool Changed = Roles.merge(Other.Roles);
  for (const uint16_t Parameter : Other.OnParameters)
    if (!llvm::is_contained(OnParameters, Parameter)) {
      OnParameters.push_back(Parameter);
      Changed = true;
    }
  return Changed;
}

Callables::Callables(const Program &P, const Executors &E)
    : P(P), Known(E), Stored(P.symbolCount()), Returned(P.functionCount()), InWork(P.functionCount()) {
  for (FunctionIndex F = 0; F < P.functionCount(); ++F) {
    const TuSummary &Tu = P.unitOf(F);
    const auto speaks = [&](const Event &E) {
      return E.UseCount > 0 || (E.Callee != None && Tu.Functions[E.Callee].Lambda);
    };
    if (llvm::any_of(P.events(F), speaks))
      enqueue(F);
  }
  solve();
  FunctionReaders = {};
  SymbolReaders = {};
}

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

void Callables::merge(const Slot &S, const Fate &New) {
  if (!New.empty() && Fates[S.key()].merge(New))
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

RoleSet Callables::rolesOn(FunctionIndex F, const Value &Executor) const {
  const ExecutorKinds Kinds = Known.kindsOf(F, Executor);
  RoleSet Result;
  if (Kinds.Loop)
    Result.insert(Role::Loop);
  if (Kinds.Elsewhere)
    Result.insert(Role::Elsewhere);
  if (Kinds.Own)
    Result.insert(Role::Inline); // where the function itself runs
  if (Kinds.Unknown)
    Result.insert(Role::AssumedLoop);
  return Result;
}

void Callables::addExecutor(FunctionIndex F, const Value &Executor, Fate &Into) const {
  if (Executor.Kind == ValueKind::Parameter && Executor.Depth == 0)
    Into.OnParameters.push_back(static_cast<uint16_t>(Executor.Index));
  else
    Into.Roles.merge(rolesOn(F, Executor));
}

/// Where the coroutine runs that the event \p Call of \p Caller makes: as its awaits and spawns there say. Empty when
/// none of them is seen.
Callables::Fate Callables::startOf(FunctionIndex Caller, const Event &Call) const {
  Fate Result;
  const llvm::ArrayRef<Event> Events = P.events(Caller);
  const Value Made{ValueKind::Result, 0, static_cast<uint32_t>(&Call - Events.data())};
  for (const Event &E : Events.drop_front(Made.Index))
    for (const Use &U : P.unitOf(Caller).usesOf(E))
      if (U.What == Made && U.How != Role::Stored && U.How != Role::Returned && U.How != Role::Escapes)
        Result.merge(fateOf(Caller, E, U));
  return Result;
}

/// What \p Callee does with what it gets by \p U; executors that it got as parameters are those of this call.
void Callables::addPassed(FunctionIndex Caller, FunctionIndex Callee, const Event &E, const Use &U, Fate &Into) const {
  const Fate There = fate({Callee, 0, U.Argument});
  // What a coroutine calls runs where the coroutine does.
  const Fate Start = runsLater(P.summary(Callee)) && There.Roles.contains(Role::Inline) ? startOf(Caller, E) : Fate();
  if (Start.empty()) {
    Into.Roles.merge(There.Roles);
  } else {
    Into.Roles.merge(There.Roles.within(Start.Roles));
    llvm::append_range(Into.OnParameters, Start.OnParameters);
  }
  for (const uint16_t Parameter : There.OnParameters) {
    bool Bound = false;
    for (const Use &Other : P.unitOf(Caller).usesOf(E))
      if (Other.How == Role::Binds && Other.Target == None && Other.Argument == Parameter) {
        addExecutor(Caller, Other.What, Into);
        Bound = true;
      }
    if (!Bound)
      Into.Roles.insert(Role::AssumedLoop);
  }
}

Callables::Fate Callables::fateOf(FunctionIndex Caller, const Event &E, const Use &U) const {
  Fate Result = fateBeforeHops(Caller, E, U);
  if (E.Hopped &&
      Result.Roles.contains(Role::Inline)) { // the coroutine runs elsewhere there, and so does what it calls
    Result.Roles.remove(Role::Inline);
    Result.Roles.insert(Role::Elsewhere);
  }
  return Result;
}

Callables::Fate Callables::fateBeforeHops(FunctionIndex Caller, const Event &E, const Use &U) const {
  Fate Result;
  if (U.How == Role::OnExecutor) {
    addExecutor(Caller, U.Executor, Result);
    return Result;
  }
  if (U.How == Role::Binds)
    return Result;
  if (U.How != Role::Passed) {
    Result.Roles.insert(U.How);
    return Result;
  }
  if (E.Callee == None)
    return Result;
  const FunctionIndex Callee = P.global(P.definition(Caller).Unit, E.Callee);
  addPassed(Caller, Callee, E, U, Result);
  if (E.Kind == EventKind::VirtualCall)
    for (const FunctionIndex Override : P.overriders(Callee))
      addPassed(Caller, Override, E, U, Result);
  if (Result.empty() && !P.summary(Callee).HasBody)
    Result.Roles.insert(Role::Escapes);
  return Result;
}

RoleSet Callables::resolve(FunctionIndex Caller, const Event &E, const Use &U) const {
  Fate Found = fateOf(Caller, E, U);
  for (const uint16_t Parameter : Found.OnParameters)
    Found.Roles.merge(rolesOn(Caller, {ValueKind::Parameter, 0, Parameter}));
  return Found.Roles;
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
    llvm::SmallVector<FunctionIndex, 2> Found{Returned[Callee].begin(), Returned[Callee].end()};
    // What the callee was given and returns, as it is or inside of a lambda.
    for (const Use &U : P.unitOf(F).usesOf(Events[V.Index]))
      if (U.How == Role::Passed && fate({Callee, 0, U.Argument}).Roles.contains(Role::Returned) && U.What != V)
        Found.append(functionsOf(F, U.What));
    return Found;
  }
  case ValueKind::Parameter:
  case ValueKind::Executor:
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
void Callables::takeFromLambda(FunctionIndex F, FunctionIndex Lambda, const Fate &Here) {
  FunctionReaders.add(Lambda, F);
  for (uint32_t Parameter = 0; Parameter < 8; ++Parameter)
    for (uint32_t Depth = 1; Depth < 3; ++Depth) {
      const Fate Inner = fate({Lambda, Depth, Parameter});
      Fate Outer;
      Outer.Roles = Inner.Roles.within(Here.Roles);
      if (Inner.Roles.contains(Role::Inline))
        Outer.OnParameters = Here.OnParameters;
      merge({F, Depth - 1, Parameter}, Outer);
    }
}

void Callables::evaluate(FunctionIndex F, const Event &E, const Use &U) {
  const uint32_t Unit = P.definition(F).Unit;
  if (U.How == Role::Binds)
    return;
  readResult(F, E, U);
  const Fate Here = fateOf(F, E, U);
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
  Fate AtOnce;
  AtOnce.Roles.insert(Role::Inline);
  for (const Event &E : P.events(F)) {
    for (const Use &U : Tu.usesOf(E))
      evaluate(F, E, U);
    if (E.Callee == None || E.Kind != EventKind::Call)
      continue;
    if (const FunctionIndex Target = P.global(P.definition(F).Unit, E.Callee); P.summary(Target).Lambda)
      takeFromLambda(F, Target, AtOnce);
  }
}
