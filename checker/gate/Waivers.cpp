//===- Waivers.cpp - Findings that the configuration accepts for a time -----------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "gate/Waivers.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FormatVariadic.h"
#include <chrono>
#include <set>

using namespace nostall;
using llvm::StringRef;

std::string nostall::today() {
  const std::chrono::year_month_day Day(std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()));
  return llvm::formatv("{0}-{1:02}-{2:02}", static_cast<int>(Day.year()), static_cast<unsigned>(Day.month()),
                       static_cast<unsigned>(Day.day()));
}

static bool accepts(const CentralSuppression &S, const Finding &F) {
  const Step &Cause = F.cause();
  const StringRef Entry = StringRef(F.Entry).rsplit('@').first; // without its line
  return matchesGlob(S.Handler, F.Function) && (matchesGlob(S.Cause, Cause.Call) || matchesGlob(S.Cause, Entry) ||
                                                (F.Chain.size() > 1 && matchesGlob(S.Cause, Cause.Function)));
}

static std::string placeOf(const CentralSuppression &S) { return S.File + ":" + std::to_string(S.Line) + ": "; }

std::vector<std::string> nostall::applySuppressions(std::vector<Finding> &Findings, const Configurations &Configs,
                                                    StringRef Today, bool WholeProgram) {
  std::set<std::pair<std::string, unsigned>> Used;
  std::vector<std::string> Notes;
  for (Finding &F : Findings) {
    if (F.Chain.empty())
      continue;
    for (const Configuration *C : {&Configs.of(F.Place.File), &Configs.of(F.cause().Where.File)})
      for (const CentralSuppression &S : C->Suppressions) {
        if (F.Suppressed || !accepts(S, F))
          continue;
        const bool First = Used.insert({S.File, S.Line}).second;
        // Days written so compare as text.
        if (S.Until.empty() || Today < S.Until)
          F.Suppressed = Waiver{S.Reason, S.Owner, S.Until};
        else if (First)
          Notes.push_back(placeOf(S) + "the suppression of '" + S.Cause + "'" +
                          (S.Owner.empty() ? "" : " by " + S.Owner) + " ended on " + S.Until + ": " + S.Reason);
      }
  }
  if (!WholeProgram)
    return Notes;
  for (const Configuration *C : Configs.all())
    for (const CentralSuppression &S : C->Suppressions)
      if (Used.insert({S.File, S.Line}).second)
        Notes.push_back(placeOf(S) + "the suppression of '" + S.Cause + "' accepts nothing: remove it");
  return Notes;
}
