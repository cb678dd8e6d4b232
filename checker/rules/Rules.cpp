//===- Rules.cpp - The driver of the rules ------------------------------------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rules/Rules.h"
#include "llvm/ADT/STLExtras.h"
#include <map>
#include <tuple>

using namespace nostall;

/// What knowledge says of why a leaf blocks.
static std::function<std::string(const StepId &)> whyOf(const Program &P, const Configurations &Configs) {
  return [&](const StepId &Leaf) {
    const TuSummary &Tu = P.unitOf(Leaf.Function);
    const Effect &What = Tu.Effects[P.events(Leaf.Function)[Leaf.Event].Effect];
    const FunctionEntry *Entry = Configs.of(Tu.MainFile).knowledge().entry(Tu.Strings[What.Entry]);
    return Entry ? Entry->Reason : std::string();
  };
}

Solution::Solution(const Program &P, const Configurations &Configs, bool WholeProgram)
    : Flow(P, [&](const TuSummary &Tu, const Event &E) { return Configs.of(Tu.Strings[E.Where.File]).UnknownIsLoop; }),
      Policy(Flow, Configs, WholeProgram, today()), All(Flow, Nothing), Reported(Flow, Policy.cuts()),
      AllPaths(All, whyOf(P, Configs)), ReportedPaths(Reported, whyOf(P, Configs)) {}

const Rule *nostall::ruleNamed(llvm::StringRef Name) {
  const auto *const Found = llvm::find_if(allRules(), [&](const Rule *R) { return R->Name == Name; });
  return Found == allRules().end() ? nullptr : *Found;
}

std::string nostall::entryKind(const Propagation &Flow, FunctionIndex F) {
  const FunctionSummary &S = Flow.program().summary(F);
  if (S.Coroutine != CoroutineKind::None && S.Coroutine != CoroutineKind::Generator)
    return "coroutine";
  const EntryKind Entry = Flow.program().entryKind(F);
  if (Entry == EntryKind::AwaiterMember)
    return "awaiter member";
  if (Entry == EntryKind::NonBlocking)
    return "non-blocking function";
  return "completion handler";
}

std::string nostall::contextWords(const Propagation &Flow, FunctionIndex F) {
  return entryKind(Flow, F) + " '" + Flow.program().name(F).str() + "'";
}

Finding nostall::findingAt(const RuleInput &Input, FunctionIndex F, uint32_t Position, Severity HowBad,
                           std::string Message, std::vector<Step> Path) {
  const Program &P = Input.program();
  const FunctionSummary &Summary = P.summary(F);
  Finding Result;
  Result.Rule = Input.Self->Name.str();
  Result.Cause = Path.front();
  Result.Message = Message;
  CallSite Site;
  Site.Where = Path.front().Where;
  Site.Call = Path.front().Call;
  Site.Severity = HowBad;
  Site.Point = Site.Target = {F, Position};
  Site.Message = std::move(Message);
  Site.Path = std::move(Path);
  Pair Only;
  Only.Entry = P.name(F).str();
  Only.EntryKind = entryKind(Input.flow(), F);
  Only.EntryPlace = locationOf(P.unitOf(F), Summary.Definition);
  Only.Sites.push_back(std::move(Site));
  Result.Pairs.push_back(std::move(Only));
  return Result;
}

/// Of the rule, the cause and its function: a better path, another order or another entry changes none.
static void fingerprint(Finding &F) {
  F.Fingerprint = FunctionId::ofKey(F.Rule + "|" + F.Cause.Function + "|" + F.Cause.Call).hex();
}

static bool isSameEntry(const Pair &A, const Pair &B) { return A.Entry == B.Entry && A.EntryPlace == B.EntryPlace; }

/// Findings that say the same at one place are one, with the entries of all: instances of a template, and one lambda
/// seen through several instances, are one entry; functions that one use of a macro defines are several.
static void mergeEqual(std::vector<Finding> &Found) {
  std::map<std::tuple<Location, std::string, std::string>, size_t> Known;
  std::vector<Finding> Result;
  for (Finding &F : Found) {
    const auto [At, New] = Known.try_emplace({F.place(), F.Rule, F.Message}, Result.size());
    if (New) {
      Result.push_back(std::move(F));
      continue;
    }
    std::vector<Pair> &Pairs = Result[At->second].Pairs;
    for (Pair &P : F.Pairs)
      if (llvm::none_of(Pairs, [&](const Pair &Other) { return isSameEntry(P, Other); }))
        Pairs.push_back(std::move(P));
  }
  Found = std::move(Result);
}

static void runOn(RuleInput Input, const Rule &R, std::vector<Finding> &Into) {
  Input.Self = &R;
  std::vector<Finding> Found;
  if (R.CheckProgram)
    R.CheckProgram(Input, Found);
  if (R.CheckFunction) {
    const Program &P = Input.program();
    for (FunctionIndex F = 0; F < P.functionCount(); ++F)
      if (P.summary(F).HasBody && !P.isQuiet(F))
        R.CheckFunction(Input, F, Found);
    mergeEqual(Found);
  }
  for (Finding &F : Found) {
    for (Pair &P : F.Pairs) {
      if (!P.Unreported && !R.CheckProgram)
        P.Unreported = Input.Policy.ofPlace(R.Name, P.best().Where);
      if (!P.Unreported && !Input.Configs.of(P.best().Where.File).isOn(R.Name))
        P.Unreported = Standing{NotReported::Off, {}, R.Name.str(), {}, {}};
      if (!P.Unreported)
        P.Unreported = Input.Policy.ofPair(F, P);
    }
    updateFromPairs(F);
    fingerprint(F);
    Into.push_back(std::move(F));
  }
}

std::vector<Finding> nostall::runRules(const RuleInput &Input) {
  std::vector<Finding> Found;
  for (const bool Last : {false, true})
    for (const Rule *R : allRules())
      if (R->AfterAllOthers == Last)
        runOn(Input, *R, Found);
  llvm::stable_sort(Found, [](const Finding &A, const Finding &B) {
    return std::tie(A.place(), A.Rule, A.Cause.Call) < std::tie(B.place(), B.Rule, B.Cause.Call);
  });
  return Found;
}
