//===- Owners.cpp - What owners call at their end -----------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "flow/Owners.h"
#include "llvm/ADT/STLExtras.h"

using namespace nostall;
using namespace nostall::flow;
using namespace nostall::graph;

/// The functions that run when a value is called.
std::vector<FunctionIndex> Owners::called(const FlowGraph &Graph, ValueIndex V) const {
  while (V) {
    const Value &What = Graph.Values[V];
    switch (What.Kind) {
    case ValueKind::Function:
      return {What.Callee};
    case ValueKind::Closure:
      return Unit.Types[What.Type].CallOperators;
    case ValueKind::Variable:
    case ValueKind::Field: {
      const auto Found = Functions.find(What.Named);
      return Found == Functions.end() ? std::vector<FunctionIndex>() : Found->second;
    }
    case ValueKind::Address:
    case ValueKind::Target:
      V = What.First;
      break;
    case ValueKind::Result: { // a copy of it
      const Step &Made = Graph.Steps[What.Of];
      if (Made.Kind != StepKind::Construct)
        return {};
      if (Made.Type && !Unit.Types[Made.Type].CallOperators.empty())
        return Unit.Types[Made.Type].CallOperators;
      V = Made.Arguments.empty() ? ValueIndex() : Made.Arguments.front().What;
      break;
    }
    default:
      return {};
    }
  }
  return {};
}

std::vector<FunctionIndex> Owners::deletersMadeWith(const FlowGraph &Graph, ValueIndex Made) const {
  const Value &What = Graph.Values[Made];
  if (What.Kind != ValueKind::Result || Graph.Steps[What.Of].Kind != StepKind::Construct)
    return {};
  const Step &Construct = Graph.Steps[What.Of];
  const TypeEntry *Entry =
      Construct.Type && Unit.Types[Construct.Type].Kind == TypeKind::Class ? Known.type(Construct.Type) : nullptr;
  if (!Entry || !Entry->ownsElements())
    return {};
  return Construct.Arguments.size() - Construct.Defaults < 2 ? std::vector<FunctionIndex>()
                                                             : called(Graph, Construct.Arguments[1].What);
}

Owners::Owners(const graph::Unit &Unit, const UnitKnowledge &Known) : Unit(Unit), Known(Known) {
  const auto each = [&](auto Do) {
    for (const FlowGraph &G : Unit.Graphs)
      for (const Step &S : G.Steps)
        if (S.Kind == StepKind::Initialise && S.Target && S.Source && G.Values[S.Target].Named)
          Do(G, G.Values[S.Target].Named, S.Source);
  };
  const auto add = [](std::vector<FunctionIndex> &To, const std::vector<FunctionIndex> &From) {
    for (const FunctionIndex F : From)
      if (!llvm::is_contained(To, F))
        To.push_back(F);
  };
  each([&](const FlowGraph &G, VariableIndex V, ValueIndex Source) {
    if (const ValueKind Kind = G.Values[Source].Kind; Kind == ValueKind::Function || Kind == ValueKind::Closure)
      add(Functions[V], called(G, Source));
  });
  each([&](const FlowGraph &G, VariableIndex V, ValueIndex Source) {
    if (const std::vector<FunctionIndex> Made = deletersMadeWith(G, Source); !Made.empty())
      add(Deleters[V], Made);
  });
}

std::vector<FunctionIndex> Owners::deletersOf(const FlowGraph &Graph, ValueIndex Place) const {
  if (const VariableIndex Named = Graph.Values[Place].Named) {
    const auto Found = Deleters.find(Named);
    return Found == Deleters.end() ? std::vector<FunctionIndex>() : Found->second;
  }
  return deletersMadeWith(Graph, Place);
}
