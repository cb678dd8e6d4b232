//===- Facts.cpp - What is compared of two revisions of a program ---------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "gate/Facts.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/xxhash.h"

using namespace nostall;
using llvm::StringRef;

/// The length of the white space or comment that \p Text begins with.
static size_t blankLength(StringRef Text) {
  if (llvm::isSpace(Text.front()))
    return 1;
  if (Text.starts_with("//"))
    return std::min(Text.find('\n'), Text.size());
  if (Text.starts_with("/*")) {
    const size_t End = Text.find("*/", 2);
    return End == StringRef::npos ? Text.size() : End + 2;
  }
  return 0;
}

/// The length of the string or character literal that \p Text begins with.
static size_t literalLength(StringRef Text) {
  const char Quote = Text.front();
  if (Quote != '"' && Quote != '\'')
    return 0;
  for (size_t I = 1; I < Text.size(); ++I)
    if (Text[I] == '\\')
      ++I;
    else if (Text[I] == Quote || Text[I] == '\n')
      return I + 1;
  return Text.size();
}

uint64_t nostall::expressionHash(StringRef Text, size_t Offset) {
  constexpr size_t Longest = 4096;
  Text = Text.substr(std::min(Offset, Text.size()), Longest);
  std::string Written;
  unsigned Depth = 0;
  while (!Text.empty()) {
    if (const size_t Blank = blankLength(Text)) {
      Text = Text.drop_front(Blank);
      continue;
    }
    if (const size_t Literal = literalLength(Text)) {
      Written += Text.take_front(Literal);
      Text = Text.drop_front(std::min(Literal, Text.size()));
      continue;
    }
    const char C = Text.front();
    if (C == '(' || C == '[' || C == '{')
      ++Depth;
    else if (Depth == 0 && (C == ')' || C == ']' || C == '}' || C == ';' || C == ','))
      break;
    else if (C == ')' || C == ']' || C == '}')
      --Depth;
    Written += C;
    Text = Text.drop_front();
  }
  return llvm::xxh3_64bits(Written);
}

namespace {

class FactMaker {
public:
  FactMaker(const RuleInput &Input, TextSource Texts)
      : Input(Input), Flow(Input.Flow), P(Flow.program()), Texts(Texts), Numbers(P.functionCount(), None) {}

  ProgramFacts make(llvm::ArrayRef<LocatedFinding> Findings) {
    for (FunctionIndex F = 0; F < P.functionCount(); ++F)
      if (P.summary(F).HasBody)
        function(F);
    for (const LocatedFinding &L : Findings)
      finding(L);
    return std::move(Facts);
  }

private:
  uint64_t expression(StringRef File, size_t Offset) {
    const std::optional<StringRef> Text = Texts(File);
    return Text ? expressionHash(*Text, Offset) : 0;
  }

  void function(FunctionIndex F) {
    const FunctionSummary &S = P.summary(F);
    const TuSummary &Tu = P.unitOf(F);
    FunctionFact Fact;
    Fact.Name = P.name(F).str();
    Fact.Id = S.Id.hex();
    Fact.File = Tu.Strings[S.Definition.File].str();
    Fact.Line = S.Definition.Line;
    Fact.Column = S.Definition.Column;
    Fact.Lambda = S.Lambda;
    Fact.OnLoop = Flow.isAsyncEntry(F) && Flow.contexts(F).onLoop();
    Fact.Accepted = S.AllowBlocking || S.Quiet;
    const llvm::ArrayRef<Event> Events = P.events(F);
    Fact.Steps.reserve(Events.size());
    for (uint32_t Position = 0; Position < Events.size(); ++Position) {
      const Event &E = Events[Position];
      StepFact Step;
      if (E.Callee != None)
        Step.Call = P.name(P.global(P.definition(F).Unit, E.Callee)).str();
      Step.Kind = static_cast<uint8_t>(E.Kind);
      Step.Blocks = Flow.blocksByItself(F, Position);
      Step.Line = E.Where.Line;
      Step.Column = E.Where.Column;
      Step.Offset = E.Where.Begin;
      Step.Expression = expression(Tu.Strings[E.Where.File], E.Where.Begin);
      Fact.Steps.push_back(std::move(Step));
    }
    for (const Edge &E : Flow.graph().from(F))
      Fact.Steps[E.Event].Puts |= static_cast<uint8_t>(1U << static_cast<unsigned>(E.Where));
    Numbers[F] = static_cast<uint32_t>(Facts.Functions.size());
    Facts.Functions.push_back(std::move(Fact));
  }

  std::vector<StepRef> chain(FunctionIndex F, uint32_t Position) {
    std::vector<StepRef> Result;
    Blocking B = Flow.blockingOf(F, Position);
    while (B.Blocks) {
      const bool Last = B.Via == None;
      const FunctionIndex To = Last ? None : Flow.graph().edges()[B.Via].To;
      Result.push_back({Numbers[F], B.Event, Last ? None : Numbers[To]});
      if (Last)
        break;
      F = To;
      B = Flow.blocking(F);
    }
    return Result;
  }

  std::vector<StepRef> origin(FunctionIndex F) {
    std::vector<StepRef> Result;
    // Contexts are given along edges, so the walk ends; the limit guards against cycles of inheritance.
    for (size_t Steps = 0; Steps < 64; ++Steps) {
      const ContextSet &Contexts = Flow.contexts(F);
      const Context C = Contexts.has(Context::Loop) ? Context::Loop : Context::AssumedLoop;
      const uint32_t Via = Contexts.Because[static_cast<unsigned>(C)];
      if (!Contexts.has(C) || Via == None)
        break;
      const Edge &E = Flow.graph().edges()[Via];
      Result.push_back({Numbers[E.From], E.Event, Numbers[F]});
      if (E.Where != Transfer::Inherit)
        break;
      F = E.From;
    }
    std::reverse(Result.begin(), Result.end());
    return Result;
  }

  void finding(const LocatedFinding &L) {
    FindingFact Fact;
    Fact.Rule = L.Finding.Rule;
    Fact.File = L.Finding.Place.File;
    Fact.Line = L.Finding.Place.Line;
    Fact.Expression = expression(Fact.File, L.Finding.Place.Offset);
    if (L.Function != None && Numbers[L.Function] != None) {
      Fact.Place = Fact.Cause = {Numbers[L.Function], L.Event, None};
      Fact.Chain = chain(L.Function, L.Event);
      if (Fact.Chain.empty())
        Fact.Chain.push_back(Fact.Place);
      Fact.Cause = Fact.Chain.back();
      Fact.Origin = origin(L.Function);
    }
    if (!L.Finding.Entry.empty()) {
      const Propagation::Leaf Leaf = Flow.leaf(L.Function, L.Event);
      const FunctionEntry *Entry = Input.readWith(Leaf.Function).knowledge().entry(L.Finding.Entry);
      if (Entry && !Entry->BuiltIn)
        Fact.EntryPlace = {Entry->File, Entry->Line, 1, 0};
    }
    Facts.Findings.push_back(std::move(Fact));
  }

  const RuleInput &Input;
  const Propagation &Flow;
  const Program &P;
  TextSource Texts;
  std::vector<uint32_t> Numbers; ///< by FunctionIndex: in Facts.Functions
  ProgramFacts Facts;
};

} // namespace

ProgramFacts nostall::factsOf(const RuleInput &Input, llvm::ArrayRef<LocatedFinding> Findings, TextSource Texts) {
  return FactMaker(Input, Texts).make(Findings);
}
