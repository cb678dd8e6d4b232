//===- Hops.cpp - What steps do to where code runs ----------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "flow/Hops.h"
#include "flow/Arguments.h"
#include "flow/OwnAwaiters.h"
#include "llvm/ADT/STLExtras.h"

using namespace nostall;
using namespace nostall::flow;
using namespace nostall::graph;

void Hops::step(StepIndex S, State &At) {
  const Step &Made = Graph.Steps[S];
  switch (Made.Kind) {
  case StepKind::Initialise:
  case StepKind::Assign:
    assign(Made, At);
    break;
  case StepKind::Call:
    assign(Made, At);
    give(S, At);
    break;
  case StepKind::Await:
    await(Made, At);
    break;
  default:
    break;
  }
}

//===--- Executors ---===//

/// A local variable gets an executor as its value, or something that works on one.
void Hops::assign(const Step &S, State &At) {
  const std::optional<Executors::Assignment> Assigned = Places.assigned(S);
  if (!Assigned)
    return;
  const Value To = Values.values()[Assigned->To];
  if (To.Kind != ValueKind::Variable)
    return;
  const Variable &V = Unit.Variables[To.Named];
  const bool Mine = V.Kind == VariableKind::Local || V.Kind == VariableKind::Parameter;
  // Of many types the type says it.
  if (!Mine || !V.Type || !Places.roles().carriesExecutor(V.Type) || Places.roles().executor(V.Type))
    return;
  const ExecutorValue Given = Places.of(Assigned->From, Graph, Values, At);
  if (Given.known())
    At.Executors[To.Named] = Given;
  else
    At.Executors.erase(To.Named);
}

/// What a function of the program's gives, in the caller's terms.
void Hops::give(StepIndex S, State &At) {
  const Step &Call = Graph.Steps[S];
  const Contract *C = Call.Callee && !Unit.Functions[Call.Callee].IsCoroutine ? Callees.find(Call.Callee) : nullptr;
  if (!C || !C->Executor.known())
    return;
  ExecutorValue Given = C->Executor;
  if (Given.Kind == ExecutorKind::Place) {
    const Translation Says(Unit, Call, S, C->Values, Values, At);
    Argument Passed{Says.objectsOf(Given.Place).only(), {}};
    if (const Value Said = C->Values[Given.Place]; Said.Kind == ValueKind::Variable)
      // An argument is resolved as it is written.
      if (const Variable &P = Unit.Variables[Said.Named]; P.Kind == VariableKind::Parameter)
        Passed = P.Position < Call.Arguments.size() ? Call.Arguments[P.Position] : Argument();
    const bool Known = Passed.What && Passed.What != Values.unknown();
    Given = Known ? Places.of(Passed, Graph, Values, At) : ExecutorValue();
  }
  At.GivenExecutors[S] = Given;
}

ExecutorValue Hops::returned(const Step &Return, const State &At) {
  const TypeIndex Result = Unit.Functions[Graph.Of].Result;
  if (!Return.Source || !Result || !Places.roles().carriesExecutor(Result))
    return {};
  return Places.of(Return.Source, Result, Graph, Values, At);
}

bool Hops::isPool(Argument Executor, const State &At) {
  return Executor.What && Places.isPool(Places.of(Executor, Graph, Values, At), Values.values());
}

//===--- Awaits ---===//

/// The calls of which one gave what is awaited, also where a variable has kept it.
llvm::SmallVector<StepIndex, 2> Hops::awaitedCalls(const Step &Await, const State &At) {
  llvm::SmallVector<StepIndex, 2> Found;
  Alternatives Awaited = Values.valuesOf(Await.Object, At);
  // What was moved from is still what it began as.
  if (const Value Object = Values.values()[Await.Object];
      Object.Kind == ValueKind::Variable && Awaited.only() == Values.unknown())
    if (const InitialValue *Begun = Places.initial(Object.Named); Begun && Begun->In->Of == Graph.Of)
      Awaited = Alternatives(Begun->What.What);
  for (ValueIndex V : Awaited) {
    const Step *Made = nullptr;
    Value Of = Values.values()[V];
    for (unsigned Copies = 0; Of.Kind == ValueKind::Result && Copies < MaxAlternatives; ++Copies) {
      Made = &Graph.Steps[Of.Of];
      // What was moved or copied into another object.
      if (Made->Kind != StepKind::Construct || Made->Arguments.size() != 1 ||
          Made->Arguments.front().Written != Made->Type)
        break;
      V = Values.valuesOf(Made->Arguments.front().What, At).only();
      Of = V ? Values.values()[V] : Value();
    }
    Found.push_back(Of.Kind == ValueKind::Result ? Of.Of : StepIndex());
  }
  return Found;
}

const FunctionEntry *Hops::hopOf(FunctionIndex Callee) {
  if (!Callee)
    return nullptr;
  const auto All = Known.entries(Callee);
  const auto Found = llvm::find_if(All, [](const FunctionEntry *E) { return E->Hop.has_value(); });
  return Found == All.end() ? nullptr : *Found;
}

/// Where an operation resumes a coroutine once that has the executor which \p Token is or is bound to.
Moved Hops::onceOn(Argument Token, const State &At) {
  if (!Token.What)
    return Moved::No;
  const ExecutorValue On = Places.of(Token, Graph, Values, At);
  if (Places.isPool(On, Values.values()))
    return Moved::UntilSuspension;
  const bool Bound = Places.roles().is(Token.Written, TypeRole::BoundToken);
  return On.Kind == ExecutorKind::Own || !Bound ? Moved::No : Moved::WithinLoop;
}

/// Where the coroutine goes on when what \p Awaited gave is complete.
Whereabouts Hops::behind(const Step &Awaited, Whereabouts Before, const State &At) {
  if (const FunctionEntry *Entry = hopOf(Awaited.Callee)) {
    const Hop &H = *Entry->Hop;
    const bool OnExecutor = H.To == Runs::OnExecutor;
    if (H.To == Runs::Elsewhere || (OnExecutor && isPool(argumentOf(H.Executor, Awaited), At)))
      return Whereabouts(H.Persistent ? Moved::Persistently : Moved::UntilSuspension);
    return Whereabouts(OnExecutor && !H.Persistent ? onceOn(argumentOf(H.Executor, Awaited), At) : Moved::No);
  }
  // Any operation resumes the coroutine on the executor that is bound to its token.
  for (const Argument &A : Awaited.Arguments)
    if (Places.roles().is(A.Written, TypeRole::BoundToken))
      return Whereabouts(onceOn(A, At));
  const Function *Callee = Awaited.Callee ? &Unit.Functions[Awaited.Callee] : nullptr;
  const TypeEntry *Coroutine = Callee && Callee->IsCoroutine ? Known.type(Callee->Result) : nullptr;
  if (const Contract *C = Coroutine && Coroutine->ResumesInline ? Callees.find(Awaited.Callee) : nullptr)
    Before.follow(C->EndsAt);
  else
    Before.suspend();
  return Before;
}

void Hops::await(const Step &Await, State &At) {
  const TypeEntry *Type = Await.ObjectWritten ? Known.type(Await.ObjectWritten) : nullptr;
  if (Type && (Type->Is == TypeRole::OwnExecutor || Type->Is == TypeRole::Immediate))
    return; // it never suspends
  const Whereabouts Before = At.Where;
  std::optional<Whereabouts> After;
  for (const StepIndex Awaited : awaitedCalls(Await, At)) {
    const Whereabouts Each = behind(Awaited ? Graph.Steps[Awaited] : Step(), Before, At);
    if (After)
      After->join(Each);
    else
      After = Each;
  }
  At.Where = After.value_or(Whereabouts(Moved::No));
  if (const FunctionIndex Suspend = suspensionOf(Unit, Await.Type))
    awaitOwn(Await, Suspend, At);
}

/// An await of an awaiter whose `await_suspend` is the program's own.
void Hops::awaitOwn(const Step &Await, FunctionIndex Suspend, State &At) {
  const Contract *C = Callees.find(Suspend);
  const auto isHandle = [&](ValueIndex V) {
    const Value &What = C->Values[V];
    return What.Kind == ValueKind::Variable && Unit.Variables[What.Named].Position == 0;
  };
  if (C && llvm::any_of(C->RunsOffLoop, isHandle))
    At.Where = Whereabouts(Moved::UntilSuspension); // the next awaiter may have it resumed by the loop
  if (watchedBy(Unit, Known, Suspend).empty())
    return;
  // What the awaiter was made of, for a descriptor is no more than a number.
  std::set<ValueIndex> Made;
  for (const ValueIndex V : Values.valuesOf(Await.Object, At)) {
    const Value What = Values.values()[V];
    if (What.Kind == ValueKind::List)
      Made.insert(What.Several.begin(), What.Several.end());
    else if (What.Kind == ValueKind::Result)
      for (const Argument &A : Graph.Steps[What.Of].Arguments)
        Made.insert(A.What);
  }
  for (const ValueIndex Part : Made) {
    const VariableIndex Named = Part ? Executors::variableOf(Part, Values.values()) : VariableIndex();
    const TypeIndex T = Named ? Unit.Variables[Named].Type : TypeIndex();
    const TypeIndex Number = T && Unit.Types[T].Kind == TypeKind::Reference ? Unit.Types[T].Of : T;
    const ValueIndex Descriptor = Values.valuesOf(Part, At).only();
    if (!Number || Unit.Types[Number].Kind != TypeKind::Number || !Descriptor || Descriptor == Values.unknown())
      continue;
    At.Objects[Descriptor].set(ObjectState::Ready);
    At.Objects[Descriptor].set(ObjectState::Writable);
  }
}

bool Hops::isVain(StepIndex S, const State &At) {
  const Step &Await = Graph.Steps[S];
  if (Await.Kind != StepKind::Await)
    return false;
  return llvm::any_of(awaitedCalls(Await, At), [&](StepIndex Awaited) {
    const FunctionEntry *Entry = Awaited ? hopOf(Graph.Steps[Awaited].Callee) : nullptr;
    if (!Entry || !Entry->Hop->Seems)
      return false;
    const Step &Call = Graph.Steps[Awaited];
    const bool Off = Entry->Hop->To == Runs::Elsewhere ||
                     (Entry->Hop->To == Runs::OnExecutor && isPool(argumentOf(Entry->Hop->Executor, Call), At));
    return !Off && isPool(argumentOf(*Entry->Hop->Seems, Call), At);
  });
}

//===--- What others run or resume ---===//

/// \p V and what it was made of: a lambda's captures, what an object was constructed from.
void Hops::parts(ValueIndex V, std::set<ValueIndex> &Into) const {
  if (!V || !Into.insert(V).second)
    return;
  const Value What = Values.values()[V];
  switch (What.Kind) {
  case ValueKind::Address:
  case ValueKind::Target:
  case ValueKind::Choice:
    parts(What.First, Into);
    parts(What.Second, Into);
    break;
  case ValueKind::Closure:
  case ValueKind::List:
    for (const ValueIndex Part : What.Several)
      parts(Part, Into);
    break;
  case ValueKind::Result:
    for (const Argument &A : Graph.Steps[What.Of].Arguments)
      parts(A.What, Into);
    break;
  default:
    break;
  }
}

void Hops::runOffLoop(StepIndex S, const State &At, std::set<ValueIndex> &Into) {
  const Step &Call = Graph.Steps[S];
  if (!Call.Callee)
    return;
  const llvm::ArrayRef Entries = Known.entries(Call.Callee);
  if (!Entries.empty())
    for (const CallableArgument &C : Entries.front()->Callables)
      if (C.Runs == Runs::Elsewhere || (C.Runs == Runs::OnExecutor && isPool(argumentOf(C.Executor, Call), At)))
        if (const ValueIndex Given = argumentOf(C.Argument, Call).What)
          for (const ValueIndex V : Values.valuesOf(Given, At))
            parts(V, Into);
  const Contract *C = Entries.empty() ? Callees.find(Call.Callee) : nullptr;
  if (!C)
    return;
  const Translation Says(Unit, Call, S, C->Values, Values, At);
  for (const ValueIndex V : C->RunsOffLoop)
    for (const ValueIndex Here : Says.objectsOf(V))
      parts(Here, Into);
}
