//===- UnusedSuppression.cpp - nostall-unused-suppression ----------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// A NOLINT comment outlives what it was written for, and then silences the next fault at its line unseen. A comment is
// in use when it stands at a blocking call that an async context reaches, or at the place of what would be a finding.
// Where callers or callees were not seen, what they would make of it counts as use.
//
//===----------------------------------------------------------------------===//
#include "rules/Rules.h"
#include "llvm/ADT/STLExtras.h"
#include <map>

using namespace nostall;
using llvm::StringRef;

namespace {

/// One glob of a comment.
struct Directive {
  unsigned FirstLine = 0, LastLine = 0;
  std::string Glob;
  Location Where;
  bool Used = false;
};

class UnusedSuppressions {
public:
  explicit UnusedSuppressions(const RuleInput &Input) : Input(Input), Flow(Input.Flow), P(Flow.program()) {}

  void run(std::vector<LocatedFinding> &Found) {
    collect();
    if (ByFile.empty())
      return;
    for (FunctionIndex F = 0; F < P.functionCount(); ++F)
      for (uint32_t Position = 0; Position < P.events(F).size(); ++Position)
        use(F, Position);
    for (const auto &[File, Directives] : ByFile)
      for (const Directive &D : Directives)
        if (!D.Used)
          report(D, Found);
  }

private:
  void collect();
  void use(FunctionIndex F, uint32_t Position);
  bool silences(FunctionIndex F, uint32_t Position);
  void mark(StringRef File, unsigned Line, StringRef Rule);
  static void report(const Directive &D, std::vector<LocatedFinding> &Found);

  const RuleInput &Input;
  const Propagation &Flow;
  const Program &P;
  std::map<std::string, std::vector<Directive>, std::less<>> ByFile; ///< a header's comments once
};

} // namespace

void UnusedSuppressions::collect() {
  for (const TuSummary *Tu : P.units())
    for (const Suppression &S : Tu->Suppressions) {
      const std::string File = Tu->Strings[S.File].str();
      if (!Tu->Strings[S.Checks].contains("nostall-") || Input.Configs.of(File).isQuiet(File))
        continue;
      llvm::SmallVector<StringRef, 4> Globs;
      Tu->Strings[S.Checks].split(Globs, ',');
      const auto trimmed = [](StringRef Glob) { return Glob.trim(); };
      if (llvm::is_contained(llvm::map_range(Globs, trimmed), "nostall-unused-suppression"))
        continue;
      std::vector<Directive> &All = ByFile[File];
      for (const StringRef Glob : llvm::map_range(Globs, trimmed)) {
        const auto same = [&](const Directive &D) { return D.Where.Offset == S.Offset && D.Glob == Glob; };
        if (Glob.starts_with("nostall-") && llvm::none_of(All, same))
          All.push_back({S.FirstLine, S.LastLine, Glob.str(), {File, S.Line, S.Column, S.Offset}, false});
      }
    }
}

void UnusedSuppressions::mark(StringRef File, unsigned Line, StringRef Rule) {
  const auto Found = ByFile.find(File);
  if (Found == ByFile.end())
    return;
  for (Directive &D : Found->second)
    D.Used |= D.FirstLine <= Line && Line <= D.LastLine && matchesGlob(D.Glob, Rule);
}

/// Whether event number \p Position would be a finding's place or cause if nothing silenced it.
bool UnusedSuppressions::silences(FunctionIndex F, uint32_t Position) {
  const TuSummary &Tu = P.unitOf(F);
  const Event &E = P.events(F)[Position];
  const bool Loop = Flow.contexts(F).onLoop();
  if (E.Effect != None && !E.Hopped && (Loop || !Input.WholeProgram)) {
    const Effect &What = Tu.Effects[E.Effect];
    const bool Contended = Flow.slowHolder(F, Position) != nullptr;
    if (Input.Configs.of(Tu.Strings[E.Where.File]).reports(What.What, costOf(What, Contended)))
      return true;
  }
  if (!Loop && Input.WholeProgram)
    return false;
  if (E.Callee != None && Flow.verdict(P.global(P.definition(F).Unit, E.Callee)) == Verdict::Unknown)
    return true;
  return (Flow.isAsyncEntry(F) || !Input.WholeProgram) && Flow.blockingOf(F, Position).Blocks;
}

void UnusedSuppressions::use(FunctionIndex F, uint32_t Position) {
  const TuSummary &Tu = P.unitOf(F);
  const Event &E = P.events(F)[Position];
  const StringRef File = Tu.Strings[E.Where.File], Spelled = Tu.Strings[E.SpelledFile];
  if (!ByFile.count(File) && !ByFile.count(Spelled))
    return;
  if (E.Kind == EventKind::Discard)
    mark(File, E.Where.Line, "nostall-unawaited");
  if (E.Beside < Position)
    if (const Span &First = P.events(F)[awaitsBeside(P.events(F), Position).front()].Where; ByFile.count(File))
      mark(Tu.Strings[First.File], First.Line, "nostall-sequential-awaits");
  if (E.VainHop)
    mark(File, E.Where.Line, "nostall-ineffective-hop");
  if (const Event *Taken = takesLockHeldAcross(P.events(F), Position))
    mark(Tu.Strings[Taken->Where.File], Taken->Where.Line, "nostall-lock-across-await");
  if (!silences(F, Position))
    return;
  mark(File, E.Where.Line, "nostall-blocking-call");
  mark(Spelled, E.SpelledLine, "nostall-blocking-call");
}

void UnusedSuppressions::report(const Directive &D, std::vector<LocatedFinding> &Found) {
  LocatedFinding L;
  Finding &Result = L.Finding;
  Result.Rule = "nostall-unused-suppression";
  Result.Severity = Severity::Warning;
  Result.Place = D.Where;
  Result.Message = "'" + D.Glob + "' in this NOLINT comment silences nothing; remove it";
  Result.Chain.push_back({StepKind::Call, D.Where, "", D.Glob, "silences nothing"});
  Found.push_back(std::move(L));
}

void nostall::checkUnusedSuppressions(const RuleInput &Input, std::vector<LocatedFinding> &Found) {
  UnusedSuppressions(Input).run(Found);
}
