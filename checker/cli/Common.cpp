//===- Common.cpp - What subcommands share ------------------------------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "cli/Commands.h"
#include "cli/MissingHeaders.h"
#include "pipeline/BuildFolder.h"
#include "render/Render.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Threading.h"

using namespace nostall;
using namespace nostall::cli;

int cli::usageError(llvm::StringRef Message) {
  llvm::errs() << "nostall: error: " << Message << '\n';
  return UsageError;
}

std::string cli::shownRoot() {
  llvm::SmallString<256> Root;
  llvm::sys::fs::current_path(Root);
  return std::string(Root);
}

/// CLI11's form of a check: an error message, or nothing.
static std::string isJobCount(const std::string &Text) {
  constexpr unsigned Most = 1024;
  unsigned Count = 0;
  if (llvm::StringRef(Text).getAsInteger(10, Count) || Count == 0 || Count > Most)
    return "expected a number of files to parse at once, from 1 to " + std::to_string(Most) + ", not '" + Text + "'";
  return {};
}

static constexpr const char *BuildHelp =
    "Folder of compile_commands.json; found when left out: here, in build*, build*/*, "
    "out/* and cmake-build-*, or in those of a parent";

void SourceOptions::addTo(CLI::App &Command, bool FilesAreOptional) {
  auto *Build = Command.add_option("-p,--build", Check.BuildPath, BuildHelp);
  Command
      .add_flag("--configure", Configure,
                "Where no build folder is found, configure the project with CMake or Meson in " + OwnBuildFolder.str())
      ->excludes(Build);
  Command.add_option("--config", Check.ConfigurationPath, "Configuration instead of the nearest .nostall.yaml");
  Command.add_option("--category", Check.Categories, "Report only these categories, comma separated");
  Command.add_option("--rules", Check.Rules, SwitchRulesHelp);
  Check.Jobs = llvm::hardware_concurrency().compute_thread_count();
  Command.add_option("-j,--jobs", Check.Jobs, "Files to parse at once")->check(isJobCount);
  Command.add_option("--index", Check.IndexPath,
                     "Project index instead of .nostall/index.db in the folder of the compile database");
  Command.add_flag("!--no-index", Check.UseIndex, "Parse every file again, and store nothing");
  Command.add_flag("--statistics", Statistics, "Print on standard error how many files had to be parsed");
  Command
      .add_option("--progress", ProgressInterval,
                  "Where standard error is not a terminal: report progress every so many seconds; 0: never")
      ->check(CLI::NonNegativeNumber);
  if (FilesAreOptional)
    Command.add_option("files", Check.Files, "Source files; all of the compile database when left out");
}

/// Names the build folder that was taken and those that were not.
static void sayChoice(const BuildFolder &Taken) {
  constexpr size_t Named = 5;
  const std::string Root = shownRoot();
  llvm::errs() << "nostall: took '" << shownPath(Taken.Path, Root) << "', the one configured last of "
               << Taken.Others.size() + 1 << " build folders; -p chooses another:";
  for (size_t I = 0; I < std::min(Taken.Others.size(), Named); ++I)
    llvm::errs() << (I ? ", '" : " '") << shownPath(Taken.Others[I], Root) << "'";
  llvm::errs() << (Taken.Others.size() > Named ? ", ...\n" : "\n");
}

bool cli::chooseBuild(SourceOptions &Options, Invocation &Call) {
  const CheckOptions &Check = Options.Check;
  if (Options.BuildChosen || !Check.BuildPath.empty() || !Call.CompilerFlags.empty() || !Check.SummaryFiles.empty())
    return true;
  Options.BuildChosen = true;
  const std::string Start = startOfSearch(Check);
  const BuildFolder Found = findBuildFolder(Start);
  // One's own is brought up to date; what the user has configured is left alone.
  if (Options.Configure && (Found.Path.empty() || llvm::StringRef(Found.Path).ends_with(OwnBuildFolder))) {
    const Buildable Project = findBuildable(Start);
    if (!Project.Top.empty())
      llvm::errs() << "nostall: configuring '" << Project.Top << "' in '" << OwnBuildFolder << "' below it\n";
    if (auto Build = configureOwnBuild(Project); !Build) {
      Call.Status = usageError(llvm::toString(Build.takeError()));
      return false;
    }
  } else if (!Found.Others.empty()) {
    sayChoice(Found);
  }
  return true;
}

std::unique_ptr<CheckRun> cli::runFlow(SourceOptions &Options, Invocation &Call, AfterReading Then) {
  Options.Check.FixedFlags = Call.CompilerFlags;
  Options.Check.Progress = showProgress(Options.ProgressInterval);
  if (!chooseBuild(Options, Call))
    return nullptr;
  auto Run = CheckRun::create(Options.Check);
  if (!Run) {
    Call.Status = usageError(llvm::toString(Run.takeError()));
    return nullptr;
  }
  {
    const InterruptReport Report(**Run, LongWork::Files);
    (*Run)->read();
  }
  // Folders of headers have configurations too, which are read when they are reached.
  if (llvm::Error E = (*Run)->configurations().error()) {
    Call.Status = usageError(llvm::toString(std::move(E)));
    return nullptr;
  }
  for (const std::string &Note : (*Run)->notes())
    llvm::errs() << "nostall: " << Note << '\n';
  llvm::SmallVector<llvm::StringRef> Lines;
  const std::string First = buildFirst(**Run, Options.Configure ? Unsure::Tell : Unsure::Leave);
  llvm::StringRef(First).split(Lines, '\n', -1, /*KeepEmpty=*/false);
  for (const llvm::StringRef Line : Lines)
    llvm::errs() << "nostall: " << Line << '\n';
  if (Then == AfterReading::Judge) {
    (*Run)->judge();
    const auto textOf = [&](llvm::StringRef File) { return (*Run)->textOf(File); };
    if (const std::string Note = (*Run)->judgement().conflictNote(shownRoot(), textOf); !Note.empty())
      llvm::errs() << "nostall: " << Note << '\n';
  }
  if (Options.Statistics) {
    const CheckRun::Statistics &Counts = (*Run)->statistics();
    llvm::errs() << "nostall: " << Counts.Units << " units, " << Counts.FromIndex << " from the index, "
                 << Counts.Units - Counts.FromIndex << " parsed, " << Counts.WithPreamble
                 << " of them with a preamble\n";
  }
  return std::move(*Run);
}

void cli::takeSeveralBuilds(CLI::App &Command, std::vector<std::string> &Builds) {
  Command.remove_option(Command.get_option("--build"));
  Command
      .add_option("-p,--build", Builds,
                  std::string(BuildHelp) + "; several configurations of a project, each with -p, give one report")
      ->allow_extra_args(false)
      ->excludes(Command.get_option("--configure"));
}

std::vector<std::unique_ptr<CheckRun>> cli::runFlows(SourceOptions &Options, llvm::ArrayRef<std::string> Builds,
                                                     Invocation &Call, llvm::function_ref<bool(CheckRun &)> Then) {
  const std::string Found;
  std::vector<std::unique_ptr<CheckRun>> Runs;
  for (const std::string &Build : Builds.empty() ? llvm::ArrayRef(Found) : Builds) {
    Options.Check.BuildPath = Build;
    Runs.push_back(runFlow(Options, Call));
    if (!Runs.back() || !Then(*Runs.back()))
      return {};
  }
  return Runs;
}

void cli::printAcceptNotes(const CheckRun &Run) {
  for (const AcceptNote &N : Run.judgement().acceptNotes()) {
    const CentralSuppression &S = *N.Entry;
    // Who asks for some categories or rules does not see what the others would take.
    if (!N.Ended && !(Run.options().Categories + Run.options().Rules).empty())
      continue;
    llvm::errs() << "nostall: " << shownPath(S.File, shownRoot()) << ':' << S.Line << ": ";
    if (N.Ended)
      llvm::errs() << "the 'accept:' entry for '" << S.Cause << "'" << (S.Owner.empty() ? "" : " by " + S.Owner)
                   << " expired on " << S.Until << ": " << S.Reason << '\n';
    else
      llvm::errs() << "the 'accept:' entry for '" << S.Cause << "' matches nothing: remove it\n";
  }
}

void cli::printUnread(const CheckRun &Run) {
  const std::string Root = shownRoot();
  for (const UnreadFile &U : Run.unread()) {
    llvm::errs() << "nostall: not fully parsed: " << shownPath(U.File, Root) << '\n';
    for (const std::string &Error : U.Errors)
      llvm::errs() << "  " << Error << '\n';
  }
}
