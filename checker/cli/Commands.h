//===- Commands.h - The subcommands of `nostall` -------------------------------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// Each subcommand is a file: its options, and what it does with the flow. A subcommand registers itself with the
// program's parser and sets the exit status when it has run.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_CLI_COMMANDS_H
#define NOSTALL_CLI_COMMANDS_H

#include "cli/Progress.h"
#include "gate/BaselineMatch.h"
#include "pipeline/Check.h"
#include <CLI/CLI.hpp>

namespace nostall::cli {

/// What a run ends with.
enum ExitStatus : int {
  NoFindings = 0,
  Findings = 1,
  UsageError = 2,
  Unparsed = 3, ///< no findings, but something could not be parsed, or compared with the base
};

/// What follows `--` on the command line.
struct Invocation {
  std::vector<std::string> CompilerFlags;
  int Status = NoFindings;
};

void addCheck(CLI::App &App, Invocation &Call);
void addSummarize(CLI::App &App, Invocation &Call);
void addLink(CLI::App &App, Invocation &Call);
void addExplain(CLI::App &App, Invocation &Call);
void addWhyNot(CLI::App &App, Invocation &Call);
void addKnowledge(CLI::App &App, Invocation &Call);
void addInit(CLI::App &App, Invocation &Call);
void addDoctor(CLI::App &App, Invocation &Call);
void addBaseline(CLI::App &App, Invocation &Call);
void addUnknowns(CLI::App &App, Invocation &Call);
void addDump(CLI::App &App, Invocation &Call);

constexpr const char *SwitchRulesHelp =
    "Switch these rules on, comma separated, whatever the configuration says; a '-' before a name switches it off";

/// The options of every subcommand that parses source files.
struct SourceOptions {
  CheckOptions Check;
  bool Statistics = false;
  bool Configure = false;
  bool BuildChosen = false; ///< see chooseBuild
  double ProgressInterval = DefaultProgressInterval;
  void addTo(CLI::App &Command, bool FilesAreOptional = true);
};

/// Where no build folder was named: configures the project when that is asked for and needed, and says which folder was
/// taken when there are several. Only the first call does something. False after an error, which is printed.
bool chooseBuild(SourceOptions &Options, Invocation &Call);

/// Whether the program is judged when its files have been read.
enum class AfterReading : uint8_t { Judge, Nothing };
/// Creates and runs the flow; prints the error and gives null when the options or the configuration are wrong.
std::unique_ptr<CheckRun> runFlow(SourceOptions &Options, Invocation &Call, AfterReading Then = AfterReading::Judge);
/// Lets \p Command, which has the options of a SourceOptions, take `-p` several times.
void takeSeveralBuilds(CLI::App &Command, std::vector<std::string> &Builds);
/// runFlow for each of \p Builds, folders of compile databases; for the one that is found when there are none. Each is
/// given to \p Then before the next one is read, which may change files. Empty after an error, or when \p Then says so
/// with false.
std::vector<std::unique_ptr<CheckRun>> runFlows(SourceOptions &Options, llvm::ArrayRef<std::string> Builds,
                                                Invocation &Call, llvm::function_ref<bool(CheckRun &)> Then);

/// Prints what is to be said of the entries of `accept:`: those that ended, and those that take nothing.
void printAcceptNotes(const CheckRun &Run);

/// The baseline when none is named.
constexpr llvm::StringLiteral DefaultBaseline = ".nostall-baseline.jsonl";
/// What \p Run makes of the baseline in \p File: of all pairs that policy leaves, so that BaselineMatch::mark takes the
/// findings of the run, or a copy of them in their order. An error is the user's: a file that cannot be read or is
/// none.
llvm::Expected<BaselineMatch> matchWithBaseline(CheckRun &Run, llvm::StringRef File);

/// Prints what could not be parsed, and why.
void printUnread(const CheckRun &Run);
/// Prints an error the way all of them look.
int usageError(llvm::StringRef Message);
/// The folder that shown paths are relative to: where the command was called.
std::string shownRoot();

} // namespace nostall::cli

#endif
