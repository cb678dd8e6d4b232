//===- Inference.cpp - The contracts of a unit's functions, callees first -----------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "flow/Inference.h"
#include "flow/CallComponents.h"
#include "flow/OwnAwaiters.h"
#include "llvm/ADT/STLExtras.h"

using namespace nostall;
using namespace nostall::flow;
using namespace nostall::graph;

namespace {

/// Which values of a function mean something to its callers.
class Outside {
public:
  Outside(const Unit &U, const FlowGraph &G, const Table<Value> &Values) : U(U), G(G), Values(Values) {}

  /// Whether a value can be said in terms of parameters, the object, global variables and constants.
  bool means(ValueIndex V) const {
    const Value &What = Values[V];
    switch (What.Kind) {
    case ValueKind::Variable:
      return isParameter(What.Named) || isGlobal(What.Named);
    case ValueKind::This:
    case ValueKind::Number:
    case ValueKind::Null:
    case ValueKind::Text:
    case ValueKind::Enumerator:
    case ValueKind::Function:
      return true;
    case ValueKind::Field:
    case ValueKind::Element:
    case ValueKind::Address:
    case ValueKind::Target:
      return means(What.First);
    case ValueKind::Operation:
      return What.First && means(What.First) && (!What.Second || means(What.Second));
    default:
      return false;
    }
  }

  /// Whether a place lives on when the function has returned: a parameter by value does not.
  bool livesOn(ValueIndex Place) const {
    bool Pointed = false;
    for (; Values[Place].First; Place = Values[Place].First)
      Pointed |= Values[Place].Kind == ValueKind::Target;
    const Value &Root = Values[Place];
    return Root.Kind == ValueKind::This ||
           (Root.Kind == ValueKind::Variable && (isGlobal(Root.Named) || (Pointed && isParameter(Root.Named))));
  }

  /// Whether it is a parameter itself, with the value that it was passed.
  bool isPassed(ValueIndex V) const { return Values[V].Kind == ValueKind::Variable && isParameter(Values[V].Named); }

  /// Whether states of a value are the callers' to know: an object that lives on, or a descriptor that was passed.
  bool isCallers(ValueIndex V) const {
    const Value &What = Values[V];
    return means(V) &&
           (livesOn(V) || (What.Kind == ValueKind::Variable && isParameter(What.Named) && isScalar(What.Named)));
  }

private:
  bool isParameter(VariableIndex V) const { return llvm::is_contained(U.Functions[G.Of].ParameterNames, V); }
  bool isGlobal(VariableIndex V) const {
    const VariableKind Kind = U.Variables[V].Kind;
    return Kind == VariableKind::Global || Kind == VariableKind::StaticLocal;
  }
  bool isScalar(VariableIndex V) const {
    const TypeIndex T = U.Variables[V].Type;
    return T && (U.Types[T].Kind == TypeKind::Number || U.Types[T].Kind == TypeKind::Enumeration);
  }

  const Unit &U;
  const FlowGraph &G;
  const Table<Value> &Values;
};

} // namespace

Contract flow::contractOf(const Unit &Unit, const FlowGraph &Graph, const FunctionFacts &Facts) {
  Contract Result;
  Result.Values = Facts.Values;
  const Outside Seen(Unit, Graph, Facts.Values);
  for (const ValueIndex V : Facts.Asked)
    if (Seen.isCallers(V) || Seen.isPassed(V))
      Result.Asks.insert(V);
  llvm::copy_if(Facts.RunOffLoop, std::inserter(Result.RunsOffLoop, Result.RunsOffLoop.end()),
                [&](ValueIndex V) { return Seen.isPassed(V); });
  const State &At = Facts.AtReturn;
  Result.Returns = At.Reachable;
  if (!At.Reachable)
    return Result;
  ValueInterner Values(Result.Values);
  const ValueIndex Unknown = Values.unknown();
  const auto outside = [&](const Alternatives &All) {
    Alternatives Said;
    for (const ValueIndex V : All)
      Said.add(Seen.means(V) ? V : Unknown, Unknown);
    return Said;
  };
  for (const auto &[Place, Held] : At.Holds)
    if (Seen.livesOn(Place))
      Result.Writes[Place] = outside(Held);
  for (const auto &[Object, States] : At.Objects)
    if (Seen.isCallers(Object))
      Result.Ensures[Object] = States;
  for (const auto &[Object, States] : At.PerhapsLost)
    if (Seen.isCallers(Object) && !States.empty())
      Result.MayLose[Object] = States;
  for (int Truth = 0; Truth < 2; ++Truth)
    for (const auto &[Object, States] : Facts.AtAnswer[Truth].Objects)
      if (Facts.AtAnswer[Truth].Reachable && Seen.isCallers(Object))
        Result.EnsuresIf[Truth][Object] = States;
  const auto mutexes = [&](const std::set<ValueIndex> &All) {
    std::set<ValueIndex> Said;
    llvm::copy_if(All, std::inserter(Said, Said.end()), [&](ValueIndex V) { return Seen.means(V); });
    return Said;
  };
  Result.Takes = mutexes(At.SurelyHeld);
  Result.MayTake = mutexes(At.PerhapsHeld);
  Result.GivesBack = mutexes(At.SurelyGivenBack);
  Result.MayGiveBack = mutexes(At.PerhapsGivenBack);
  Result.Result = outside(Facts.Returned);
  Result.EndsAt = At.Where;
  if (const ExecutorValue &Given = Facts.Executor;
      Given.Kind != ExecutorKind::Own && (!Given.Place || Seen.means(Given.Place)))
    Result.Executor = Given;
  for (const auto &[Place, Entry] : At.Ends.Waiting)
    if (Seen.livesOn(Place))
      Result.Waits.try_emplace(Place, Entry);
  for (const ValueIndex Place : At.Ends.Settled)
    if (Seen.livesOn(Place))
      Result.Settles.insert(Place);
  Result.Settles.insert(Facts.SettledParameters.begin(), Facts.SettledParameters.end());
  Result.Gives = Facts.Gives;
  return Result;
}

/// Whether the functions of a component call each other, or the only one of it calls itself.
static bool callEachOther(const Unit &U, const std::vector<FunctionIndex> &Component) {
  const FunctionIndex First = Component.front();
  return Component.size() > 1 ||
         llvm::any_of(U.Graphs[U.Functions[First].Body].Steps, [&](const Step &S) { return S.Callee == First; });
}

/// The field or global variable that a place is, or that holds it.
static VariableIndex holderOf(const Contract &C, ValueIndex Place) {
  while (C.Values[Place].Kind == ValueKind::Element)
    Place = C.Values[Place].First;
  return C.Values[Place].Named;
}

Contracts flow::inferContracts(const Unit &Unit, UnitKnowledge &Known) {
  Contracts Result(Unit.Functions.size());
  for (const std::vector<FunctionIndex> &Component : callComponents(Unit)) {
    for (const FunctionIndex F : Component) {
      Contract Bottom; // it does not return, as far as is known
      Bottom.Values = Unit.Graphs[Unit.Functions[F].Body].Values;
      Result.set(F, std::move(Bottom));
    }
    bool Changed = true;
    for (unsigned Round = 0; Changed && Round < MaxRounds; ++Round) {
      Changed = false;
      for (const FunctionIndex F : Component) {
        const FlowGraph &Graph = Unit.Graphs[Unit.Functions[F].Body];
        Contract Made = contractOf(Unit, Graph, factsOf(Unit, Graph, Known, Result, Result.find(F)));
        Changed |= !saysTheSame(Made, *Result.find(F));
        Result.set(F, std::move(Made));
      }
      if (!callEachOther(Unit, Component))
        Changed = false; // done at once
    }
    if (Changed)
      for (const FunctionIndex F : Component)
        Result.forget(F);
  }
  for (const Function &F : Unit.Functions)
    if (const Contract *C = Result.find(Unit.Functions.indexOf(F)))
      for (const auto &[Place, Entry] : C->Waits)
        if (const VariableIndex Named = holderOf(*C, Place))
          Result.Waiting.try_emplace(Named, Entry);
  return Result;
}
