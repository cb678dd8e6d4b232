//===- BaselineSubject.cpp - What a baseline needs to know of a program ----------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "gate/BaselineMatch.h"
#include "gate/Facts.h"
#include "gate/Leaders.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

using namespace nostall;
using llvm::StringRef;
namespace path = llvm::sys::path;

/// \p File from \p Folder on; as it is when it lies elsewhere.
static std::string relativeTo(StringRef Folder, StringRef File) {
  StringRef Rest = File;
  if (Rest.consume_front(Folder) && (Folder.ends_with("/") || Rest.consume_front("/")))
    return Rest.str();
  return File.str();
}

static std::string absoluteFrom(StringRef Folder, StringRef File) {
  llvm::SmallString<256> Full(Folder);
  if (path::is_absolute(File))
    Full.clear();
  path::append(Full, File);
  return std::string(Full);
}

BaselineSubject nostall::baselineSubject(const Solution &Solved, StringRef Folder, TextSource Texts, StringRef Tool,
                                         bool WholeProgram) {
  const Program &P = Solved.Flow.program();
  BaselineSubject Subject;
  Subject.Tool = Tool.str();
  Subject.RelativePath = [Folder = Folder.str()](StringRef File) { return relativeTo(Folder, File); };
  Subject.TextAt = [Texts](const Location &At) {
    const std::optional<StringRef> Text = Texts(At.File);
    return Text ? llvm::utohexstr(expressionHash(*Text, At.Offset), /*LowerCase=*/true, 16) : std::string();
  };
  llvm::StringSet<> Files;
  for (const TuSummary *Tu : P.units())
    Files.insert(Tu->MainFile);
  const auto TextOf = std::make_shared<llvm::DenseMap<FunctionIndex, FunctionText>>();
  for (FunctionIndex F = 0; F < P.functionCount(); ++F) {
    const FunctionSummary &S = P.summary(F);
    if (!S.HasBody || !S.Definition.valid())
      continue;
    const StringRef File = P.unitOf(F).Strings[S.Definition.File];
    const std::string Shown = Subject.RelativePath(File);
    Files.insert(File);
    Subject.Names.add(P.name(F), Shown, F);
    // A call path leads only through functions with steps; of a library's there are many, most of which no loop runs.
    const bool InProject = Shown != File && !P.isQuiet(F);
    if (S.EventCount == 0 || !(InProject || Solved.Flow.contexts(F).onLoop()))
      continue;
    if (const std::optional<StringRef> Text = Texts(File)) {
      const auto Hash = static_cast<uint32_t>(functionHash(*Text, S.Definition.Begin));
      Subject.Texts[Shown].insert(Hash);
      (*TextOf)[F] = {Shown, Hash};
    }
  }
  Subject.Covers = [WholeProgram, Folder = Folder.str(), Files = std::move(Files)](StringRef File) {
    const std::string Full = absoluteFrom(Folder, File);
    return WholeProgram || Files.contains(Full) || !llvm::sys::fs::exists(Full);
  };
  Subject.FunctionsOf = [&Solved, TextOf](const Pair &Of) {
    std::vector<FunctionText> Result;
    const CallSite &Site = Of.best();
    if (Site.Point.Function == None)
      return Result;
    Result.push_back(TextOf->lookup(Site.Point.Function));
    for (const PathStep &S :
         Solved.ReportedPaths.steps({Site.Point.Function, Site.Point.Event}, {Site.Target.Function, Site.Target.Event}))
      Result.push_back(TextOf->lookup(S.At.Function));
    return Result;
  };
  Subject.LookOf = [&P, TextOf](FunctionIndex F) {
    return FunctionLook{P.summary(F).Lambda ? std::string() : P.name(F).str(), TextOf->lookup(F)};
  };
  Subject.LeadersOf = [&Flow = Solved.Flow](FunctionIndex To, llvm::function_ref<bool(FunctionIndex)> IsNew) {
    const auto before = [&](FunctionIndex F) {
      llvm::SmallVector<uint32_t> Result;
      for (const uint32_t E : Flow.graph().to(F))
        Result.push_back(Flow.graph().edges()[E].From);
      return Result;
    };
    return leadersOf(To, before,
                     [&](FunctionIndex F) { return !(Flow.isAsyncEntry(F) && Flow.contexts(F).onLoop()) || IsNew(F); });
  };
  return Subject;
}
