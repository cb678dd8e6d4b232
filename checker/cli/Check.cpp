//===- Check.cpp - `nostall check` --------------------------------------------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "cli/Commands.h"
#include "gate/Compare.h"
#include "gate/Waivers.h"
#include "pipeline/Base.h"
#include "pipeline/FixAll.h"
#include "pipeline/SeveralBuilds.h"
#include "render/Render.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/raw_ostream.h"

using namespace nostall;
using namespace nostall::cli;

namespace {

struct CheckCommand {
  SourceOptions Source;
  std::vector<std::string> Formats = {"text"}; ///< "sarif" to standard output, "sarif=FILE" to a file
  std::string Group = "cause", Color = "auto";
  std::string Base, Baseline, FailOn;
  std::vector<std::string> Builds; ///< folders of compile databases, each a configuration of its own
  bool Fix = false, AllowUnparsed = false;
  std::optional<BaselineMatch> Listed; ///< what the builds so far have of the baseline
  /// Changed sources that none of the builds so far has a command for.
  std::optional<std::vector<std::string>> WithoutCommand;
  bool Uncompared = false; ///< some changed file could not be compared with the base

  /// The options that say how findings are reported.
  void addReporting(CLI::App &Command);
  void run(Invocation &Call);
  void fix(CheckRun &Run);
  /// What one build gives; none after an error of the user's.
  std::optional<BuildOutcome> check(CheckRun &Run, Invocation &Call);
  /// Leaves in \p Findings those that neither the base nor the baseline has, or all where all count; says of each
  /// where a change introduces it.
  llvm::Error compare(CheckRun &Run, std::vector<Finding> &Findings);
  void printBase(const BaseComparison &Comparison);
  /// Names the changed sources that no build compiles.
  void printWithoutCommand();
  /// Says which entries of the baseline no build has any more.
  void printGone() const;
  /// Writes the report in every format that is asked for.
  llvm::Error write(nostall::Report Report) const;
};

} // namespace

static std::string counted(size_t Count, llvm::StringRef What) {
  return (llvm::Twine(Count) + " " + What + (Count == 1 ? "" : "s")).str();
}

static void printUncompared(llvm::StringRef File, llvm::StringRef Why) {
  llvm::errs() << "nostall: not compared: " << shownPath(File, shownRoot()) << ": " << shownPath(Why, shownRoot())
               << '\n';
}

/// Applies what comes out clean and says what did not.
void CheckCommand::fix(CheckRun &Run) {
  const FixOutcome Outcome = fixAll(Run);
  const std::string Root = shownRoot();
  if (llvm::Error E = writeFiles(Outcome.Changed)) {
    usageError(llvm::toString(std::move(E)));
    return;
  }
  llvm::errs() << "nostall: " << Outcome.Applied.size() << (Outcome.Applied.size() == 1 ? " fix" : " fixes")
               << " applied in " << Outcome.Changed.Texts.size()
               << (Outcome.Changed.Texts.size() == 1 ? " file\n" : " files\n");
  for (const auto &[Finding, Why] : Outcome.DroppedFixes)
    llvm::errs() << "nostall: fix dropped: " << shownPath(Finding.Place.File, Root) << ':' << Finding.Place.Line
                 << ": '" << Finding.Fix->Code << "': " << Why << '\n';
  if (Outcome.NeedsToThreadHeader)
    llvm::errs() << "nostall: the fixed files include <nostall/to_thread.hpp>, which is not on your include path: add "
                    "nostall's runtime/include (CMake: target_link_libraries(... nostall::to_thread))\n";
}

llvm::Error CheckCommand::write(nostall::Report Report) const {
  Report.Style.Group = Group == "handler" ? GroupBy::Handler : Group == "file" ? GroupBy::File : GroupBy::Cause;
  for (const llvm::StringRef Wanted : Formats) {
    const auto [Name, File] = Wanted.split('=');
    const bool ToFile = Name != Wanted;
    Report.Style.Colors =
        !ToFile && (Color == "always" || (Color == "auto" && llvm::sys::Process::StandardOutHasColors()));
    if (!ToFile) {
      if (Report.Style.Colors)
        llvm::outs().enable_colors(true);
      findFormat(Name)->Render(Report, llvm::outs());
      llvm::outs().flush();
    } else if (llvm::Error E = llvm::writeToOutput(File, [&](llvm::raw_ostream &Out) {
                 findFormat(Name)->Render(Report, Out);
                 return llvm::Error::success();
               })) {
      return llvm::createStringError("cannot write " + llvm::toString(std::move(E)));
    }
  }
  return llvm::Error::success();
}

void CheckCommand::printBase(const BaseComparison &Comparison) {
  const auto &Anew = Comparison.Analysed;
  llvm::errs() << "nostall: compared with " << Base << ": " << counted(Comparison.FilesChanged, "file") << " changed, "
               << (Anew ? Anew->Units - Anew->FromIndex : 0) << " of " << counted(Comparison.Units, "file")
               << " read again, " << counted(Comparison.FindingsBefore, "finding") << " before, "
               << Comparison.FindingsAfter << " after\n";
  for (const UnreadFile &U : Comparison.Uncompared)
    printUncompared(U.File, U.Errors.front());
  Uncompared |= !Comparison.Uncompared.empty();
  if (WithoutCommand)
    llvm::erase_if(*WithoutCommand,
                   [&](const std::string &File) { return !llvm::is_contained(Comparison.WithoutCommand, File); });
  else
    WithoutCommand = Comparison.WithoutCommand;
  if (!Source.Statistics)
    return;
  llvm::errs() << "nostall: " << Base << ": ";
  if (const auto &Counts = Comparison.Analysed)
    llvm::errs() << Counts->Units << " units, " << Counts->FromIndex << " from the index, "
                 << Counts->Units - Counts->FromIndex << " parsed\n";
  else
    llvm::errs() << (Comparison.Kept ? "kept from an earlier run\n" : "nothing differs\n");
}

void CheckCommand::printWithoutCommand() {
  if (!WithoutCommand)
    return;
  for (const std::string &File : *WithoutCommand)
    printUncompared(File, "it has no compile command");
  Uncompared |= !WithoutCommand->empty();
}

void CheckCommand::printGone() const {
  const std::vector<BaselineEntry> Gone = Listed ? Listed->gone() : std::vector<BaselineEntry>();
  if (!Gone.empty())
    llvm::errs() << "nostall: " << Gone.size() << " of " << Baseline
                 << " no longer occur; 'nostall baseline prune' removes them:\n";
  for (const BaselineEntry &E : Gone)
    llvm::errs() << "  " << describe(E) << '\n';
}

llvm::Error CheckCommand::compare(CheckRun &Run, std::vector<Finding> &Findings) {
  std::vector<bool> Old(Findings.size(), false);
  if (!Baseline.empty()) {
    auto Match = matchWithBaseline(Run, Findings, Baseline);
    if (!Match)
      return Match.takeError();
    Old = Match->Known;
    if (Listed)
      Listed->join(*Match);
    else
      Listed = std::move(*Match);
  }
  if (!Base.empty()) {
    auto Comparison = compareWithBase(Run, Base);
    if (!Comparison)
      return Comparison.takeError();
    printBase(*Comparison);
    const std::vector<bool> InBaseline = Old;
    const auto introduce = [](Finding &F, const Location &Where) {
      F.IntroducedBy = Introduction{Where, {F.Function}};
    };
    for (size_t I = 0; I < Findings.size(); ++I)
      if (const std::optional<Location> &Where = Comparison->IntroducedBy[I]; !Where)
        Old[I] = true;
      else if (!Old[I])
        introduce(Findings[I], *Where);
    for (BaseComparison::Added &A : Comparison->AddedCauses) {
      if (InBaseline[A.Index])
        continue;
      introduce(A.Finding, A.Where);
      std::vector<Finding> Alone = {std::move(A.Finding)};
      applySuppressions(Alone, Run.configurations(), today(), /*WholeProgram=*/false);
      Findings[A.Index] = std::move(Alone.front());
      Old[A.Index] = false;
    }
  }
  if (FailOn != "any") {
    size_t Index = 0;
    llvm::erase_if(Findings, [&](const Finding &) { return Old[Index++]; });
  }
  return llvm::Error::success();
}

std::optional<BuildOutcome> CheckCommand::check(CheckRun &Run, Invocation &Call) {
  if (Fix)
    fix(Run);
  BuildOutcome Outcome{judgedFindings(Run), {}, parseErrors(Run)};
  if (!Base.empty() || !Baseline.empty())
    if (llvm::Error E = compare(Run, Outcome.Findings)) {
      Call.Status = usageError(llvm::toString(std::move(E)));
      return std::nullopt;
    }
  markPartial(Outcome.Findings, Run, Outcome.Errors);
  Outcome.Coverage = Run.coverage();
  return Outcome;
}

void CheckCommand::run(Invocation &Call) {
  std::optional<BuildOutcome> All;
  const auto Runs = runFlows(Source, Builds, Call, [&](CheckRun &Run) {
    auto Outcome = check(Run, Call);
    if (Outcome && All)
      merge(*All, std::move(*Outcome));
    else
      All = std::move(Outcome);
    return All.has_value();
  });
  if (Runs.empty())
    return;
  printGone();
  printWithoutCommand();
  if (!Base.empty() && FailOn != "any")
    All->Findings = introducedFindings(All->Findings);
  const auto textOf = [&](llvm::StringRef File) { return Runs.front()->textOf(File); };
  if (llvm::Error E = write({All->Findings, All->Coverage, shownRoot(), All->Errors, textOf, {}})) {
    Call.Status = usageError(llvm::toString(std::move(E)));
    return;
  }
  for (const auto &Run : Runs)
    printUnread(*Run);
  if (FailOn != "never" && llvm::any_of(All->Findings, [](const Finding &F) { return !F.Suppressed; }))
    Call.Status = cli::Findings;
  else if (!AllowUnparsed && (Uncompared || llvm::any_of(Runs, [](const auto &Run) { return !Run->unread().empty(); })))
    Call.Status = Unparsed;
}

static std::string formatHelp() {
  std::string Help = "FORMAT, or FORMAT=FILE to write it there; may be repeated. One of";
  for (const Format &F : allFormats())
    Help += "\n" + F.Name.str() + ": " + F.Summary.str();
  return Help;
}

/// CLI11's form of a check: an error message, or nothing.
static std::string isFormat(const std::string &Text) {
  const auto [Name, File] = llvm::StringRef(Text).split('=');
  if (findFormat(Name) && (Name == Text || !File.empty()))
    return {};
  std::string Names;
  for (const Format &F : allFormats())
    Names += (Names.empty() ? "" : ",") + F.Name.str();
  return Text + " not in {" + Names + "}, nor one of these with =FILE";
}

void CheckCommand::addReporting(CLI::App &Command) {
  Command.add_option("--format", Formats, formatHelp())->check(isFormat)->allow_extra_args(false);
  Command.add_option("--group-by", Group, "Blocks of the text format: cause, handler or file")
      ->check(CLI::IsMember({"cause", "handler", "file"}));
  Command.add_option("--color", Color, "auto (on a terminal), always or never")
      ->check(CLI::IsMember({"auto", "always", "never"}));
  Command.add_option("--baseline", Baseline, "Leave out the findings that this file lists; see 'nostall baseline'");
  Command.add_option("--fail-on", FailOn, "Findings that fail: introduced ones, any, never")
      ->check(CLI::IsMember({"introduced", "any", "never"}));
  Command.add_flag("--allow-unparsed", AllowUnparsed, "Exit with 0 although something could not be parsed or compared");
}

void cli::addCheck(CLI::App &App, Invocation &Call) {
  auto *Command = App.add_subcommand("check", "Find calls that block an event loop");
  const auto Options = std::make_shared<CheckCommand>();
  Options->Source.addTo(*Command);
  takeSeveralBuilds(*Command, Options->Builds);
  Options->addReporting(*Command);
  auto *Fix = Command->add_flag("--fix", Options->Fix, "Apply the fixes that compile and remove their finding");
  Command->add_option("--base", Options->Base, "Report only what was introduced since this git revision")
      ->excludes(Fix);
  Command->callback([Options, &Call] { Options->run(Call); });
}

void cli::addLink(CLI::App &App, Invocation &Call) {
  auto *Command = App.add_subcommand("link", "Judge the program that summaries make up together");
  const auto Options = std::make_shared<CheckCommand>();
  CheckOptions &Check = Options->Source.Check;
  Command->add_option("summaries", Check.SummaryFiles, "Files that 'nostall summarize' wrote")->required();
  Command->add_option("--project-root", Check.ProjectRoot, "Folder that paths in the summaries are relative to");
  Command->add_option("--config", Check.ConfigurationPath, "Configuration instead of the nearest .nostall.yaml");
  Command->add_option("--category", Check.Categories, "Report only these categories, comma separated");
  Command->add_option("--rules", Check.Rules, SwitchRulesHelp);
  Options->addReporting(*Command);
  Command->callback([Options, &Call] {
    if (Options->Source.Check.ProjectRoot.empty())
      Options->Source.Check.ProjectRoot = projectRootOf({}, shownRoot());
    Options->run(Call);
  });
}
