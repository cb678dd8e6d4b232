//===- Judge.cpp - From summaries to findings -----------------------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "pipeline/Judge.h"
#include "render/Render.h"
#include "llvm/ADT/DenseSet.h"
#include <set>

using namespace nostall;

Judgement::Judgement(llvm::ArrayRef<const TuSummary *> Units, const Configurations &Configs, TextSource Texts,
                     bool WholeProgram)
    : Linked(Units), Flow(
                         Linked,
                         [&](const TuSummary &Tu, const Event &E, bool Contended) {
                           return countsAsBlocking(Tu, E, Configs, Contended);
                         },
                         [&](const TuSummary &Tu, const Event &E) { return unknownIsLoop(Tu, E, Configs); }) {
  const RuleInput Input{Flow, Configs, WholeProgram};
  Found = runRules(Input);
  attachFixes(Found, Input, Texts);
}

std::vector<std::string> Judgement::conflictNotes(llvm::StringRef Root) const {
  const auto place = [&](FunctionIndex F) {
    const Span &At = Linked.summary(F).Definition;
    return shownPath(Linked.unitOf(F).Strings[At.File], Root) + ":" + std::to_string(At.Line);
  };
  // Macros make two texts of one.
  const auto places = [&](const Program::Conflict &C) {
    const std::string First = place(C.First), Other = place(C.Other);
    const auto unit = [&](FunctionIndex F) { return shownPath(Linked.unitOf(F).MainFile, Root); };
    return First == Other ? First + " in " + unit(C.First) + " and in " + unit(C.Other) : First + " and " + Other;
  };
  constexpr size_t Enough = 5;
  const llvm::ArrayRef<Program::Conflict> All = Linked.conflicts();
  std::vector<std::string> Notes;
  for (const Program::Conflict &C : All.take_front(Enough))
    Notes.push_back("'" + Linked.name(C.First).str() + "' is defined in different ways: " + places(C) +
                    "; each file is judged with its own definition, all others with the first");
  if (All.size() > Enough)
    Notes.push_back(std::to_string(All.size() - Enough) + " more definitions differ from the first of their name");
  return Notes;
}

Coverage Judgement::coverage() const {
  Coverage Result;
  std::set<llvm::StringRef> Types;
  std::set<FunctionIndex> Unknown;
  for (FunctionIndex F = 0; F < Linked.functionCount(); ++F) {
    const FunctionSummary &S = Linked.summary(F);
    if (S.CoroutineType && (S.Coroutine == CoroutineKind::Loop || S.Coroutine == CoroutineKind::AssumedLoop))
      Types.insert(Linked.unitOf(F).Strings[S.CoroutineType]);
    Result.AsyncEntries += Flow.isAsyncEntry(F);
    if (!Flow.contexts(F).onLoop())
      continue;
    for (const Edge &E : Flow.graph().from(F))
      if (E.Where == Transfer::Inherit && Flow.verdict(E.To) == Verdict::Unknown &&
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
