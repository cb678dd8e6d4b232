//===- Base.cpp - The program as another revision had it ------------------------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "pipeline/Base.h"
#include "gate/Compare.h"
#include "pipeline/BaseCache.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include <map>

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

namespace {

/// A run that has been run, beside its base.
class Comparing {
public:
  explicit Comparing(CheckRun &Today)
      : Today(Today), Input{Today.judgement().flow(), Today.configurations(), Today.isWholeProgram()} {}

  ProgramFacts facts() const { return facts(Input, Today.judgement().findings()); }
  void compare(const ProgramFacts &Old, const Alignment &Lines, BaseComparison &Into) const;

private:
  ProgramFacts facts(const RuleInput &Of, llvm::ArrayRef<LocatedFinding> Findings) const {
    return factsOf(Of, Findings, [&](StringRef File) { return Today.textOf(File); });
  }
  void addCauses(const Comparison &Both, llvm::ArrayRef<StepRef> NewSteps, BaseComparison &Into) const;
  llvm::DenseSet<const Event *> causesOf(const Comparison &Both, llvm::ArrayRef<StepRef> NewSteps) const;

  CheckRun &Today;
  const RuleInput Input;
};

} // namespace

void Comparing::compare(const ProgramFacts &Old, const Alignment &Lines, BaseComparison &Into) const {
  const ProgramFacts New = facts();
  const Comparison Both(Old, New, Lines);
  Into.IntroducedBy = Both.introducedBy();
  if (const std::vector<StepRef> NewSteps = Both.newSteps(); !NewSteps.empty())
    addCauses(Both, NewSteps, Into);
}

/// The blocking calls that new steps are, or lead to through functions that the base has.
llvm::DenseSet<const Event *> Comparing::causesOf(const Comparison &Both, llvm::ArrayRef<StepRef> NewSteps) const {
  const Propagation &Flow = Input.Flow;
  const Program &P = Flow.program();
  std::vector<FunctionIndex> WithBody; // as facts number them
  std::vector<uint32_t> NumberOf(P.functionCount(), None);
  for (FunctionIndex F = 0; F < P.functionCount(); ++F)
    if (P.summary(F).HasBody) {
      NumberOf[F] = static_cast<uint32_t>(WithBody.size());
      WithBody.push_back(F);
    }
  llvm::DenseSet<const Event *> Causes;
  for (const StepRef &S : NewSteps) {
    const FunctionIndex F = WithBody[S.Function];
    if (P.events(F)[S.Step].Effect != None)
      Causes.insert(&P.events(F)[S.Step]);
    for (const Edge &E : Flow.graph().from(F))
      if (E.Event == S.Step && NumberOf[E.To] != None && Both.isOldFunction(NumberOf[E.To]) &&
          Flow.blocking(E.To).Blocks) {
        const Propagation::Leaf Leaf = Flow.leaf(E.To, Flow.blocking(E.To).Event);
        Causes.insert(&P.events(Leaf.Function)[Leaf.Event]);
      }
  }
  return Causes;
}

/// Judges the program as if nothing blocked but what new steps lead to, so that it comes out from behind old causes.
void Comparing::addCauses(const Comparison &Both, llvm::ArrayRef<StepRef> NewSteps, BaseComparison &Into) const {
  const llvm::DenseSet<const Event *> Causes = causesOf(Both, NewSteps);
  if (Causes.empty())
    return;
  const Propagation Flow(
      Input.Flow.program(),
      [&](const TuSummary &Tu, const Event &E, bool Contended) {
        return Causes.contains(&E) && countsAsBlocking(Tu, E, Input.Configs, Contended);
      },
      [&](const TuSummary &Tu, const Event &E) { return unknownIsLoop(Tu, E, Input.Configs); });
  const RuleInput Again{Flow, Input.Configs, Input.WholeProgram};
  std::vector<LocatedFinding> Found = runRules(Again);
  llvm::erase_if(Found, [](const LocatedFinding &L) { return !L.Finding.Category; });
  attachFixes(Found, Again, [&](StringRef File) { return Today.textOf(File); });
  const ProgramFacts Facts = facts(Again, Found);

  std::map<std::pair<Location, std::string>, size_t> Known;
  for (const auto &[I, L] : llvm::enumerate(Today.judgement().findings()))
    if (!Into.IntroducedBy[I])
      Known[{L.Finding.Place, L.Finding.Rule}] = I;
  llvm::DenseSet<std::pair<uint32_t, uint32_t>> New;
  for (const StepRef &S : NewSteps)
    New.insert({S.Function, S.Step});
  const auto isNewStep = [&](const StepRef &R) { return New.contains({R.Function, R.Step}); };
  for (const auto &[L, Fact] : llvm::zip(Found, Facts.Findings))
    if (const auto Old = Known.find({L.Finding.Place, L.Finding.Rule});
        Old != Known.end() && !Both.isReplacement(Old->second, Fact.Cause) && llvm::any_of(Fact.Chain, isNewStep))
      Into.AddedCauses.push_back({Old->second, std::move(L.Finding), Both.introduction(Fact)});
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
  Result.Kept = Old.has_value();
  if (!Old) {
    (*Base)->runAsCreated();
    for (const UnreadFile &U : (*Base)->unread())
      Result.Notes.push_back("not fully parsed in " + Revision.str() + ": " + U.File + ": " + U.Errors.front());
    Old = Comparing(**Base).facts();
    Result.Analysed = (*Base)->statistics();
    if (Result.Notes.empty())
      Cache.put(*Old);
  }
  Comparing(Today).compare(*Old, alignmentOf(*Changes), Result);
  return Result;
}
