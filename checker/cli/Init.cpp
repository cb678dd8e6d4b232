//===- Init.cpp - `nostall init` -----------------------------------------------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// Reads the project as `nostall check` would, through the same index, so that the next check has nothing left to parse.
//
//===----------------------------------------------------------------------===//
#include "cli/Commands.h"
#include "cli/Proposals.h"
#include "llvm/Support/FileSystem.h"

using namespace nostall;
using namespace nostall::cli;

namespace {

struct InitCommand {
  SourceOptions Source;
  bool Plain = false; ///< without a look at the project

  void run(Invocation &Call);
  /// Whether there is something to look at.
  bool hasProject(const Invocation &Call) const {
    return !Source.Check.Files.empty() || !Call.CompilerFlags.empty() || !databaseFolder(Source.Check).empty();
  }
};

} // namespace

void InitCommand::run(Invocation &Call) {
  if (llvm::sys::fs::exists(ConfigurationFile)) {
    Call.Status = usageError(".nostall.yaml exists already; nothing was written");
    return;
  }
  Proposals Found;
  std::string Note = "wrote .nostall.yaml";
  if (!Plain) {
    if (!chooseBuild(Source, Call))
      return;
    if (hasProject(Call)) {
      const auto Run = runFlow(Source, Call, AfterReading::Nothing);
      if (!Run)
        return;
      Found = proposalsOf(*Run);
      Note +=
          "; found in " + std::to_string(Found.Files) + (Found.Files == 1 ? " file: " : " files: ") + Found.summary();
      if (const size_t Unread = Run->unread().size())
        Note += "; " + std::to_string(Unread) + " not fully parsed, 'nostall doctor' says why";
    } else {
      Note += ", which proposes nothing: no build folder was found; 'nostall check' says how to get one";
    }
  }
  llvm::Error E = llvm::writeToOutput(ConfigurationFile, [&](llvm::raw_ostream &Out) {
    Out << configurationText(Found);
    return llvm::Error::success();
  });
  if (E)
    Call.Status = usageError(".nostall.yaml cannot be written: " + llvm::toString(std::move(E)));
  else
    llvm::outs() << Note << '\n';
}

void cli::addInit(CLI::App &App, Invocation &Call) {
  auto *Command = App.add_subcommand(
      "init", "Write a commented .nostall.yaml here, with proposals from what the files of the project hold");
  const auto Options = std::make_shared<InitCommand>();
  Options->Source.addTo(*Command);
  Command->add_flag("--plain", Options->Plain, "Do not read the project, and propose nothing");
  Command->callback([Options, &Call] { Options->run(Call); });
}
