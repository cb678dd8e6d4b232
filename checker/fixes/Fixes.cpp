//===- Fixes.cpp - From a finding to an edit ------------------------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "fixes/Fixes.h"
#include "fixes/Replacement.h"
#include "rules/Advice.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace nostall;
using llvm::StringRef;

std::optional<Edit> nostall::includeEdit(StringRef File, StringRef Text, StringRef Header) {
  const std::string Spelled =
      Header.starts_with("\"") || Header.starts_with("<") ? Header.str() : ("<" + Header + ">").str();
  const StringRef Bare = StringRef(Spelled).drop_front().drop_back();
  // <boost/asio.hpp> brings <boost/asio/deferred.hpp>.
  const std::string Umbrella =
      (Bare.substr(0, Bare.rfind('/')) + Bare.substr(std::min(Bare.rfind('.'), Bare.size()))).str();
  // Behind the last include of the outermost conditional block that has any: the include guard's, or none at all.
  size_t After = StringRef::npos, FirstCode = StringRef::npos, Offset = 0;
  unsigned Depth = 0, DepthOfAfter = ~0U;
  while (Offset < Text.size()) {
    const StringRef Line = Text.drop_front(Offset).take_until([](char C) { return C == '\n'; });
    const size_t Next = std::min(Offset + Line.size() + 1, Text.size());
    StringRef Directive = Line.trim();
    if (Directive.consume_front("#")) {
      Directive = Directive.ltrim();
      if (Directive.starts_with("if"))
        ++Depth;
      else if (Directive.starts_with("endif"))
        Depth -= Depth > 0;
      else if (Directive.consume_front("include")) {
        Directive = Directive.ltrim();
        const StringRef Included =
            Directive.drop_front(Directive.empty() ? 0 : 1).take_until([](char C) { return C == '>' || C == '"'; });
        if (Included == Bare || Included == Umbrella)
          return std::nullopt;
        if (Depth <= DepthOfAfter) {
          After = Next;
          DepthOfAfter = Depth;
        }
      }
    } else if (!Directive.empty() && !Directive.starts_with("//") && FirstCode == StringRef::npos) {
      FirstCode = Offset;
    }
    Offset = Next;
  }
  if (After == StringRef::npos)
    After = FirstCode == StringRef::npos ? Text.size() : FirstCode;
  const bool LineIsOpen = After > 0 && Text[After - 1] != '\n';
  const auto At = static_cast<unsigned>(After);
  return Edit{File.str(), At, At, (LineIsOpen ? "\n#include " : "#include ") + Spelled + "\n"};
}

namespace {

/// Makes the fix of one finding.
class FixMaker {
public:
  FixMaker(const RuleInput &Input, const LocatedFinding &L, TextSource Texts)
      : Config(Input.readWith(L.Function)), P(Input.Flow.program()), Tu(P.unitOf(L.Function)), Function(L.Function),
        Position(L.Event), E(P.events(Function)[Position]), Found(L.Finding), Texts(Texts) {}

  void make(Finding &F);

private:
  std::optional<Fix> sibling(const FunctionEntry &Entry);
  std::optional<Fix> offload();
  std::optional<Fix> await();
  std::optional<Fix> gather();
  std::string part(Replacement &New, StringRef Name, StringRef Token, bool DropLast);
  std::string textOf(const Span &S);
  std::optional<Replacement> replacement();
  Fix replaceCall(const Replacement &New, StringRef Kind, std::string Description, std::string Text,
                  std::vector<std::string> Includes);
  std::string byHand() const;

  const Configuration &Config;
  const Program &P;
  const TuSummary &Tu;
  const FunctionIndex Function;
  const uint32_t Position;
  const Event &E;
  const Finding &Found;
  TextSource Texts;
  const EditSite *Site = nullptr;
  const Family *Own = nullptr;
  std::string Obstacle;
};

} // namespace

std::string FixMaker::textOf(const Span &S) {
  if (!S.valid())
    return {};
  const std::optional<StringRef> Text = Texts(Tu.Strings[S.File]);
  return Text && S.End <= Text->size() ? Text->slice(S.Begin, S.End).str() : std::string();
}

std::optional<Replacement> FixMaker::replacement() {
  const StringRef File = Tu.Strings[Site->Call.File];
  const std::optional<StringRef> Text = Texts(File);
  if (!Text || Site->Call.End > Text->size())
    return std::nullopt;
  return Replacement(File.str(), *Text, Site->Call.Begin, Site->Call.End);
}

std::string FixMaker::part(Replacement &New, StringRef Name, StringRef Token, bool DropLast) {
  const auto keep = [&](const Span &S) { return S.valid() ? New.keep(S.Begin, S.End) : std::string(); };
  llvm::ArrayRef<Span> Arguments = Site->Arguments;
  if (DropLast)
    Arguments = Arguments.drop_back();
  if (Name == "object")
    return keep(Site->Object);
  if (Name == "qualifier")
    return keep(Site->Qualifier);
  if (Name == "name")
    return Tu.Strings[Site->Name].str();
  if (Name == "token")
    return Token.str();
  if (Name == "arguments")
    return Arguments.empty() ? std::string() : New.keep(Arguments.front().Begin, Arguments.back().End);
  unsigned Index = 0;
  if (!Name.getAsInteger(10, Index))
    return Index < Arguments.size() ? keep(Arguments[Index]) : std::string();
  return ("{" + Name + "}").str();
}

/// Puts the namespace that the user's program calls the library by into \p Text.
static std::string throughAlias(std::string Text, StringRef Alias, StringRef Separator) {
  const auto [To, From] = Alias.split('=');
  if (From.empty())
    return Text;
  const std::string Wanted = llvm::join(llvm::split(To, "::"), Separator) + Separator.str();
  const std::string Instead = llvm::join(llvm::split(From, "::"), Separator) + Separator.str();
  for (size_t At = Text.find(Wanted); At != std::string::npos; At = Text.find(Wanted, At + Instead.size()))
    Text.replace(At, Wanted.size(), Instead);
  return Text;
}

Fix FixMaker::replaceCall(const Replacement &New, StringRef Kind, std::string Description, std::string Text,
                          std::vector<std::string> Includes) {
  const StringRef Alias = Tu.Strings[Site->NamespaceAlias];
  Text = throughAlias(std::move(Text), Alias, "::");
  for (std::string &Header : Includes)
    Header = throughAlias(std::move(Header), Alias, "/");
  if (Site->NeedsParentheses)
    Text = "(" + Text + ")";
  Replacement::Result Made = New.with(Text);
  return {Kind.str(), std::move(Description), std::move(Made.Code), std::move(Made.Edits), std::move(Includes)};
}

std::optional<Fix> FixMaker::sibling(const FunctionEntry &Entry) {
  const auto Chosen = llvm::find_if(Entry.Async, [&](const AsyncSibling &S) { return S.Family == Own->Name; });
  std::optional<Replacement> New = replacement();
  if (Chosen == Entry.Async.end() || !New)
    return std::nullopt;
  std::vector<std::string> Includes = Chosen->Includes;
  const StringRef Executor = Tu.Strings[Site->Executor];
  const bool Default = Executor.empty() || Executor == Own->DefaultExecutor || Own->ExecutorToken.empty();
  const std::string PlainToken = expandTemplate(Default ? Own->Token : Own->ExecutorToken, [&](StringRef Name) {
    return Name == "executor" ? Executor.str() : std::string();
  });
  std::string Token = PlainToken;
  const bool TakesError =
      !Site->Arguments.empty() && llvm::is_contained(Own->ErrorTypes, Tu.Strings[Site->LastParameter]);
  if (TakesError && !Site->ResultDiscarded && llvm::is_contained(Own->ErrorTypes, Tu.Strings[Site->ResultType])) {
    Obstacle = "the returned error code is used: take it from the variable that receives it";
    return std::nullopt;
  }
  if (StringRef(Chosen->Replace).contains("{token}"))
    llvm::append_range(Includes, Own->TokenIncludes);
  if (TakesError) {
    const std::string Error = New->keep(Site->Arguments.back().Begin, Site->Arguments.back().End);
    Token = expandTemplate(Own->ErrorToken, [&](StringRef Name) {
      return Name == "token" ? PlainToken : Name == "error" ? Error : "";
    });
    llvm::append_range(Includes, Own->ErrorIncludes);
  }
  std::string Text =
      expandTemplate(Chosen->Replace, [&](StringRef Name) { return part(*New, Name, Token, TakesError); });
  return replaceCall(*New, "async-sibling", "await the asynchronous operation instead", std::move(Text),
                     std::move(Includes));
}

std::optional<Fix> FixMaker::offload() {
  const auto [Template, Headers] = Config.offloadFor(Tu.Strings[P.summary(Function).CoroutineType]);
  if (Template.empty())
    return std::nullopt;
  if (Found.Severity < severityOf(Config.OffloadFrom)) {
    Obstacle =
        "no edit is made, since handing it to another thread usually takes longer than the call; 'offload: {from: "
        "brief}' in .nostall.yaml asks for one";
    return std::nullopt;
  }
  if (Site->ContainsAwait) {
    Obstacle = "an argument awaits, so the call cannot move into a lambda as it is: await it first, into a variable";
    return std::nullopt;
  }
  if (!Site->ResultDiscarded && Site->ResultReference) {
    Obstacle = "the result is a reference: offload the whole statement that uses it";
    return std::nullopt;
  }
  if (!Site->ResultDiscarded && !Site->ResultMovable) {
    Obstacle = "the result cannot be moved out of the pool: offload the whole block that uses it";
    return std::nullopt;
  }
  const std::string Call = textOf(Site->Call);
  const std::optional<Replacement> New = replacement();
  if (Call.empty() || !New)
    return std::nullopt;
  // Nothing of the call is kept as it stands: a fix inside of it would put an await into the lambda.
  const std::string Body = (Site->ReturnsVoid || Site->ResultDiscarded ? "" : "return ") + Call + ";";
  std::string Text =
      expandTemplate(Template, [&](StringRef Name) { return Name == "body" ? Body : "{" + Name.str() + "}"; });
  return replaceCall(*New, "offload", "run it on a thread of a pool and await the result", std::move(Text), Headers);
}

std::optional<Fix> FixMaker::await() {
  std::optional<Replacement> New = replacement();
  if (!New)
    return std::nullopt;
  const std::string Call = New->keep(Site->Call.Begin, Site->Call.End);
  return replaceCall(*New, "await", "await it", "co_await " + Call, {});
}

/// One structured binding of what all awaits give, instead of a statement for each.
std::optional<Fix> FixMaker::gather() {
  const llvm::ArrayRef<Event> Events = P.events(Function);
  std::vector<const EditSite *> Sites;
  for (const uint32_t Each : awaitsBeside(Events, Position))
    Sites.push_back(&Tu.EditSites[Events[Each].Edit]);
  constexpr size_t OperandAndName = 2;
  const std::optional<StringRef> Text = Texts(Tu.Strings[Site->Call.File]);
  if (!Text || Site->Call.End > Text->size() ||
      llvm::any_of(Sites, [](const EditSite *S) { return S->Arguments.size() != OperandAndName; }))
    return std::nullopt;
  for (size_t I = 1; I < Sites.size(); ++I) // something else, or a comment
    if (!Text->slice(Sites[I - 1]->Call.End, Sites[I]->Call.Begin).trim().empty())
      return std::nullopt;
  Replacement New(Tu.Strings[Site->Call.File].str(), *Text, Sites.front()->Call.Begin, Site->Call.End);
  std::string Names, Awaitables;
  for (const EditSite *S : Sites) {
    Names += (Names.empty() ? "" : ", ") + textOf(S->Arguments[1]);
    Awaitables += (Awaitables.empty() ? "" : ", ") + New.keep(S->Arguments[0].Begin, S->Arguments[0].End);
  }
  const std::string Call = expandTemplate(Own->Gather, [&](StringRef) { return Awaitables; });
  const std::string Binding = Tu.Strings[Site->ResultType].str() + " [" + Names + "] = co_await " + Call + ";";
  return replaceCall(New, "gather", "await them at the same time", Binding, Own->GatherIncludes);
}

std::string FixMaker::byHand() const { return E.Legality == AwaitLegality::Legal ? Obstacle : awaitObstacle(E); }

void FixMaker::make(Finding &F) {
  if (E.Legality == AwaitLegality::Legal && E.Edit != None) {
    Site = &Tu.EditSites[E.Edit];
    Own = Config.knowledge().family(Tu.Strings[Site->Family]);
    if (E.Kind == EventKind::Discard) {
      F.Fix = await();
    } else if (E.Kind == EventKind::Await) {
      if (F.Rule == "nostall-sequential-awaits" && Own)
        F.Fix = gather();
    } else {
      static const Family NoFamily;
      if (!Own)
        Own = &NoFamily;
      const FunctionEntry *Entry = F.Chain.size() == 1 ? Config.knowledge().entry(F.Entry) : nullptr;
      if (Entry)
        F.Fix = sibling(*Entry);
      if (!F.Fix)
        F.Fix = offload();
    }
  }
  if (!F.Fix && E.Kind != EventKind::Discard)
    F.ByHand = byHand();
}

bool nostall::conflict(const Fix &A, const Fix &B) {
  return llvm::any_of(A.Edits, [&](const Edit &Mine) {
    return llvm::any_of(B.Edits, [&](const Edit &Other) {
      return Mine.File == Other.File &&
             (Mine.Begin == Other.Begin || (Mine.Begin < Other.End && Other.Begin < Mine.End));
    });
  });
}

void nostall::attachFixes(std::vector<LocatedFinding> &Found, const RuleInput &Input, TextSource Texts) {
  for (LocatedFinding &L : Found)
    if (L.Function != None)
      FixMaker(Input, L, Texts).make(L.Finding);
}
