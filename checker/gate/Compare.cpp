//===- Compare.cpp - What a change introduces ------------------------------------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "gate/Compare.h"
#include "render/Annotations.h"
#include "llvm/ADT/STLExtras.h"
#include <map>

using namespace nostall;
using llvm::StringRef;

Comparison::Comparison(const ProgramFacts &Old, const ProgramFacts &New, const Alignment &Lines)
    : Old(Old), New(New), Lines(Lines), Map(Old, New, Lines), BaseOf(New.Findings.size(), None),
      Used(Old.Findings.size(), false) {
  FateOf.reserve(Old.Functions.size());
  for (const FunctionFact &F : Old.Functions)
    FateOf.emplace_back(F.Steps.size(), Gone);
  for (uint32_t F = 0; F < New.Functions.size(); ++F)
    for (uint32_t S = 0; S < New.Functions[F].Steps.size(); ++S)
      if (const std::optional<StepRef> Before = Map.step({F, S, None}))
        FateOf[Before->Function][Before->Step] = New.Functions[F].Steps[S].Blocks ? Blocking : There;
  match();
}

std::vector<std::optional<Location>> Comparison::introducedBy() const {
  std::vector<std::optional<Location>> Result;
  for (const auto &[Index, F] : llvm::enumerate(New.Findings))
    Result.push_back(BaseOf[Index] != None ? std::nullopt : std::optional(introduction(F)));
  return Result;
}

void Comparison::tier(SameFinding Same) {
  for (const auto &[N, Today] : llvm::enumerate(New.Findings)) {
    if (BaseOf[N] != None)
      continue;
    for (const auto &[O, Base] : llvm::enumerate(Old.Findings))
      if (!Used[O] && Base.Rule == Today.Rule && Same(Today, Base)) {
        BaseOf[N] = static_cast<uint32_t>(O);
        Used[O] = true;
        break;
      }
  }
}

static bool sameStep(const std::optional<StepRef> &A, const StepRef &B) {
  return A && A->Function == B.Function && A->Step == B.Step;
}

bool Comparison::isGone(const StepRef &OldCause) const {
  return OldCause.Function == None || FateOf[OldCause.Function][OldCause.Step] != Blocking;
}

bool Comparison::sameCause(const FindingFact &Today, const FindingFact &Base) const {
  return Today.Cause.Function == None ? Base.Cause.Function == None : sameStep(Map.step(Today.Cause), Base.Cause);
}

/// Whether a cause of the same name took the place of the base's, which is there no more; or is one that the base came
/// to as well, by another chain. Where both are there and something on the way to today's is new, it was added.
bool Comparison::isCauseReplaced(const FindingFact &Today, const FindingFact &Base) const {
  if (Today.Cause.Function == None || Base.Cause.Function == None ||
      New.step(Today.Cause).Call != Old.step(Base.Cause).Call)
    return false;
  return isGone(Base.Cause) || llvm::none_of(Today.Chain, [&](const StepRef &R) { return isNew(R); });
}

void Comparison::match() {
  const auto samePlace = [&](const FindingFact &N, const FindingFact &O) {
    if (N.Place.Function != None)
      return sameStep(Map.step(N.Place), O.Place);
    return O.Place.Function == None && Lines.oldPath(N.File) == Lines.canonical(O.File) &&
           Lines.oldLine(N.File, N.Line) == O.Line;
  };
  const auto sameFunction = [&](const FindingFact &N, const FindingFact &O) {
    return N.Place.Function != None && Map.function(N.Place.Function) == O.Place.Function && O.Place.Function != None;
  };
  const auto causeSays = [&](const FindingFact &N, const FindingFact &O) {
    return isCauseReplaced(N, O) && New.step(N.Cause).Expression == Old.step(O.Cause).Expression;
  };
  tier([&](auto &N, auto &O) { return samePlace(N, O) && sameCause(N, O); });
  tier([&](auto &N, auto &O) { return samePlace(N, O) && isCauseReplaced(N, O); });
  tier([&](auto &N, auto &O) { return sameFunction(N, O) && sameCause(N, O); });
  tier([&](auto &N, auto &O) { return sameFunction(N, O) && causeSays(N, O); });
  tier([&](auto &N, auto &O) {
    if (N.Expression != O.Expression)
      return false;
    if (N.Place.Function == None || O.Place.Function == None)
      return N.Place.Function == O.Place.Function;
    const bool Moved = Map.function(N.Place.Function) == None || Map.isGone(O.Place.Function);
    return Moved && (sameCause(N, O) || causeSays(N, O));
  });
}

std::vector<StepRef> Comparison::newSteps() const {
  // What the base says and today does not, how often. A call that leads on is known by what it calls alone.
  std::map<std::pair<StringRef, uint64_t>, unsigned> Moved;
  const auto key = [](StringRef Call, const StepFact &S) { return std::pair(Call, S.Blocks ? S.Expression : 0); };
  for (const auto &[F, Fates] : llvm::zip(Old.Functions, FateOf))
    for (const auto &[S, Fate] : llvm::zip(F.Steps, Fates))
      if (Fate == Gone || (S.Blocks && Fate != Blocking))
        ++Moved[key(S.Call, S)];
  std::vector<StepRef> Result;
  for (uint32_t F = 0; F < New.Functions.size(); ++F)
    for (uint32_t S = 0; S < New.Functions[F].Steps.size(); ++S) {
      const StepRef Step = {F, S, None};
      const StepFact &Is = New.step(Step);
      // Another instance of a template has no step before it, and its line has been there all along.
      const bool OnNewLine = !Map.step(Step) && !Map.isOldLine(Step);
      if (Is.Call.empty() || (!OnNewLine && !(Is.Blocks && Map.step(Step) && isNew(Step))))
        continue;
      const auto Was = Moved.find(key(Map.oldName(Is.Call), Is));
      if (Was != Moved.end() && Was->second > 0)
        --Was->second;
      else
        Result.push_back(Step);
    }
  return Result;
}

bool Comparison::isReplacement(size_t Index, const StepRef &Cause) const {
  if (BaseOf[Index] == None || Cause.Function == None)
    return false;
  const StepRef &Was = Old.Findings[BaseOf[Index]].Cause;
  return Was.Function != None && isGone(Was) && Old.step(Was).Call == New.step(Cause).Call;
}

/// Whether the base lacks this step, or has it in a way that leads nowhere.
bool Comparison::isNew(const StepRef &R) const {
  const std::optional<StepRef> Before = Map.step(R);
  if (!Before)
    return true;
  const StepFact &Was = Old.step(*Before), &Is = New.step(R);
  if (R.Target == None)
    return Is.Blocks && !Was.Blocks;
  return (Is.Puts & ~Was.Puts) != 0 && Map.function(R.Target) != None;
}

Location Comparison::introduction(const FindingFact &F) const {
  const auto placeOf = [&](const StepRef &R) {
    const FunctionFact &At = New.Functions[R.Function];
    return Location{At.File, New.step(R).Line, New.step(R).Column, New.step(R).Offset};
  };
  if (F.Place.Function == None)
    return {F.File, F.Line, 1, 0};
  const uint32_t Before = Map.function(F.Place.Function);
  std::vector<StepRef> Steps;
  if (Before != None && !Old.Functions[Before].OnLoop && New.Functions[F.Place.Function].OnLoop)
    Steps = F.Origin; // it always blocked, but where nobody minded
  llvm::append_range(Steps, F.Chain);
  std::vector<StepRef> Fresh;
  llvm::copy_if(Steps, std::back_inserter(Fresh), [&](const StepRef &R) { return isNew(R); });
  const auto Changed = llvm::find_if(Fresh, [&](const StepRef &R) { return !Map.isOldLine(R); });
  if (Changed != Fresh.end())
    return placeOf(*Changed);
  // Nobody touched the code: what is known of it changed.
  if (F.EntryPlace.Line && !Lines.oldLine(F.EntryPlace.File, F.EntryPlace.Line))
    return F.EntryPlace;
  // An annotation or a return type changed at one of the functions.
  for (const StepRef &R : Steps) {
    const FunctionFact &Is = New.Functions[R.Function];
    if (!Lines.oldLine(Is.File, Is.Line))
      return {Is.File, Is.Line, Is.Column, 0};
  }
  return Fresh.empty() ? placeOf(F.Place) : placeOf(Fresh.front());
}

std::vector<Finding> nostall::introducedFindings(llvm::ArrayRef<Finding> Findings) {
  std::map<std::tuple<std::string, unsigned, std::string, bool>, std::vector<size_t>> Groups;
  for (const auto &[I, F] : llvm::enumerate(Findings)) {
    const Location &Where = F.IntroducedBy->Where;
    Groups[{Where.File, Where.Line, F.Rule, F.Suppressed.has_value()}].push_back(I);
  }
  std::vector<Finding> Result;
  for (const auto &[Key, Members] : Groups) {
    const size_t Worst = *std::max_element(Members.begin(), Members.end(), [&](size_t A, size_t B) {
      return Findings[A].Severity < Findings[B].Severity;
    });
    Finding F = Findings[Worst];
    Introduction Cause;
    Cause.Where = F.IntroducedBy->Where;
    for (const size_t I : Members) {
      if (!Findings[I].Function.empty())
        Cause.Handlers.push_back(Findings[I].Function);
      F.Partial |= Findings[I].Partial;
    }
    llvm::sort(Cause.Handlers);
    Cause.Handlers.erase(llvm::unique(Cause.Handlers), Cause.Handlers.end());
    const bool Itself = Members.size() == 1 && F.Place.File == Cause.Where.File && F.Place.Line == Cause.Where.Line;
    if (Itself)
      Cause.Where = F.Place;
    else
      F.Message = "this line " + introductionWords(Cause) + ": " + F.Message;
    if (Members.size() > 1) {
      // One edit does not mend them all.
      F.Fix.reset();
      F.ByHand.clear();
    }
    F.Place = Cause.Where;
    F.IntroducedBy = std::move(Cause);
    Result.push_back(std::move(F));
  }
  llvm::stable_sort(Result, [](const Finding &A, const Finding &B) { return A.Place < B.Place; });
  return Result;
}
