//===- SharedModes.cpp - Members that code puts into non-blocking mode --------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "program/SharedModes.h"
#include "flow/Arguments.h"
#include "flow/Translation.h"

using namespace nostall;
using namespace nostall::program;
using namespace nostall::graph;

namespace {

class ModeFinder {
public:
  ModeFinder(const graph::Unit &Unit, flow::UnitKnowledge &Known, const flow::TypeRoles &Types,
             const flow::Contracts &Inferred, FunctionIndex Of, const flow::FunctionFacts &Facts, SummaryTables &Tables)
      : Unit(Unit), Known(Known), Types(Types), Inferred(Inferred), Graph(Unit.Graphs[Unit.Functions[Of].Body]),
        Facts(Facts), Tables(Tables), All(Facts.Values), Interner(All), Values(Unit, Interner),
        Asking(Unit, Graph, Known, Values) {}

  void run() {
    for (const Step &S : Graph.Steps)
      if (const flow::State &At = Facts.Before[Graph.Steps.indexOf(S).position()]; At.Reachable) {
        if (S.Callee)
          call(S, At);
        if (S.Kind == StepKind::Initialise || S.Kind == StepKind::Assign)
          assigned(S, At);
      }
  }

private:
  /// The field or global variable that a place is, or an invalid index.
  VariableIndex shared(ValueIndex Place) const {
    while (Place && (All[Place].Kind == graph::ValueKind::Target || All[Place].Kind == graph::ValueKind::Address ||
                     All[Place].Kind == graph::ValueKind::Element))
      Place = All[Place].First;
    if (!Place)
      return {};
    if (All[Place].Kind == graph::ValueKind::Field)
      return All[Place].Named;
    const bool Variable = All[Place].Kind == graph::ValueKind::Variable;
    return Variable && Unit.Variables[All[Place].Named].Kind == VariableKind::Global ? All[Place].Named
                                                                                     : VariableIndex();
  }

  void note(ValueIndex Object, bool On, const flow::State &At) {
    const auto mark = [&](VariableIndex V) {
      if (V) {
        Symbol &S = Tables.Out.Symbols[Tables.symbol(V)];
        (On ? S.MadeNonBlocking : S.MadeBlocking) = true;
      }
    };
    mark(shared(Object));
    for (const auto &[Place, Held] : At.Holds) // a descriptor is known by its value
      if (Held.only() == Object)
        mark(shared(Place));
  }

  void call(const Step &S, const flow::State &At) {
    for (const FunctionEntry *Entry : Known.entries(S.Callee))
      for (const StateChange &Change : Entry->States) {
        const bool Sets = Change.How == StateChange::Way::Sets;
        if ((Sets || Change.How == StateChange::Way::Clears) && Change.State == ObjectState::NonBlocking &&
            Change.Object.Index != ArgumentRef::Result && Asking.anyHolds(Change.When, S, At))
          for (const ValueIndex Object : Values.objectsOf(flow::argumentOf(Change.Object, S), At))
            note(Object, Sets, At);
      }
    const flow::Contract *C = S.Kind == StepKind::VirtualCall ? nullptr : Inferred.find(S.Callee);
    if (!C)
      return;
    const flow::Translation Says(Unit, S, Graph.Steps.indexOf(S), C->Values, Values, At);
    for (const auto &[Object, States] : C->Ensures)
      if (States.has(ObjectState::NonBlocking))
        for (const ValueIndex Here : Says.objectsOf(Object))
          note(Here, true, At);
  }

  void assigned(const Step &S, const flow::State &At) {
    const VariableIndex To = S.Target ? shared(S.Target) : VariableIndex();
    if (!To || !S.Source)
      return;
    flow::Alternatives From = Values.placesOf(S.Source, At);
    for (const ValueIndex V : Values.valuesOf(S.Source, At))
      From.add(V, Values.unknown());
    for (const ValueIndex V : From)
      if (const auto Found = At.Objects.find(V);
          Found != At.Objects.end() && Found->second.has(ObjectState::NonBlocking))
        Tables.Out.Symbols[Tables.symbol(To)].MadeNonBlocking = true;
    // A member refers to a socket from now on: what becomes non-blocking under the one name is so under the other.
    const TypeIndex Type = Unit.Variables[To].Type;
    const bool Refers =
        Type && (Unit.Types[Type].Kind == TypeKind::Reference || Unit.Types[Type].Kind == TypeKind::Pointer);
    if (Refers && Types.is(Type, TypeRole::IoObject))
      if (const VariableIndex Object = shared(S.Source); Object && Object != To) {
        const uint32_t Referred = Tables.symbol(Object);
        Tables.Out.Symbols[Tables.symbol(To)].RefersTo = Referred;
      }
  }

  const graph::Unit &Unit;
  flow::UnitKnowledge &Known;
  const flow::TypeRoles &Types;
  const flow::Contracts &Inferred;
  const FlowGraph &Graph;
  const flow::FunctionFacts &Facts;
  SummaryTables &Tables;
  Table<graph::Value> All;
  ValueInterner Interner;
  flow::Evaluator Values;
  flow::Conditions Asking;
};

} // namespace

void program::noteSharedModes(const graph::Unit &Unit, flow::UnitKnowledge &Known, const flow::TypeRoles &Types,
                              const flow::Contracts &Inferred, FunctionIndex Of, const flow::FunctionFacts &Facts,
                              SummaryTables &Tables) {
  ModeFinder(Unit, Known, Types, Inferred, Of, Facts, Tables).run();
}
