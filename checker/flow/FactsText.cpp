//===- FactsText.cpp - The facts of a function as text ------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "flow/FactsText.h"
#include "flow/Arguments.h"
#include "flow/Executors.h"
#include "model/GraphText.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace nostall;
using namespace nostall::flow;
using namespace nostall::graph;

/// `off-loop`, `on a loop`: an executor, in words.
static std::string wordsOf(const ExecutorValue &E, const Unit &U, const FlowGraph &G) {
  switch (E.Kind) {
  case ExecutorKind::Unknown:
    return "on an unknown executor";
  case ExecutorKind::Loop:
    return "on a loop";
  case ExecutorKind::OffLoop:
    return "off-loop";
  case ExecutorKind::Own:
    return "on its own executor";
  case ExecutorKind::Place:
    return "on " + textOf(U, G, E.Place);
  }
  llvm_unreachable("no such executor");
}

/// Where the code runs that a call is given.
static void printExecutors(const Unit &U, const FlowGraph &G, const Step &Call, const State &At, UnitKnowledge &Known,
                           llvm::raw_ostream &Out) {
  const llvm::ArrayRef Entries = Call.Callee ? Known.entries(Call.Callee) : llvm::ArrayRef<const FunctionEntry *>();
  if (Entries.empty())
    return;
  FlowGraph Copy = G;
  ValueInterner All(Copy.Values);
  Evaluator Values(U, All);
  for (const CallableArgument &C : Entries.front()->Callables)
    if (const Argument On = argumentOf(C.Executor, Call); C.Runs == Runs::OnExecutor && On.What) {
      const ExecutorValue E = Known.executors().of(On, G, Values, At);
      Out << "  " << Call.Where.Line << ':' << Call.Where.Column << ' ' << U.Strings[U.Functions[Call.Callee].Name]
          << ": runs argument " << C.Argument.Index << ' ' << wordsOf(E, U, Copy);
      if (E.Kind == ExecutorKind::Place && Known.executors().isPool(E, All))
        Out << ", off-loop";
      Out << '\n';
    }
}

void flow::print(const Unit &U, const Function &F, UnitKnowledge &Known, const Contracts &Callees,
                 llvm::raw_ostream &Out) {
  FlowGraph G = U.Graphs[F.Body];
  const FunctionFacts Facts = factsOf(U, G, Known, Callees);
  G.Values = Facts.Values; // with those that the states speak of
  Out << "function " << U.Strings[F.Name] << '\n';
  for (const Step &S : G.Steps) {
    const size_t Position = G.Steps.indexOf(S).position();
    const State &At = Facts.Before[Position];
    const Verdict &V = Facts.Verdicts[Position];
    if (At.Reachable)
      printExecutors(U, G, S, At, Known, Out);
    if (Facts.VainHops.contains(G.Steps.indexOf(S)))
      Out << "  " << S.Where.Line << ':' << S.Where.Column << " co_await: does not move to the pool that it names\n";
    // The end of a library's object that waits for nothing is not worth a line.
    const bool EndsOpaque = S.Kind == StepKind::Destroy && U.Types[S.Type].Opaque;
    const bool Nothing = V.EndsNothing && (V.Discharged || !EndsOpaque);
    if (!V.Blocks && !V.Discharged && !Nothing && (At.Reachable || !S.Callee || EndsOpaque))
      continue;
    if (!At.Reachable && llvm::is_contained(G.Blocks[G.Unwound].Steps, G.Steps.indexOf(S)))
      continue; // the ends of parameters, by an exception
    Out << "  " << S.Where.Line << ':' << S.Where.Column << ' '
        << U.Strings[S.Callee ? U.Functions[S.Callee].Name : U.Types[S.Type].Text] << ": ";
    if (!At.Reachable) {
      Out << "unreachable\n";
      continue;
    }
    if (V.EndsNothing)
      Out << "ends nothing";
    else
      Out << (V.Blocks ? "blocks by " : "discharged by ") << (V.Blocks ? V.Blocks : V.Discharged)->Key;
    for (const auto &[Object, States] : At.Objects)
      for (const ObjectState State : ObjectStateValues)
        if (States.has(State))
          Out << "; " << textOf(U, G, Object) << " is " << spelling(State);
    if (At.Where != Moved::No)
      Out << (At.Where.offLoop() ? "; off-loop" : "; elsewhere on the loop");
    if (At.Where == Moved::UntilSuspension)
      Out << " until it suspends";
    for (const ValueIndex Mutex : At.PerhapsHeld)
      Out << "; " << (At.SurelyHeld.contains(Mutex) ? "holds " : "may hold ") << textOf(U, G, Mutex);
    Out << '\n';
  }
  if (!Facts.AtReturn.Reachable)
    Out << "  does not return\n";
}

/// `contract name(a, b)`.
static void headline(llvm::StringRef What, const Unit &U, const Function &F, llvm::raw_ostream &Out) {
  const auto name = [&](VariableIndex V) { return U.Strings[U.Variables[V].Name]; };
  Out << What << ' ' << U.Strings[F.Name] << '(' << llvm::join(llvm::map_range(F.ParameterNames, name), ", ") << ")\n";
}

std::vector<std::string> flow::textOf(const Unit &U, const FlowGraph &G, const CallContext &Given) {
  std::vector<std::string> Result;
  const auto name = [&](ValueIndex V) { return graph::textOf(U, G, V); };
  for (const auto &[Place, Numbers] : Given.Numbers)
    Result.push_back(name(Place) + " is " +
                     llvm::join(llvm::map_range(Numbers, [](int64_t N) { return std::to_string(N); }), " or "));
  for (const auto &[Object, States] : Given.Objects)
    for (const ObjectState State : ObjectStateValues)
      if (States.has(State))
        Result.push_back(name(Object) + " is " + spelling(State).str());
  for (const auto &[Object, Type] : Given.Types)
    Result.push_back(name(Object) + " is of type " + U.Strings[U.Types[Type].Text].str());
  for (const auto &[Reference, Variable] : Given.Globals)
    Result.push_back(name(Reference) + " refers to " + U.Strings[U.Variables[Variable].Qualified].str());
  return Result;
}

void flow::printContexts(const Unit &U, const Function &F, const ContextTable &All, llvm::raw_ostream &Out) {
  headline("contexts", U, F, Out);
  FlowGraph G = U.Graphs[F.Body];
  for (const InContext &Each : All[U.Functions.indexOf(F).position()]) {
    G.Values = Each.Facts.Values;
    const std::vector<std::string> Given = textOf(U, G, Each.Given);
    Out << "  " << (Given.empty() ? "nothing is known" : llvm::join(Given, "; ")) << '\n';
    for (const Step &S : G.Steps)
      if (const Verdict &V = Each.Facts.Verdicts[G.Steps.indexOf(S).position()]; V.Blocks)
        Out << "    " << S.Where.Line << ':' << S.Where.Column << ' ' << U.Strings[U.Functions[S.Callee].Name]
            << ": blocks by " << V.Blocks->Key << '\n';
  }
}

void flow::printContract(const Unit &U, const Function &F, const Contracts &All, llvm::raw_ostream &Out) {
  const Contract *C = All.find(U.Functions.indexOf(F));
  if (!C)
    return;
  FlowGraph G;
  G.Values = C->Values;
  const auto values = [&](const Alternatives &Values) {
    return llvm::join(llvm::map_range(Values, [&](ValueIndex V) { return textOf(U, G, V); }), " | ");
  };
  const auto ensures = [&](llvm::StringRef When, const std::map<ValueIndex, ObjectStates> &Objects) {
    for (const auto &[Object, States] : Objects)
      for (const ObjectState State : ObjectStateValues)
        if (States.has(State))
          Out << "  ensures " << textOf(U, G, Object) << " is " << spelling(State) << When << '\n';
  };
  headline("contract", U, F, Out);
  if (!C->Returns)
    Out << "  does not return\n";
  for (const ValueIndex V : C->Asks)
    Out << "  asks " << textOf(U, G, V) << '\n';
  if (!C->Result.empty())
    Out << "  gives " << values(C->Result) << '\n';
  for (const auto &[Place, Held] : C->Writes)
    Out << "  writes " << textOf(U, G, Place) << " := " << values(Held) << '\n';
  ensures("", C->Ensures);
  ensures(" when it gives false", C->EnsuresIf[0]);
  ensures(" when it gives true", C->EnsuresIf[1]);
  for (const auto &[Object, States] : C->MayLose)
    for (const ObjectState State : ObjectStateValues)
      if (States.has(State))
        Out << "  " << textOf(U, G, Object) << " may no longer be " << spelling(State) << '\n';
  if (C->Executor.known())
    Out << "  gives what works " << wordsOf(C->Executor, U, G) << '\n';
  for (const ValueIndex V : C->RunsOffLoop)
    Out << "  runs " << textOf(U, G, V) << " off-loop\n";
  if (F.IsCoroutine && C->EndsAt != Whereabouts() && C->Returns)
    Out << "  ends " << (C->EndsAt.offLoop() ? "off-loop" : "where it always runs") << '\n';
  for (const ValueIndex Mutex : C->MayTake)
    Out << (C->Takes.contains(Mutex) ? "  takes " : "  may take ") << textOf(U, G, Mutex) << '\n';
  for (const ValueIndex Mutex : C->MayGiveBack)
    Out << (C->GivesBack.contains(Mutex) ? "  gives back " : "  may give back ") << textOf(U, G, Mutex) << '\n';
}
