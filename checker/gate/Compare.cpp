//===- Compare.cpp - What a change introduces ------------------------------------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "gate/Compare.h"
#include "gate/Correspondence.h"
#include "render/Annotations.h"
#include "llvm/ADT/STLExtras.h"
#include <map>

using namespace nostall;

namespace {

class Comparison {
public:
  Comparison(const ProgramFacts &Old, const ProgramFacts &New, const Alignment &Lines)
      : Old(Old), New(New), Lines(Lines), Map(Old, New, Lines), Known(New.Findings.size(), false),
        Used(Old.Findings.size(), false) {}

  std::vector<std::optional<Location>> run() {
    match();
    std::vector<std::optional<Location>> Result;
    for (const auto &[Index, F] : llvm::enumerate(New.Findings))
      Result.push_back(Known[Index] ? std::nullopt : std::optional(introduction(F)));
    return Result;
  }

private:
  using SameFinding = llvm::function_ref<bool(const FindingFact &, const FindingFact &)>;

  void match();
  void tier(SameFinding Same);
  Location introduction(const FindingFact &F) const;
  Location placeOf(const StepRef &R) const {
    const FunctionFact &F = New.Functions[R.Function];
    const StepFact &S = F.Steps[R.Step];
    return {F.File, S.Line, S.Column, S.Offset};
  }
  bool isNew(const StepRef &R) const;

  const ProgramFacts &Old, &New;
  const Alignment &Lines;
  Correspondence Map;
  std::vector<bool> Known, Used;
};

} // namespace

void Comparison::tier(SameFinding Same) {
  for (const auto &[N, Today] : llvm::enumerate(New.Findings)) {
    if (Known[N])
      continue;
    for (const auto &[O, Base] : llvm::enumerate(Old.Findings))
      if (!Used[O] && Base.Rule == Today.Rule && Same(Today, Base)) {
        Known[N] = Used[O] = true;
        break;
      }
  }
}

static bool sameStep(const std::optional<StepRef> &A, const StepRef &B) {
  return A && A->Function == B.Function && A->Step == B.Step;
}

void Comparison::match() {
  const auto samePlace = [&](const FindingFact &N, const FindingFact &O) {
    if (N.Place.Function != None)
      return sameStep(Map.step(N.Place), O.Place);
    return O.Place.Function == None && Lines.oldPath(N.File) == O.File && Lines.oldLine(N.File, N.Line) == O.Line;
  };
  const auto sameCause = [&](const FindingFact &N, const FindingFact &O) {
    return N.Cause.Function == None ? O.Cause.Function == None : sameStep(Map.step(N.Cause), O.Cause);
  };
  const auto sameFunction = [&](const FindingFact &N, const FindingFact &O) {
    return N.Place.Function != None && Map.function(N.Place.Function) == O.Place.Function && O.Place.Function != None;
  };
  const auto causeName = [&](const FindingFact &N, const FindingFact &O) {
    return N.Cause.Function != None && O.Cause.Function != None && New.step(N.Cause).Call == Old.step(O.Cause).Call;
  };
  const auto causeSays = [&](const FindingFact &N, const FindingFact &O) {
    return causeName(N, O) && New.step(N.Cause).Expression == Old.step(O.Cause).Expression;
  };
  tier([&](auto &N, auto &O) { return samePlace(N, O) && sameCause(N, O); });
  tier([&](auto &N, auto &O) { return samePlace(N, O) && causeName(N, O); });
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

std::vector<std::optional<Location>> nostall::introducedBy(const ProgramFacts &Old, const ProgramFacts &New,
                                                           const Alignment &Lines) {
  return Comparison(Old, New, Lines).run();
}

std::vector<Finding> nostall::introducedFindings(llvm::ArrayRef<Finding> Findings,
                                                 llvm::ArrayRef<std::optional<Location>> By) {
  std::map<std::tuple<std::string, unsigned, std::string, bool>, std::vector<size_t>> Groups;
  for (const auto &[I, Where] : llvm::enumerate(By))
    if (Where)
      Groups[{Where->File, Where->Line, Findings[I].Rule, Findings[I].Suppressed.has_value()}].push_back(I);
  std::vector<Finding> Result;
  for (const auto &[Key, Members] : Groups) {
    const size_t Worst = *std::max_element(Members.begin(), Members.end(), [&](size_t A, size_t B) {
      return Findings[A].Severity < Findings[B].Severity;
    });
    Finding F = Findings[Worst];
    Introduction Cause;
    Cause.Where = *By[Worst];
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
