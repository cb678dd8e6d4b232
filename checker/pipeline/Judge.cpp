//===- Judge.cpp - From summaries to findings -----------------------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "pipeline/Judge.h"
#include "llvm/ADT/DenseSet.h"
#include <set>

using namespace nostall;

Judgement::Judgement(llvm::ArrayRef<const TuSummary *> Units, const Configurations &Configs, TextSource Texts,
                     bool WholeProgram)
    : Linked(Units, &Configs), Solved(Linked, Configs, WholeProgram) {
  const RuleInput Input{Solved, Configs, WholeProgram, Solved.Policy};
  Found = runRules(Input);
  attachFixes(Found, Input, Texts);
}

Coverage Judgement::coverage() const {
  Coverage Result;
  std::set<llvm::StringRef> Types;
  std::set<FunctionIndex> Unknown;
  for (FunctionIndex F = 0; F < Linked.functionCount(); ++F) {
    const FunctionSummary &S = Linked.summary(F);
    if (S.CoroutineType && (S.Coroutine == CoroutineKind::Loop || S.Coroutine == CoroutineKind::AssumedLoop))
      Types.insert(Linked.unitOf(F).Strings[S.CoroutineType]);
    Result.AsyncEntries += flow().isAsyncEntry(F);
    if (!flow().contexts(F).onLoop())
      continue;
    for (const Edge &E : flow().graph().from(F))
      if (E.Where == Transfer::Inherit && Solved.Reported.verdict(E.To) == Verdict::Unknown &&
          Linked.summary(E.To).Coroutine == CoroutineKind::None && Linked.overriders(E.To).empty())
        Unknown.insert(E.To);
  }
  Result.CoroutineTypes = static_cast<uint32_t>(Types.size());
  llvm::DenseSet<FunctionIndex> Conflicting;
  for (const Program::Conflict &C : Linked.conflicts())
    Conflicting.insert(C.First);
  Result.Conflicts = static_cast<uint32_t>(Conflicting.size());
  Result.UnknownCallees = static_cast<uint32_t>(Unknown.size());
  return Result;
}
