//===- Places.cpp - Findings as they stand at the lines of a program ----------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "render/Places.h"
#include "rules/Rules.h"
#include "rules/StepWords.h"
#include "llvm/ADT/STLExtras.h"
#include <map>
#include <set>
#include <tuple>

using namespace nostall;

void nostall::sortWorstFirst(std::vector<ReachedCause> &Causes) {
  const auto order = [](const ReachedCause &C) {
    return std::tuple(C.Site->Confidence == Confidence::Low, -static_cast<int>(C.Site->Severity), C.Site->Length,
                      C.Finding->place());
  };
  llvm::stable_sort(Causes, [&](const ReachedCause &A, const ReachedCause &B) { return order(A) < order(B); });
}

ReachCounts nostall::reachOf(const Finding &F) {
  std::set<Location> Sites;
  for (const Pair &P : F.reported())
    for (const CallSite &S : P.Sites)
      Sites.insert(S.Where);
  return {Sites.size(), F.reported().size()};
}

std::string nostall::reachWords(const ReachCounts &C) {
  return "reached from " + std::to_string(C.CallSites) + (C.CallSites == 1 ? " place in " : " places in ") +
         std::to_string(C.Entries) + (C.Entries == 1 ? " handler" : " handlers");
}

bool nostall::isDirect(const Finding &F) {
  return F.reported().size() == 1 && F.Pairs.front().Sites.size() == 1 && F.Pairs.front().best().Where == F.place();
}

std::string nostall::headlineOf(const Finding &F) {
  if (isDirect(F))
    return messageAt(F, F.Pairs.front(), F.Pairs.front().best());
  return F.Message + "; " + reachWords(reachOf(F));
}

std::string PlaceDiagnostic::message() const { return messageAt(*worst().Finding, *worst().Pair, *worst().Site); }

const Fix *PlaceDiagnostic::fix() const {
  for (const ReachedCause &C : Causes)
    if (C.Site->Fix)
      return &*C.Site->Fix;
  return nullptr;
}

std::vector<PlaceDiagnostic> nostall::placesOf(llvm::ArrayRef<Finding> Findings) {
  std::map<std::tuple<Location, std::string, std::string>, size_t> Known; // by place, rule and entry
  std::vector<PlaceDiagnostic> Result;
  for (const Finding &F : Findings)
    for (const Pair &P : F.reported())
      for (const CallSite &S : P.Sites) {
        const auto [At, New] = Known.try_emplace({S.Where, F.Rule, P.Entry}, Result.size());
        if (New)
          Result.push_back({S.Where, F.Rule, Severity::Info, {}});
        PlaceDiagnostic &D = Result[At->second];
        D.Severity = std::max(D.Severity, S.Severity);
        D.Causes.push_back({&F, &P, &S});
      }
  for (PlaceDiagnostic &D : Result)
    sortWorstFirst(D.Causes);
  llvm::stable_sort(Result, [](const PlaceDiagnostic &A, const PlaceDiagnostic &B) {
    return std::tie(A.Where, A.Rule) < std::tie(B.Where, B.Rule);
  });
  return Result;
}

std::vector<PlaceNote> nostall::notesOf(const PlaceDiagnostic &D) {
  std::vector<PlaceNote> Notes;
  CauseNotes Advice(D.worst());
  for (const auto &[Index, C] : llvm::enumerate(D.Causes)) {
    const std::vector<Step> Path = C.Pair->pathOf(*C.Site);
    const size_t Cause = Path.empty() ? 0 : causeIndex(*C.Finding, Path);
    const auto add = [&](size_t At) {
      std::string Text = describe(Path[At]);
      Notes.push_back({Path[At].Where, At == Cause ? Advice.with(*C.Finding, std::move(Text)) : std::move(Text)});
    };
    if (Index == 0) {
      for (size_t At = 0; Path.size() > 1 && At < Path.size(); ++At)
        add(At);
      continue;
    }
    if (Path.empty())
      continue;
    add(Cause);
    Notes.back().Text.insert(0, "also: ");
    for (size_t Between = 1; Between < Cause; ++Between)
      add(Between);
    for (size_t Behind = Cause + 1; Behind < Path.size(); ++Behind)
      add(Behind);
  }
  if (!D.fix() && !D.worst().Site->ByHand.empty())
    Notes.push_back({D.Where, D.worst().Site->ByHand});
  return Notes;
}

PlaceReport nostall::reportOf(const PlaceDiagnostic &D) {
  const ReachedCause &Worst = D.worst();
  PlaceReport Result{D.Where,
                     D.Rule,
                     Worst.Pair->Entry,
                     Worst.Site->Call,
                     Worst.Finding->Category,
                     Worst.Site->Length == 1,
                     D.message(),
                     notesOf(D),
                     {},
                     Worst.Site->Point};
  if (const Fix *Offered = D.fix())
    Result.Fix = *Offered;
  return Result;
}
