//===- Program.cpp - Summaries linked into one program ------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "propagate/Program.h"
#include "llvm/ADT/STLExtras.h"

using namespace nostall;

Program::Program(llvm::ArrayRef<const TuSummary *> Units) : Units(Units.begin(), Units.end()) {
  llvm::DenseMap<FunctionId, FunctionIndex> ById;
  llvm::DenseMap<FunctionId, SymbolIndex> SymbolById;
  Globals.resize(this->Units.size());
  GlobalSymbols.resize(this->Units.size());
  for (uint32_t Unit = 0; Unit < this->Units.size(); ++Unit) {
    const TuSummary &Tu = *this->Units[Unit];
    Globals[Unit].reserve(Tu.Functions.size());
    for (uint32_t Local = 0; Local < Tu.Functions.size(); ++Local) {
      const FunctionSummary &F = Tu.Functions[Local];
      const auto [Entry, New] = ById.try_emplace(F.Id, static_cast<FunctionIndex>(Definitions.size()));
      if (New)
        Definitions.push_back({Unit, Local});
      else if (F.HasBody && !summary(Entry->second).HasBody)
        Definitions[Entry->second] = {Unit, Local};
      Globals[Unit].push_back(Entry->second);
    }
    for (const Symbol &S : Tu.Symbols) {
      const auto [Entry, New] = SymbolById.try_emplace(S.Id, static_cast<SymbolIndex>(SymbolNames.size()));
      if (New)
        SymbolNames.push_back(Tu.Strings[S.Name]);
      GlobalSymbols[Unit].push_back(Entry->second);
    }
  }
  linkOverrides();
}

void Program::linkOverrides() {
  llvm::DenseMap<FunctionIndex, std::vector<FunctionIndex>> Direct;
  for (uint32_t Unit = 0; Unit < Units.size(); ++Unit)
    for (const auto &[Local, F] : llvm::enumerate(Units[Unit]->Functions))
      for (uint32_t I = 0; I < F.OverrideCount; ++I)
        Direct[global(Unit, Units[Unit]->Overrides[F.FirstOverride + I])].push_back(
            global(Unit, static_cast<uint32_t>(Local)));
  for (const auto &[Base, First] : Direct) {
    std::vector<FunctionIndex> All, Work = First;
    while (!Work.empty()) {
      const FunctionIndex F = Work.back();
      Work.pop_back();
      if (llvm::is_contained(All, F))
        continue;
      All.push_back(F);
      if (const auto Further = Direct.find(F); Further != Direct.end())
        llvm::append_range(Work, Further->second);
    }
    llvm::sort(All);
    Overriders[Base] = std::move(All);
  }
}

llvm::ArrayRef<FunctionIndex> Program::overriders(FunctionIndex F) const {
  const auto Found = Overriders.find(F);
  return Found == Overriders.end() ? llvm::ArrayRef<FunctionIndex>() : llvm::ArrayRef(Found->second);
}
