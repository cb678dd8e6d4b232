//===- Summarise.cpp - From flow graphs to what the whole program wants to know -----------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "program/Summarise.h"
#include "flow/Contexts.h"
#include "flow/Executors.h"
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
  Summariser(const graph::Unit &Unit, const Knowledge &Known)
      : Unit(Unit), Known(Unit, Known), Types(this->Known.executors().roles()), Locals(Unit, this->Known),
        Tables(Unit, this->Known, Types), Inferred(flow::inferContracts(Unit, this->Known)),
        Contexts(flow::tabulate(Unit, this->Known, Inferred)), Indices(Unit.Functions.size()) {}

  TuSummary run();

private:
  void number();
  void write(FunctionIndex F);
  uint32_t calleeOf(const flow::InContext &Caller, const FlowGraph &Graph, StepIndex S);
  std::string given(FunctionIndex F, const flow::InContext &In) const;

  const graph::Unit &Unit;
  flow::UnitKnowledge Known;
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

void Summariser::number() {
  for (const graph::Function &F : Unit.Functions) {
    const FunctionIndex Index = Unit.Functions.indexOf(F);
    if (!F.Body || Known.saysAll(Index))
      continue;
    std::vector<uint32_t> &Numbers = Indices[Index.position()];
    const std::vector<flow::InContext> &All = Contexts[Index.position()];
    // The function itself is the one of which its callers say nothing; else any.
    size_t Plain = 0;
    while (Plain < All.size() && !All[Plain].Given.empty())
      ++Plain;
    if (Plain == All.size())
      Plain = 0;
    for (size_t I = 0; I < All.size(); ++I)
      Numbers.push_back(I == Plain ? Tables.function(Index) : Tables.copyOf(Index, given(Index, All[I])));
  }
}

uint32_t Summariser::calleeOf(const flow::InContext &Caller, const FlowGraph &Graph, StepIndex S) {
  const FunctionIndex Callee = Graph.Steps[S].Callee;
  const std::vector<uint32_t> &Numbers = Indices[Callee.position()];
  const auto Chosen = Caller.Callees.find(S);
  if (Numbers.empty() || Chosen == Caller.Callees.end())
    return Tables.function(Callee);
  return Numbers[Chosen->second < Numbers.size() ? Chosen->second : 0]; // of too many contexts there is one
}

void Summariser::write(FunctionIndex F) {
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
  number();
  for (const graph::Function &F : Unit.Functions)
    write(Unit.Functions.indexOf(F));
  for (const FunctionIndex F : Known.executors().servingTheirOwn())
    Tables.Out.Functions[Tables.function(F)].ServesIo = true;
  for (const Variable &V : Unit.Variables)
    if (const VariableIndex Index = Unit.Variables.indexOf(V); Tables.hasSymbol(Index) && Known.executors().servesIo(Index))
      Tables.Out.Symbols[Tables.symbol(Index)].ServesIo = true;
  Tables.Out.Suppressions = Unit.Suppressions;
  return std::move(Tables.Out);
}

TuSummary program::summarise(graph::Unit Unit, const Knowledge &Known) {
  return Summariser(Unit, Known).run();
}
