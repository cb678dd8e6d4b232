//===- Dump.cpp - `nostall dump`: the stages of the analysis as text ------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// For people who work on nostall, and for its tests: what one stage makes of one source file.
//
//===----------------------------------------------------------------------===//
#include "cli/Commands.h"
#include "flow/Expansion.h"
#include "flow/FactsText.h"
#include "flow/Inference.h"
#include "model/GraphReader.h"
#include "model/GraphText.h"
#include "pipeline/ParseUnit.h"
#include "program/EventsText.h"
#include "llvm/Support/VirtualFileSystem.h"
#include "llvm/Support/raw_ostream.h"

using namespace nostall;
using namespace nostall::cli;

namespace {

struct DumpCommand {
  SourceOptions Source;
  std::string File, Function;
  bool Graph = false, Facts = false, Contracts = false, Contexts = false, Events = false;
  bool Whole = false, CheckRoundTrip = false, Expanded = false;

  int run(Invocation &Call);
  int dump(graph::Unit U, const Knowledge &Known) const;
  void dumpEvents(const TuSummary &Unit) const;
};

} // namespace

static std::string textOf(const graph::Unit &U) {
  std::string Text;
  llvm::raw_string_ostream Out(Text);
  graph::print(U, Out);
  return Text;
}

/// Says where the text of a unit differs from that of the unit which is read from it.
static int checkRoundTrip(const graph::Unit &U) {
  const std::string First = textOf(U);
  llvm::Expected<graph::Unit> Read = graph::readUnit(First);
  if (!Read) {
    llvm::errs() << "nostall: " << llvm::toString(Read.takeError()) << '\n';
    return Findings;
  }
  const std::string Second = textOf(*Read);
  llvm::StringRef Before = First, After = Second;
  for (size_t Line = 1; !Before.empty() || !After.empty(); ++Line) {
    const auto [Written, RestOfWritten] = Before.split('\n');
    const auto [Again, RestOfAgain] = After.split('\n');
    if (Written != Again) {
      llvm::errs() << "nostall: line " << Line << ": '" << Written << "' is read as '" << Again << "'\n";
      return Findings;
    }
    Before = RestOfWritten;
    After = RestOfAgain;
  }
  llvm::outs() << U.Graphs.size() << " graphs are read as they are written\n";
  return NoFindings;
}

int DumpCommand::dump(graph::Unit U, const Knowledge &All) const {
  flow::UnitKnowledge Known(U, All);
  if (!Graph || Expanded)
    flow::expand(U, Known);
  if (CheckRoundTrip)
    return checkRoundTrip(U);
  if (Whole) {
    graph::print(U, llvm::outs());
    return NoFindings;
  }
  const flow::Contracts Inferred = Graph ? flow::Contracts(0) : flow::inferContracts(U, Known);
  const flow::ContextTable InContexts = Contexts ? flow::tabulate(U, Known, Inferred) : flow::ContextTable();
  for (const graph::Function &F : U.Functions) {
    if (!F.Body || (!Function.empty() && !matchesGlob(Function, U.Strings[F.Name])))
      continue;
    if (Graph)
      graph::print(U, F, llvm::outs());
    else if (Facts)
      flow::print(U, F, Known, Inferred, llvm::outs());
    else if (Contracts)
      flow::printContract(U, F, Inferred, llvm::outs());
    else
      flow::printContexts(U, F, InContexts, llvm::outs());
  }
  return NoFindings;
}

void DumpCommand::dumpEvents(const TuSummary &Unit) const {
  for (const FunctionSummary &F : Unit.Functions)
    if (F.HasBody && (Function.empty() || matchesGlob(Function, Unit.Strings[F.Name])))
      program::print(Unit, F, llvm::outs());
}

int DumpCommand::run(Invocation &Call) {
  if (Graph + Facts + Contracts + Contexts + Events != 1)
    return usageError("say which stage: --graph, --facts, --contracts, --contexts or --events");
  if ((Whole || CheckRoundTrip || Expanded) && !Graph)
    return usageError("--whole, --check-round-trip and --expanded go with --graph");
  if (!Function.empty() && (Whole || CheckRoundTrip))
    return usageError("--function takes a part; --whole and --check-round-trip take the whole file");
  Source.Check.FixedFlags = Call.CompilerFlags;
  Source.Check.Files = {File};
  Source.Check.UseIndex = false;
  auto Run = CheckRun::create(Source.Check);
  if (!Run)
    return usageError(llvm::toString(Run.takeError()));
  if (!(*Run)->missing().empty())
    return usageError((*Run)->missing().front().Errors.front());
  const CompileCommand &Command = (*Run)->commands().front();
  ParseInput Input{(*Run)->configurations().of(Command.File), (*Run)->projectRoot(),
                   llvm::vfs::createPhysicalFileSystem(), AstMemory::LeaveToProcessEnd};
  Input.Graphs = !Events;
  ParsedUnit Unit = parseUnit(Command, Input);
  for (const std::string &Error : Unit.Errors)
    llvm::errs() << "nostall: " << Error << '\n';
  if (Events)
    dumpEvents(Unit.Summary);
  const int Status = Events ? NoFindings : dump(std::move(Unit.Graphs), Input.Config.knowledge());
  return Status == NoFindings && !Unit.Errors.empty() ? Unparsed : Status;
}

void cli::addDump(CLI::App &App, Invocation &Call) {
  auto *Command = App.add_subcommand("dump", "Print what a stage of the analysis makes of a source file");
  const auto Options = std::make_shared<DumpCommand>();
  Command->add_option("file", Options->File, "The source file")->required();
  Command->add_flag("--graph", Options->Graph, "The flow graph of each function");
  Command->add_flag("--whole", Options->Whole, "Everything that the graphs speak of too, as tests read it");
  Command->add_flag("--expanded", Options->Expanded, "With the steps that knowledge adds: what is made and ended");
  // For nostall's own tests: whether what --whole prints is read as it is written.
  Command->add_flag("--check-round-trip", Options->CheckRoundTrip)->group("");
  Command->add_flag("--facts", Options->Facts, "What holds at each call, and whether it blocks");
  Command->add_flag("--contracts", Options->Contracts, "What callers of each function must know");
  Command->add_flag("--contexts", Options->Contexts, "Each function as its callers in the file call it");
  Command->add_flag("--events", Options->Events, "What the whole program is told of each function");
  Command->add_option("--function", Options->Function, "Only functions whose name matches this glob");
  Command->add_option("-p,--build", Options->Source.Check.BuildPath, "Folder of compile_commands.json");
  Command->callback([Options, &Call] { Call.Status = Options->run(Call); });
}
