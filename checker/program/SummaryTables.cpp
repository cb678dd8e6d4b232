//===- SummaryTables.cpp - The functions, variables and effects of a summary --------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "program/SummaryTables.h"
#include "llvm/ADT/STLExtras.h"

using namespace nostall;
using namespace nostall::program;
using namespace nostall::graph;

SummaryTables::SummaryTables(const graph::Unit &Unit, flow::UnitKnowledge &Known, flow::TypeRoles &Types)
    : Unit(Unit), Known(Known), Types(Types), Functions(Unit.Functions.size(), None),
      Symbols(Unit.Variables.size(), None) {
  for (StringId Id = 0; Id < Unit.Strings.size(); ++Id)
    Out.Strings.intern(Unit.Strings[Id]);
}

//===--- Functions ---===//

uint32_t SummaryTables::function(FunctionIndex F) {
  uint32_t &Index = Functions[F.position()];
  if (Index != None)
    return Index;
  const auto Made = static_cast<uint32_t>(Out.Functions.size());
  Index = Made; // before the functions that it speaks of
  Out.Functions.emplace_back();
  Sources.resize(Out.Functions.size());
  Sources[Made] = F;
  FunctionSummary Summary = describe(F);
  Out.Functions[Made] = Summary;
  return Made;
}

FunctionIndex SummaryTables::sourceOf(uint32_t Function) const {
  return Function < Sources.size() ? Sources[Function] : FunctionIndex();
}

uint32_t SummaryTables::copyOf(FunctionIndex F, llvm::StringRef Given) {
  FunctionSummary Copy = Out.Functions[function(F)];
  Copy.ForCaller = true;
  Copy.Id = FunctionId::ofKey(Copy.Id.hex() + " where " + Given.str());
  Out.Functions.push_back(Copy);
  return static_cast<uint32_t>(Out.Functions.size() - 1);
}

bool SummaryTables::isAwaiterMember(const Function &F) const {
  if (!F.Class)
    return false;
  const graph::Type &Class = Unit.Types[F.Class];
  const FunctionIndex Index = Unit.Functions.indexOf(F);
  return Class.AwaitReady && (Class.AwaitReady == Index || Class.AwaitSuspend == Index || Class.AwaitResume == Index);
}

/// Whether a library calls a method of the program's on a loop: one that overrides a method which is known for that, or
/// any method and takes what is known to be passed there only.
bool SummaryTables::isCalledOnLoop(const Function &Method) {
  if (!Method.Overrides.empty() &&
      llvm::any_of(Method.Parameters, [&](TypeIndex T) { return Types.is(T, TypeRole::LoopArgument); }))
    return true;
  return llvm::any_of(Method.Overrides, [&](FunctionIndex Base) {
    const llvm::ArrayRef Entries = Known.entries(Base);
    return (!Entries.empty() && Entries.front()->CalledOnLoop) || isCalledOnLoop(Unit.Functions[Base]);
  });
}

EntryKind SummaryTables::entryKind(const Function &F) {
  if (F.NonBlocking)
    return EntryKind::NonBlocking;
  if (!F.Class || !F.Body || Known.saysAll(Unit.Functions.indexOf(F)))
    return EntryKind::None;
  return isAwaiterMember(F) ? EntryKind::AwaiterMember : isCalledOnLoop(F) ? EntryKind::Callback : EntryKind::None;
}

CoroutineKind SummaryTables::coroutineKind(FunctionIndex Index) const {
  const Function &F = Unit.Functions[Index];
  const TypeEntry *Type = F.Result ? Types.entry(F.Result) : nullptr;
  // The body of a pattern is not known for a coroutine's yet; its type says as much. So does that of a declaration.
  if (F.Body && !F.IsCoroutine && !(F.Pattern && Type))
    return CoroutineKind::None;
  if (Type)
    switch (Type->Is) {
    case TypeRole::Coroutine:
      return CoroutineKind::Loop;
    case TypeRole::Generator:
      return CoroutineKind::Generator;
    case TypeRole::TaskElsewhere:
      return CoroutineKind::Elsewhere;
    default:
      break;
    }
  if (!F.IsCoroutine)
    return CoroutineKind::None;
  return F.Coroutine.YieldsValues && !F.Coroutine.ResultAwaitable ? CoroutineKind::Generator
                                                                  : CoroutineKind::AssumedLoop;
}

FunctionSummary SummaryTables::describe(FunctionIndex Index) {
  const Function &F = Unit.Functions[Index];
  const llvm::ArrayRef Entries = Known.entries(Index);
  FunctionSummary Summary;
  Summary.Id = F.Id;
  Summary.Name = F.Name;
  Summary.Definition = F.Where;
  Summary.Opaque = F.Opaque;
  // Callers trust an annotation; it is checked at the definition.
  Summary.Known = !Entries.empty() || F.NonBlocking;
  Summary.Touches = F.Touches;
  if (llvm::any_of(Entries, [](const FunctionEntry *Entry) { return Entry->SharesState; }))
    Summary.Touches = {Hazard::StaticState, Summary.Name};
  Summary.AllowBlocking = F.AllowBlocking;
  Summary.Pattern = F.Pattern;
  if (F.Parent) {
    Summary.Lambda = true;
    Summary.Parent = function(F.Parent);
  }
  Summary.Coroutine = coroutineKind(Index);
  const TypeEntry *Type = F.Result ? Types.entry(F.Result) : nullptr;
  const bool MayBe = F.IsCoroutine || (Type && (!F.Body || F.Pattern));
  if (MayBe && F.Result) {
    // As it is written, so that an alias of the library's namespace can be told from the library's own.
    const TypeIndex Class = Types.classOf(F.Result);
    const llvm::StringRef Written = Class ? Unit.Strings[Unit.Types[Class].Name] : "";
    Summary.CoroutineType = string(!Type || Known.knowledge().canonical(Written) == Type->Name ? Written : Type->Name);
  }
  Summary.Entry = entryKind(F);
  llvm::SmallVector<uint32_t, 2> Overridden;
  for (const FunctionIndex Base : F.Overrides)
    Overridden.push_back(function(Base));
  Summary.FirstOverride = static_cast<uint32_t>(Out.Overrides.size());
  Summary.OverrideCount = static_cast<uint32_t>(Overridden.size());
  Out.Overrides.insert(Out.Overrides.end(), Overridden.begin(), Overridden.end());
  return Summary;
}

//===--- Variables ---===//

uint32_t SummaryTables::symbol(VariableIndex V) {
  uint32_t &Index = Symbols[V.position()];
  if (Index != None)
    return Index;
  const Variable &Declared = Unit.Variables[V];
  FunctionId Id = Declared.Id;
  std::string Name = Unit.Strings[Declared.Qualified].str();
  if (Declared.Owner) {
    const Function &Owner = Unit.Functions[Declared.Owner];
    Name = (Unit.Strings[Owner.Scope] + (Owner.Scope ? "::" : "") + Unit.Strings[Owner.Last] +
            "::" + Unit.Strings[Declared.Name])
               .str();
    Id = FunctionId::ofKey(Owner.Id.hex() + " " + Name + " " + std::to_string(Declared.Where.Line) + ":" +
                           std::to_string(Declared.Where.Column));
  } else if (Declared.Class) {
    const llvm::StringRef Class = Unit.Strings[Unit.Types[Declared.Class].Name];
    Name = (Class + (Class.empty() ? "" : "::") + Unit.Strings[Declared.Name]).str();
  } else if (Name.empty()) {
    Name = Unit.Strings[Declared.Name].str();
  }
  const auto [Entry, New] = SymbolsById.try_emplace(Id, static_cast<uint32_t>(Out.Symbols.size()));
  if (New) {
    Symbol &Made = Out.Symbols.emplace_back();
    Made.Id = Id;
    Made.Name = string(Name);
    Made.IsPool = Declared.Type && Types.isPool(Declared.Type);
  }
  return Symbols[V.position()] = Entry->second;
}

//===--- Effects ---===//

uint32_t SummaryTables::effect(const FunctionEntry &Entry) {
  const auto [Found, New] = EffectsByEntry.try_emplace(&Entry, static_cast<uint32_t>(Out.Effects.size()));
  if (New)
    // An entry that says only that its result blocks when it is destroyed speaks of a wait for another thread.
    Out.Effects.push_back(
        {string(Entry.Key), Entry.Blocks.value_or(Category::Wait), Entry.Blocks ? Entry.HowLong : Cost::Unbounded});
  return Found->second;
}

uint32_t SummaryTables::annotatedEffect(FunctionIndex F) {
  if (!Unit.Functions[F].Blocking)
    return None;
  const Effect Annotated{string("annotation"), Category::Wait, Cost::Unbounded};
  const auto Found = llvm::find(Out.Effects, Annotated);
  if (Found == Out.Effects.end()) {
    Out.Effects.push_back(Annotated);
    return static_cast<uint32_t>(Out.Effects.size() - 1);
  }
  return static_cast<uint32_t>(Found - Out.Effects.begin());
}
