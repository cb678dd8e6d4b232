//===- Baseline.cpp - `nostall baseline` and `--baseline` ----------------------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "cli/Commands.h"
#include "store/ToolIdentity.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

using namespace nostall;
using namespace nostall::cli;
namespace path = llvm::sys::path;

static std::string folderOf(llvm::StringRef File) {
  llvm::SmallString<256> Folder(File);
  llvm::sys::fs::make_absolute(Folder);
  path::remove_dots(Folder, /*remove_dot_dot=*/true);
  path::remove_filename(Folder);
  return std::string(Folder);
}

static llvm::Expected<Baseline> readFile(llvm::StringRef File) {
  const auto Text = llvm::MemoryBuffer::getFile(File, /*IsText=*/true);
  if (!Text)
    return llvm::createStringError(Text.getError(), File + ": cannot be read: " + Text.getError().message());
  return readBaseline((*Text)->getBuffer(), File);
}

static BaselineMatch match(CheckRun &Run, Baseline Was, llvm::StringRef File) {
  const auto textOf = [&](llvm::StringRef Path) { return Run.textOf(Path); };
  const BaselineSubject Subject =
      baselineSubject(Run.judgement().solution(), folderOf(File), textOf, toolIdentity(), Run.isWholeProgram());
  return {std::move(Was), File, Run.findings(), Subject};
}

llvm::Expected<BaselineMatch> cli::matchWithBaseline(CheckRun &Run, llvm::StringRef File) {
  llvm::Expected<Baseline> Was = readFile(File);
  if (!Was)
    return Was.takeError();
  return match(Run, std::move(*Was), File);
}

namespace {

using BuildRuns = std::vector<std::unique_ptr<CheckRun>>; ///< one for each build

struct BaselineCommand {
  SourceOptions Source;
  std::vector<std::string> Builds;
  std::string File = DefaultBaseline.str();
};

} // namespace

/// What all builds make of \p Was together.
static BaselineMatch matchAll(const BuildRuns &Builds, const Baseline &Was, llvm::StringRef File) {
  BaselineMatch All = match(*Builds.front(), Was, File);
  for (const auto &Run : llvm::drop_begin(Builds))
    All.join(match(*Run, Was, File));
  return All;
}

static llvm::Error save(llvm::StringRef File, const Baseline &B) {
  return llvm::writeToOutput(File, [&](llvm::raw_ostream &Out) {
    Out << writeBaseline(B);
    return llvm::Error::success();
  });
}

static int write(const BuildRuns &Builds, const std::string &File) {
  const Baseline All = matchAll(Builds, {}, File).after(/*AddNew=*/true);
  if (llvm::Error E = save(File, All))
    return usageError("cannot write " + llvm::toString(std::move(E)));
  llvm::outs() << File << ": " << countsOf(All.Pairs) << " written\n";
  return NoFindings;
}

static int renew(const BuildRuns &Builds, const std::string &File, bool AddNew) {
  llvm::Expected<Baseline> Was = readFile(File);
  if (!Was)
    return usageError(llvm::toString(Was.takeError()));
  const BaselineMatch All = matchAll(Builds, *Was, File);
  const Baseline After = All.after(AddNew);
  if (llvm::Error E = save(File, After))
    return usageError("cannot write " + llvm::toString(std::move(E)));
  const std::vector<BaselinePair> Gone = All.gonePairs();
  const std::vector<FormerEntry> GoneFormer = All.goneFormer();
  const size_t Newly = All.newlyKnown().size();
  llvm::outs() << File << ": " << All.kept().size() << " kept, " << (AddNew ? All.added().size() + Newly : 0)
               << " added, " << Gone.size() + GoneFormer.size() << " removed: " << countsOf(After.Pairs) << '\n';
  if (AddNew && Newly)
    llvm::outs() << "  " << Newly << " newly known\n";
  if (const size_t Converted = All.converted())
    llvm::outs() << "  " << Converted << (Converted == 1 ? " entry" : " entries") << " of version 1 converted\n";
  for (const std::string &Line : describe(Gone))
    llvm::outs() << "  removed: " << Line << '\n';
  for (const FormerEntry &E : GoneFormer)
    llvm::outs() << "  removed: " << describe(E) << '\n';
  return NoFindings;
}

void cli::addBaseline(CLI::App &App, Invocation &Call) {
  auto *Command = App.add_subcommand("baseline", "Keep a list of existing findings, to be fixed later");
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
  add("write", "Write the pairs of all findings, and overwrite the list",
      [](const BuildRuns &Builds, const std::string &File) { return write(Builds, File); });
  add("update", "Add new pairs, remove those that no longer occur, follow code that moved, convert lists of version 1",
      [](const BuildRuns &Builds, const std::string &File) { return renew(Builds, File, true); });
  add("prune", "Remove pairs that no longer occur, follow code that moved, and add none",
      [](const BuildRuns &Builds, const std::string &File) { return renew(Builds, File, false); });
}
