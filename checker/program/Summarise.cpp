//===- Summarise.cpp - From flow graphs to what the whole program wants to know -----------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "program/Summarise.h"
#include "flow/Contexts.h"
#include "flow/Executors.h"
#include "flow/Expansion.h"
#include "flow/FactsText.h"
#include "flow/Inference.h"
#include "program/FunctionEvents.h"
#include "program/SharedModes.h"
#include "llvm/ADT/StringExtras.h"

using namespace nostall;
using namespace nostall::program;
using namespace nostall::graph;

namespace {

class Summariser {
public:
  /// \p Unit has been expanded with \p Known.
  Summariser(const graph::Unit &Unit, flow::UnitKnowledge &Known)
      : Unit(Unit), Known(Known), Types(this->Known.executors().roles()), Locals(Unit, this->Known),
        Tables(Unit, this->Known, Types), Inferred(flow::inferContracts(Unit, this->Known)),
        Contexts(flow::tabulate(Unit, this->Known, Inferred)), Indices(Unit.Functions.size()) {}

  TuSummary run();

private:
  void number(FunctionIndex F);
  void write(FunctionIndex F);
  /// Whether the events of a function are the summary's business: knowledge does not say it all.
  bool isWritten(FunctionIndex F) { return Unit.Functions[F].Body && !Known.saysAll(F); }
  uint32_t calleeOf(const flow::InContext &Caller, const FlowGraph &Graph, StepIndex S);
  std::string given(FunctionIndex F, const flow::InContext &In) const;

  const graph::Unit &Unit;
  flow::UnitKnowledge &Known;
  flow::TypeRoles &Types;
  LocalContents Locals;
  SummaryTables Tables;
  flow::Contracts Inferred;
  flow::ContextTable Contexts;
  std::vector<std::vector<uint32_t>> Indices; ///< of the summary's functions, by function and context
};

} // namespace

/// What a context gives, as text that is the same in every run.
std::string Summariser::given(FunctionIndex F, const flow::InContext &In) const {
  FlowGraph G = Unit.Graphs[Unit.Functions[F].Body];
  G.Values = In.Facts.Values;
  return llvm::join(flow::textOf(Unit, G, In.Given), "; ");
}

void Summariser::number(FunctionIndex F) {
  std::vector<uint32_t> &Numbers = Indices[F.position()];
  const std::vector<flow::InContext> &All = Contexts[F.position()];
  // The function itself is the one of which its callers say nothing; else any.
  size_t Plain = 0;
  while (Plain < All.size() && !All[Plain].Given.empty())
    ++Plain;
  if (Plain == All.size())
    Plain = 0;
  for (size_t I = 0; I < All.size(); ++I)
    Numbers.push_back(I == Plain ? Tables.function(F) : Tables.copyOf(F, given(F, All[I])));
}

uint32_t Summariser::calleeOf(const flow::InContext &Caller, const FlowGraph &Graph, StepIndex S) {
  const FunctionIndex Callee = Graph.Steps[S].Callee;
  std::vector<uint32_t> &Numbers = Indices[Callee.position()];
  const auto Chosen = Caller.Callees.find(S);
  if (Chosen == Caller.Callees.end() || !isWritten(Callee))
    return Tables.function(Callee);
  if (Numbers.empty())
    number(Callee);
  return Numbers[Chosen->second < Numbers.size() ? Chosen->second : 0]; // of too many contexts there is one
}

void Summariser::write(FunctionIndex F) {
  if (Indices[F.position()].empty())
    number(F);
  const FlowGraph &Graph = Unit.Graphs[Unit.Functions[F].Body];
  const UnitInput Input{Unit, Known, Types, Locals, Tables};
  for (size_t I = 0; I < Indices[F.position()].size(); ++I) {
    const flow::InContext &In = Contexts[F.position()][I];
    FunctionEvents(Input, F, Indices[F.position()][I], In.Facts, [&](StepIndex S) {
      return calleeOf(In, Graph, S);
    }).write();
    noteSharedModes(Unit, Known, Types, Inferred, F, In.Facts, Tables);
  }
}

TuSummary Summariser::run() {
  // What nobody wrote is told of only when something speaks of it.
  std::vector<bool> Written(Unit.Functions.size());
  for (bool More = true; More;) {
    More = false;
    for (const graph::Function &F : Unit.Functions)
      if (const FunctionIndex Index = Unit.Functions.indexOf(F);
          !Written[Index.position()] && isWritten(Index) && (!F.Implicit || Tables.hasFunction(Index))) {
        Written[Index.position()] = More = true;
        write(Index);
      }
  }
  for (const FunctionIndex F : Known.executors().servingTheirOwn())
    Tables.Out.Functions[Tables.function(F)].ServesIo = true;
  for (const Variable &V : Unit.Variables)
    if (const VariableIndex Index = Unit.Variables.indexOf(V);
        Tables.hasSymbol(Index) && Known.executors().servesIo(Index))
      Tables.Out.Symbols[Tables.symbol(Index)].ServesIo = true;
  Tables.Out.Suppressions = Unit.Suppressions;
  return std::move(Tables.Out);
}

TuSummary program::summarise(graph::Unit Unit, const Knowledge &Known) {
  flow::UnitKnowledge OfUnit(Unit, Known);
  flow::expand(Unit, OfUnit);
  return Summariser(Unit, OfUnit).run();
}
