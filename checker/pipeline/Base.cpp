//===- Base.cpp - The program as another revision had it ------------------------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "pipeline/Base.h"
#include "gate/Compare.h"
#include "pipeline/BaseCache.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include <map>

using namespace nostall;
using llvm::StringRef;
namespace path = llvm::sys::path;

Overlay nostall::overlayOf(llvm::ArrayRef<FileChange> Changes) {
  Overlay Old;
  Old.BundledHeaders = false;
  for (const FileChange &C : Changes) {
    if (C.OldPath.empty() || C.Was == FileChange::Submodule)
      continue;
    if (C.Was == FileChange::Link)
      Old.Links[C.OldPath] = C.OldText;
    else
      Old.Texts[C.OldPath] = C.OldText;
  }
  for (const FileChange &C : Changes) {
    if (C.NewPath.empty() || C.Is == FileChange::Submodule || Old.Links.count(C.NewPath))
      continue;
    if (C.Is == FileChange::Link)
      Old.Links[C.NewPath] = {};
    if (!Old.Texts.count(C.NewPath))
      Old.Absent.insert(C.NewPath);
  }
  return Old;
}

static bool isSource(StringRef File) {
  static constexpr llvm::StringLiteral Extensions[] = {".cpp", ".cc",  ".cxx",  ".c++", ".cp",
                                                       ".C",   ".CPP", ".cppm", ".ixx"};
  return llvm::is_contained(Extensions, path::extension(File));
}

/// \p C for another file in place of its own.
static CompileCommand commandFor(const CompileCommand &C, const std::string &File) {
  CompileCommand Result = C;
  Result.File = File;
  CanonicalPaths Canonical;
  const std::string Own = Canonical.of(C.File).str();
  for (std::string &Argument : Result.Arguments)
    if (Canonical.of(absolutePath(Argument, C.Directory)) == Own)
      Argument = File;
  return Result;
}

/// The command of the file whose path shares most with \p File; null when there are none.
static const CompileCommand *nearest(llvm::ArrayRef<CompileCommand> Commands, StringRef File) {
  const CompileCommand *Best = nullptr;
  size_t Longest = 0;
  CanonicalPaths Canonical;
  for (const CompileCommand &C : Commands) {
    const StringRef Own = Canonical.of(C.File);
    const auto [A, B] = std::mismatch(Own.begin(), Own.end(), File.begin(), File.end());
    const auto Shared = static_cast<size_t>(A - Own.begin());
    if (!Best || Shared > Longest) {
      Best = &C;
      Longest = Shared;
    }
  }
  return Best;
}

std::vector<CompileCommand> nostall::baseCommands(llvm::ArrayRef<CompileCommand> Today,
                                                  llvm::ArrayRef<FileChange> Changes, bool WholeProgram) {
  llvm::StringMap<const FileChange *> Changed;
  llvm::StringSet<> Covered;
  for (const FileChange &C : Changes)
    if (!C.NewPath.empty())
      Changed[C.NewPath] = &C;
  std::vector<CompileCommand> Result;
  CanonicalPaths Canonical;
  for (const CompileCommand &C : Today) {
    const StringRef Own = Canonical.of(C.File);
    const FileChange *Change = Changed.lookup(Own);
    const std::string Old = Change ? Change->OldPath : Own.str();
    if (Old.empty())
      continue;
    Covered.insert(Old);
    Result.push_back(Old == Own ? C : commandFor(C, Old));
  }
  if (WholeProgram)
    for (const FileChange &C : Changes)
      if (C.NewPath.empty() && isSource(C.OldPath) && !Covered.contains(C.OldPath))
        if (const CompileCommand *Near = nearest(Today, C.OldPath))
          Result.push_back(commandFor(*Near, C.OldPath));
  return Result;
}

static ProgramFacts factsOfRun(CheckRun &Run) {
  const Solution &Solved = Run.judgement().solution();
  // Facts read what policy has decided; they use nothing of it.
  nostall::Policy Policy = Solved.Policy;
  return factsOf({Solved, Run.configurations(), Run.isWholeProgram(), Policy}, Run.findings(),
                 [&](StringRef File) { return Run.textOf(File); });
}

/// The nearest folder at or above \p Folder that is a git repository; empty when there is none.
static StringRef repositoryAbove(StringRef Folder) {
  while (!Folder.empty() && !llvm::sys::fs::exists(Folder + "/.git"))
    Folder = path::parent_path(Folder);
  return Folder;
}

static bool isBelow(StringRef File, StringRef Folder) { return File.consume_front(Folder) && File.starts_with("/"); }

/// The folder of the repository that the run is about: the one of the working directory if files of the run lie there,
/// else that of most files. What a build fetched into its own folder counts only when there is nothing else.
static std::string repositoryOf(const CheckRun &Run) {
  CanonicalPaths Canonical;
  const std::string Here = canonicalPath(absolutePath("."));
  const std::string Build = canonicalPath(databaseFolder(Run.options()));
  std::map<std::string, size_t> Own, Fetched;
  for (const CompileCommand &C : Run.commands())
    if (const StringRef Top = repositoryAbove(path::parent_path(Canonical.of(C.File))); !Top.empty())
      ++(!Build.empty() && isBelow(Top, Build) ? Fetched : Own)[Top.str()];
  const std::string Top = repositoryAbove(Here).str();
  if (Own.count(Top) || Fetched.count(Top) || (Own.empty() && !Top.empty()))
    return Top;
  // Who stands in a repository inside of the one that the sources lie in asks about that.
  if (!Top.empty() && llvm::any_of(Own, [&](const auto &Of) { return isBelow(Top, Of.first); }))
    return Top;
  const auto &Found = Own.empty() ? Fetched : Own;
  if (!Found.empty())
    return llvm::max_element(Found, llvm::less_second())->first;
  return Run.commands().empty() ? Here : path::parent_path(Run.commands().front().File).str();
}

namespace {

/// Looks for files of a change whose two states were not compared.
class Uncompared {
public:
  Uncompared(const CheckRun &Today, llvm::ArrayRef<FileChange> Changes, const Overlay &Old,
             const FileDependencies &Dependencies)
      : Today(Today), Changes(Changes), Paths(Old.Links) {
    for (const auto &[Path, Hash] : Dependencies)
      if (Hash.size() > FolderHash.size())
        Read.try_emplace(Paths.of(Path), Path);
  }

  bool readsBelow(StringRef Folder) const {
    return llvm::any_of(Read, [&](const auto &Entry) { return isBelow(Entry.first(), Folder); });
  }
  void find(BaseComparison &Into) {
    submodules(Into);
    otherNames(Into);
    withoutCommand(Into);
  }

private:
  void submodules(BaseComparison &Into) const {
    for (const FileChange &C : Changes)
      if (C.Was == FileChange::Submodule || C.Is == FileChange::Submodule)
        if (const StringRef Folder = C.NewPath.empty() ? C.OldPath : C.NewPath; readsBelow(Folder))
          Into.Uncompared.push_back({Folder.str(), {"what changed in a submodule is not known"}});
  }

  /// Files that were read by a path that leads to a changed file in a way that paths do not tell: a mount, a hard link.
  void otherNames(BaseComparison &Into) const {
    std::map<llvm::sys::fs::UniqueID, StringRef> Identities;
    for (const FileChange &C : Changes)
      if (llvm::sys::fs::UniqueID Id; !C.NewPath.empty() && !llvm::sys::fs::getUniqueID(C.NewPath, Id))
        Identities[Id] = C.NewPath;
    llvm::StringSet<> Names;
    for (const FileChange &C : Changes)
      Names.insert(C.NewPath);
    for (const auto &Entry : Read) {
      llvm::sys::fs::UniqueID Id;
      if (Names.contains(Entry.first()) || llvm::sys::fs::getUniqueID(Entry.first(), Id))
        continue;
      if (const auto Same = Identities.find(Id); Same != Identities.end())
        Into.Uncompared.push_back({Same->second.str(), {"it is read as " + Entry.second}});
    }
  }

  /// Sources that no unit is, or reads.
  void withoutCommand(BaseComparison &Into) {
    if (!Today.options().FixedFlags.empty())
      return;
    llvm::StringSet<> Known;
    const auto know = [&](llvm::ArrayRef<CompileCommand> Commands) {
      for (const CompileCommand &C : Commands)
        Known.insert(Paths.of(C.File));
    };
    know(Today.commands());
    for (const UnreadFile &U : Today.missing())
      Known.insert(Paths.of(U.File));
    if (!Today.isWholeProgram()) {
      CheckOptions All = Today.options();
      All.Files.clear();
      std::vector<UnreadFile> Missing;
      if (auto Commands = commandsFor(All, Missing))
        know(*Commands);
      else
        return llvm::consumeError(Commands.takeError());
    }
    for (const FileChange &C : Changes) {
      // One that was deleted is given the command of another.
      const bool Deleted = C.NewPath.empty();
      const StringRef File = Deleted ? C.OldPath : C.NewPath;
      const bool IsText = (Deleted ? C.Was : C.Is) == FileChange::Text;
      if (IsText && isSource(File) && !Known.contains(File) && !Read.count(File) &&
          (!Deleted || (Today.isWholeProgram() && Today.commands().empty())))
        Into.WithoutCommand.push_back(File.str());
    }
  }

  const CheckRun &Today;
  llvm::ArrayRef<FileChange> Changes;
  CanonicalPaths Paths;              ///< as the base has them
  llvm::StringMap<std::string> Read; ///< by canonical path, as they were looked up
};

} // namespace

llvm::Expected<BaseComparison> nostall::compareWithBase(CheckRun &Today, StringRef Revision,
                                                        std::vector<Finding> &Findings) {
  BaseComparison Result;
  Result.Units = Today.commands().size();
  for (const Finding &F : Findings)
    Result.PairsAfter += F.reported().size();
  llvm::Expected<GitRepository> Git = GitRepository::containing(repositoryOf(Today));
  if (!Git)
    return Git.takeError();
  llvm::Expected<std::string> Commit = Git->commit(Revision);
  if (!Commit)
    return Commit.takeError();
  llvm::Expected<std::vector<FileChange>> Changes = Git->changesSince(*Commit);
  if (!Changes)
    return Changes.takeError();
  Result.FilesChanged = Changes->size();
  if (Changes->empty()) {
    Result.PairsBefore = Result.PairsAfter;
    return Result;
  }
  const bool WholeProgram = Today.isWholeProgram();
  auto Base = CheckRun::createWith(Today, baseCommands(Today.commands(), *Changes, WholeProgram), overlayOf(*Changes));
  if (!Base)
    return llvm::createStringError("in " + Revision + ": " + llvm::toString(Base.takeError()));
  const BaseCache Cache(**Base, *Commit);
  std::optional<KeptBase> Old = Cache.find();
  Result.Kept = Old.has_value();
  if (!Old) {
    (*Base)->runAsCreated();
    for (const UnreadFile &U : (*Base)->unread())
      Result.Uncompared.push_back({U.File, {"not fully parsed in " + Revision.str() + ": " + U.Errors.front()}});
    Old = KeptBase{factsOfRun(**Base), {(*Base)->dependencies().begin(), (*Base)->dependencies().end()}};
    Result.Analysed = (*Base)->statistics();
    if (Result.Uncompared.empty())
      Cache.put(Old->Facts);
  }
  Uncompared Rest(Today, *Changes, (*Base)->createdWith(), Old->Dependencies);
  if (!Old->Dependencies.empty() && !Rest.readsBelow(Git->top()))
    return llvm::createStringError("none of the files that were read lies in the git repository '" + Git->top() + "'");
  Rest.find(Result);
  Result.PairsBefore = Old->Facts.Pairs.size();
  const ProgramFacts New = factsOfRun(Today);
  const Alignment Lines = alignmentOf(*Changes);
  const std::vector<std::optional<Location>> IntroducedBy = Comparison(Old->Facts, New, Lines).introducedBy();
  size_t Index = 0;
  for (Finding &F : Findings)
    for (Pair &P : F.Pairs)
      if (Index < IntroducedBy.size() && !P.Unreported)
        if (const std::optional<Location> &Where = IntroducedBy[Index++])
          P.IntroducedBy = Introduction{*Where};
  return Result;
}
