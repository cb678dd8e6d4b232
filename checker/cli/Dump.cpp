//===- Dump.cpp - `nostall dump`: the stages of the analysis as text ------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// For people who work on nostall, and for its tests: what one stage makes of one source file.
//
//===----------------------------------------------------------------------===//
#include "cli/Commands.h"
#include "flow/FactsText.h"
#include "flow/Inference.h"
#include "model/GraphText.h"
#include "pipeline/ParseUnit.h"
#include "llvm/Support/VirtualFileSystem.h"
#include "llvm/Support/raw_ostream.h"

using namespace nostall;
using namespace nostall::cli;

namespace {

struct DumpCommand {
  SourceOptions Source;
  std::string File, Function;
  bool Graph = false, Facts = false, Contracts = false, Contexts = false;

  int run(Invocation &Call);
};

} // namespace

int DumpCommand::run(Invocation &Call) {
  if (Graph + Facts + Contracts + Contexts != 1)
    return usageError("say which stage: --graph, --facts, --contracts or --contexts");
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
  Input.Graphs = true;
  const ParsedUnit Unit = parseUnit(Command, Input);
  for (const std::string &Error : Unit.Errors)
    llvm::errs() << "nostall: " << Error << '\n';
  flow::UnitKnowledge Known(Unit.Graphs, Input.Config.knowledge());
  const flow::Contracts All = Graph ? flow::Contracts(0) : flow::inferContracts(Unit.Graphs, Known);
  const flow::ContextTable InContexts = Contexts ? flow::tabulate(Unit.Graphs, Known, All) : flow::ContextTable();
  for (const graph::Function &F : Unit.Graphs.Functions) {
    if (!F.Body || (!Function.empty() && !matchesGlob(Function, Unit.Graphs.Strings[F.Name])))
      continue;
    if (Graph)
      graph::print(Unit.Graphs, F, llvm::outs());
    else if (Facts)
      flow::print(Unit.Graphs, F, Known, All, llvm::outs());
    else if (Contexts)
      flow::printContexts(Unit.Graphs, F, InContexts, llvm::outs());
    else
      flow::printContract(Unit.Graphs, F, All, llvm::outs());
  }
  return Unit.Errors.empty() ? NoFindings : Unparsed;
}

void cli::addDump(CLI::App &App, Invocation &Call) {
  auto *Command = App.add_subcommand("dump", "Print what a stage of the analysis makes of a source file");
  const auto Options = std::make_shared<DumpCommand>();
  Command->add_option("file", Options->File, "The source file")->required();
  Command->add_flag("--graph", Options->Graph, "The flow graph of each function");
  Command->add_flag("--facts", Options->Facts, "What holds at each call, and whether it blocks");
  Command->add_flag("--contracts", Options->Contracts, "What callers of each function must know");
  Command->add_flag("--contexts", Options->Contexts, "Each function as its callers in the file call it");
  Command->add_option("--function", Options->Function, "Only functions whose name matches this glob");
  Command->add_option("-p,--build", Options->Source.Check.BuildPath, "Folder of compile_commands.json");
  Command->callback([Options, &Call] { Call.Status = Options->run(Call); });
}
