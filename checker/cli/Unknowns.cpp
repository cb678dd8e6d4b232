//===- Unknowns.cpp - `nostall unknowns` ----------------------------------------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "gate/Unknowns.h"
#include "cli/Commands.h"
#include "render/Render.h"

using namespace nostall;
using namespace nostall::cli;

void cli::addUnknowns(CLI::App &App, Invocation &Call) {
  auto *Command = App.add_subcommand(
      "unknowns",
      "List the unknown functions that event loops call, most called first, as knowledge entries to fill in");
  const auto Options = std::make_shared<SourceOptions>();
  Options->addTo(*Command);
  Command->callback([Options, &Call] {
    const auto Run = runFlow(*Options, Call);
    if (!Run)
      return;
    const std::vector<UnknownFunction> Functions = unknownFunctions(Run->judgement().solution().Reported);
    const std::string Root = shownRoot();
    if (Functions.empty())
      llvm::outs() << "# every function that a loop reaches was seen, or is known\n";
    else
      llvm::outs() << knowledgeTemplate(Functions, [&](llvm::StringRef Path) { return shownPath(Path, Root); });
    llvm::outs() << "# " << coverageLine(Run->coverage()) << '\n';
    printUnread(*Run);
  });
}
