//===- Summaries.cpp - The summaries of many files, parsed only where something changed ----------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "pipeline/Summaries.h"
#include "pipeline/PreamblePlan.h"
#include "pipeline/SummaryOf.h"
#include "store/ToolIdentity.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/ThreadPool.h"
#include "llvm/Support/VirtualFileSystem.h"
#include <mutex>

using namespace nostall;
namespace path = llvm::sys::path;

/// What preambles may take on disk: those of some ten different sets of headers as large as Boost.Asio and Beast.
static constexpr uint64_t PreambleBytes = 2ULL << 30;

/// What a unit's summary is made from, besides the files that it depends on.
static std::string keyOf(const CompileCommand &Command, const Configuration &Config, llvm::StringRef Root) {
  std::string Text = summaryIdentity().str();
  const auto add = [&](llvm::StringRef Part) {
    // Flags hold paths in their middle: -I/home/me/project/include.
    std::string Portable = Part.str();
    const std::string Absolute = Root.str() + "/";
    for (size_t At = 0; !Root.empty() && (At = Portable.find(Absolute, At)) != std::string::npos;)
      Portable.replace(At, Absolute.size(), "${project}/");
    Text += '\0' + Portable;
  };
  add(searchEnvironment());
  add(chosenEngine());
  add(Config.KnowledgeDigest);
  add(Command.File);
  add(Command.Directory + "/");
  for (const std::string &Argument : Command.Arguments)
    add(Argument);
  return contentHash(Text);
}

namespace {

/// One run over the files: which are known, and the parsing of the others.
class Summarizer {
public:
  Summarizer(const SummariesInput &Input) : Input(Input) { Result.Units.resize(Input.Commands.size()); }

  Summaries run() {
    pretend(States, Input.Changed);
    openIndex();
    std::vector<size_t> ToParse;
    for (size_t I = 0; I < Input.Commands.size(); ++I) {
      if (Index)
        Result.Units[I] = Index->unit(Keys[I], States);
      if (!Result.Units[I])
        ToParse.push_back(I);
    }
    if (Index && Input.NeedsDependencies)
      for (size_t I = 0; I < Input.Commands.size(); ++I)
        if (Result.Units[I])
          addDependencies(Index->dependencies(Keys[I]).value_or(FileDependencies()));
    Result.FromIndex = Input.Commands.size() - ToParse.size();
    Done = Result.FromIndex;
    if (Input.Progress && !ToParse.empty())
      Input.Progress(Done, Input.Commands.size(), {});
    if (Index && Remembers) {
      PreamblesFor Preambles({Input.Commands, Input.Configs, *Index, States, Input.Jobs});
      Preambles.prepare(ToParse);
      parse(ToParse, &Preambles);
      UsedPreambles = Preambles.used();
      Result.WithPreamble = Preambles.fileCount();
    } else {
      parse(ToParse, nullptr);
    }
    if (Index && Remembers) {
      Index->finish(States, Keys, UsedPreambles);
      Index->limitPreambles(PreambleBytes);
      llvm::append_range(Result.Notes, Index->notes());
    }
    return std::move(Result);
  }

private:
  void openIndex() {
    if (Input.IndexPath.empty())
      return;
    auto Opened = ProjectIndex::open(Input.IndexPath, Input.ProjectRoot,
                                     Remembers ? Database::Access::ReadWrite : Database::Access::ReadOnly);
    if (!Opened) {
      Result.Notes.push_back("no index: " + llvm::toString(Opened.takeError()));
      return;
    }
    Index = std::move(*Opened);
    Index->recall(States);
    for (const CompileCommand &C : Input.Commands)
      Keys.push_back(keyOf(C, Input.Configs.of(C.File), Input.ProjectRoot));
  }

  void addDependencies(const FileDependencies &Of) {
    for (const auto &[Path, Hash] : Of)
      Result.Dependencies[Path] = Hash;
  }

  void parse(llvm::ArrayRef<size_t> ToParse, const PreamblesFor *Preambles) {
    // One file needs no thread: its memory then comes from the main arena, which grows with fewer system calls.
    const bool Alone = Input.Jobs == 1 || ToParse.size() == 1;
    const AstMemory Memory =
        Input.Commands.size() == 1 && Input.Changed.empty() ? AstMemory::LeaveToProcessEnd : AstMemory::Free;
    if (Alone) {
      for (const size_t I : ToParse)
        parseOne(I, Memory, Preambles);
      return;
    }
    llvm::DefaultThreadPool Pool(llvm::hardware_concurrency(Input.Jobs));
    for (const size_t I : ToParse)
      Pool.async([=, this] { parseOne(I, Memory, Preambles); });
    Pool.wait();
  }

  void parseOne(size_t I, AstMemory Memory, const PreamblesFor *Preambles) {
    const CompileCommand &Command = Input.Commands[I];
    ParsedUnit Unit = parseUnit(Command, {Input.Configs.of(Command.File), Input.ProjectRoot, fileSystem(Input.Changed),
                                          Memory, Index || Input.NeedsDependencies ? &States : nullptr,
                                          Preambles ? Preambles->find(I) : nullptr});
    const std::lock_guard Lock(Reporting);
    if (Input.NeedsDependencies)
      addDependencies(Unit.Dependencies);
    if (Index && Remembers)
      Index->put(Keys[I], Unit.Summary, Unit.Dependencies);
    Result.Units[I] = std::make_unique<TuSummary>(std::move(Unit.Summary));
    Result.UsedBundledHeaders |= Unit.UsedBundledHeaders;
    ++Done;
    if (Input.Progress)
      Input.Progress(Done, Input.Commands.size(), Command.File);
  }

  const SummariesInput &Input;
  const bool Remembers = Input.Changed.empty();
  Summaries Result;
  FileStates States;
  std::unique_ptr<ProjectIndex> Index;
  std::vector<std::string> Keys, UsedPreambles;
  std::mutex Reporting; ///< guards Result, Index and Done while files are parsed
  size_t Done = 0;
};

} // namespace

Summaries nostall::summarize(const SummariesInput &Input) { return Summarizer(Input).run(); }

void nostall::pretend(FileStates &States, const Overlay &Changed) {
  if (!Changed.Links.empty())
    States.pretend(Changed.Links);
  for (const auto &Entry : Changed.Absent)
    States.pretend(Entry.first(), {});
  for (const auto &Entry : Changed.Texts) {
    States.pretend(Entry.first(), contentHash(Entry.second));
    // The folders of a file that only exists here are there as well.
    for (llvm::StringRef Folder = path::parent_path(Entry.first());
         !Folder.empty() && (Changed.Absent.contains(Folder) || !llvm::sys::fs::exists(Folder));
         Folder = path::parent_path(Folder))
      States.pretend(Folder, FolderHash.str());
  }
}

std::string nostall::projectRootOf(llvm::ArrayRef<CompileCommand> Commands, llvm::StringRef BuildFolder) {
  llvm::SmallString<256> Common(BuildFolder);
  for (const CompileCommand &C : Commands) {
    if (Common.empty())
      Common = path::parent_path(C.File);
    while (!Common.empty() && Common != "/" && !llvm::StringRef(C.File).starts_with((Common + "/").str()))
      path::remove_filename(Common);
  }
  for (llvm::StringRef At = Common; !At.empty() && At != "/"; At = path::parent_path(At))
    for (const char *Mark : {".git", ".nostall.yaml"})
      if (llvm::sys::fs::exists(At + "/" + Mark))
        return At.str();
  return Common == "/" ? std::string() : std::string(Common);
}
