//===- Program.cpp - Summaries linked into one program ------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "propagate/Program.h"
#include "knowledge/Configurations.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/xxhash.h"

using namespace nostall;

/// Whether the text spells what \p E does. What the compiler adds, which values a variable may have, and what a library
/// keeps, hangs on how much of its types a unit has seen.
static bool isSpelled(const TuSummary &Tu, const Event &E) {
  if (E.Implicit || E.Kind == EventKind::Store || E.Kind == EventKind::Return)
    return false;
  return E.Effect != None || E.Discharge || E.Callee == None || !Tu.Functions[E.Callee].Opaque;
}

/// What a definition does, in a form that is equal in all units: neither places nor numbers of the unit take part.
/// \p SpelledOnly: as far as its text says so.
static uint64_t meaningOf(const TuSummary &Tu, const FunctionSummary &F, bool SpelledOnly = false) {
  std::vector<uint64_t> Words;
  const auto addText = [&](StringId Id) { Words.push_back(llvm::xxh3_64bits(Tu.Strings[Id])); };
  const auto addId = [&](const FunctionId &Id) { Words.insert(Words.end(), {Id.High, Id.Low}); };
  const auto addValue = [&](const Value &V) {
    if (V.Kind == ValueKind::Function)
      addId(Tu.Functions[V.Index].Id);
    else if (V.Kind == ValueKind::Symbol)
      addId(Tu.Symbols[V.Index].Id);
    else
      Words.push_back(V.Index);
  };
  for (const Event &E : Tu.eventsOf(F)) {
    if (SpelledOnly && !isSpelled(Tu, E))
      continue;
    Words.push_back(uint64_t(E.Kind) << 32 | unsigned(E.Conditional) << 2 | unsigned(E.VainHop) << 3 |
                    unsigned(E.Hopped) << 1 | unsigned(E.Callee == None));
    if (E.Callee != None)
      addId(Tu.Functions[E.Callee].Id);
    if (E.Effect != None)
      addText(Tu.Effects[E.Effect].Entry);
    addText(E.Discharge);
    for (const uint32_t S : {E.SparedBy, E.Takes, E.Holding})
      if (S != None)
        addId(Tu.Symbols[S].Id);
    if (SpelledOnly)
      continue;
    for (const Use &U : Tu.usesOf(E)) {
      Words.push_back(uint64_t(U.How) << 32 | uint64_t(U.Argument) << 16 | uint64_t(U.What.Kind) << 8 | U.What.Depth);
      addValue(U.What);
      if (U.How == Role::OnExecutor)
        addValue(U.Executor);
      if (U.Target != None)
        addId(Tu.Symbols[U.Target].Id);
    }
  }
  return llvm::xxh3_64bits(
      llvm::ArrayRef(reinterpret_cast<const uint8_t *>(Words.data()), Words.size() * sizeof(uint64_t)));
}

/// Whether two definitions that do different things were written as one, which means different things in two units
/// since one of them has seen more: an implicit destructor, a constructor that a library's template calls.
static bool isWrittenOnce(const TuSummary &A, const FunctionSummary &F, const TuSummary &B, const FunctionSummary &G) {
  return F.Definition.Begin == G.Definition.Begin && A.Strings[F.Definition.File] == B.Strings[G.Definition.File] &&
         meaningOf(A, F, /*SpelledOnly=*/true) == meaningOf(B, G, /*SpelledOnly=*/true);
}

Program::Program(llvm::ArrayRef<const TuSummary *> Units, const Configurations *Configs)
    : Units(Units.begin(), Units.end()) {
  linkFunctions();
  linkSymbols();
  linkOverrides();
  Configured.resize(functionCount());
  if (Configs)
    configure(*Configs);
}

void Program::configure(const Configurations &Configs) {
  std::vector<const Configuration *> OfUnit;
  for (const TuSummary *Tu : Units)
    OfUnit.push_back(&Configs.of(Tu->MainFile));
  llvm::DenseMap<std::pair<uint32_t, StringId>, bool> QuietFiles;
  for (FunctionIndex F = 0; F < functionCount(); ++F) {
    const uint32_t Unit = Definitions[F].Unit;
    const Configuration &Config = *OfUnit[Unit];
    const FunctionSummary &S = summary(F);
    ConfiguredFunction &Said = Configured[F];
    Said.MayBlock = Config.allowed(name(F)) != nullptr;
    // A lambda runs where it is handed to, and who calls a copy is known.
    Said.IsEntry = !S.Lambda && !S.ForCaller && Config.isAsyncEntry(name(F));
    if (Config.Quiet.empty())
      continue;
    const auto [Known, New] = QuietFiles.try_emplace({Unit, S.Definition.File}, false);
    if (New)
      Known->second = Config.isQuiet(unitOf(F).Strings[S.Definition.File]);
    Said.IsQuiet = Known->second;
  }
}

void Program::linkFunctions() {
  llvm::DenseMap<FunctionId, FunctionIndex> ById;
  llvm::DenseMap<std::pair<FunctionIndex, uint64_t>, FunctionIndex> Variants; ///< by first definition and meaning
  Globals.resize(Units.size());
  for (uint32_t Unit = 0; Unit < Units.size(); ++Unit) {
    const TuSummary &Tu = *Units[Unit];
    Globals[Unit].reserve(Tu.Functions.size());
    for (uint32_t Local = 0; Local < Tu.Functions.size(); ++Local) {
      const FunctionSummary &F = Tu.Functions[Local];
      const auto [Entry, New] = ById.try_emplace(F.Id, static_cast<FunctionIndex>(Definitions.size()));
      const FunctionIndex First = Entry->second;
      Globals[Unit].push_back(First);
      if (New) {
        Definitions.push_back({Unit, Local});
      } else if (F.HasBody && !summary(First).HasBody) {
        Definitions[First] = {Unit, Local};
      } else if (F.HasBody) {
        const uint64_t Meaning = meaningOf(Tu, F);
        if (Meaning == meaningOf(unitOf(First), summary(First)))
          continue;
        const auto [Variant, NewVariant] =
            Variants.try_emplace({First, Meaning}, static_cast<FunctionIndex>(Definitions.size()));
        Globals[Unit].back() = Variant->second;
        if (!NewVariant)
          continue;
        Definitions.push_back({Unit, Local});
        if (!F.Lambda && !isWrittenOnce(unitOf(First), summary(First), Tu, F))
          Conflicts.push_back({First, Variant->second});
      }
    }
  }
}

void Program::linkSymbols() {
  llvm::DenseMap<FunctionId, SymbolIndex> ById;
  GlobalSymbols.resize(Units.size());
  for (uint32_t Unit = 0; Unit < Units.size(); ++Unit)
    for (const Symbol &S : Units[Unit]->Symbols) {
      const auto [Entry, New] = ById.try_emplace(S.Id, static_cast<SymbolIndex>(SymbolNames.size()));
      if (New) {
        SymbolNames.push_back(Units[Unit]->Strings[S.Name]);
        SymbolFacts.emplace_back();
      }
      Symbol &Facts = SymbolFacts[Entry->second];
      Facts.MadeNonBlocking |= S.MadeNonBlocking;
      Facts.MadeBlocking |= S.MadeBlocking;
      Facts.IsPool |= S.IsPool;
      Facts.ServesIo |= S.ServesIo;
      GlobalSymbols[Unit].push_back(Entry->second);
    }
  linkReferences();
}

/// What refers to a socket in non-blocking mode does not wait either, whichever of several it refers to.
void Program::linkReferences() {
  std::vector<std::pair<SymbolIndex, SymbolIndex>> References;
  for (uint32_t Unit = 0; Unit < Units.size(); ++Unit)
    for (const auto &[Local, S] : llvm::enumerate(Units[Unit]->Symbols))
      if (S.RefersTo != None)
        References.emplace_back(GlobalSymbols[Unit][Local], GlobalSymbols[Unit][S.RefersTo]);
  for (bool Changed = true; Changed;) {
    Changed = false;
    for (const auto &[Reference, Object] : References)
      if (isNonBlocking(Object) && !SymbolFacts[Reference].MadeNonBlocking)
        Changed = SymbolFacts[Reference].MadeNonBlocking = true;
  }
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
