//===- Correspondence.cpp - Which function and step of the base is which of today -----------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "gate/Correspondence.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/STLExtras.h"

using namespace nostall;
using llvm::StringRef;

Correspondence::Correspondence(const ProgramFacts &Old, const ProgramFacts &New, const Alignment &Lines)
    : Old(Old), New(New), Lines(Lines), FunctionOf(New.Functions.size(), None), Taken(Old.Functions.size(), false),
      StepOf(New.Functions.size()) {
  pairByLine();
  pairById();
  pairByName(/*SameFile=*/true);
  pairByName(/*SameFile=*/false);
  pairBySteps();
  for (uint32_t N = 0; N < New.Functions.size(); ++N)
    if (const uint32_t O = FunctionOf[N]; O != None && New.Functions[N].Name != Old.Functions[O].Name)
      Renamed[New.Functions[N].Name] = Old.Functions[O].Name;
  for (uint32_t N = 0; N < New.Functions.size(); ++N)
    if (FunctionOf[N] != None)
      pairSteps(N, FunctionOf[N]);
}

void Correspondence::pair(uint32_t NewFunction, uint32_t OldFunction) {
  FunctionOf[NewFunction] = OldFunction;
  Taken[OldFunction] = true;
}

/// The same name at an unchanged line.
void Correspondence::pairByLine() {
  const auto key = [](StringRef Name, StringRef File, unsigned Line, unsigned Column) {
    return (Name + "|" + File + "|" + llvm::Twine(Line) + "|" + llvm::Twine(Column)).str();
  };
  llvm::StringMap<std::vector<uint32_t>> Places; // instances of one template share a place
  for (uint32_t O = 0; O < Old.Functions.size(); ++O) {
    const FunctionFact &F = Old.Functions[O];
    Places[key(F.Name, Lines.canonical(F.File), F.Line, F.Column)].push_back(O);
  }
  for (uint32_t N = 0; N < New.Functions.size(); ++N) {
    const FunctionFact &F = New.Functions[N];
    const std::optional<unsigned> Line = Lines.oldLine(F.File, F.Line);
    const auto Found = Line ? Places.find(key(F.Name, Lines.oldPath(F.File), *Line, F.Column)) : Places.end();
    if (Found == Places.end())
      continue;
    const auto free = [&](uint32_t O) { return !Taken[O]; };
    const auto Same = llvm::find_if(Found->second, [&](uint32_t O) { return free(O) && Old.Functions[O].Id == F.Id; });
    const auto Any = Same != Found->second.end() ? Same : llvm::find_if(Found->second, free);
    if (Any != Found->second.end())
      pair(N, *Any);
  }
}

void Correspondence::pairById() {
  llvm::StringMap<uint32_t> Ids;
  for (uint32_t O = 0; O < Old.Functions.size(); ++O)
    if (!Old.Functions[O].Lambda && !Taken[O])
      Ids[Old.Functions[O].Id] = O;
  for (uint32_t N = 0; N < New.Functions.size(); ++N)
    if (const auto Found = Ids.find(New.Functions[N].Id);
        FunctionOf[N] == None && Found != Ids.end() && !Taken[Found->second])
      pair(N, Found->second);
}

/// Among functions of one name, those that share most steps; in their order when none do.
void Correspondence::pairByName(bool SameFile) {
  const auto key = [&](StringRef Name, StringRef File) { return SameFile ? (Name + "|" + File).str() : Name.str(); };
  llvm::StringMap<std::vector<uint32_t>> Names;
  for (uint32_t O = 0; O < Old.Functions.size(); ++O)
    if (!Taken[O])
      Names[key(Old.Functions[O].Name, Lines.canonical(Old.Functions[O].File))].push_back(O);
  for (uint32_t N = 0; N < New.Functions.size(); ++N) {
    const FunctionFact &F = New.Functions[N];
    const auto Found = FunctionOf[N] == None ? Names.find(key(F.Name, Lines.oldPath(F.File))) : Names.end();
    if (Found == Names.end())
      continue;
    uint32_t Best = None;
    unsigned Most = 0;
    for (const uint32_t O : Found->second) {
      const unsigned Shared = Taken[O] ? 0 : 1 + sharedSteps(F, Old.Functions[O]);
      if (Shared > Most) {
        Most = Shared;
        Best = O;
      }
    }
    if (Best != None)
      pair(N, Best);
  }
}

/// How many steps of \p N say what some step of \p O says.
unsigned Correspondence::sharedSteps(const FunctionFact &N, const FunctionFact &O) const {
  std::vector<uint64_t> Said;
  for (const StepFact &S : O.Steps)
    Said.push_back(S.Expression);
  llvm::sort(Said);
  std::vector<uint64_t> Says;
  for (const StepFact &S : N.Steps)
    Says.push_back(S.Expression);
  llvm::sort(Says);
  std::vector<uint64_t> Both;
  std::set_intersection(Said.begin(), Said.end(), Says.begin(), Says.end(), std::back_inserter(Both));
  return static_cast<unsigned>(Both.size());
}

/// Renamed functions: at least half of the steps are shared, and no other function shares more.
void Correspondence::pairBySteps() {
  llvm::DenseMap<uint64_t, llvm::SmallVector<uint32_t, 2>> Saying; // gone functions, by what a step says
  for (uint32_t O = 0; O < Old.Functions.size(); ++O)
    if (!Taken[O])
      for (const StepFact &S : Old.Functions[O].Steps)
        Saying[S.Expression].push_back(O);
  struct Candidate {
    unsigned Shared;
    uint32_t NewFunction, OldFunction;
  };
  std::vector<Candidate> Candidates;
  for (uint32_t N = 0; N < New.Functions.size(); ++N) {
    if (FunctionOf[N] != None)
      continue;
    const FunctionFact &F = New.Functions[N];
    llvm::SmallVector<uint32_t, 8> Near;
    for (const StepFact &S : F.Steps)
      if (const auto Found = Saying.find(S.Expression); Found != Saying.end() && Found->second.size() < 64)
        llvm::append_range(Near, Found->second);
    llvm::sort(Near);
    Near.erase(llvm::unique(Near), Near.end());
    for (const uint32_t O : Near) {
      const unsigned Shared = sharedSteps(F, Old.Functions[O]);
      if (4 * Shared >= F.Steps.size() + Old.Functions[O].Steps.size())
        Candidates.push_back({Shared, N, O});
    }
  }
  llvm::stable_sort(Candidates, [](const Candidate &A, const Candidate &B) { return A.Shared > B.Shared; });
  for (const Candidate &C : Candidates)
    if (FunctionOf[C.NewFunction] == None && !Taken[C.OldFunction])
      pair(C.NewFunction, C.OldFunction);
}

StringRef Correspondence::oldName(StringRef NewName) const {
  const auto Found = Renamed.find(NewName);
  return Found == Renamed.end() ? NewName : StringRef(Found->second);
}

void Correspondence::pairSteps(uint32_t NewFunction, uint32_t OldFunction) {
  const FunctionFact &N = New.Functions[NewFunction], &O = Old.Functions[OldFunction];
  std::vector<uint32_t> &Of = StepOf[NewFunction];
  Of.assign(N.Steps.size(), None);
  llvm::StringMap<std::vector<uint32_t>> Left; // by what is called
  const auto key = [](StringRef Call, uint8_t Kind) { return (Call + "|" + llvm::Twine(unsigned(Kind))).str(); };
  for (uint32_t S = 0; S < O.Steps.size(); ++S)
    Left[key(O.Steps[S].Call, O.Steps[S].Kind)].push_back(S);
  const auto tier = [&](auto Same) {
    for (uint32_t S = 0; S < N.Steps.size(); ++S) {
      const auto Found = Of[S] == None ? Left.find(key(oldName(N.Steps[S].Call), N.Steps[S].Kind)) : Left.end();
      if (Found == Left.end())
        continue;
      const auto Match = llvm::find_if(Found->second, [&](uint32_t Old) { return Same(N.Steps[S], O.Steps[Old]); });
      if (Match == Found->second.end())
        continue;
      Of[S] = *Match;
      Found->second.erase(Match);
    }
  };
  tier([&](const StepFact &A, const StepFact &B) { return Lines.oldLine(N.File, A.Line) == B.Line; });
  tier([](const StepFact &A, const StepFact &B) { return A.Expression == B.Expression; });
  tier([](const StepFact &, const StepFact &) { return true; });
}

std::optional<StepRef> Correspondence::step(const StepRef &Today) const {
  if (Today.Function == None || FunctionOf[Today.Function] == None)
    return std::nullopt;
  const uint32_t S = StepOf[Today.Function][Today.Step];
  return S == None ? std::nullopt : std::optional<StepRef>({FunctionOf[Today.Function], S, None});
}

bool Correspondence::isOldLine(const StepRef &Today) const {
  const FunctionFact &F = New.Functions[Today.Function];
  return Lines.oldLine(F.File, F.Steps[Today.Step].Line).has_value();
}
