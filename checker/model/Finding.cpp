//===- Finding.cpp - Spellings of finding parts -----------------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "model/Finding.h"
#include "llvm/ADT/STLExtras.h"
#include <tuple>

llvm::StringRef nostall::spelling(StepKind K) {
  static constexpr WordTable<StepKind> Words = {"call",    "virtual-call", "callable",   "construct",
                                                "destroy", "spawn",        "lock-holder"};
  return Words[K];
}

llvm::StringRef nostall::spelling(FixSafety S) { return S == FixSafety::Safe ? "safe" : "unsafe"; }

llvm::StringRef nostall::spelling(NotReported Why) {
  static constexpr WordTable<NotReported> Words = {"discharged", "suppressed", "accepted",
                                                   "baselined",  "off",        "outside"};
  return Words[Why];
}

void nostall::updateFromPairs(Finding &F) {
  const auto order = [](const Pair &P) {
    return std::tuple(P.Unreported.has_value(), -static_cast<int>(P.confidence()), P.best().Length, P.best().Where);
  };
  llvm::stable_sort(F.Pairs, [&](const Pair &A, const Pair &B) { return order(A) < order(B); });
  F.Severity = Severity::Info;
  F.HowLong = std::nullopt;
  for (const Pair &P : F.isReported() ? F.reported() : llvm::ArrayRef(F.Pairs))
    for (const CallSite &S : P.Sites) {
      F.Severity = std::max(F.Severity, S.Severity);
      F.HowLong = std::max(F.HowLong, S.HowLong);
    }
  if (F.Cause.Why == StepReason::Blocks)
    F.Cause.HowLong = F.HowLong;
}

size_t nostall::causeIndex(const Finding &F, llvm::ArrayRef<Step> Path) {
  const auto isCause = [&](const Step &S) { return S.Where == F.Cause.Where && S.Function == F.Cause.Function; };
  const auto *const Found = llvm::find_if(Path, isCause);
  return Found == Path.end() ? Path.size() - 1 : static_cast<size_t>(Found - Path.begin());
}
