//===- Safety.cpp - Whether a fix lets other code run in between -------------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "fixes/Safety.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"

using namespace nostall;

static bool standsIn(const Span &Inner, const Span &Outer) {
  return Inner.File == Outer.File && Outer.Begin <= Inner.Begin && Inner.Begin < Outer.End;
}

FixJudge::Found FixJudge::touchedBy(FunctionIndex F) const {
  const Program &P = Flow.program();
  const FunctionSummary &S = P.summary(F);
  if (S.Touches) {
    const llvm::StringRef Name = P.unitOf(F).Strings[S.Touches.Name];
    return {S.Touches.Why, (Name.empty() ? P.name(F) : Name).str()};
  }
  // The end of an object whose class has no destructor of its own: what its members end is seen by itself.
  const bool Ends = P.name(F).rsplit("::").second.starts_with("~");
  if (!S.HasBody && !S.Known && !S.Opaque && !Ends && P.overriders(F).empty())
    return {Hazard::UnseenCallee, P.name(F).str()};
  return {};
}

FixJudge::Found FixJudge::touchedFrom(FunctionIndex Start) {
  std::vector<FunctionIndex> Seen = {Start};
  llvm::DenseSet<FunctionIndex> Known = {Start};
  for (size_t I = 0; I < Seen.size(); ++I) {
    if (Harmless[Seen[I]])
      continue;
    if (Found Here = touchedBy(Seen[I]); Here.Why != Hazard::None)
      return Here;
    // Knowledge answers for what it knows, whether its body was seen or not.
    if (const FunctionSummary &S = Flow.program().summary(Seen[I]); S.Known || S.Opaque)
      continue;
    for (const Edge &E : Flow.graph().from(Seen[I]))
      if (Known.insert(E.To).second)
        Seen.push_back(E.To);
  }
  for (const FunctionIndex F : Seen)
    Harmless[F] = true;
  return {};
}

FixJudge::Found FixJudge::touched(FunctionIndex F, const EditSite &Site) {
  const Program &P = Flow.program();
  for (const Edge &E : Flow.graph().from(F))
    if (standsIn(P.events(F)[E.Event].Where, Site.Call))
      if (Found Here = touchedFrom(E.To); Here.Why != Hazard::None)
        return Here;
  return errorReadOutside(F, Site);
}

bool FixJudge::touchesNothingShared(FunctionIndex F, uint32_t Position) {
  return llvm::all_of(Flow.graph().from(F),
                      [&](const Edge &E) { return E.Event != Position || touchedFrom(E.To).Why == Hazard::None; });
}

/// Who reads the last error of the loop's thread after the call has left it on another one: a function that is called
/// elsewhere in \p F. Where \p F reads it itself, no edit is made.
FixJudge::Found FixJudge::errorReadOutside(FunctionIndex F, const EditSite &Site) const {
  const Program &P = Flow.program();
  std::vector<FunctionIndex> Work;
  llvm::DenseSet<FunctionIndex> Known;
  const auto add = [&](const Edge &E) {
    if (E.Where == Transfer::Inherit && Known.insert(E.To).second)
      Work.push_back(E.To);
  };
  for (const Edge &E : Flow.graph().from(F))
    if (!standsIn(P.events(F)[E.Event].Where, Site.Call))
      add(E);
  while (!Work.empty()) {
    const FunctionIndex Next = Work.back();
    Work.pop_back();
    if (P.summary(Next).ReadsLastError)
      return {Hazard::LastError, P.name(Next).str()};
    llvm::for_each(Flow.graph().from(Next), add);
  }
  return {};
}

bool FixJudge::blocksInInitiation(FunctionIndex F, uint32_t Position) const {
  const Program &P = Flow.program();
  std::vector<FunctionIndex> Work;
  llvm::DenseSet<FunctionIndex> Known;
  const auto add = [&](const Edge &E) {
    if (E.Where == Transfer::Inherit && Blocks.blocking(E.To).Blocks && Known.insert(E.To).second)
      Work.push_back(E.To);
  };
  for (const Edge &E : Flow.graph().from(F))
    if (E.Event == Position)
      add(E);
  while (!Work.empty()) {
    const FunctionIndex Next = Work.back();
    Work.pop_back();
    if (P.summary(Next).Initiation)
      return true;
    llvm::for_each(Flow.graph().from(Next), add);
  }
  return false;
}

void FixJudge::judge(Fix &Made, FunctionIndex F, const EditSite &Site, bool OnThread) {
  const auto stored = [&](const Doubt &D) { return Found{D.Why, Flow.program().unitOf(F).Strings[D.Name].str()}; };
  Found Worst;
  if (OnThread)
    Worst = Site.OnThread ? stored(Site.OnThread) : touched(F, Site);
  if (Worst.Why == Hazard::None)
    Worst = stored(Site.Suspended);
  Made.Safety = Worst.Why == Hazard::None ? FixSafety::Safe : FixSafety::Unsafe;
  Made.Why = Worst.Why;
  Made.Culprit = std::move(Worst.Name);
}

std::string nostall::doubtWords(const Fix &F) {
  const std::string Name = "'" + F.Culprit + "'";
  switch (F.Why) {
  case Hazard::None:
    return {};
  case Hazard::SharedObject:
    return "other code may use " + Name + " while the call runs on another thread";
  case Hazard::EscapedLocal:
    return "other code may hold the address of " + Name + " and use it while the call runs on another thread";
  case Hazard::CarriesPointer:
    return "other code may use what " + Name + " refers to while the call runs on another thread";
  case Hazard::StaticState:
    return "other code may use " + Name + ", which the call accesses, while it runs on another thread";
  case Hazard::UnseenCallee:
    return "it is not known what " + Name +
           " accesses, and other code may use it while the call runs on another thread";
  case Hazard::LastError:
    return Name + " reads the last error, which the call sets on another thread";
  case Hazard::NamedOnBothSides:
    return Name + " is used before and after the call, and other code may change it in between";
  case Hazard::AliasAcross:
    return "other code may destroy or change what " + Name + " refers to, which is used after the call";
  case Hazard::RangeLoopAcross:
    return "other code may change " + Name + " while the loop iterates over it";
  case Hazard::Unjudged:
    return "what it accesses cannot be traced";
  }
  return {};
}

std::string nostall::fixLine(const Fix &F) {
  return (F.Safety == FixSafety::Safe ? "safe fix: " : "unsafe fix (" + doubtWords(F) + "): ") + F.Code;
}

std::string nostall::fixTitle(const Fix &F) {
  return F.Safety == FixSafety::Safe ? F.Description : F.Description + " (unsafe: " + doubtWords(F) + ")";
}
