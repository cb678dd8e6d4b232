//===- Policy.cpp - What is not to be reported, and why -----------------------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "policy/Policy.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FormatVariadic.h"
#include <chrono>

using namespace nostall;
using llvm::StringRef;

static constexpr llvm::StringLiteral BlockingCall = "nostall-blocking-call";

std::string nostall::today() {
  const std::chrono::year_month_day Day(std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()));
  return llvm::formatv("{0}-{1:02}-{2:02}", static_cast<int>(Day.year()), static_cast<unsigned>(Day.month()),
                       static_cast<unsigned>(Day.day()));
}

Policy::Policy(const Propagation &Flow, const Configurations &Configs, bool WholeProgram, std::string Today)
    : Flow(Flow), P(Flow.program()), Configs(Configs), WholeProgram(WholeProgram), Today(std::move(Today)) {
  collectComments();
  cutSteps();
}

/// A header's comments are those of the first unit that saw it.
void Policy::collectComments() {
  for (const TuSummary *Tu : P.units())
    for (const Suppression &S : Tu->Suppressions) {
      const std::string File = Tu->Strings[S.File].str();
      std::vector<Directive> &All = Comments[File];
      llvm::SmallVector<StringRef, 4> Globs;
      Tu->Strings[S.Checks].split(Globs, ',');
      for (const StringRef Glob : Globs) {
        const auto same = [&](const Directive &D) {
          return D.Where.Offset == S.Offset && D.FirstLine == S.FirstLine && D.Glob == Glob.trim();
        };
        if (llvm::none_of(All, same))
          All.push_back({S.FirstLine,
                         S.LastLine,
                         Glob.trim().str(),
                         {File, S.Line, S.Column, S.Offset},
                         Glob.trim().starts_with("nostall-"),
                         false});
      }
    }
}

template <typename Do> void Policy::forComments(StringRef File, unsigned Line, StringRef Rule, Do What) {
  const auto Found = Comments.find(File);
  if (Found == Comments.end())
    return;
  for (Directive &D : Found->second)
    if (D.FirstLine <= Line && Line <= D.LastLine && matchesGlob(D.Glob, Rule))
      What(D);
}

/// A call that a macro spells is told at the macro's use; a comment at its definition counts too.
template <typename Do> void Policy::forComments(const StepId &S, Do What) {
  const TuSummary &Tu = P.unitOf(S.Function);
  const Event &E = P.events(S.Function)[S.Event];
  forComments(Tu.Strings[E.Where.File], E.Where.Line, BlockingCall, What);
  if (E.SpelledLine)
    forComments(Tu.Strings[E.SpelledFile], E.SpelledLine, BlockingCall, What);
}

const Directive *Policy::commentAt(const StepId &S) const {
  const Directive *Found = nullptr;
  const_cast<Policy *>(this)->forComments(S, [&](Directive &D) { Found = Found ? Found : &D; });
  return Found;
}

bool Policy::isAccepted(const CentralSuppression &S, StringRef Call, StringRef Entry, StringRef Function) const {
  return matchesGlob(S.Cause, Call) || matchesGlob(S.Cause, Entry.rsplit('@').first) || // without its line
         matchesGlob(S.Cause, Function);
}

void Policy::cutSteps() {
  for (FunctionIndex F = 0; F < P.functionCount(); ++F) {
    if (P.mayBlock(F))
      Taken.Functions.insert(F);
    const TuSummary &Tu = P.unitOf(F);
    const llvm::ArrayRef<Event> Events = P.events(F);
    for (uint32_t Position = 0; Position < Events.size(); ++Position) {
      const Event &E = Events[Position];
      if (!Tu.Suppressions.empty() && commentAt({F, Position}))
        Taken.Steps.insert({F, Position});
      if (E.Effect == None)
        continue;
      const StringRef Call = E.Callee == None ? StringRef() : P.name(P.global(P.definition(F).Unit, E.Callee));
      const StringRef Entry = Tu.Strings[Tu.Effects[E.Effect].Entry];
      for (const CentralSuppression &A : Configs.of(Tu.Strings[E.Where.File]).Suppressions)
        if (A.Handler == "*" && !isOver(A) && isAccepted(A, Call, Entry, P.name(F)))
          Taken.Work.insert({F, Position});
    }
  }
  Taken.Off = [this](const StepId &S, Cost HowLong) {
    const TuSummary &Tu = P.unitOf(S.Function);
    const Event &E = P.events(S.Function)[S.Event];
    return !reports(Tu.Strings[E.Where.File], Tu.Effects[E.Effect].What, HowLong);
  };
}

std::optional<Standing> Policy::ofStep(const StepId &S) const {
  if (const Directive *D = commentAt(S))
    return Standing{NotReported::Suppressed, D->Where, {}, {}, {}};
  return std::nullopt;
}

std::optional<Standing> Policy::ofFunction(FunctionIndex F) const {
  if (!Taken.Functions.contains(F))
    return std::nullopt;
  const Configuration &Config = Configs.of(P.unitOf(F).MainFile);
  if (const AllowedFunction *Allowed = Config.allowed(P.name(F)))
    return Standing{NotReported::Accepted, {}, Allowed->Reason, {}, {}};
  return Standing{NotReported::Suppressed,
                  {P.unitOf(F).Strings[P.summary(F).Definition.File].str(), P.summary(F).Definition.Line},
                  {},
                  {},
                  {}};
}

std::optional<Standing> Policy::ofPlace(StringRef Rule, const Location &Place) {
  std::optional<Standing> Found;
  forComments(Place.File, Place.Line, Rule, [&](Directive &D) {
    D.Used = true;
    if (!Found)
      Found = Standing{NotReported::Suppressed, D.Where, {}, {}, {}};
  });
  if (!Configs.of(Place.File).isOn(Rule))
    Found = Standing{NotReported::Off, {}, Rule.str(), {}, {}};
  return Found;
}

std::optional<Standing> Policy::ofPair(const Finding &F, const Pair &Of) {
  std::optional<Standing> Found;
  for (const Configuration *C : {&Configs.of(Of.best().Where.File), &Configs.of(F.Cause.Where.File)})
    for (const CentralSuppression &S : C->Suppressions) {
      if (!matchesGlob(S.Handler, Of.Entry) || !isAccepted(S, F.Cause.Call, F.Entry, F.Cause.Function))
        continue;
      Accepting.try_emplace(&S, isOver(S));
      if (!isOver(S) && !Found)
        Found = Standing{NotReported::Accepted, {S.File, S.Line, 1, 0}, S.Reason, S.Owner, S.Until};
    }
  return Found;
}

void Policy::markUsed(const Causes &Told) {
  for (const auto &[F, Position] : Taken.Steps) {
    const bool Reached = Flow.contexts(F).onLoop() || !WholeProgram;
    if (!Reached)
      continue;
    const Event &E = P.events(F)[Position];
    const bool Unseen = E.Callee != None && Told.verdict(P.global(P.definition(F).Unit, E.Callee)) == Verdict::Unknown;
    if (Unseen || Told.blockingOf(F, Position).Blocks)
      forComments({F, Position}, [](Directive &D) { D.Used = true; });
  }
}

std::vector<Directive> Policy::unused() const {
  std::vector<Directive> Result;
  for (const auto &[File, All] : Comments) {
    if (Configs.of(File).isQuiet(File))
      continue;
    for (const Directive &D : All) {
      // A comment that names this very rule is not told by it.
      const auto keeps = [&](const Directive &Other) {
        return Other.Where == D.Where && Other.Glob == "nostall-unused-suppression";
      };
      if (D.IsOurs && !D.Used && llvm::none_of(All, keeps))
        Result.push_back(D);
    }
  }
  return Result;
}

std::vector<AcceptNote> Policy::notes() const {
  std::vector<AcceptNote> Result;
  for (const Configuration *C : Configs.all())
    for (const CentralSuppression &S : C->Suppressions) {
      const auto Known = Accepting.find(&S);
      if (Known == Accepting.end() ? WholeProgram : Known->second)
        Result.push_back({&S, Known != Accepting.end()});
    }
  return Result;
}
