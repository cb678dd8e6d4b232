//===- Baseline.cpp - `nostall baseline` and `--baseline` ----------------------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "gate/Baseline.h"
#include "cli/Commands.h"
#include "gate/Waivers.h"
#include "render/Render.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

using namespace nostall;
using namespace nostall::cli;
namespace path = llvm::sys::path;

std::vector<Finding> cli::judgedFindings(const CheckRun &Run) {
  std::vector<Finding> Findings = Run.findings();
  const std::string Root = shownRoot();
  for (const std::string &Note : applySuppressions(Findings, Run.configurations(), today(), Run.isWholeProgram()))
    llvm::errs() << "nostall: " << shownPath(Note, Root) << '\n';
  return Findings;
}

static std::string folderOf(llvm::StringRef File) { return path::parent_path(absolutePath(File)).str(); }

/// Whether the run would have seen the finding of an entry that it did not see.
static bool wasLookedFor(const BaselineEntry &E, llvm::StringRef Folder, const CheckRun &Run,
                         const llvm::StringSet<> &Files) {
  llvm::SmallString<256> File(E.File);
  if (!path::is_absolute(File)) {
    File = Folder;
    path::append(File, E.File);
  }
  return Run.isWholeProgram() || Files.contains(File) || !llvm::sys::fs::exists(File);
}

llvm::Expected<BaselineMatch> cli::matchWithBaseline(CheckRun &Run, llvm::ArrayRef<Finding> Findings,
                                                     llvm::StringRef File) {
  const auto Text = llvm::MemoryBuffer::getFile(File, /*IsText=*/true);
  if (!Text)
    return llvm::createStringError(Text.getError(), File + ": cannot be read: " + Text.getError().message());
  auto Entries = readBaseline((*Text)->getBuffer(), File);
  if (!Entries)
    return Entries.takeError();
  const Program &P = Run.judgement().program();
  llvm::StringSet<> Functions, Files;
  for (FunctionIndex F = 0; F < P.functionCount(); ++F)
    if (P.summary(F).HasBody) {
      Functions.insert(P.name(F));
      Files.insert(P.unitOf(F).Strings[P.summary(F).Definition.File]);
    }
  for (const TuSummary *Tu : P.units())
    Files.insert(Tu->MainFile);
  const std::string Folder = folderOf(File);
  // What this run did not look for is taken to be as it was.
  for (const BaselineEntry &E : *Entries)
    if (!wasLookedFor(E, Folder, Run, Files)) {
      Functions.insert(E.Function);
      Functions.insert(E.Call);
    }
  BaselineMatch Result;
  std::vector<Finding> Open;
  std::vector<size_t> Positions;
  for (const auto &[Index, F] : llvm::enumerate(Findings))
    if (!F.Suppressed) {
      Open.push_back(F);
      Positions.push_back(Index);
    }
  Result.Known.assign(Findings.size(), false);
  std::vector<BaselineEntry> Now =
      baselineEntries(Open, Folder, [&](llvm::StringRef File) { return Run.textOf(File); });
  Result.Kept.resize(Entries->size());
  for (const auto &[Index, Old] : llvm::enumerate(matchBaseline(*Entries, Now, Functions))) {
    if (Old) {
      Result.Known[Positions[Index]] = true;
      Now[Index].Reason = (*Entries)[*Old].Reason;
      Result.Kept[*Old] = std::move(Now[Index]);
    } else {
      Result.New.push_back(std::move(Now[Index]));
    }
  }
  for (const auto &[E, Kept] : llvm::zip(*Entries, Result.Kept))
    if (!Kept && !wasLookedFor(E, Folder, Run, Files))
      Kept = E;
  Result.Entries = std::move(*Entries);
  return Result;
}

void BaselineMatch::join(const BaselineMatch &Other) {
  for (const auto &[Here, There] : llvm::zip(Kept, Other.Kept))
    if (!Here)
      Here = There;
  for (const BaselineEntry &E : Other.New)
    if (!llvm::is_contained(New, E))
      New.push_back(E);
}

std::vector<BaselineEntry> BaselineMatch::gone() const {
  std::vector<BaselineEntry> Gone;
  for (const auto &[E, Now] : llvm::zip(Entries, Kept))
    if (!Now)
      Gone.push_back(E);
  return Gone;
}

std::string cli::describe(const BaselineEntry &E) {
  return E.File + ": '" + E.Call + "' in '" + E.Function + "' [" + E.Rule + "]";
}

namespace {

using BuildRuns = std::vector<std::unique_ptr<CheckRun>>; ///< one for each build

struct BaselineCommand {
  SourceOptions Source;
  std::vector<std::string> Builds;
  std::string File = DefaultBaseline.str();
};

} // namespace

static llvm::Error save(llvm::StringRef File, std::vector<BaselineEntry> Entries) {
  return llvm::writeToOutput(File, [&](llvm::raw_ostream &Out) {
    Out << writeBaseline(std::move(Entries));
    return llvm::Error::success();
  });
}

static int write(const BuildRuns &Builds, const std::string &File) {
  std::vector<BaselineEntry> Entries;
  for (const auto &Run : Builds) {
    std::vector<Finding> Findings = judgedFindings(*Run);
    llvm::erase_if(Findings, [](const Finding &F) { return F.Suppressed.has_value(); });
    for (BaselineEntry &E :
         baselineEntries(Findings, folderOf(File), [&](llvm::StringRef Path) { return Run->textOf(Path); }))
      if (&Run == &Builds.front() || !llvm::is_contained(Entries, E))
        Entries.push_back(std::move(E));
  }
  const size_t Count = Entries.size();
  if (llvm::Error E = save(File, std::move(Entries)))
    return usageError("cannot write " + llvm::toString(std::move(E)));
  llvm::outs() << File << ": " << Count << " written\n";
  return NoFindings;
}

static int renew(const BuildRuns &Builds, const std::string &File, bool AddNew) {
  std::optional<BaselineMatch> All;
  for (const auto &Run : Builds) {
    auto Match = matchWithBaseline(*Run, judgedFindings(*Run), File);
    if (!Match)
      return usageError(llvm::toString(Match.takeError()));
    if (All)
      All->join(*Match);
    else
      All = std::move(*Match);
  }
  const std::vector<BaselineEntry> Gone = All->gone();
  std::vector<BaselineEntry> Entries;
  for (const std::optional<BaselineEntry> &Kept : All->Kept)
    if (Kept)
      Entries.push_back(*Kept);
  const size_t Kept = Entries.size();
  if (AddNew)
    llvm::append_range(Entries, All->New);
  if (llvm::Error E = save(File, std::move(Entries)))
    return usageError("cannot write " + llvm::toString(std::move(E)));
  llvm::outs() << File << ": " << Kept << " kept, " << (AddNew ? All->New.size() : 0) << " added, " << Gone.size()
               << " removed\n";
  for (const BaselineEntry &E : Gone)
    llvm::outs() << "  removed: " << describe(E) << '\n';
  return NoFindings;
}

void cli::addBaseline(CLI::App &App, Invocation &Call) {
  auto *Command = App.add_subcommand("baseline", "Keep a list of old findings that are left for later");
  Command->require_subcommand(1);
  const auto add = [&](const char *Name, const char *Help, auto Do) {
    auto *Verb = Command->add_subcommand(Name, Help);
    const auto Options = std::make_shared<BaselineCommand>();
    Options->Source.addTo(*Verb);
    takeSeveralBuilds(*Verb, Options->Builds);
    Verb->add_option("--baseline", Options->File, "The list; " + DefaultBaseline.str() + " when left out");
    Verb->callback([Options, &Call, Do] {
      const BuildRuns Builds = runFlows(Options->Source, Options->Builds, Call, [](CheckRun &) { return true; });
      if (Builds.empty())
        return;
      for (const auto &Run : Builds)
        printUnread(*Run);
      Call.Status = Do(Builds, Options->File);
    });
  };
  add("write", "Write all findings down, over whatever the list holds",
      [](const BuildRuns &Builds, const std::string &File) { return write(Builds, File); });
  add("update", "Add new findings, remove those that are gone, follow code that moved",
      [](const BuildRuns &Builds, const std::string &File) { return renew(Builds, File, true); });
  add("prune", "Remove those that are gone, follow code that moved, and add none",
      [](const BuildRuns &Builds, const std::string &File) { return renew(Builds, File, false); });
}
