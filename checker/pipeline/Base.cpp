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
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

using namespace nostall;
using llvm::StringRef;
namespace path = llvm::sys::path;

Overlay nostall::overlayOf(llvm::ArrayRef<FileChange> Changes) {
  Overlay Old;
  Old.BundledHeaders = false;
  for (const FileChange &C : Changes)
    if (!C.OldPath.empty())
      Old.Texts[C.OldPath] = C.OldText;
  for (const FileChange &C : Changes)
    if (!C.NewPath.empty() && !Old.Texts.count(C.NewPath))
      Old.Absent.insert(C.NewPath);
  return Old;
}

static bool isSource(StringRef File) {
  static constexpr llvm::StringLiteral Extensions[] = {".cpp", ".cc", ".cxx", ".c++", ".C"};
  return llvm::is_contained(Extensions, path::extension(File));
}

/// \p C for another file in place of its own.
static CompileCommand commandFor(const CompileCommand &C, const std::string &File) {
  CompileCommand Result = C;
  Result.File = File;
  for (std::string &Argument : Result.Arguments) {
    llvm::SmallString<256> Full(Argument);
    if (!path::is_absolute(Full)) {
      Full = C.Directory;
      path::append(Full, Argument);
    }
    path::remove_dots(Full, /*remove_dot_dot=*/true);
    if (Full == C.File)
      Argument = File;
  }
  return Result;
}

/// The command of the file whose path shares most with \p File; null when there are none.
static const CompileCommand *nearest(llvm::ArrayRef<CompileCommand> Commands, StringRef File) {
  const CompileCommand *Best = nullptr;
  size_t Longest = 0;
  for (const CompileCommand &C : Commands) {
    const auto [A, B] = std::mismatch(C.File.begin(), C.File.end(), File.begin(), File.end());
    const auto Shared = static_cast<size_t>(A - C.File.begin());
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
  for (const CompileCommand &C : Today) {
    const FileChange *Change = Changed.lookup(C.File);
    const std::string Old = Change ? Change->OldPath : C.File;
    if (Old.empty())
      continue;
    Covered.insert(Old);
    Result.push_back(Old == C.File ? C : commandFor(C, Old));
  }
  if (WholeProgram)
    for (const FileChange &C : Changes)
      if (C.NewPath.empty() && isSource(C.OldPath) && !Covered.contains(C.OldPath))
        if (const CompileCommand *Near = nearest(Today, C.OldPath))
          Result.push_back(commandFor(*Near, C.OldPath));
  return Result;
}

/// The facts of a run that has been run.
static ProgramFacts factsOfRun(CheckRun &Run) {
  const Judgement &J = Run.judgement();
  return factsOf(RuleInput{J.flow(), Run.configurations()}, J.findings(),
                 [&](StringRef File) { return Run.textOf(File); });
}

llvm::Expected<BaseComparison> nostall::compareWithBase(CheckRun &Today, StringRef Revision) {
  BaseComparison Result;
  llvm::SmallString<256> Folder;
  if (Today.commands().empty())
    llvm::sys::fs::current_path(Folder);
  else
    Folder = path::parent_path(Today.commands().front().File);
  llvm::Expected<GitRepository> Git = GitRepository::containing(Folder);
  if (!Git)
    return Git.takeError();
  llvm::Expected<std::string> Commit = Git->commit(Revision);
  if (!Commit)
    return Commit.takeError();
  llvm::Expected<std::vector<FileChange>> Changes = Git->changesSince(*Commit);
  if (!Changes)
    return Changes.takeError();
  if (Changes->empty()) {
    Result.IntroducedBy.resize(Today.judgement().findings().size());
    return Result;
  }
  const bool WholeProgram = Today.isWholeProgram();
  auto Base = CheckRun::createWith(Today, baseCommands(Today.commands(), *Changes, WholeProgram), overlayOf(*Changes));
  if (!Base)
    return llvm::createStringError("in " + Revision + ": " + llvm::toString(Base.takeError()));
  const BaseCache Cache(**Base, *Commit);
  std::optional<ProgramFacts> Old = Cache.find();
  if (!Old) {
    (*Base)->runAsCreated();
    for (const UnreadFile &U : (*Base)->unread())
      Result.Notes.push_back("not fully parsed in " + Revision.str() + ": " + U.File + ": " + U.Errors.front());
    Old = factsOfRun(**Base);
    if (Result.Notes.empty())
      Cache.put(*Old);
  }
  Result.IntroducedBy = introducedBy(*Old, factsOfRun(Today), alignmentOf(*Changes));
  return Result;
}
