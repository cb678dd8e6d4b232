//===- Executors.cpp - Which executor a value is ------------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "flow/Executors.h"
#include "llvm/ADT/STLExtras.h"

using namespace nostall;
using namespace nostall::flow;
using namespace nostall::graph;

/// How many calls and variables an executor is followed through.
constexpr unsigned MaxDepth = 8;

//===--- One search ---===//

namespace nostall::flow {

/// Follows one value to where its executor comes from.
class ExecutorSearch {
public:
  ExecutorSearch(Executors &All, const FlowGraph &Asking, Evaluator &Values, const State &At)
      : All(All), Unit(All.Unit), Asking(Asking), Values(Values), At(At) {}

  /// \p V is a value of \p In: of the graph that asks, or of one that this stands in.
  ExecutorValue of(const FlowGraph &In, Argument A, unsigned Depth = 0);

private:
  bool isHere(const FlowGraph &In) const { return In.Of == Asking.Of; }
  Value valueOf(const FlowGraph &In, ValueIndex V) const { return isHere(In) ? Values.values()[V] : In.Values[V]; }
  ExecutorValue byType(TypeIndex T);
  ExecutorValue behind(const FlowGraph &In, ValueIndex V, unsigned Depth);
  ExecutorValue place(const FlowGraph &In, ValueIndex V, unsigned Depth);
  ExecutorValue given(const FlowGraph &In, StepIndex S, unsigned Depth);
  ExecutorValue field(const FlowGraph &In, ValueIndex V, VariableIndex Named);
  ExecutorValue variable(VariableIndex Named, unsigned Depth);
  ExecutorValue initial(VariableIndex Named, unsigned Depth);
  ValueIndex path(const FlowGraph &In, ValueIndex V);
  bool isSeen(FunctionIndex Owner) const;

  Executors &All;
  const graph::Unit &Unit;
  const FlowGraph &Asking;
  Evaluator &Values;
  const State &At;
};

} // namespace nostall::flow

/// Whether a function is the one that asks, or one that it stands in.
bool ExecutorSearch::isSeen(FunctionIndex Owner) const {
  FunctionIndex F = Asking.Of;
  while (F && F != Owner)
    F = Unit.Functions[F].Parent;
  return F.valid();
}

ExecutorValue ExecutorSearch::byType(TypeIndex T) {
  const std::optional<Context> Known = T ? All.Roles.executor(T) : std::nullopt;
  return {!Known                         ? ExecutorKind::Unknown
          : *Known == Context::Elsewhere ? ExecutorKind::OffLoop
                                         : ExecutorKind::Loop,
          {}};
}

/// The same place as a value of the graph that asks.
ValueIndex ExecutorSearch::path(const FlowGraph &In, ValueIndex V) {
  if (isHere(In))
    return V;
  const Value What = In.Values[V];
  switch (What.Kind) {
  case ValueKind::Variable:
    return Values.values().variable(What.Named);
  case ValueKind::This:
    return Values.values().object();
  case ValueKind::Field:
    return Values.values().field(path(In, What.First), What.Named);
  case ValueKind::Element:
    return Values.values().element(path(In, What.First));
  case ValueKind::Target:
    return Values.values().target(path(In, What.First));
  case ValueKind::Address:
    return Values.values().address(path(In, What.First));
  default:
    return Values.unknown();
  }
}

ExecutorValue ExecutorSearch::of(const FlowGraph &In, Argument A, unsigned Depth) {
  if (!A.What || Depth > MaxDepth)
    return {};
  const ExecutorValue Found = behind(In, A.What, Depth);
  return Found.known() ? Found : byType(A.Written);
}

ExecutorValue ExecutorSearch::behind(const FlowGraph &In, ValueIndex V, unsigned Depth) {
  const Value What = valueOf(In, V);
  if (What.Kind == ValueKind::Choice)
    return Executors::worse(behind(In, What.First, Depth), behind(In, What.Second, Depth));
  if (What.Kind != ValueKind::Target || !isHere(In))
    return place(In, V, Depth);
  // What a pointer or reference points to.
  std::optional<ExecutorValue> Worst;
  for (const ValueIndex Place : Values.placesOf(V, At)) {
    const ExecutorValue Each = place(In, Place, Depth);
    Worst = Worst ? Executors::worse(*Worst, Each) : Each;
  }
  return Worst.value_or(ExecutorValue());
}

ExecutorValue ExecutorSearch::place(const FlowGraph &In, ValueIndex V, unsigned Depth) {
  const Value What = valueOf(In, V);
  switch (What.Kind) {
  case ValueKind::Address:
  case ValueKind::Target:
  case ValueKind::Element:
    return place(In, What.First, Depth);
  case ValueKind::Field:
    return field(In, V, What.Named);
  case ValueKind::Variable:
    return variable(What.Named, Depth);
  case ValueKind::Result:
    return given(In, What.Of, Depth);
  default:
    return {};
  }
}

ExecutorValue ExecutorSearch::field(const FlowGraph &In, ValueIndex V, VariableIndex Named) {
  const TypeIndex T = Unit.Variables[Named].Type;
  if (!All.Roles.carriesExecutor(T))
    return {};
  const ExecutorValue Typed = byType(T);
  if (Typed.Kind == ExecutorKind::Loop && All.Queues.isQueue(Named))
    return {ExecutorKind::OffLoop, {}};
  return Typed.known() && !All.Roles.isPool(T) ? Typed : ExecutorValue{ExecutorKind::Place, path(In, V)};
}

/// What a local variable begins as, wherever it is used, if nothing is assigned to it.
ExecutorValue ExecutorSearch::initial(VariableIndex Named, unsigned Depth) {
  const InitialValue *Found = All.initial(Named);
  if (!Found)
    return {};
  const FlowGraph &In = *Found->In;
  const ExecutorValue Begun = of(In, Found->What, Depth + 1);
  // That of another coroutine is not the one of this.
  return Begun.Kind == ExecutorKind::Own && !isHere(In) ? ExecutorValue() : Begun;
}

ExecutorValue ExecutorSearch::variable(VariableIndex Named, unsigned Depth) {
  const Variable &V = Unit.Variables[Named];
  if (!V.Type)
    return {};
  const auto itself = [&] { return ExecutorValue{ExecutorKind::Place, Values.values().variable(Named)}; };
  if (All.Roles.isPool(V.Type))
    return itself(); // sockets may be made on it
  if (const ExecutorValue Typed = byType(V.Type); Typed.known()) {
    const bool OfQueue = Typed.Kind == ExecutorKind::Loop &&
                         (All.Queues.isQueue(Named) ||
                          (V.Kind == VariableKind::Local && initial(Named, Depth).Kind == ExecutorKind::OffLoop));
    return OfQueue ? ExecutorValue{ExecutorKind::OffLoop, {}} : Typed;
  }
  if (const auto Assigned = At.Executors.find(Named); Assigned != At.Executors.end()) {
    if (Assigned->second.known())
      return Assigned->second;
    if (All.Roles.carriesExecutor(V.Type))
      return itself(); // one of several
  }
  if (V.Kind == VariableKind::Parameter) {
    const bool Class = All.Roles.classOf(V.Type).valid() && !All.Roles.isCallable(V.Type);
    return isSeen(V.Owner) && (Class || Unit.Types[V.Type].Kind == TypeKind::Other) ? itself() : ExecutorValue();
  }
  if (V.Kind == VariableKind::Local)
    if (const ExecutorValue Begun = initial(Named, Depth); Begun.known())
      return Begun;
  return All.Roles.carriesExecutor(V.Type) ? itself() : ExecutorValue();
}

ExecutorValue ExecutorSearch::given(const FlowGraph &In, StepIndex S, unsigned Depth) {
  const Step &Made = In.Steps[S];
  if (Made.Kind == StepKind::Await) {
    const bool Own = isHere(In) && All.Roles.is(Made.ObjectWritten, TypeRole::OwnExecutor);
    return Own ? ExecutorValue{ExecutorKind::Own, {}} : byType(Made.Type);
  }
  if (const auto Given = At.GivenExecutors.find(S); isHere(In) && Given != At.GivenExecutors.end())
    if (Given->second.known())
      return Given->second;
  // What a function of the program's gives in another function is found out there.
  if (!isHere(In) && Made.Kind == StepKind::Call && Made.Callee && Unit.Functions[Made.Callee].Body)
    return {};
  // The object or the arguments that it comes from: pool.get_executor(), make_strand(pool).
  if (Made.Object) {
    if (const ExecutorValue Found = of(In, {Made.Object, Made.ObjectWritten}, Depth + 1); Found.known())
      return Found;
  } else {
    for (const Argument &A : Made.Arguments) {
      if (const ExecutorValue Found = of(In, A, Depth + 1); Found.known())
        return Found;
      if (Made.Kind == StepKind::Construct)
        break;
    }
  }
  return byType(Made.Type);
}

//===--- All of a unit ---===//

Executors::Executors(const graph::Unit &Unit, UnitKnowledge &Known)
    : Unit(Unit), Roles(Unit, Known), Queues(Unit, Known, Roles, Initials) {
  for (const FlowGraph &Graph : Unit.Graphs)
    collectInitials(Graph);
  collectCaptures();
}

void Executors::collectInitials(const FlowGraph &Graph) {
  const auto local = [&](ValueIndex V) {
    const bool Variable = V && Graph.Values[V].Kind == ValueKind::Variable;
    return Variable && Unit.Variables[Graph.Values[V].Named].Kind == VariableKind::Local ? Graph.Values[V].Named
                                                                                         : VariableIndex();
  };
  for (const Step &S : Graph.Steps) {
    if (S.Kind == StepKind::Initialise) {
      if (const VariableIndex V = local(S.Target)) {
        InitialValue &Begun = Initials[V];
        Begun.Only &= !Begun.In || Begun.What.What == S.Source;
        Begun.In = &Graph;
        Begun.What = {S.Source, S.Type};
      }
    } else if (const VariableIndex V = local(S.Kind == StepKind::Assign ? S.Target : S.Object)) {
      const bool Assigns =
          S.Kind == StepKind::Assign || (S.Callee && Unit.Strings[Unit.Functions[S.Callee].Last] == "operator=");
      Initials[V].Only &= !Assigns;
    }
  }
}

/// `[e = pool.get_executor()]`: a capture with an initialiser declares a variable of the lambda's, at the same place as
/// the field that keeps it.
void Executors::collectCaptures() {
  std::map<TypeIndex, std::vector<std::pair<size_t, VariableIndex>>> Captured;
  for (const Variable &V : Unit.Variables) {
    const TypeIndex Class = V.Kind == VariableKind::Local && V.Owner ? Unit.Functions[V.Owner].Class : TypeIndex();
    if (!Class || !Unit.Types[Class].Closure)
      continue;
    for (const auto &[Position, Field] : llvm::enumerate(Unit.Types[Class].Fields))
      if (const Span &Kept = Unit.Variables[Field].Where; Kept.File == V.Where.File && Kept.Begin == V.Where.Begin)
        Captured[Class].emplace_back(Position, Unit.Variables.indexOf(V));
  }
  if (Captured.empty())
    return;
  for (const FlowGraph &Graph : Unit.Graphs)
    for (const Value &V : Graph.Values)
      if (const auto Found = V.Kind == ValueKind::Closure ? Captured.find(V.Type) : Captured.end();
          Found != Captured.end())
        for (const auto &[Position, Local] : Found->second)
          if (Position < V.Several.size())
            Initials[Local] = {&Graph, {V.Several[Position], Unit.Variables[Local].Type}};
}

ExecutorValue Executors::of(ValueIndex V, TypeIndex Written, const FlowGraph &Graph, Evaluator &Values,
                            const State &At) {
  return ExecutorSearch(*this, Graph, Values, At).of(Graph, {V, Written});
}

ExecutorValue Executors::worse(const ExecutorValue &A, const ExecutorValue &B) {
  return A == B ? A : ExecutorValue{ExecutorKind::Loop, {}};
}

VariableIndex Executors::variableOf(ValueIndex Place, const ValueInterner &Values) {
  while (Place) {
    const Value &What = Values[Place];
    if (What.Kind == ValueKind::Variable || What.Kind == ValueKind::Field)
      return What.Named;
    Place = What.First;
  }
  return {};
}

bool Executors::isPool(const ExecutorValue &E, const ValueInterner &Values) {
  if (E.Kind != ExecutorKind::Place)
    return E.Kind == ExecutorKind::OffLoop;
  const VariableIndex V = variableOf(E.Place, Values);
  return V && Roles.isPool(Unit.Variables[V].Type) && !servesIo(V);
}

const Executors::Served &Executors::served() {
  if (WithSockets)
    return *WithSockets;
  WithSockets.emplace();
  const auto madeOn = [&](const Step &S) {
    const bool Socket = S.Kind == StepKind::Construct && S.Type && Roles.is(S.Type, TypeRole::IoObject);
    return Socket && !S.Arguments.empty() && Roles.carriesExecutor(S.Arguments.front().Written) &&
           !Roles.is(S.Arguments.front().Written, TypeRole::IoObject); // a copy or a move of one
  };
  State Anything;
  Anything.Reachable = true;
  for (const FlowGraph &Graph : Unit.Graphs) {
    if (llvm::none_of(Graph.Steps, madeOn))
      continue;
    Table<Value> Copy = Graph.Values;
    ValueInterner All(Copy);
    Evaluator Values(Unit, All);
    for (const Step &S : Graph.Steps) {
      if (!madeOn(S))
        continue;
      const ExecutorValue On = of(S.Arguments.front(), Graph, Values, Anything);
      if (On.Kind == ExecutorKind::Own)
        WithSockets->OnTheirOwn.insert(Graph.Of);
      else if (const VariableIndex V = variableOf(On.Place, All))
        WithSockets->Places.insert(V);
    }
  }
  return *WithSockets;
}

bool Executors::servesIo(VariableIndex Place) { return served().Places.contains(Place); }
const std::set<FunctionIndex> &Executors::servingTheirOwn() { return served().OnTheirOwn; }

const InitialValue *Executors::initial(VariableIndex Local) const {
  const auto Found = Initials.find(Local);
  return Found == Initials.end() || !Found->second.Only || !Found->second.In ? nullptr : &Found->second;
}

std::optional<Executors::Assignment> Executors::assigned(const Step &S) const {
  Assignment Found;
  if (S.Kind == StepKind::Initialise || S.Kind == StepKind::Assign)
    Found = {S.Target, {S.Source, S.Type}};
  else if (S.Kind == StepKind::Call && S.Callee && S.Object && S.Arguments.size() == 1 &&
           Unit.Strings[Unit.Functions[S.Callee].Last] == "operator=")
    Found = {S.Object, S.Arguments.front()};
  if (!Found.To || !Found.From.What)
    return std::nullopt;
  return Found;
}
