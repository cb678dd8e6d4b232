//===- Compare.cpp - What a change introduces ------------------------------------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "gate/Compare.h"
#include "gate/Leaders.h"
#include "llvm/ADT/STLExtras.h"
#include <map>
#include <tuple>

using namespace nostall;
using llvm::StringRef;

Comparison::Comparison(const ProgramFacts &Old, const ProgramFacts &New, const Alignment &Lines)
    : Old(Old), New(New), Lines(Lines), Map(Old, New, Lines), Before(New.Functions.size()),
      TodayOf(Old.Functions.size(), None), OldCauses(causesOf(Old)), NewCauses(causesOf(New)),
      BaseOf(NewCauses.size(), None), Used(OldCauses.size(), false), Known(New.Pairs.size(), false) {
  FateOf.reserve(Old.Functions.size());
  for (const FunctionFact &F : Old.Functions)
    FateOf.emplace_back(F.Steps.size(), Gone);
  for (uint32_t F = 0; F < New.Functions.size(); ++F) {
    if (const uint32_t Before = Map.function(F); Before != None)
      TodayOf[Before] = F;
    for (uint32_t S = 0; S < New.Functions[F].Steps.size(); ++S)
      if (const std::optional<StepRef> Before = Map.step({F, S, None}))
        FateOf[Before->Function][Before->Step] = New.Functions[F].Steps[S].Blocks ? Blocking : There;
  }
  for (uint32_t F = 0; F < New.LeadsTo.size(); ++F)
    for (const uint32_t To : New.LeadsTo[F])
      Before[To].push_back(F);
  matchCauses();
  for (size_t N = 0; N < NewCauses.size(); ++N)
    if (BaseOf[N] != None)
      matchEntries(NewCauses[N], OldCauses[BaseOf[N]]);
}

std::vector<Comparison::CauseGroup> Comparison::causesOf(const ProgramFacts &Facts) {
  std::map<std::tuple<StringRef, uint32_t, uint32_t, StringRef, unsigned>, size_t> Numbers;
  std::vector<CauseGroup> Result;
  for (uint32_t I = 0; I < Facts.Pairs.size(); ++I) {
    const PairFact &F = Facts.Pairs[I];
    const bool InCode = F.Cause.Function != None;
    const auto [At, First] = Numbers.try_emplace(
        {F.Rule, F.Cause.Function, F.Cause.Step, InCode ? "" : StringRef(F.File), InCode ? 0 : F.Line}, Result.size());
    if (First)
      Result.push_back({&F, {}});
    Result[At->second].Pairs.push_back(I);
  }
  return Result;
}

std::vector<std::optional<Location>> Comparison::introducedBy() const {
  std::vector<std::optional<Location>> Result;
  for (size_t I = 0; I < New.Pairs.size(); ++I)
    Result.push_back(Known[I] ? std::nullopt : std::optional(introduction(New.Pairs[I])));
  return Result;
}

void Comparison::tier(SameCause Same) {
  for (const auto &[N, Today] : llvm::enumerate(NewCauses)) {
    if (BaseOf[N] != None)
      continue;
    for (const auto &[O, Base] : llvm::enumerate(OldCauses))
      if (!Used[O] && Base.First->Rule == Today.First->Rule && Same(*Today.First, *Base.First)) {
        BaseOf[N] = static_cast<uint32_t>(O);
        Used[O] = true;
        break;
      }
  }
}

bool Comparison::isGone(const StepRef &OldCause) const { return FateOf[OldCause.Function][OldCause.Step] != Blocking; }

void Comparison::matchCauses() {
  const auto inCode = [](const PairFact &N, const PairFact &O) {
    return N.Cause.Function != None && O.Cause.Function != None;
  };
  const auto sameFunction = [&](const PairFact &N, const PairFact &O) {
    return Map.function(N.Cause.Function) == O.Cause.Function;
  };
  // A cause of the same name answers for another one only when that is gone.
  const auto sameCall = [&](const PairFact &N, const PairFact &O) {
    return Map.oldName(New.step(N.Cause).Call) == Old.step(O.Cause).Call && isGone(O.Cause);
  };
  const auto saysTheSame = [&](const PairFact &N, const PairFact &O) {
    return New.step(N.Cause).Expression == Old.step(O.Cause).Expression;
  };
  tier([&](auto &N, auto &O) {
    return N.Cause.Function == None && O.Cause.Function == None && Lines.oldPath(N.File) == Lines.canonical(O.File) &&
           Lines.oldLine(N.File, N.Line) == O.Line;
  });
  tier([&](auto &N, auto &O) {
    const std::optional<StepRef> Before = inCode(N, O) ? Map.step(N.Cause) : std::nullopt;
    return Before && Before->Function == O.Cause.Function && Before->Step == O.Cause.Step;
  });
  tier([&](auto &N, auto &O) { return inCode(N, O) && sameFunction(N, O) && sameCall(N, O) && saysTheSame(N, O); });
  tier([&](auto &N, auto &O) { return inCode(N, O) && sameCall(N, O) && saysTheSame(N, O); });
  tier([&](auto &N, auto &O) { return inCode(N, O) && sameFunction(N, O) && sameCall(N, O); });
}

/// The functions of today that \p To, which is new, may have been extracted from.
llvm::DenseSet<uint32_t> Comparison::leadersOf(uint32_t To) const {
  return nostall::leadersOf(
      To, [&](uint32_t F) { return Before[F]; },
      [&](uint32_t F) { return !New.Functions[F].OnLoop || Map.function(F) == None; });
}

void Comparison::matchEntries(const CauseGroup &Today, const CauseGroup &Base) {
  llvm::DenseSet<uint32_t> Left; // entries of the base that no entry of today corresponds to
  for (const uint32_t P : Base.Pairs)
    Left.insert(Old.Pairs[P].Entry);
  const llvm::DenseSet<uint32_t> All = Left;
  for (const uint32_t P : Today.Pairs) {
    const uint32_t Entry = New.Pairs[P].Entry;
    const uint32_t Before = Entry == None ? None : Map.function(Entry);
    Known[P] = Entry == None || (Before != None && All.contains(Before));
    if (Before != None)
      Left.erase(Before);
  }
  // Each entry of the base that is left over may have become something else.
  std::vector<uint32_t> Remaining(Left.begin(), Left.end());
  llvm::sort(Remaining);
  const auto take = [&](uint32_t P, auto Became) {
    const auto Found = llvm::find_if(Remaining, Became);
    if (Known[P] || Found == Remaining.end())
      return;
    Known[P] = true;
    if (TodayOf[*Found] == None)
      Remaining.erase(Found); // one renamed entry is one entry; what one handler did several extracted ones may do
  };
  for (const uint32_t P : Today.Pairs) {
    const uint32_t Entry = New.Pairs[P].Entry;
    if (Known[P])
      continue;
    if (const uint32_t Before = Map.function(Entry); Before == None) {
      const llvm::DenseSet<uint32_t> Leaders = Remaining.empty() ? llvm::DenseSet<uint32_t>() : leadersOf(Entry);
      take(P, [&](uint32_t O) { return TodayOf[O] != None && Leaders.contains(TodayOf[O]); });
      take(P, [&](uint32_t O) { return TodayOf[O] == None; });
    } else {
      const auto calls = [&](uint32_t O) {
        return llvm::any_of(Old.Functions[Before].Steps,
                            [&](const StepFact &S) { return S.Call == Old.Functions[O].Name; });
      };
      take(P, [&](uint32_t O) { return TodayOf[O] == None && calls(O); });
    }
  }
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

/// The nearest change before a step of a path, within the function of that step: a deletion has no line of its own.
std::optional<Location> Comparison::changeBefore(llvm::ArrayRef<StepRef> Steps) const {
  for (const StepRef &R : Steps) {
    const FunctionFact &At = New.Functions[R.Function];
    if (const std::optional<unsigned> Line = Lines.lastChange(At.File, At.Line, New.step(R).Line))
      return Location{At.File, *Line, 1, 0};
  }
  return std::nullopt;
}

Location Comparison::introduction(const PairFact &F) const {
  const auto placeOf = [&](const StepRef &R) {
    const FunctionFact &At = New.Functions[R.Function];
    return Location{At.File, New.step(R).Line, New.step(R).Column, New.step(R).Offset};
  };
  if (F.Entry == None)
    return {F.File, F.Line, 1, 0};
  const uint32_t Before = Map.function(F.Entry);
  std::vector<StepRef> Steps;
  if (Before != None && !Old.Functions[Before].OnLoop && New.Functions[F.Entry].OnLoop)
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
  if (const std::optional<Location> Deleted = changeBefore(Steps))
    return *Deleted;
  return placeOf(Fresh.empty() ? F.Chain.front() : Fresh.front());
}
