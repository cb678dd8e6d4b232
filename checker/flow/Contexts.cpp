//===- Contexts.cpp - Functions as their callers call them --------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "flow/Contexts.h"
#include "flow/Arguments.h"
#include "flow/CallComponents.h"
#include "flow/Executors.h"
#include "flow/SharedContexts.h"
#include "flow/Translation.h"
#include "llvm/ADT/STLExtras.h"

using namespace nostall;
using namespace nostall::flow;
using namespace nostall::graph;

namespace {

class Tabulation {
public:
  Tabulation(const Unit &U, UnitKnowledge &Known, const Contracts &All)
      : U(U), Known(Known), All(All), Found(U.Functions.size()), Collapsed(U.Functions.size()),
        Component(U.Functions.size()), OnlyHandedOver(U.Functions.size()) {
    findHandedOver();
    for (const std::vector<FunctionIndex> &Each : callComponents(U)) {
      for (const FunctionIndex F : Each)
        Component[F.position()] = Components;
      ++Components;
    }
  }

  ContextTable run();

private:
  std::vector<bool> withUnknownCallers() const;
  void findHandedOver();
  void finish();
  size_t reach(FunctionIndex F, CallContext Given);
  void collapse(FunctionIndex F);
  std::map<StepIndex, size_t> follow(FunctionIndex F, const CallContext &Given, const FunctionFacts &Facts);
  void handOver(const Step &Call, const State &At, const FunctionFacts &Facts, Evaluator &Values, Conditions &Asking);
  ValueIndex referenceIn(ValueIndex V, const Table<Value> &Theirs) const;
  CallContext givenBy(const Step &Call, StepIndex Index, const Contract &Callee, const FunctionFacts &Facts,
                      Evaluator &Values, const Conditions &Asking) const;

  const Unit &U;
  UnitKnowledge &Known;
  const Contracts &All;
  ContextTable Found;
  std::vector<bool> Collapsed;
  std::vector<unsigned> Component; ///< of functions that call each other, by function
  unsigned Components = 0;
  std::vector<bool> OnlyHandedOver; ///< bodies of closures that one call gets, and nothing else
  std::vector<std::pair<FunctionIndex, size_t>> Work;
};

} // namespace

/// The number of the context of \p F in which \p Given is known; a new one if there is none.
size_t Tabulation::reach(FunctionIndex F, CallContext Given) {
  std::vector<InContext> &Contexts = Found[F.position()];
  if (Collapsed[F.position()])
    return 0;
  const auto Known = llvm::find_if(Contexts, [&](const InContext &Each) { return Each.Given == Given; });
  if (Known != Contexts.end())
    return static_cast<size_t>(Known - Contexts.begin());
  if (Contexts.size() == MaxContexts && !Given.empty()) {
    collapse(F);
    return 0;
  }
  const Contract *Own = All.find(F);
  FunctionFacts Facts = factsOf(U, U.Graphs[U.Functions[F].Body], this->Known, All, Own, Given);
  Contexts.push_back({std::move(Given), std::move(Facts), {}});
  Work.push_back({F, Contexts.size() - 1});
  return Contexts.size() - 1;
}

/// Not the first contexts: one that covers them all.
void Tabulation::collapse(FunctionIndex F) {
  Found[F.position()].clear();
  reach(F, {});
  Collapsed[F.position()] = true;
}

/// The parameter that a value is, or to whose object it belongs; invalid for any other.
ValueIndex Tabulation::referenceIn(ValueIndex V, const Table<Value> &Theirs) const {
  if (V && Theirs[V].Kind == ValueKind::Target)
    V = Theirs[V].First;
  const bool Parameter =
      V && Theirs[V].Kind == ValueKind::Variable && U.Variables[Theirs[V].Named].Kind == VariableKind::Parameter;
  const TypeIndex T = Parameter ? U.Variables[Theirs[V].Named].Type : TypeIndex();
  return T && (U.Types[T].Kind == TypeKind::Reference || U.Types[T].Kind == TypeKind::Pointer) ? V : ValueIndex();
}

/// What a caller knows of what a callee asks: constants, and states of objects.
CallContext Tabulation::givenBy(const Step &Call, StepIndex Index, const Contract &Callee, const FunctionFacts &Facts,
                                Evaluator &Values, const Conditions &Asking) const {
  CallContext Given;
  const State &At = Facts.Before[Index.position()];
  const Translation Says(U, Call, Index, Callee.Values, Values, At);
  for (const ValueIndex Asked : Callee.Asks) {
    std::vector<int64_t> Numbers;
    for (const ValueIndex V : Says.valuesOf(Asked))
      if (const std::optional<int64_t> N = Values.numberOf(V))
        Numbers.push_back(*N);
    if (const size_t Count = llvm::size(Says.valuesOf(Asked)); Count > 0 && Numbers.size() == Count)
      Given.Numbers[Asked] = std::move(Numbers);
    if (const ValueIndex Reference = referenceIn(Asked, Callee.Values))
      if (const VariableIndex Parameter = Callee.Values[Reference].Named;
          U.Variables[Parameter].Position < Call.Arguments.size()) {
        const Argument Passed = Call.Arguments[U.Variables[Parameter].Position];
        if (const TypeIndex T = Passed.What ? Asking.typeOf(Passed) : TypeIndex();
            T && U.Types[T].Kind == TypeKind::Class &&
            T != Known.executors().roles().classOf(U.Variables[Parameter].Type))
          Given.Types[Asked] = T;
        if (const ValueIndex Pointer = Says.valuesOf(Reference).only(); Pointer)
          if (const ValueIndex Place = Values.values().target(Pointer);
              Values.values()[Place].Kind == ValueKind::Variable &&
              U.Variables[Values.values()[Place].Named].Kind == VariableKind::Global)
            Given.Globals[Reference] = Values.values()[Place].Named;
      }
    const ValueIndex Object = Says.objectsOf(Asked).only();
    if (const auto Known = Object ? At.Objects.find(Object) : At.Objects.end(); Known != At.Objects.end())
      Given.Objects[Asked] = Known->second;
  }
  return Given;
}

/// A value of a closure's body where the closure is made: captures and the object have the same names.
static ValueIndex outside(ValueIndex V, const Table<Value> &Theirs, const Unit &U, FunctionIndex Body,
                          ValueInterner &Mine) {
  const Value &What = Theirs[V];
  const auto inner = [&] { return What.First ? outside(What.First, Theirs, U, Body, Mine) : ValueIndex(); };
  switch (What.Kind) {
  case ValueKind::Variable:
    return U.Variables[What.Named].Owner == Body ? ValueIndex() : Mine.variable(What.Named);
  case ValueKind::This:
    return Mine.object();
  case ValueKind::Field: {
    const ValueIndex Object = inner();
    return Object ? Mine.field(Object, What.Named) : ValueIndex();
  }
  case ValueKind::Target: {
    const ValueIndex Pointer = inner();
    return Pointer ? Mine.target(Pointer) : ValueIndex();
  }
  case ValueKind::Address: {
    const ValueIndex Place = inner();
    return Place ? Mine.address(Place) : ValueIndex();
  }
  default:
    return {};
  }
}

/// The closures that a call gets begin where its operation has completed; what is in non-blocking mode stays so.
void Tabulation::handOver(const Step &Call, const State &At, const FunctionFacts &Facts, Evaluator &Values,
                          Conditions &Asking) {
  std::map<ValueIndex, ObjectStates> Completed;
  if (Call.Callee)
    for (const FunctionEntry *Entry : Known.entries(Call.Callee))
      for (const StateChange &Change : Entry->States)
        if (Change.How == StateChange::Way::Completes && Asking.anyHolds(Change.When, Call, At))
          for (const ValueIndex Object : Values.objectsOf(argumentOf(Change.Object, Call), At))
            Completed[Object].set(Change.State);
  for (const Argument &A : Call.Arguments) {
    if (!A.What || Facts.Values[A.What].Kind != ValueKind::Closure)
      continue;
    for (const FunctionIndex Body : U.Types[Facts.Values[A.What].Type].CallOperators) {
      const Contract *Own = All.find(Body);
      if (!Own || !OnlyHandedOver[Body.position()])
        continue;
      CallContext Given;
      for (const ValueIndex Asked : Own->Asks) {
        const ValueIndex Here = outside(Asked, Own->Values, U, Body, Values.values());
        if (!Here)
          continue;
        ObjectStates States;
        for (const ValueIndex Object : {Values.placesOf(Here, At).only(), Values.valuesOf(Here, At).only()}) {
          if (!Object)
            continue;
          if (const auto Found = At.Objects.find(Object); Found != At.Objects.end())
            if (Found->second.has(ObjectState::NonBlocking))
              States.set(ObjectState::NonBlocking);
          if (const auto Found = Completed.find(Object); Found != Completed.end())
            States.add(Found->second);
        }
        if (!States.empty())
          Given.Objects[Asked] = States;
      }
      // Whoever runs it does not say for which caller of this function it was made: there is one context only.
      std::vector<InContext> &Contexts = Found[Body.position()];
      if (!Contexts.empty() && !(Contexts.front().Given == Given) && !Collapsed[Body.position()])
        collapse(Body);
      else
        reach(Body, std::move(Given));
    }
  }
}

std::map<StepIndex, size_t> Tabulation::follow(FunctionIndex F, const CallContext &Given, const FunctionFacts &Facts) {
  std::map<StepIndex, size_t> Result;
  const FlowGraph &Graph = U.Graphs[U.Functions[F].Body];
  Table<Value> Known = Facts.Values;
  ValueInterner Interner(Known);
  Evaluator Values(U, Interner);
  Conditions Asking(U, Graph, this->Known, Values, Given);
  for (const Step &S : Graph.Steps) {
    const StepIndex Index = Graph.Steps.indexOf(S);
    if (Facts.Before[Index.position()].Reachable)
      handOver(S, Facts.Before[Index.position()], Facts, Values, Asking);
    if (!S.Callee || !U.Functions[S.Callee].Body || !Facts.Before[Index.position()].Reachable)
      continue;
    const Contract *Callee = All.find(S.Callee);
    const bool Asks = Callee && S.Kind != StepKind::VirtualCall;
    CallContext Passed = Asks ? givenBy(S, Index, *Callee, Facts, Values, Asking) : CallContext();
    // What functions that call each other pass round and round says nothing of them, unless it is always the same.
    if (Component[S.Callee.position()] == Component[F.position()] && !(S.Callee == F && Passed == Given)) {
      Passed = {};
      if (S.Callee == F && !Given.empty() && !Collapsed[F.position()]) {
        collapse(F);
        return {};
      }
    }
    Result[Index] = reach(S.Callee, std::move(Passed));
  }
  return Result;
}

/// Follows the calls of what was reached, until nothing new is.
void Tabulation::finish() {
  while (!Work.empty()) {
    const auto [F, Number] = Work.back();
    Work.pop_back();
    if (Number < Found[F.position()].size()) {
      const InContext Caller = Found[F.position()][Number]; // the table may grow meanwhile
      std::map<StepIndex, size_t> Callees = follow(F, Caller.Given, Caller.Facts);
      if (Number < Found[F.position()].size())
        Found[F.position()][Number].Callees = std::move(Callees);
    }
  }
}

void Tabulation::findHandedOver() {
  std::vector<unsigned> HandedOver(U.Functions.size()), Mentioned(U.Functions.size());
  for (const FlowGraph &G : U.Graphs)
    for (const Step &S : G.Steps) {
      const auto count = [&](ValueIndex V, std::vector<unsigned> &In) {
        if (V && G.Values[V].Kind == ValueKind::Closure)
          for (const FunctionIndex Body : U.Types[G.Values[V].Type].CallOperators)
            ++In[Body.position()];
      };
      for (const Argument &A : S.Arguments)
        count(A.What, HandedOver);
      count(S.Object, Mentioned);
      count(S.Source, Mentioned);
    }
  for (size_t I = 0; I < HandedOver.size(); ++I)
    OnlyHandedOver[I] = HandedOver[I] == 1 && Mentioned[I] == 0;
}

/// The functions that somebody may call of whom nothing is known: other files, whoever has got a pointer to them or an
/// object, a library that a lambda was handed to.
std::vector<bool> Tabulation::withUnknownCallers() const {
  std::vector<bool> Result(U.Functions.size(), true);
  for (const FlowGraph &G : U.Graphs)
    for (const Step &S : G.Steps)
      if (S.Callee && S.Callee != G.Of)
        Result[S.Callee.position()] = !U.Functions[S.Callee].Local || U.Functions[S.Callee].Virtual;
  for (const FlowGraph &G : U.Graphs)
    for (const Value &V : G.Values) {
      if (V.Kind == ValueKind::Function)
        Result[V.Callee.position()] = true;
      else if (V.Kind == ValueKind::Closure)
        for (const FunctionIndex Body : U.Types[V.Type].CallOperators)
          Result[Body.position()] = !OnlyHandedOver[Body.position()];
    }
  return Result;
}

ContextTable Tabulation::run() {
  const std::vector<bool> Unknown = withUnknownCallers();
  for (const Function &F : U.Functions)
    if (F.Body && Unknown[U.Functions.indexOf(F).position()])
      reach(U.Functions.indexOf(F), {});
  finish();
  // Functions that only call each other.
  for (const Function &F : U.Functions)
    if (F.Body && Found[U.Functions.indexOf(F).position()].empty()) {
      reach(U.Functions.indexOf(F), {});
      finish();
    }
  return std::move(Found);
}

ContextTable flow::tabulate(const Unit &Unit, UnitKnowledge &Known, const Contracts &All) {
  ContextTable Result = Tabulation(Unit, Known, All).run();
  shareContexts(Unit, Result);
  return Result;
}
