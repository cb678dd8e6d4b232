//===- Check.cpp - `nostall check` --------------------------------------------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "cli/Commands.h"
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
  std::string Base, Baseline, FailOn, FailSeverity, FailConfidence;
  bool All = false;
  std::vector<std::string> Builds; ///< folders of compile databases, each a configuration of its own
  bool Fix = false, UnsafeFixes = false, AllowUnparsed = false;
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
  /// Says of the pairs of \p Findings which of them the base or the baseline has, and where a change introduces the
  /// others.
  llvm::Error compare(CheckRun &Run, std::vector<Finding> &Findings);
  /// Whether the run fails because of a reported pair of \p F.
  bool fails(const Finding &F, const Configurations &Configs) const;
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
  const FixOutcome Outcome = [&] {
    const InterruptReport Report(Run, LongWork::Fixes);
    return fixAll(Run, UnsafeFixes);
  }();
  const std::string Root = shownRoot();
  if (llvm::Error E = writeFiles(Outcome.Changed)) {
    usageError(llvm::toString(std::move(E)));
    return;
  }
  llvm::errs() << "nostall: " << Outcome.Applied.size() << (Outcome.Applied.size() == 1 ? " fix" : " fixes")
               << " applied in " << Outcome.Changed.Texts.size()
               << (Outcome.Changed.Texts.size() == 1 ? " file\n" : " files\n");
  if (Outcome.UnsafeLeft > 0)
    llvm::errs() << "nostall: " << Outcome.UnsafeLeft << " unsafe " << (Outcome.UnsafeLeft == 1 ? "fix" : "fixes")
                 << " not applied: the report says why; '--unsafe-fixes' applies "
                 << (Outcome.UnsafeLeft == 1 ? "it\n" : "them\n");
  for (const auto &[Place, Why] : Outcome.DroppedFixes)
    llvm::errs() << "nostall: fix dropped: " << shownPath(Place.Where.File, Root) << ':' << Place.Where.Line << ": '"
                 << Place.Fix->Code << "': " << Why << '\n';
  if (Outcome.NeedsToThreadHeader)
    llvm::errs() << "nostall: the fixed files include <nostall/to_thread.hpp>, which is not on your include path: add "
                    "nostall's runtime/include (CMake: target_link_libraries(... nostall::to_thread))\n";
}

llvm::Error CheckCommand::write(nostall::Report Report) const {
  Report.Style.All = All;
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
               << " read again, " << counted(Comparison.PairsBefore, "pair") << " before, " << Comparison.PairsAfter
               << " after\n";
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
  if (!Listed)
    return;
  const std::vector<BaselinePair> Pairs = Listed->gonePairs();
  const std::vector<FormerEntry> Former = Listed->goneFormer();
  if (const size_t Count = Pairs.size() + Former.size())
    llvm::errs() << "nostall: " << Count << " of " << Baseline
                 << " no longer occur; 'nostall baseline prune' removes them:\n";
  for (const std::string &Line : describe(Pairs))
    llvm::errs() << "  " << Line << '\n';
  for (const FormerEntry &E : Former)
    llvm::errs() << "  " << describe(E) << '\n';
}

llvm::Error CheckCommand::compare(CheckRun &Run, std::vector<Finding> &Findings) {
  if (!Base.empty()) {
    auto Comparison = [&] {
      const InterruptReport Report(Run, LongWork::Base);
      return compareWithBase(Run, Base, Findings);
    }();
    if (!Comparison)
      return Comparison.takeError();
    printBase(*Comparison);
    for (Finding &F : Findings)
      for (Pair &P : F.Pairs)
        if (!P.Unreported && !P.IntroducedBy && FailOn != "any")
          P.Unreported = Standing{NotReported::Baselined, {}, "reached in " + Base + " too", {}, {}};
  }
  if (!Baseline.empty()) {
    auto Match = matchWithBaseline(Run, Baseline);
    if (!Match)
      return Match.takeError();
    // Where all pairs count, those that are known are reported too.
    if (FailOn != "any")
      Match->mark(Findings);
    if (Listed)
      Listed->join(*Match);
    else
      Listed = std::move(*Match);
  }
  for (Finding &F : Findings)
    updateFromPairs(F);
  return llvm::Error::success();
}

bool CheckCommand::fails(const Finding &F, const Configurations &Configs) const {
  const Configuration &Config = Configs.of(F.Cause.Where.File);
  const Severity Least = FailSeverity.empty() ? Config.FailSeverity : *parseSeverity(FailSeverity);
  const Confidence Surest = FailConfidence.empty() ? Config.FailConfidence : *parseConfidence(FailConfidence);
  const auto isBad = [&](const CallSite &S) { return S.Severity >= Least && S.Confidence >= Surest; };
  return llvm::any_of(F.reported(), [&](const Pair &P) {
    return llvm::any_of(P.Sites, isBad) && (!P.NewlyKnown || FailOn == "newly-known" || FailOn == "any");
  });
}

std::optional<BuildOutcome> CheckCommand::check(CheckRun &Run, Invocation &Call) {
  if (Fix || UnsafeFixes)
    fix(Run);
  BuildOutcome Outcome{Run.findings(), {}, parseErrors(Run)};
  printAcceptNotes(Run);
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
  std::optional<BuildOutcome> Merged;
  const auto Runs = runFlows(Source, Builds, Call, [&](CheckRun &Run) {
    auto Outcome = check(Run, Call);
    if (Outcome && Merged)
      merge(*Merged, std::move(*Outcome));
    else
      Merged = std::move(Outcome);
    return Merged.has_value();
  });
  if (Runs.empty())
    return;
  printGone();
  printWithoutCommand();
  const auto textOf = [&](llvm::StringRef File) { return Runs.front()->textOf(File); };
  if (llvm::Error E = write({Merged->Findings, Merged->Coverage, shownRoot(), Merged->Errors, textOf, {}})) {
    Call.Status = usageError(llvm::toString(std::move(E)));
    return;
  }
  for (const auto &Run : Runs)
    printUnread(*Run);
  const auto fail = [&](const Finding &F) { return fails(F, Runs.front()->configurations()); };
  if (FailOn != "never" && llvm::any_of(Merged->Findings, fail))
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
  Command.add_option("--baseline", Baseline, "Do not report the pairs that this file lists; see 'nostall baseline'");
  Command.add_option("--fail-on", FailOn, "Pairs that fail: introduced ones, those and newly known ones, any, never")
      ->check(CLI::IsMember({"introduced", "newly-known", "any", "never"}));
  Command
      .add_option("--fail-severity", FailSeverity, "The least severity that fails, instead of 'fail:' in .nostall.yaml")
      ->check(CLI::IsMember({"info", "warning", "error"}));
  Command
      .add_option("--fail-confidence", FailConfidence,
                  "The least confidence that fails, instead of 'fail:' in .nostall.yaml")
      ->check(CLI::IsMember({"low", "medium", "high"}));
  Command.add_flag("--all", All, "Text: print every call path of every finding");
  Command.add_flag("--allow-unparsed", AllowUnparsed, "Exit with 0 even if something could not be parsed or compared");
}

void cli::addCheck(CLI::App &App, Invocation &Call) {
  auto *Command = App.add_subcommand("check", "Find calls that block an event loop");
  const auto Options = std::make_shared<CheckCommand>();
  Options->Source.addTo(*Command);
  takeSeveralBuilds(*Command, Options->Builds);
  Options->addReporting(*Command);
  auto *Fix = Command->add_flag("--fix", Options->Fix, "Apply the safe fixes that compile and remove their finding");
  auto *Unsafe = Command->add_flag("--unsafe-fixes", Options->UnsafeFixes, "Apply the unsafe fixes too");
  Command->add_option("--base", Options->Base, "Report only what was introduced since this git revision")
      ->excludes(Fix)
      ->excludes(Unsafe);
  Command->callback([Options, &Call] { Options->run(Call); });
}

void cli::addLink(CLI::App &App, Invocation &Call) {
  auto *Command = App.add_subcommand("link", "Link summaries into a program and report its findings");
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
