//===- SeveralBuilds.cpp - One answer for several build configurations ------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "pipeline/SeveralBuilds.h"
#include "llvm/ADT/STLExtras.h"
#include <map>
#include <tuple>

using namespace nostall;

/// What of two builds' words on one pair counts: what a change introduces, what is reported, the worse, the more
/// confident.
static bool tellsMore(const Pair &A, const Pair &B) {
  const auto key = [](const Pair &P) {
    return std::tuple(!P.Unreported, P.IntroducedBy.has_value(), P.best().Severity, P.confidence());
  };
  return key(A) > key(B);
}

static void mergePairs(Finding &Into, Finding &Other) {
  std::map<std::pair<std::string, Location>, size_t> Known;
  for (const auto &[Index, P] : llvm::enumerate(Into.Pairs))
    Known[{P.Entry, P.EntryPlace}] = Index;
  for (Pair &P : Other.Pairs) {
    const auto Found = Known.find({P.Entry, P.EntryPlace});
    if (Found == Known.end())
      Into.Pairs.push_back(std::move(P));
    else if (tellsMore(P, Into.Pairs[Found->second]))
      Into.Pairs[Found->second] = std::move(P);
  }
  updateFromPairs(Into);
}

void nostall::merge(BuildOutcome &Into, BuildOutcome Other) {
  std::map<std::tuple<Location, std::string, std::string>, Finding> ByPlace;
  for (std::vector<Finding> *Findings : {&Into.Findings, &Other.Findings})
    for (Finding &F : *Findings) {
      const auto [Known, New] = ByPlace.try_emplace({F.place(), F.Rule, F.Cause.Call}, F);
      if (!New)
        mergePairs(Known->second, F);
    }
  Into.Findings.clear();
  for (auto &[Place, F] : ByPlace)
    Into.Findings.push_back(std::move(F));

  for (ParseError &E : Other.Errors)
    if (llvm::none_of(Into.Errors,
                      [&](const ParseError &Known) { return Known.Where == E.Where && Known.Message == E.Message; }))
      Into.Errors.push_back(std::move(E));
  Coverage &Sum = Into.Coverage;
  const Coverage &More = Other.Coverage;
  Sum.FilesParsed += More.FilesParsed;
  Sum.FilesFailed += More.FilesFailed;
  Sum.CoroutineTypes = std::max(Sum.CoroutineTypes, More.CoroutineTypes);
  Sum.AsyncEntries = std::max(Sum.AsyncEntries, More.AsyncEntries);
  Sum.UnknownCallees = std::max(Sum.UnknownCallees, More.UnknownCallees);
  Sum.Conflicts = std::max(Sum.Conflicts, More.Conflicts);
}
