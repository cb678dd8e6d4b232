//===- Rules.cpp - The list of rules, and what all of them share ------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rules/Rules.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/Support/Path.h"
#include <map>
#include <string_view>

using namespace nostall;

static constexpr Rule Rules[] = {
    {"nostall-blocking-call", "a call that may keep its thread waiting runs on an event loop", checkBlockingCalls},
    {"nostall-unawaited", "an awaitable is created and dropped, so that nothing of it ever runs", checkUnawaited},
    {"nostall-lock-across-await", "a lock that makes threads wait is held while a coroutine is suspended",
     checkLocksAcrossAwaits},
    {"nostall-ineffective-hop", "an await looks as if it moved the coroutine to a pool, and does not",
     checkIneffectiveHops},
    {"nostall-sequential-awaits", "awaits that do not need each other wait one after the other", checkSequentialAwaits},
    {"nostall-unused-suppression", "a NOLINT comment for nostall silences nothing", checkUnusedSuppressions},
};

/// Configurations know rules by the names in model/Vocabulary.h: the two tables must agree.
static constexpr bool namesAgree() {
  if (std::size(Rules) != std::size(RuleNames))
    return false;
  for (size_t I = 0; I < std::size(Rules); ++I)
    if (std::string_view(Rules[I].Name.data(), Rules[I].Name.size()) !=
        std::string_view(RuleNames[I].Name.data(), RuleNames[I].Name.size()))
      return false;
  return true;
}
static_assert(namesAgree());

llvm::ArrayRef<Rule> nostall::allRules() { return Rules; }

bool nostall::isSuppressed(const TuSummary &Tu, const Span &Place, llvm::StringRef RuleName) {
  return llvm::any_of(Tu.Suppressions, [&](const Suppression &S) {
    if (S.File != Place.File || Place.Line < S.FirstLine || Place.Line > S.LastLine)
      return false;
    llvm::SmallVector<llvm::StringRef, 4> Globs;
    Tu.Strings[S.Checks].split(Globs, ',');
    return llvm::any_of(Globs, [&](llvm::StringRef Glob) { return matchesGlob(Glob.trim(), RuleName); });
  });
}

Cost nostall::costOf(const Effect &What, bool Contended) {
  return What.What == Category::Lock && !Contended ? Cost::Brief : What.HowLong;
}

bool nostall::countsAsBlocking(const TuSummary &Tu, const Event &E, const Configurations &Configs, bool Contended) {
  const Effect &What = Tu.Effects[E.Effect];
  Span Definition;
  Definition.File = E.SpelledFile;
  Definition.Line = E.SpelledLine;
  return Configs.of(Tu.Strings[E.Where.File]).reports(What.What, costOf(What, Contended)) &&
         !isSuppressed(Tu, E.Where, "nostall-blocking-call") &&
         !(Definition.valid() && isSuppressed(Tu, Definition, "nostall-blocking-call"));
}

bool nostall::unknownIsLoop(const TuSummary &Tu, const Event &E, const Configurations &Configs) {
  return Configs.of(Tu.Strings[E.Where.File]).UnknownIsLoop;
}

std::string nostall::contextWords(const Propagation &Flow, FunctionIndex F) {
  const FunctionSummary &S = Flow.program().summary(F);
  const std::string Name = "'" + Flow.program().name(F).str() + "'";
  if (S.Coroutine != CoroutineKind::None && S.Coroutine != CoroutineKind::Generator)
    return "coroutine " + Name;
  if (S.Entry == EntryKind::AwaiterMember)
    return "awaiter member " + Name;
  if (S.Entry == EntryKind::NonBlocking)
    return "non-blocking function " + Name;
  return "completion handler " + Name;
}

/// Tells equal findings of one function apart by their order, so that an edit elsewhere changes no fingerprint.
static void fingerprint(std::vector<LocatedFinding> &Found) {
  std::map<std::string, unsigned> Seen;
  for (LocatedFinding &L : Found) {
    Finding &F = L.Finding;
    std::string Key = F.Rule + "|" + llvm::sys::path::filename(F.Place.File).str() + "|" + F.Function;
    for (const Step &S : F.Chain)
      Key += "|" + S.Call;
    const unsigned Ordinal = Seen[Key]++;
    F.Fingerprint = FunctionId::ofKey(Key + "|" + std::to_string(Ordinal)).hex();
  }
}

/// The steps of `in >> a >> b` begin at one place and are one finding. So are the instances of one template, and one
/// lambda seen through several instances, where they say the same; what else such an instance leads to is kept with the
/// first.
static void mergeEqual(std::vector<LocatedFinding> &Found) {
  std::map<std::tuple<Location, std::string, std::string>, size_t> ByMessage;
  std::map<std::tuple<Location, std::string, FunctionIndex>, size_t> ByFunction;
  std::vector<LocatedFinding> Result;
  for (LocatedFinding &L : Found) {
    Finding &F = L.Finding;
    const auto [OfFunction, NewFunction] = ByFunction.try_emplace({F.Place, F.Rule, L.Function}, Result.size());
    const auto [Said, NewMessage] = ByMessage.try_emplace({F.Place, F.Rule, F.Message}, OfFunction->second);
    OfFunction->second = Said->second;
    if (NewFunction && NewMessage) {
      Result.push_back(std::move(L));
      continue;
    }
    LocatedFinding &First = Result[Said->second];
    if (First.Function == L.Function || F.Chain.size() == 1)
      continue;
    F.Others.insert(F.Others.begin(), F.cause());
    for (Step &S : F.Others)
      if (S.Where != First.Finding.cause().Where &&
          llvm::none_of(First.Finding.Others, [&](const Step &Other) { return Other.Where == S.Where; }))
        First.Finding.Others.push_back(std::move(S));
  }
  Found = std::move(Result);
}

std::vector<LocatedFinding> nostall::runRules(const RuleInput &Input) {
  std::vector<LocatedFinding> Found;
  for (const Rule &R : Rules)
    R.Run(Input, Found);
  llvm::erase_if(Found,
                 [&](const LocatedFinding &L) { return !Input.Configs.of(L.Finding.Place.File).isOn(L.Finding.Rule); });
  const auto key = [](const Finding &F) { return std::tuple(F.Place, F.Rule); };
  llvm::stable_sort(Found, [&](const LocatedFinding &A, const LocatedFinding &B) {
    return std::tuple(key(A.Finding), B.Finding.Confidence, A.Event) <
           std::tuple(key(B.Finding), A.Finding.Confidence, B.Event);
  });
  mergeEqual(Found);
  fingerprint(Found);
  return Found;
}
