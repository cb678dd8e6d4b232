//===- SummaryFile.cpp - Summaries as bytes ----------------------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// One pair of functions for each kind of record, side by side, so that a new field is added in one place.
//
//===----------------------------------------------------------------------===//
#include "store/SummaryFile.h"
#include "model/ProjectPath.h"
#include "store/Summary_generated.h"
#include "llvm/ADT/STLExtras.h"

using namespace nostall;

namespace {

/// Packs flags into bits, from the lowest, in the order of the arguments.
template <class... Flags> unsigned pack(Flags... Bits) {
  unsigned Result = 0, Position = 0;
  ((Result |= static_cast<unsigned>(Bits) << Position++), ...);
  return Result;
}
template <class... Flags> void unpack(unsigned Packed, Flags &...Bits) {
  unsigned Position = 0;
  ((Bits = Packed >> Position++ & 1U), ...);
}

stored::Span store(const Span &S) { return {S.File, S.Begin, S.End, S.Line, S.Column}; }
Span load(const stored::Span &S) { return {S.file(), S.begin(), S.end(), S.line(), S.column()}; }

stored::Id store(const FunctionId &Id) { return {Id.High, Id.Low}; }
FunctionId load(const stored::Id &Id) { return {Id.high(), Id.low()}; }

stored::Function store(const FunctionSummary &F) {
  return {store(F.Id),
          F.Name,
          store(F.Definition),
          F.Parent,
          F.FirstEvent,
          F.EventCount,
          F.FirstOverride,
          F.OverrideCount,
          F.CoroutineType,
          F.Touches.Name,
          static_cast<uint16_t>(pack(F.HasBody, F.Opaque, F.Known, F.AllowBlocking, F.Lambda, F.Pattern, F.ServesIo,
                                     F.ForCaller, F.RunsLoop, F.Initiation, F.ReadsLastError)),
          static_cast<uint8_t>(F.Coroutine),
          static_cast<uint8_t>(F.Entry),
          static_cast<uint8_t>(F.Touches.Why)};
}
FunctionSummary load(const stored::Function &S) {
  FunctionSummary F;
  std::tie(F.Id, F.Name, F.Definition, F.Parent, F.FirstEvent, F.EventCount, F.FirstOverride, F.OverrideCount,
           F.CoroutineType) = std::tuple(load(S.id()), S.name(), load(S.definition()), S.parent(), S.first_event(),
                                         S.event_count(), S.first_override(), S.override_count(), S.coroutine_type());
  unpack(S.flags(), F.HasBody, F.Opaque, F.Known, F.AllowBlocking, F.Lambda, F.Pattern, F.ServesIo, F.ForCaller,
         F.RunsLoop, F.Initiation, F.ReadsLastError);
  F.Touches = {static_cast<Hazard>(S.touches()), S.touched()};
  F.Coroutine = static_cast<CoroutineKind>(S.coroutine());
  F.Entry = static_cast<EntryKind>(S.entry());
  return F;
}

stored::Event store(const Event &E) {
  return {store(E.Where),
          E.Callee,
          E.SpelledFile,
          E.SpelledLine,
          E.Effect,
          E.Discharge,
          E.FirstUse,
          E.UseCount,
          E.Edit,
          E.SparedBy,
          E.Takes,
          E.Holding,
          E.Beside,
          static_cast<uint8_t>(E.Kind),
          static_cast<uint8_t>(E.Legality),
          static_cast<uint8_t>(pack(E.Conditional, E.InLoop, E.Implicit, E.Hopped, E.VainHop))};
}
Event load(const stored::Event &S) {
  Event E;
  std::tie(E.Where, E.Callee, E.SpelledFile, E.SpelledLine, E.Effect, E.Discharge, E.FirstUse, E.UseCount, E.Edit,
           E.SparedBy, E.Takes, E.Holding, E.Beside) =
      std::tuple(load(S.where()), S.callee(), S.spelled_file(), S.spelled_line(), S.effect(), S.discharge(),
                 S.first_use(), S.use_count(), S.edit(), S.spared_by(), S.takes(), S.holding(), S.beside());
  E.Kind = static_cast<EventKind>(S.kind());
  E.Legality = static_cast<AwaitLegality>(S.legality());
  unpack(S.flags(), E.Conditional, E.InLoop, E.Implicit, E.Hopped, E.VainHop);
  return E;
}

stored::Use store(const Use &U) {
  return {U.What.Index,
          U.Target,
          U.Reason,
          U.Executor.Index,
          U.Argument,
          static_cast<uint8_t>(U.What.Kind),
          U.What.Depth,
          static_cast<uint8_t>(U.How),
          static_cast<uint8_t>(U.Executor.Kind),
          U.Executor.Depth};
}
Use load(const stored::Use &S) {
  return {{static_cast<ValueKind>(S.value_kind()), S.depth(), S.index()},
          static_cast<Role>(S.role()),
          S.argument(),
          S.target(),
          S.reason(),
          {static_cast<ValueKind>(S.executor_kind()), S.executor_depth(), S.executor()}};
}

stored::Symbol store(const Symbol &S) {
  return {store(S.Id), S.Name, S.RefersTo,
          static_cast<uint8_t>(pack(S.MadeNonBlocking, S.MadeBlocking, S.IsPool, S.ServesIo))};
}
Symbol load(const stored::Symbol &S) {
  Symbol Result{load(S.id()), S.name()};
  Result.RefersTo = S.refers_to();
  unpack(S.flags(), Result.MadeNonBlocking, Result.MadeBlocking, Result.IsPool, Result.ServesIo);
  return Result;
}

stored::Effect store(const Effect &E) {
  return {E.Entry, static_cast<uint8_t>(E.What), static_cast<uint8_t>(E.HowLong)};
}
Effect load(const stored::Effect &S) {
  return {S.entry(), static_cast<Category>(S.category()), static_cast<Cost>(S.cost())};
}

stored::Suppression store(const Suppression &S) {
  return {S.File, S.FirstLine, S.LastLine, S.Checks, S.Line, S.Column, S.Offset};
}
Suppression load(const stored::Suppression &S) {
  return {S.file(), S.first_line(), S.last_line(), S.checks(), S.line(), S.column(), S.offset()};
}

/// The arguments of all edit sites stand in one array.
stored::EditSite store(const EditSite &E, std::vector<stored::Span> &Arguments) {
  const auto First = static_cast<uint32_t>(Arguments.size());
  for (const Span &A : E.Arguments)
    Arguments.push_back(store(A));
  return {store(E.Call),
          store(E.Object),
          store(E.Qualifier),
          First,
          static_cast<uint32_t>(E.Arguments.size()),
          E.Family,
          E.Name,
          E.NamespaceAlias,
          E.LastParameter,
          E.ResultType,
          E.Executor,
          E.OnThread.Name,
          E.Suspended.Name,
          static_cast<uint8_t>(E.OnThread.Why),
          static_cast<uint8_t>(E.Suspended.Why),
          static_cast<uint8_t>(pack(E.NeedsParentheses, E.ReturnsVoid, E.ResultDiscarded, E.ResultReference,
                                    E.ResultMovable, E.ContainsAwait, E.ResultAwaitable))};
}
EditSite load(const stored::EditSite &S, const flatbuffers::Vector<const stored::Span *> &Arguments) {
  EditSite E;
  std::tie(E.Call, E.Object, E.Qualifier) = std::tuple(load(S.call()), load(S.object()), load(S.qualifier()));
  for (uint32_t I = 0; I < S.argument_count() && S.first_argument() + I < Arguments.size(); ++I)
    E.Arguments.push_back(load(*Arguments[S.first_argument() + I]));
  std::tie(E.Family, E.Name, E.NamespaceAlias, E.LastParameter, E.ResultType, E.Executor) =
      std::tuple(S.family(), S.name(), S.namespace_alias(), S.last_parameter(), S.result_type(), S.executor());
  E.OnThread = {static_cast<Hazard>(S.on_thread()), S.on_thread_name()};
  E.Suspended = {static_cast<Hazard>(S.suspended()), S.suspended_name()};
  unpack(S.flags(), E.NeedsParentheses, E.ReturnsVoid, E.ResultDiscarded, E.ResultReference, E.ResultMovable,
         E.ContainsAwait, E.ResultAwaitable);
  return E;
}

template <class Record> auto storeAll(flatbuffers::FlatBufferBuilder &Builder, const std::vector<Record> &Records) {
  std::vector<decltype(store(Records.front()))> Stored;
  Stored.reserve(Records.size());
  for (const Record &R : Records)
    Stored.push_back(store(R));
  return Builder.CreateVectorOfStructs(Stored);
}

template <class StoredRecord, class Record>
void loadAll(const flatbuffers::Vector<const StoredRecord *> *From, std::vector<Record> &Into) {
  if (!From)
    return;
  Into.reserve(From->size());
  for (const StoredRecord *S : *From)
    Into.push_back(load(*S));
}

} // namespace

std::string nostall::writeSummary(const TuSummary &Tu, llvm::StringRef ProjectRoot) {
  flatbuffers::FlatBufferBuilder Builder(1 << 16);
  std::vector<flatbuffers::Offset<flatbuffers::String>> Strings, Errors;
  for (StringId Id = 0; Id < Tu.Strings.size(); ++Id)
    Strings.push_back(Builder.CreateString(storedPath(Tu.Strings[Id], ProjectRoot)));
  for (const std::string &Error : Tu.Errors)
    Errors.push_back(Builder.CreateString(storedPath(Error, ProjectRoot)));
  std::vector<stored::Span> Arguments;
  std::vector<stored::EditSite> EditSites;
  for (const EditSite &E : Tu.EditSites)
    EditSites.push_back(store(E, Arguments));

  const auto Version = Builder.CreateString(NOSTALL_VERSION);
  const auto MainFile = Builder.CreateString(storedPath(Tu.MainFile, ProjectRoot));
  const auto StoredStrings = Builder.CreateVector(Strings);
  const auto Functions = storeAll(Builder, Tu.Functions);
  const auto Events = storeAll(Builder, Tu.Events);
  const auto Uses = storeAll(Builder, Tu.Uses);
  const auto Overrides = Builder.CreateVector(Tu.Overrides);
  const auto Symbols = storeAll(Builder, Tu.Symbols);
  const auto Effects = storeAll(Builder, Tu.Effects);
  const auto StoredEditSites = Builder.CreateVectorOfStructs(EditSites);
  const auto StoredArguments = Builder.CreateVectorOfStructs(Arguments);
  const auto Suppressions = storeAll(Builder, Tu.Suppressions);
  const auto StoredErrors = Builder.CreateVector(Errors);
  stored::FinishSummaryBuffer(Builder,
                              stored::CreateSummary(Builder, SummarySchemaVersion, Version, MainFile, StoredStrings,
                                                    Functions, Events, Uses, Overrides, Symbols, Effects,
                                                    StoredEditSites, StoredArguments, Suppressions, StoredErrors));
  return {reinterpret_cast<const char *>(Builder.GetBufferPointer()), Builder.GetSize()};
}

/// Whether every index points into its array: the bytes may come from anywhere.
static bool isConsistent(const TuSummary &Tu) {
  const size_t Strings = Tu.Strings.size(), Functions = Tu.Functions.size();
  const auto within = [](uint32_t Index, size_t Size) { return Index == None || Index < Size; };
  const auto range = [](uint32_t First, uint32_t Count, size_t Size) { return uint64_t(First) + Count <= Size; };
  const auto span = [&](const Span &S) { return S.File < Strings; };
  const auto doubt = [&](const Doubt &D) { return D.Why <= LastHazard && D.Name < Strings; };
  const auto value = [&](const Value &V) {
    return (V.Kind != ValueKind::Function || V.Index < Functions) &&
           (V.Kind != ValueKind::Symbol || V.Index < Tu.Symbols.size());
  };
  return llvm::all_of(Tu.Functions,
                      [&](const FunctionSummary &F) {
                        return F.Name < Strings && F.CoroutineType < Strings && span(F.Definition) &&
                               doubt(F.Touches) && within(F.Parent, Functions) &&
                               range(F.FirstEvent, F.EventCount, Tu.Events.size()) &&
                               range(F.FirstOverride, F.OverrideCount, Tu.Overrides.size());
                      }) &&
         llvm::all_of(Tu.Events,
                      [&](const Event &E) {
                        return span(E.Where) && within(E.Callee, Functions) && E.SpelledFile < Strings &&
                               within(E.Effect, Tu.Effects.size()) && E.Discharge < Strings &&
                               range(E.FirstUse, E.UseCount, Tu.Uses.size()) && within(E.Edit, Tu.EditSites.size()) &&
                               within(E.SparedBy, Tu.Symbols.size()) && within(E.Takes, Tu.Symbols.size()) &&
                               within(E.Holding, Tu.Symbols.size()) && within(E.Beside, Tu.Events.size());
                      }) &&
         llvm::all_of(Tu.Uses,
                      [&](const Use &U) {
                        return U.Reason < Strings && within(U.Target, Tu.Symbols.size()) && value(U.What) &&
                               (U.How != Role::OnExecutor || value(U.Executor));
                      }) &&
         llvm::all_of(Tu.Overrides, [&](uint32_t F) { return F < Functions; }) &&
         llvm::all_of(Tu.Symbols,
                      [&](const Symbol &S) { return S.Name < Strings && within(S.RefersTo, Tu.Symbols.size()); }) &&
         llvm::all_of(Tu.Effects, [&](const Effect &E) { return E.Entry < Strings; }) &&
         llvm::all_of(Tu.Suppressions, [&](const Suppression &S) { return S.File < Strings && S.Checks < Strings; }) &&
         llvm::all_of(Tu.EditSites, [&](const EditSite &E) {
           return span(E.Call) && span(E.Object) && span(E.Qualifier) && llvm::all_of(E.Arguments, span) &&
                  E.Family < Strings && E.Name < Strings && E.NamespaceAlias < Strings && E.LastParameter < Strings &&
                  E.ResultType < Strings && E.Executor < Strings && doubt(E.OnThread) && doubt(E.Suspended);
         });
}

llvm::Expected<std::unique_ptr<TuSummary>> nostall::readSummary(llvm::StringRef Bytes, llvm::StringRef ProjectRoot,
                                                                llvm::StringRef Name) {
  const auto failure = [&](const llvm::Twine &Why) {
    return llvm::createStringError(llvm::inconvertibleErrorCode(), (Name + ": " + Why).str().c_str());
  };
  const auto *Data = reinterpret_cast<const uint8_t *>(Bytes.data());
  if (Bytes.size() < 8 || !stored::SummaryBufferHasIdentifier(Data))
    return failure("is no summary of nostall");
  flatbuffers::Verifier Verifier(Data, Bytes.size(), /*max_depth=*/64, /*max_tables=*/1U << 30);
  if (!stored::VerifySummaryBuffer(Verifier))
    return failure("is damaged: summarize its source file again");
  const stored::Summary &S = *stored::GetSummary(Data);
  if (S.schema_version() != SummarySchemaVersion)
    return failure("was written by nostall " + (S.tool_version() ? S.tool_version()->str() : "?") + " in schema " +
                   llvm::Twine(S.schema_version()) + "; this is nostall " NOSTALL_VERSION " with schema " +
                   llvm::Twine(SummarySchemaVersion) + ": summarize its source file again");
  auto Tu = std::make_unique<TuSummary>();
  if (S.main_file())
    Tu->MainFile = loadedPath(S.main_file()->str(), ProjectRoot);
  if (S.strings())
    for (const flatbuffers::String *Text : *S.strings())
      Tu->Strings.intern(loadedPath({Text->c_str(), Text->size()}, ProjectRoot));
  loadAll(S.functions(), Tu->Functions);
  loadAll(S.events(), Tu->Events);
  loadAll(S.uses(), Tu->Uses);
  if (S.overrides())
    Tu->Overrides.assign(S.overrides()->begin(), S.overrides()->end());
  loadAll(S.symbols(), Tu->Symbols);
  loadAll(S.effects(), Tu->Effects);
  loadAll(S.suppressions(), Tu->Suppressions);
  if (S.edit_sites() && S.arguments())
    for (const stored::EditSite *E : *S.edit_sites())
      Tu->EditSites.push_back(load(*E, *S.arguments()));
  if (S.errors())
    for (const flatbuffers::String *Error : *S.errors())
      Tu->Errors.push_back(loadedPath(Error->str(), ProjectRoot));
  if (!isConsistent(*Tu))
    return failure("is damaged: summarize its source file again");
  return Tu;
}
