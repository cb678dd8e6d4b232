//===- CallableValues.cpp - What can be called through a value ----------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "program/CallableValues.h"
#include "flow/Arguments.h"
#include "llvm/ADT/STLExtras.h"

using namespace nostall;
using namespace nostall::program;
using namespace nostall::graph;
using flow::argumentOf;

/// A value inside a value inside ...: beyond this nothing is found any more.
static constexpr unsigned MaxDepth = 16;

static void add(Values &To, nostall::Value V) {
  if (!llvm::is_contained(To, V))
    To.push_back(V);
}

//===--- What local variables are given ---===//

/// The variable at the root of a place.
static VariableIndex rootOf(const Table<graph::Value> &Table, ValueIndex V) {
  while (V && Table[V].Kind != graph::ValueKind::Variable)
    switch (Table[V].Kind) {
    case graph::ValueKind::Element:
    case graph::ValueKind::Address:
    case graph::ValueKind::Target:
      V = Table[V].First;
      break;
    default:
      return {};
    }
  return V ? Table[V].Named : VariableIndex();
}

LocalContents::LocalContents(const graph::Unit &Unit, flow::UnitKnowledge &Known) {
  for (const FlowGraph &G : Unit.Graphs)
    for (const Step &S : G.Steps) {
      const auto give = [&](ValueIndex To, ValueIndex What, TypeIndex Written) {
        const VariableIndex V = To ? rootOf(G.Values, To) : VariableIndex();
        if (V && What && Unit.Variables[V].Owner)
          Contents[V].push_back({G.Of, What, Written});
      };
      if (S.Kind == StepKind::Initialise || S.Kind == StepKind::Assign) {
        give(S.Target, S.Source, S.Type);
      } else if (S.Callee) {
        const llvm::ArrayRef Entries = Known.entries(S.Callee);
        for (const FunctionEntry *Entry : Entries.take_front())
          for (const CallableArgument &C : Entry->Callables)
            if (const Argument Kept = argumentOf(C.Argument, S); C.Runs == Runs::Stored && Kept.What)
              give(argumentOf(C.Keeper, S).What, Kept.What, Kept.Written);
        if (Unit.Strings[Unit.Functions[S.Callee].Last] == "operator=" && S.Object && S.Arguments.size() == 1)
          give(S.Object, S.Arguments.front().What, S.Arguments.front().Written);
      }
    }
}

llvm::ArrayRef<LocalContents::Source> LocalContents::of(VariableIndex V) const {
  const auto Found = Contents.find(V);
  return Found == Contents.end() ? llvm::ArrayRef<Source>() : llvm::ArrayRef(Found->second);
}

//===--- Values ---===//

/// Where values are looked at: a graph's table, and what holds there if that is known.
struct CallableValues::Place {
  const Table<graph::Value> &All;
  const FlowGraph &Graph;
  const flow::State *At;
};

Values CallableValues::of(const Table<graph::Value> &Table, ValueIndex V, TypeIndex Written, const flow::State &At) {
  Values Result;
  collect({Table, Unit.Graphs[Unit.Functions[Of].Body], &At}, V, Written, 0, Result);
  return Result;
}

std::optional<uint8_t> CallableValues::depthOf(FunctionIndex Owner) const {
  uint8_t Depth = 0;
  for (FunctionIndex F = Of; F; F = Unit.Functions[F].Parent, ++Depth)
    if (F == Owner)
      return Depth;
  return std::nullopt;
}

/// The call operators of a closure or of a functor of the program's.
bool CallableValues::functionsOfType(TypeIndex T, Values &Into) {
  if (T && Unit.Types[T].Kind == TypeKind::Reference)
    T = Unit.Types[T].Of;
  if (!T || Unit.Types[T].Kind != TypeKind::Class || Unit.Types[T].CallOperators.empty())
    return false;
  for (const FunctionIndex F : Unit.Types[T].CallOperators)
    add(Into, {nostall::ValueKind::Function, 0, Tables.function(F)});
  return true;
}

void CallableValues::collect(const Place &P, ValueIndex V, TypeIndex Written, unsigned Depth, Values &Into) {
  if (!V || Depth > MaxDepth)
    return;
  if (functionsOfType(Written, Into))
    return;
  const graph::Value &What = P.All[V];
  using Kind = graph::ValueKind;
  switch (What.Kind) {
  case Kind::Closure:
    functionsOfType(What.Type, Into);
    return;
  case Kind::Function:
    return add(Into, {nostall::ValueKind::Function, 0, Tables.function(What.Callee)});
  case Kind::Address:
  case Kind::Target:
  case Kind::Element:
    if (!held(P, V, Depth, Into))
      collect(P, What.First, {}, Depth + 1, Into);
    return;
  case Kind::Variable:
    return variable(P, V, Depth, Into);
  case Kind::Field: {
    const Variable &Field = Unit.Variables[What.Named];
    if (Field.Type && !Types.isCallableLike(Field.Type))
      return;
    if (Field.Class && Unit.Types[Field.Class].Opaque)
      return collect(P, What.First, {}, Depth + 1, Into); // of a pair
    held(P, V, Depth, Into);
    return add(Into, {nostall::ValueKind::Symbol, 0, Tables.symbol(What.Named)});
  }
  case Kind::Choice:
    collect(P, What.First, {}, Depth + 1, Into);
    return collect(P, What.Second, {}, Depth + 1, Into);
  case Kind::List:
    // What the fields of an aggregate get is theirs.
    if (!What.Type || Unit.Types[What.Type].Kind != TypeKind::Class || Unit.Types[What.Type].Opaque)
      for (const ValueIndex Each : What.Several)
        collect(P, Each, {}, Depth + 1, Into);
    return;
  case Kind::Result:
    return result(P, What.Of, Depth, Into);
  default:
    return;
  }
}

/// What a place holds where it is looked at; false when that says nothing.
bool CallableValues::held(const Place &P, ValueIndex V, unsigned Depth, Values &Into) {
  if (!P.At)
    return false;
  const auto Found = P.At->Holds.find(V);
  if (Found == P.At->Holds.end())
    return false;
  bool Any = false;
  for (const ValueIndex Each : Found->second)
    if (Each != V && P.All[Each].Kind != graph::ValueKind::Unknown) {
      collect(P, Each, {}, Depth + 1, Into);
      Any = true;
    }
  return Any;
}

void CallableValues::variable(const Place &P, ValueIndex V, unsigned Depth, Values &Into) {
  const VariableIndex Index = P.All[V].Named;
  const Variable &Named = Unit.Variables[Index];
  if (functionsOfType(Named.Type, Into))
    return;
  if (Named.Kind == VariableKind::Global || (Named.Kind == VariableKind::StaticLocal && !Named.Owner))
    return add(Into, {nostall::ValueKind::Symbol, 0, Tables.symbol(Index)});
  if (held(P, V, Depth, Into))
    return;
  const std::optional<uint8_t> Outwards = Named.Owner ? depthOf(Named.Owner) : std::nullopt;
  if (!Outwards)
    return;
  if (Named.Kind == VariableKind::Parameter)
    add(Into, {nostall::ValueKind::Parameter, *Outwards, Named.Position});
  for (const LocalContents::Source &S : Locals.of(Index)) {
    const std::optional<uint8_t> From = depthOf(S.In);
    if (!From || S.In != Named.Owner)
      continue; // given from inside a lambda: when that runs is not known
    const FlowGraph &G = Unit.Graphs[Unit.Functions[S.In].Body];
    Values There;
    collect({G.Values, G, nullptr}, S.What, S.Written, Depth + 1, There);
    for (const nostall::Value &Found : There)
      if (Found.Kind != nostall::ValueKind::Result || S.In == Of)
        add(Into, Found);
  }
}

Argument CallableValues::holderBehind(const Step &Call) const {
  if (!Call.Callee)
    return {};
  const Function &Callee = Unit.Functions[Call.Callee];
  TypeIndex Given = Callee.Result;
  if (Given && Unit.Types[Given].Kind == TypeKind::Reference)
    Given = Unit.Types[Given].Of;
  if (Given && Unit.Types[Given].Kind == TypeKind::Pointer)
    Given = Unit.Types[Given].Of;
  if (!Given || !Types.isCallableLike(Given) || Unit.Strings[Callee.Last] == "operator()" || !Callee.Opaque)
    return {};
  const llvm::ArrayRef Entries = Known.entries(Call.Callee);
  if (!Entries.empty() && !Entries.front()->Callables.empty())
    return {}; // the entry says all
  if (Call.Object)
    return {Call.Object, Call.ObjectWritten};
  const std::optional<Runs> Library = Known.knowledge().opaque(Unit.Strings[Callee.Scope]);
  return Library == Runs::Inline && !Call.Arguments.empty() ? Call.Arguments.front() : Argument();
}

/// A call that keeps a callable in its result (bind, a wrapper's or a container's constructor) denotes that callable.
bool CallableValues::kept(const Place &P, const Step &Made, unsigned Depth, Values &Into) {
  const size_t Before = Into.size();
  const llvm::ArrayRef Entries = Known.entries(Made.Callee);
  const bool Stated = !Entries.empty() && !Entries.front()->Callables.empty();
  const Function &Callee = Unit.Functions[Made.Callee];
  if (Stated) {
    for (const CallableArgument &C : Entries.front()->Callables)
      if (const Argument A = argumentOf(C.Argument, Made); C.Runs == Runs::Stored && A.What)
        collect(P, A.What, A.Written, Depth + 1, Into);
  } else if (Callee.Constructor && Callee.Opaque &&
             Known.knowledge().opaque(Unit.Strings[Callee.Scope]) == Runs::Inline) {
    for (const Argument &A : Made.Arguments)
      if (A.What && Types.isCallableLike(A.Written))
        collect(P, A.What, A.Written, Depth + 1, Into);
  }
  return Into.size() > Before;
}

void CallableValues::result(const Place &P, StepIndex S, unsigned Depth, Values &Into) {
  const Step &Made = P.Graph.Steps[S];
  if (!Made.Callee)
    return;
  const Function &Callee = Unit.Functions[Made.Callee];
  // A copy or move of an object holds what that holds.
  if (Callee.Constructor && Callee.Parameters.size() == 1 && Made.Arguments.size() == 1 &&
      Types.classOf(Callee.Parameters.front()) == Made.Type)
    return collect(P, Made.Arguments.front().What, Made.Arguments.front().Written, Depth + 1, Into);
  // A lambda that converts to a function pointer.
  if (Made.Object && Callee.Class && Unit.Types[Callee.Class].Closure &&
      llvm::StringRef(Unit.Strings[Callee.Last]) != "operator()")
    return collect(P, Made.Object, Made.ObjectWritten, Depth + 1, Into);
  if (kept(P, Made, Depth, Into))
    return;
  if (const Argument Behind = holderBehind(Made); Behind.What)
    collect(P, Behind.What, Behind.Written, Depth + 1, Into);
  if (&P.Graph != &Unit.Graphs[Unit.Functions[Of].Body])
    return; // an event of another function
  const auto Position = Events.find(S);
  if (Position == Events.end())
    return;
  const TypeEntry *Type = Callee.Result ? Types.entry(Callee.Result) : nullptr;
  if (Tables.coroutineKind(Made.Callee) != CoroutineKind::None ||
      (Type && (Type->Is == TypeRole::Coroutine || Type->Is == TypeRole::TaskElsewhere)) ||
      (Callee.Result && Types.isCallable(Callee.Result) && !Callee.Opaque))
    add(Into, {nostall::ValueKind::Result, 0, Position->second});
}

VariableIndex CallableValues::holderOf(const Table<graph::Value> &Table, ValueIndex V, const flow::State &At) {
  for (unsigned Depth = 0; V && Depth < MaxDepth; ++Depth) {
    const graph::Value &What = Table[V];
    switch (What.Kind) {
    case graph::ValueKind::Variable: {
      // A reference or pointer stands for what it was made of.
      const Variable &Named = Unit.Variables[What.Named];
      const TypeKind Kind = Named.Type ? Unit.Types[Named.Type].Kind : TypeKind::Other;
      const bool Alias =
          Named.Kind == VariableKind::Local && (Kind == TypeKind::Reference || Kind == TypeKind::Pointer);
      const auto Held = Alias ? At.Holds.find(V) : At.Holds.end();
      if (Held == At.Holds.end() || !Held->second.only() || Held->second.only() == V)
        return What.Named;
      V = Held->second.only();
      break;
    }
    case graph::ValueKind::Field:
      if (const Variable &Field = Unit.Variables[What.Named]; !Field.Class || !Unit.Types[Field.Class].Opaque)
        return What.Named;
      V = What.First;
      break;
    case graph::ValueKind::Address:
    case graph::ValueKind::Target:
    case graph::ValueKind::Element:
      V = What.First;
      break;
    case graph::ValueKind::Result:
      V = holderBehind(Unit.Graphs[Unit.Functions[Of].Body].Steps[What.Of]).What;
      break;
    default:
      return {};
    }
  }
  return {};
}
