//===- SeveralBuilds.cpp - One answer for several build configurations ------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "pipeline/SeveralBuilds.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringMap.h"
#include <map>
#include <tuple>

using namespace nostall;

static bool tellsMore(const Finding &A, const Finding &B) {
  return std::tuple(A.IntroducedBy.has_value(), A.Confidence) > std::tuple(B.IntroducedBy.has_value(), B.Confidence);
}

/// Two builds may each give a fingerprint to another one of several equal findings.
static void makeFingerprintsDistinct(std::vector<Finding> &Findings) {
  llvm::StringMap<unsigned> Seen;
  for (Finding &F : Findings)
    if (const unsigned Earlier = Seen[F.Fingerprint]++)
      F.Fingerprint = FunctionId::ofKey(F.Fingerprint + "|" + std::to_string(Earlier)).hex();
}

void nostall::merge(BuildOutcome &Into, BuildOutcome Other) {
  std::map<std::pair<Location, std::string>, Finding> ByPlace;
  for (std::vector<Finding> *Findings : {&Into.Findings, &Other.Findings})
    for (Finding &F : *Findings) {
      const auto [Known, New] = ByPlace.try_emplace({F.Place, F.Rule}, F);
      if (!New && tellsMore(F, Known->second))
        Known->second = F;
    }
  Into.Findings.clear();
  for (auto &[Place, F] : ByPlace)
    Into.Findings.push_back(std::move(F));
  makeFingerprintsDistinct(Into.Findings);

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
