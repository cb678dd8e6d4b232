//===- OpenProject.cpp - What is known of the program around the open files ------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "clangd/OpenProject.h"
#include "fixes/Includes.h"
#include "rules/StepWords.h"
#include "store/ProjectIndex.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/VirtualFileSystem.h"

using namespace nostall;
using llvm::StringRef;
namespace path = llvm::sys::path;

std::string OpenProject::buildFolderOf(StringRef File) {
  if (!BuildFolder.empty())
    return BuildFolder;
  for (StringRef Folder = path::parent_path(File); !Folder.empty(); Folder = path::parent_path(Folder))
    for (const char *Below : {"", "/build"})
      if (llvm::sys::fs::exists(Folder + Below + "/compile_commands.json"))
        return (Folder + Below).str();
  return {};
}

OpenProject::Build &OpenProject::buildAt(const std::string &Folder) {
  Build &B = Builds[Folder];
  if (B.Read)
    return B;
  B.Read = true;
  const std::string Index = Folder + "/.nostall/index.db";
  if (Folder.empty() || !llvm::sys::fs::exists(Index))
    return B;
  auto Opened = ProjectIndex::open(Index, std::nullopt, Database::Access::ReadOnly);
  if (!Opened) {
    llvm::consumeError(Opened.takeError()); // the run that fills it says what is wrong with it
    return B;
  }
  FileStates Now;
  (*Opened)->recall(Now);
  B.Root = (*Opened)->projectRoot();
  for (auto &[Unit, Changed] : (*Opened)->latestUnits(Now))
    B.Units.push_back(std::move(Unit));
  for (const auto &[Path, File] : Open)
    if (File.Build == Folder)
      for (const auto &Unit : B.Units)
        supersede(*Unit, File);
  return B;
}

/// Takes from \p Old the definitions that an open file has itself: of its own unit all that stand in it, for they may
/// be gone; of others those that it still has.
void OpenProject::supersede(TuSummary &Old, const OpenFile &By) {
  llvm::DenseSet<FunctionId> Known;
  const bool Same = Old.MainFile == By.Unit.MainFile;
  if (!Same)
    for (const FunctionSummary &F : By.Unit.Functions)
      if (F.HasBody)
        Known.insert(F.Id);
  for (FunctionSummary &F : Old.Functions)
    if (F.HasBody && Old.Strings[F.Definition.File] == By.Unit.MainFile && (Same || Known.contains(F.Id))) {
      F.HasBody = false;
      F.EventCount = 0;
    }
  if (Same)
    llvm::erase_if(Old.Suppressions, [&](const Suppression &S) { return Old.Strings[S.File] == By.Unit.MainFile; });
}

std::vector<const TuSummary *> OpenProject::unitsOf(const std::string &Folder, StringRef First) {
  std::vector<const TuSummary *> Units;
  if (const auto Known = Open.find(First); Known != Open.end())
    Units.push_back(&Known->second.Unit);
  for (const auto &[Path, File] : Open)
    if (File.Build == Folder && Path != First)
      Units.push_back(&File.Unit);
  for (const auto &Unit : buildAt(Folder).Units)
    Units.push_back(Unit.get());
  return Units;
}

std::map<std::string, std::vector<OpenFinding>> OpenProject::solve(const std::string &Folder, StringRef First,
                                                                   const Configurations &Configs) {
  const std::vector<const TuSummary *> Units = unitsOf(Folder, First);
  const auto textOf = [&](StringRef Path) -> std::optional<StringRef> {
    const auto Known = Open.find(Path);
    return Known == Open.end() ? std::nullopt : std::optional(StringRef(Known->second.Text));
  };
  const Judgement Judged(Units, Configs, textOf);
  const Program &P = Judged.program();
  std::map<std::string, std::vector<OpenFinding>> Result;
  for (const PlaceDiagnostic &D : placesOf(Judged.findings())) {
    const std::string &File = D.Where.File;
    const auto Known = Open.find(File);
    const ProgramPoint &At = D.worst().Site->Point;
    // What the index says of an open file stands where it stood.
    if (Known == Open.end() || (At.Function != None && &P.unitOf(At.Function) != &Known->second.Unit))
      continue;
    OpenFinding Found{reportOf(D), std::nullopt};
    if (At.Function != None && !Found.Place.IsCause)
      if (const uint32_t Callee = P.events(At.Function)[At.Event].Callee; Callee != None) {
        const FunctionIndex Called = P.global(P.definition(At.Function).Unit, Callee);
        const FunctionSummary &F = P.summary(Called);
        const TuSummary &Unit = P.unitOf(Called);
        if (F.Definition.valid() && Unit.Strings[F.Definition.File] == File)
          Found.Callee = Location{File, F.Definition.Line, F.Definition.Column, F.Definition.Begin};
      }
    Result[File].push_back(std::move(Found));
  }
  return Result;
}

/// All that an editor shows of findings.
static std::string shown(llvm::ArrayRef<OpenFinding> Findings) {
  std::string Text;
  for (const OpenFinding &O : Findings) {
    Text += std::to_string(O.Place.Where.Offset) + O.Place.Message;
    for (const PlaceNote &N : O.Place.Notes)
      Text += "|" + N.Where.File + ":" + std::to_string(N.Where.Offset) + N.Text;
    Text += "\n";
  }
  return Text;
}

void OpenProject::tellStale(const std::map<std::string, std::vector<OpenFinding>> &Found, const std::string &Folder,
                            StringRef But) {
  for (auto &[Path, File] : Open) {
    if (File.Build != Folder || Path == But)
      continue;
    const auto Its = Found.find(Path);
    std::string Now = Its == Found.end() ? std::string() : shown(Its->second);
    if (Now == File.Shown)
      continue;
    File.Shown = std::move(Now);
    if (Stale)
      Stale(Path);
  }
}

std::string OpenProject::projectRoot(StringRef MainFile) {
  const std::string Folder = buildFolderOf(MainFile);
  const std::lock_guard Lock(Access);
  return buildAt(Folder).Root;
}

std::vector<OpenFinding> OpenProject::judge(TuSummary Unit, std::string Text, const Configurations &Configs) {
  const std::string Path = Unit.MainFile, Folder = buildFolderOf(Path);
  const std::lock_guard Lock(Access);
  OpenFile &File = Open[Path];
  File.Build = Folder;
  File.Unit = std::move(Unit);
  File.Text = std::move(Text);
  for (const auto &Old : buildAt(Folder).Units)
    supersede(*Old, File);
  std::map<std::string, std::vector<OpenFinding>> Found = solve(Folder, Path, Configs);
  File.Shown = shown(Found[Path]);
  File.Categories.clear();
  File.SafelyFixed.clear();
  for (const OpenFinding &O : Found[Path]) {
    if (O.Place.Category)
      File.Categories[O.Place.Where.Line] = *O.Place.Category;
    if (O.Place.Fix && O.Place.Fix->Safety == FixSafety::Safe)
      File.SafelyFixed.push_back(O.Place);
  }
  tellStale(Found, Folder, Path);
  return std::move(Found[Path]);
}

void OpenProject::judgeAnew(const std::string &Folder) {
  Builds.erase(Folder); // what open files took from it may count again
  const Configurations Configs(llvm::vfs::getRealFileSystem());
  tellStale(solve(Folder, "", Configs), Folder, "");
}

void OpenProject::reload(const std::string &Folder) {
  const std::lock_guard Lock(Access);
  judgeAnew(Folder);
}

void OpenProject::close(StringRef File) {
  const std::lock_guard Lock(Access);
  const auto Known = Open.find(File);
  if (Known == Open.end())
    return;
  const std::string Folder = Known->second.Build;
  Open.erase(Known);
  judgeAnew(Folder);
}

std::optional<Category> OpenProject::categoryAt(StringRef File, unsigned Line) {
  const std::lock_guard Lock(Access);
  const auto Known = Open.find(File);
  if (Known == Open.end())
    return std::nullopt;
  const auto At = Known->second.Categories.find(Line);
  return At == Known->second.Categories.end() ? std::nullopt : std::optional(At->second);
}

std::vector<Edit> OpenProject::safeEdits(StringRef File, StringRef Text,
                                         llvm::function_ref<bool(const std::string &, unsigned)> IsShown) {
  const std::lock_guard Lock(Access);
  const auto Known = Open.find(File);
  if (Known == Open.end() || Known->second.Text != Text)
    return {};
  std::vector<const Fix *> Taken;
  std::vector<Edit> Result;
  for (const PlaceReport &P : Known->second.SafelyFixed) {
    const auto conflicts = [&](const Fix *Other) { return conflict(*P.Fix, *Other); };
    if (!IsShown(P.Rule, P.Where.Line) || llvm::any_of(Taken, conflicts))
      continue;
    Taken.push_back(&*P.Fix);
    for (Edit &E : editsWithIncludes(*P.Fix, P.Where.File, Text))
      if (!llvm::is_contained(Result, E))
        Result.push_back(std::move(E));
  }
  llvm::stable_sort(Result,
                    [](const Edit &A, const Edit &B) { return std::tie(A.Begin, A.End) < std::tie(B.Begin, B.End); });
  return Result;
}

std::optional<std::string> OpenProject::textOf(StringRef File) {
  const std::lock_guard Lock(Access);
  const auto Known = Open.find(File);
  return Known == Open.end() ? std::nullopt : std::optional(Known->second.Text);
}

/// The name that a byte of a text belongs to, and where it begins.
static std::pair<StringRef, unsigned> nameAt(StringRef Text, unsigned Offset) {
  const auto belongs = [](char C) { return llvm::isAlnum(C) || C == '_'; };
  size_t Begin = std::min<size_t>(Offset, Text.size());
  while (Begin > 0 && belongs(Text[Begin - 1]))
    --Begin;
  return {Text.drop_front(Begin).take_while(belongs), static_cast<unsigned>(Begin)};
}

/// The chain of the function that is defined, or of the call that is made, by the name at \p Offset; empty when it does
/// not block. The unit is the first of the program.
static std::vector<Step> chainAt(const Judgement &Judged, const TuSummary &Unit, StringRef Text, unsigned Offset) {
  const Program &P = Judged.program();
  const Solution &Solved = Judged.solution();
  const auto [Name, Begin] = nameAt(Text, Offset);
  const size_t Line = Text.take_front(Begin).count('\n') + 1;
  const auto isHere = [&](const Span &S) { return S.valid() && Unit.Strings[S.File] == Unit.MainFile; };
  const auto isNamed = [&, Name = Name](FunctionIndex F) {
    StringRef Whole = P.name(F);
    return Whole.consume_back(Name) && (Whole.empty() || Whole.ends_with("::"));
  };
  for (uint32_t Local = 0; Local < Unit.Functions.size(); ++Local) {
    const FunctionIndex F = P.global(0, Local);
    const Blocking &B = Solved.Reported.blocking(F);
    const Span &Defined = Unit.Functions[Local].Definition;
    if (B.Blocks && isHere(Defined) && Defined.Begin == Begin)
      return Solved.ReportedPaths.worst({F, B.Event});
    if (&P.unitOf(F) != &Unit)
      continue;
    for (uint32_t Position = 0; Position < P.events(F).size(); ++Position) {
      const Event &E = P.events(F)[Position];
      if (isHere(E.Where) && E.Where.Line == Line && E.Callee != None && isNamed(P.global(0, E.Callee)) &&
          Solved.Reported.blockingOf(F, Position).Blocks)
        return Solved.ReportedPaths.worst({F, Position});
    }
  }
  return {};
}

std::string OpenProject::explain(StringRef File, unsigned Offset) {
  const std::lock_guard Lock(Access);
  const auto Known = Open.find(File);
  if (Known == Open.end())
    return {};
  const std::vector<const TuSummary *> Units = unitsOf(Known->second.Build, File);
  const Configurations Configs(llvm::vfs::getRealFileSystem());
  const Judgement Judged(Units, Configs, [](StringRef) { return std::nullopt; });
  std::string Text;
  for (const Step &S : chainAt(Judged, Known->second.Unit, Known->second.Text, Offset))
    Text += "- " + describe(S) + " (" + path::filename(S.Where.File).str() + ":" + std::to_string(S.Where.Line) + ")\n";
  return Text.empty() ? Text : "nostall: this may block an event loop\n\n" + Text;
}
