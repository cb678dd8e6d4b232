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

/// Gives \p Take the characters and literals of \p Text in turn, without white space and comments, until it says false.
template <typename Taker> static void readCode(StringRef Text, Taker Take) {
  while (!Text.empty()) {
    if (const size_t Blank = blankLength(Text)) {
      Text = Text.drop_front(Blank);
      continue;
    }
    const size_t Length = std::min(std::max<size_t>(literalLength(Text), 1), Text.size());
    if (!Take(Text.take_front(Length)))
      return;
    Text = Text.drop_front(Length);
  }
}

static bool opens(char C) { return C == '(' || C == '[' || C == '{'; }
static bool closes(char C) { return C == ')' || C == ']' || C == '}'; }

uint64_t nostall::expressionHash(StringRef Text, size_t Offset) {
  constexpr size_t Longest = 4096;
  std::string Written;
  unsigned Depth = 0;
  readCode(Text.substr(std::min(Offset, Text.size()), Longest), [&](StringRef Piece) {
    const char C = Piece.front();
    if (Depth == 0 && (closes(C) || C == ';' || C == ','))
      return false;
    Depth += opens(C) ? 1 : 0;
    Depth -= closes(C) ? 1 : 0;
    Written += Piece;
    return true;
  });
  return llvm::xxh3_64bits(Written);
}

uint64_t nostall::functionHash(StringRef Text, size_t Offset) {
  const StringRef Before = Text.take_front(Offset);
  std::string Written;
  llvm::copy_if(Before.substr(Before.rfind('\n') + 1), std::back_inserter(Written),
                [](char C) { return !llvm::isSpace(C); });
  unsigned Depth = 0, Colons = 0;
  bool Initialises = false; // a constructor's list, whose braces are no body, has begun
  bool Ended = false;
  readCode(Text.substr(std::min(Offset, Text.size())), [&](StringRef Piece) {
    const char C = Piece.front();
    if (Ended && !(Initialises && (C == ',' || C == '{')))
      return false;
    if (Depth == 0 && (closes(C) || C == ';'))
      return false;
    Initialises |= Depth == 0 && Colons == 1 && C != ':';
    Colons = C == ':' ? Colons + 1 : 0;
    Depth += opens(C) ? 1 : 0;
    Depth -= closes(C) ? 1 : 0;
    Ended = Depth == 0 && C == '}';
    Written += Piece;
    return true;
  });
  return llvm::xxh3_64bits(Written);
}

namespace {

class FactMaker {
public:
  FactMaker(const RuleInput &Input, TextSource Texts)
      : Input(Input), Flow(Input.flow()), P(Flow.program()), Texts(Texts), Numbers(P.functionCount(), None) {}

  ProgramFacts make(llvm::ArrayRef<Finding> Findings) {
    for (FunctionIndex F = 0; F < P.functionCount(); ++F)
      if (P.summary(F).HasBody)
        function(F);
    Facts.LeadsTo.resize(Facts.Functions.size());
    for (const Edge &E : Flow.graph().edges())
      if (Numbers[E.To] != None &&
          (Facts.LeadsTo[Numbers[E.From]].empty() || Facts.LeadsTo[Numbers[E.From]].back() != Numbers[E.To]))
        Facts.LeadsTo[Numbers[E.From]].push_back(Numbers[E.To]);
    for (const Finding &F : Findings)
      for (const Pair &Of : F.reported())
        pair(F, Of);
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
    Fact.Accepted = P.mayBlock(F) || P.isQuiet(F);
    const llvm::ArrayRef<Event> Events = P.events(F);
    Fact.Steps.reserve(Events.size());
    for (uint32_t Position = 0; Position < Events.size(); ++Position) {
      const Event &E = Events[Position];
      StepFact Step;
      if (E.Callee != None)
        Step.Call = P.name(P.global(P.definition(F).Unit, E.Callee)).str();
      Step.Kind = static_cast<uint8_t>(E.Kind);
      Step.Blocks = Input.Solved.Reported.isLeaf({F, Position});
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

  std::vector<StepRef> chain(const CallSite &Site) {
    std::vector<StepRef> Result;
    for (const PathStep &S : Input.Solved.ReportedPaths.steps({Site.Point.Function, Site.Point.Event},
                                                              {Site.Target.Function, Site.Target.Event}))
      Result.push_back(
          {Numbers[S.At.Function], S.At.Event, S.Via == None ? None : Numbers[Flow.graph().edges()[S.Via].To]});
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

  void pair(const Finding &F, const Pair &Of) {
    const CallSite &Site = Of.best();
    PairFact Fact;
    Fact.Rule = F.Rule;
    Fact.File = F.Cause.Where.File;
    Fact.Line = F.Cause.Where.Line;
    if (Site.Point.Function != None && Numbers[Site.Point.Function] != None) {
      Fact.Entry = Numbers[Site.Point.Function];
      Fact.Cause = {Numbers[Site.Target.Function], Site.Target.Event, None};
      Fact.Chain = chain(Site);
      if (Fact.Chain.empty())
        Fact.Chain.push_back(Fact.Cause);
      Fact.Origin = origin(Site.Point.Function);
      if (!F.Entry.empty()) {
        const FunctionEntry *Entry = Input.readWith(Site.Target.Function).knowledge().entry(F.Entry);
        if (Entry && !Entry->BuiltIn)
          Fact.EntryPlace = {Entry->File, Entry->Line, 1, 0};
      }
    }
    Facts.Pairs.push_back(std::move(Fact));
  }

  const RuleInput &Input;
  const Propagation &Flow;
  const Program &P;
  TextSource Texts;
  std::vector<uint32_t> Numbers; ///< by FunctionIndex: in Facts.Functions
  ProgramFacts Facts;
};

} // namespace

ProgramFacts nostall::factsOf(const RuleInput &Input, llvm::ArrayRef<Finding> Findings, TextSource Texts) {
  return FactMaker(Input, Texts).make(Findings);
}
