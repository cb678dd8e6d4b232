//===- main.cpp - The command line `nostall` ------------------------------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "cli/Commands.h"
#include "pipeline/HugePages.h"

using namespace nostall;
using namespace nostall::cli;

int main(int Count, char **Words) {
  preferHugePages();
  CLI::App App("Finds calls that stall an event loop in C++ programs built on coroutines and event loops.", "nostall");
  App.require_subcommand(1);
  App.set_version_flag("--version", "nostall " NOSTALL_VERSION);
  App.footer(
      "Exit status: 0 no findings, 1 findings, 2 usage or configuration error, 3 no findings but something could "
      "not be parsed.");

  // What follows `--` belongs to the compiler, not to the parser of options.
  Invocation Call;
  std::vector<std::string> Own;
  bool Compiler = false;
  for (int I = 1; I < Count; ++I) {
    if (!Compiler && std::string_view(Words[I]) == "--") {
      Compiler = true;
      // Even without a flag it says that there is no compile database.
      Call.CompilerFlags.push_back("-fsyntax-only");
      continue;
    }
    (Compiler ? Call.CompilerFlags : Own).push_back(Words[I]);
  }

  addCheck(App, Call);
  addSummarize(App, Call);
  addLink(App, Call);
  addExplain(App, Call);
  addWhyNot(App, Call);
  addKnowledge(App, Call);
  addInit(App, Call);
  addDoctor(App, Call);
  addBaseline(App, Call);
  addUnknowns(App, Call);
  addDump(App, Call);
  try {
    std::reverse(Own.begin(), Own.end()); // CLI11 takes its words from the end
    App.parse(Own);
  } catch (const CLI::ParseError &E) {
    return App.exit(E) == 0 ? NoFindings : UsageError;
  }
  return Call.Status;
}
