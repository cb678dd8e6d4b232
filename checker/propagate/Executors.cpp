//===- Executors.cpp - What executors parameters, fields and variables denote -----------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "propagate/Executors.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/SmallVector.h"

using namespace nostall;

bool ExecutorKinds::merge(ExecutorKinds Other) {
  const ExecutorKinds Before = *this;
  Loop |= Other.Loop;
  Elsewhere |= Other.Elsewhere;
  Own |= Other.Own;
  Unknown |= Other.Unknown;
  return Loop != Before.Loop || Elsewhere != Before.Elsewhere || Own != Before.Own || Unknown != Before.Unknown;
}

static ExecutorKinds kindsOf(KnownExecutor E) {
  ExecutorKinds Result;
  Result.Loop = E == KnownExecutor::Loop;
  Result.Elsewhere = E == KnownExecutor::Elsewhere;
  Result.Own = E == KnownExecutor::Own;
  return Result;
}

Executors::Executors(const Program &P) : P(P) {
  findPoolsWithSockets();
  for (SymbolIndex S = 0; S < P.symbolCount(); ++S)
    if (const Symbol &Facts = P.symbolFacts(S); Facts.IsPool) {
      ExecutorKinds &Own = Kinds[symbolNode(S)];
      (Facts.ServesIo || Own.Loop ? Own.Loop : Own.Elsewhere) = true;
    }
  for (FunctionIndex F = 0; F < P.functionCount(); ++F)
    for (const Event &E : P.events(F))
      for (const Use &U : P.unitOf(F).usesOf(E))
        if (U.How == Role::Binds)
          bind(F, E, U);
  solve();
}

/// A coroutine that makes sockets on its own executor, spawned on a pool, makes the pool serve them.
void Executors::findPoolsWithSockets() {
  for (FunctionIndex F = 0; F < P.functionCount(); ++F)
    for (const Event &E : P.events(F))
      for (const Use &U : P.unitOf(F).usesOf(E)) {
        if (U.How != Role::OnExecutor || U.Executor.Kind != ValueKind::Symbol)
          continue;
        const uint32_t Unit = P.definition(F).Unit;
        uint32_t Target = None;
        if (U.What.Kind == ValueKind::Function)
          Target = U.What.Index;
        else if (U.What.Kind == ValueKind::Result && U.What.Index < P.events(F).size())
          Target = P.events(F)[U.What.Index].Callee;
        if (Target != None && P.summary(P.global(Unit, Target)).ServesIo)
          Kinds[symbolNode(P.globalSymbol(Unit, U.Executor.Index))].Loop = true;
      }
}

Executors::Node Executors::nodeOf(FunctionIndex F, const Value &V) const {
  const uint32_t Unit = P.definition(F).Unit;
  if (V.Kind == ValueKind::Symbol)
    return symbolNode(P.globalSymbol(Unit, V.Index));
  for (unsigned Depth = V.Depth; Depth > 0; --Depth) {
    const uint32_t Parent = P.summary(F).Parent;
    if (Parent == None)
      break;
    F = P.global(P.definition(F).Unit, Parent);
  }
  return parameterNode(F, V.Index);
}

void Executors::bind(FunctionIndex F, const Event &E, const Use &U) {
  const uint32_t Unit = P.definition(F).Unit;
  Node To;
  if (U.Target != None)
    To = symbolNode(P.globalSymbol(Unit, U.Target));
  else if (E.Callee != None)
    To = parameterNode(P.global(Unit, E.Callee), U.Argument);
  else
    return;
  if (U.What.Kind == ValueKind::Executor)
    Kinds[To].merge(::kindsOf(static_cast<KnownExecutor>(U.What.Index)));
  else if (U.What.Kind == ValueKind::Symbol || U.What.Kind == ValueKind::Parameter)
    FlowsTo[nodeOf(F, U.What)].push_back(To);
  else
    Kinds[To].Unknown = true;
}

void Executors::solve() {
  llvm::DenseSet<Node> Fed;
  for (const auto &[From, Targets] : FlowsTo)
    Fed.insert(Targets.begin(), Targets.end());
  llvm::SmallVector<Node, 16> Work;
  for (const auto &[From, Targets] : FlowsTo) {
    ExecutorKinds &Known = Kinds[From];
    if (Known.empty() && !Fed.contains(From))
      Known.Unknown = true; // nobody visible says
    Work.push_back(From);
  }
  while (!Work.empty()) {
    const Node From = Work.pop_back_val();
    const ExecutorKinds Known = Kinds.lookup(From);
    const auto Found = FlowsTo.find(From);
    if (Found == FlowsTo.end())
      continue;
    for (const Node To : Found->second)
      if (Kinds[To].merge(Known))
        Work.push_back(To);
  }
}

ExecutorKinds Executors::kindsOf(FunctionIndex F, const Value &V) const {
  ExecutorKinds Result;
  if (V.Kind == ValueKind::Executor)
    Result = ::kindsOf(static_cast<KnownExecutor>(V.Index));
  else if (V.Kind == ValueKind::Symbol || V.Kind == ValueKind::Parameter)
    Result = Kinds.lookup(nodeOf(F, V));
  if (Result.empty())
    Result.Unknown = true;
  return Result;
}
