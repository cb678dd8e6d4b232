//===- Contexts.cpp - Functions as their callers call them --------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "flow/Contexts.h"
#include "flow/Translation.h"
#include "llvm/ADT/STLExtras.h"

using namespace nostall;
using namespace nostall::flow;
using namespace nostall::graph;

namespace {

class Tabulation {
public:
  Tabulation(const Unit &U, UnitKnowledge &Known, const Contracts &All)
      : U(U), Known(Known), All(All), Found(U.Functions.size()), Collapsed(U.Functions.size()) {}

  ContextTable run();

private:
  std::vector<bool> withUnknownCallers() const;
  void finish();
  void reach(FunctionIndex F, CallContext Given);
  void follow(FunctionIndex F, const FunctionFacts &Facts);
  CallContext givenBy(const Step &Call, StepIndex Index, const Contract &Callee, const FunctionFacts &Facts,
                      Evaluator &Values) const;

  const Unit &U;
  UnitKnowledge &Known;
  const Contracts &All;
  ContextTable Found;
  std::vector<bool> Collapsed;
  std::vector<std::pair<FunctionIndex, size_t>> Work;
};

} // namespace

void Tabulation::reach(FunctionIndex F, CallContext Given) {
  std::vector<InContext> &Contexts = Found[F.position()];
  const auto known = [&] { return llvm::any_of(Contexts, [&](const InContext &Each) { return Each.Given == Given; }); };
  if (Collapsed[F.position()] || known())
    return;
  if (Contexts.size() == MaxContexts && !Given.empty()) {
    // Not the first ones: one that covers them all.
    Collapsed[F.position()] = true;
    Contexts.clear();
    Given = {};
  }
  const Contract *Own = All.find(F);
  FunctionFacts Facts = factsOf(U, U.Graphs[U.Functions[F].Body], Known, All, Own, Given);
  Contexts.push_back({std::move(Given), std::move(Facts)});
  Work.push_back({F, Contexts.size() - 1});
}

/// What a caller knows of what a callee asks: constants, and states of objects.
CallContext Tabulation::givenBy(const Step &Call, StepIndex Index, const Contract &Callee, const FunctionFacts &Facts,
                                Evaluator &Values) const {
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
    const ValueIndex Object = Says.objectsOf(Asked).only();
    if (const auto Known = Object ? At.Objects.find(Object) : At.Objects.end(); Known != At.Objects.end())
      Given.Objects[Asked] = Known->second;
  }
  return Given;
}

void Tabulation::follow(FunctionIndex F, const FunctionFacts &Facts) {
  const FlowGraph &Graph = U.Graphs[U.Functions[F].Body];
  Table<Value> Known = Facts.Values;
  ValueInterner Interner(Known);
  Evaluator Values(U, Interner);
  for (const Step &S : Graph.Steps) {
    const StepIndex Index = Graph.Steps.indexOf(S);
    if (!S.Callee || !U.Functions[S.Callee].Body || !Facts.Before[Index.position()].Reachable)
      continue;
    const Contract *Callee = All.find(S.Callee);
    reach(S.Callee,
          Callee && S.Kind != StepKind::VirtualCall ? givenBy(S, Index, *Callee, Facts, Values) : CallContext());
  }
}

/// Follows the calls of what was reached, until nothing new is.
void Tabulation::finish() {
  while (!Work.empty()) {
    const auto [F, Number] = Work.back();
    Work.pop_back();
    if (Number < Found[F.position()].size()) {
      const FunctionFacts Facts = Found[F.position()][Number].Facts; // the table may grow meanwhile
      follow(F, Facts);
    }
  }
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
          Result[Body.position()] = true;
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
  return Tabulation(Unit, Known, All).run();
}
