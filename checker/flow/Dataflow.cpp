//===- Dataflow.cpp - The facts of one function -------------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "flow/Dataflow.h"
#include "flow/EndTransfer.h"
#include "flow/OwnAwaiters.h"
#include "flow/Transfer.h"
#include <set>

using namespace nostall;
using namespace nostall::flow;
using namespace nostall::graph;

static bool isParameter(const Unit &Unit, const FlowGraph &Graph, ValueIndex V) {
  return V && Graph.Values[V].Kind == ValueKind::Variable &&
         Unit.Variables[Graph.Values[V].Named].Kind == VariableKind::Parameter;
}

FunctionFacts flow::factsOf(const Unit &Unit, const FlowGraph &Graph, UnitKnowledge &Known, const Contracts &Callees,
                            const Contract *Own, const CallContext &Given) {
  FunctionFacts Result;
  Result.Values = Own ? Own->Values : Graph.Values; // a contract's values begin with the graph's
  ValueInterner All(Result.Values);
  Evaluator Values(Unit, All);
  Conditions Asking(Unit, Graph, Known, Values, Given);
  Transfer Moves(Unit, Graph, Known, Values, Asking, Callees);
  Hops Places(Unit, Graph, Known, Values, Asking, Callees);

  std::vector<State> AtHead(Graph.Blocks.size());
  State &Begin = AtHead[Graph.Entry.position()];
  Begin.Reachable = true;
  for (const auto &[Place, Numbers] : Given.Numbers)
    for (const int64_t N : Numbers)
      Begin.Holds[Place].add(All.number(N), Values.unknown());
  for (const auto &[Reference, Variable] : Given.Globals)
    Begin.Holds[Reference] = Alternatives(All.address(All.variable(Variable)));
  Begin.Objects.insert(Given.Objects.begin(), Given.Objects.end());
  for (const auto &[Field, States] : watchedBefore(Unit, Known, Graph.Of)) {
    const ValueIndex Place = All.field(All.object(), Field);
    const TypeIndex T = Unit.Variables[Field].Type;
    const bool Refers = T && (Unit.Types[T].Kind == TypeKind::Reference || Unit.Types[T].Kind == TypeKind::Pointer);
    Begin.Objects[Refers ? All.target(Place) : Place].add(States);
  }
  // Blocks are numbered in reverse postorder, so that the smallest one is the one to go on with.
  std::set<BlockIndex> Work{Graph.Entry};
  while (!Work.empty()) {
    const BlockIndex B = *Work.begin();
    Work.erase(Work.begin());
    State At = AtHead[B.position()];
    for (const StepIndex S : Graph.Blocks[B].Steps)
      if (At.Reachable)
        Moves.step(S, At);
    for (const Edge &E : Graph.Blocks[B].Edges) {
      State There = At;
      Moves.edge(E, There);
      if (AtHead[E.To.position()].join(There, Values.unknown()))
        Work.insert(E.To);
    }
  }

  Result.Asked = Values.asked();
  EndTransfer Ends(Unit, Graph, Known, Values, Asking, Callees);
  bool Gives = false;
  Result.Before.resize(Graph.Steps.size());
  Result.Verdicts.resize(Graph.Steps.size());
  for (const Block &B : Graph.Blocks) {
    State At = AtHead[Graph.Blocks.indexOf(B).position()];
    for (const StepIndex S : B.Steps) {
      Result.Before[S.position()] = At;
      if (!At.Reachable)
        continue;
      const Step &Made = Graph.Steps[S];
      Result.Verdicts[S.position()] = Ends.judge(Made, At);
      if (Places.isVain(S, At))
        Result.VainHops.insert(S);
      Places.runOffLoop(S, At, Result.RunOffLoop);
      if (Made.Kind == StepKind::Destroy && isParameter(Unit, Graph, Made.Object) && Ends.isSettled(Made.Object, At))
        Result.SettledParameters.insert(Made.Object);
      if (Made.Kind == StepKind::Return && Made.Source) {
        const ExecutorValue Executor = Places.returned(Made, At);
        Result.Executor = Result.Returned.empty() ? Executor : Executors::worse(Result.Executor, Executor);
        const GivenEnding Ending = Ends.returned(Made.Source, At);
        Result.Gives = Gives ? GivenEnding{Result.Gives.Waits ? Result.Gives.Waits : Ending.Waits,
                                           Result.Gives.Settled && Ending.Settled, Result.Gives.Shared && Ending.Shared}
                             : Ending;
        Gives = true;
        for (const ValueIndex V : Values.valuesOf(Made.Source, At))
          Result.Returned.add(V, Values.unknown());
        for (const bool Truth : {false, true}) {
          State Answered = At;
          Moves.edge({Truth ? EdgeKind::True : EdgeKind::False, {}, Made.Source, {}}, Answered);
          Result.AtAnswer[Truth].join(Answered, Values.unknown());
        }
      }
      Moves.step(S, At);
    }
    if (Graph.Blocks.indexOf(B) == Graph.Exit)
      Result.AtReturn = At;
  }
  return Result;
}
