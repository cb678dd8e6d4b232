//===- Fixes.cpp - From a finding to an edit ------------------------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "fixes/Fixes.h"
#include "fixes/Replacement.h"
#include "fixes/Safety.h"
#include "model/QualifiedName.h"
#include "rules/Advice.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace nostall;
using llvm::StringRef;

namespace {

constexpr llvm::StringLiteral Offload = "offload";

/// Makes the fix of one finding.
class FixMaker {
public:
  FixMaker(const RuleInput &Input, FixJudge &Judge, const Finding &Found, const CallSite &At, TextSource Texts)
      : Input(Input), Judge(Judge), Config(Input.readWith(At.Point.Function)), P(Input.program()),
        Tu(P.unitOf(At.Point.Function)), Function(At.Point.Function), Position(At.Point.Event),
        E(P.events(Function)[Position]), Found(Found), HowLong(At.HowLong), Texts(Texts) {}

  void make(CallSite &At);

private:
  std::optional<Fix> make(FixForm Form, bool Direct);
  std::optional<Fix> sibling(const FunctionEntry &Entry);
  std::optional<Fix> offload(bool Direct);
  std::optional<Fix> await();
  std::optional<Fix> gather();
  std::string part(Replacement &New, StringRef Name, StringRef Token, bool DropLast);
  std::string textOf(const Span &S);
  std::optional<Replacement> replacement();
  Fix replaceCall(const Replacement &New, StringRef Kind, std::string Description, std::string Text,
                  std::vector<std::string> Includes);
  std::string byHand(const CallSite &At);
  std::string postedCall(const CallSite &At);
  bool mayPost(const CallSite &At, StringRef Written);
  bool isFreeFunction(StringRef Callee) const;
  StringRef starter() const;
  std::optional<std::string> writtenCall(StringRef Function) const;
  bool isStatement() const;

  const RuleInput &Input;
  FixJudge &Judge;
  const Configuration &Config;
  const Program &P;
  const TuSummary &Tu;
  const FunctionIndex Function;
  const uint32_t Position;
  const Event &E;
  const Finding &Found;
  const std::optional<Cost> HowLong; ///< of the cause from this call site
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

Fix FixMaker::replaceCall(const Replacement &New, StringRef Kind, std::string Description, std::string Text,
                          std::vector<std::string> Includes) {
  // The namespace that the user's program calls the library by.
  if (const auto [Known, Written] = Tu.Strings[Site->NamespaceAlias].split('='); !Written.empty()) {
    Text = renameNamespace(std::move(Text), Known, Written);
    for (std::string &Header : Includes)
      Header = renameNamespace(std::move(Header), Known, Written, "/");
  }
  if (Site->NeedsParentheses)
    Text = "(" + Text + ")";
  Replacement::Result Made = New.with(Text);
  Fix Result;
  Result.Kind = Kind.str();
  Result.Description = std::move(Description);
  Result.Code = std::move(Made.Code);
  Result.Edits = std::move(Made.Edits);
  Result.Includes = std::move(Includes);
  Judge.judge(Result, Function, *Site, /*OnThread=*/Kind == Offload);
  return Result;
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

std::optional<Fix> FixMaker::offload(bool Direct) {
  const auto [Template, Headers] = Config.offloadFor(Tu.Strings[P.summary(Function).CoroutineType]);
  if (Template.empty())
    return std::nullopt;
  const FunctionEntry *Entry = Config.knowledge().entry(Found.Entry);
  if (Entry && Entry->NeverOffload && (Direct || Entry->Blocks != Category::Lock)) {
    Obstacle = "no edit moves it to another thread, where it would be wrong or occupy that thread for long";
    return std::nullopt;
  }
  if (HowLong && *HowLong < Config.OffloadFrom) {
    Obstacle =
        "no edit is made, because moving it to another thread usually takes longer than the call; 'offload: {from: "
        "brief}' in .nostall.yaml asks for one";
    return std::nullopt;
  }
  if (Site->ResultAwaitable || Judge.blocksInInitiation(Function, Position)) {
    Obstacle = "no edit is made, because the call only creates the awaitable, and what blocks in it runs on the loop "
               "anyway: move the blocking call out of the function that starts the operation";
    return std::nullopt;
  }
  if (Site->ContainsAwait) {
    Obstacle = "an argument contains 'co_await', so the call cannot move into a lambda: await it into a variable first";
    return std::nullopt;
  }
  if (!Site->ResultDiscarded && Site->ResultReference) {
    Obstacle = "the result is a reference: offload the whole statement that uses it";
    return std::nullopt;
  }
  if (!Site->ResultDiscarded && !Site->ResultMovable) {
    Obstacle = "the result cannot be moved, so no other thread can return it: offload the whole block that uses it";
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
  return replaceCall(*New, Offload, "run it on a thread of a pool and await the result", std::move(Text), Headers);
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
  if (Own->Gather.empty())
    return std::nullopt;
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
  return replaceCall(New, "gather", "await them concurrently", Binding, Own->GatherIncludes);
}

/// The call of \p Function as it is written, up to the bracket that closes its arguments, or "name(...)" where that is
/// long; none where its name is not written there: in a macro, or for what a pointer points to.
std::optional<std::string> FixMaker::writtenCall(StringRef Function) const {
  constexpr size_t Longest = 60;
  const StringRef Name = Function.substr(Function.rfind(':') + 1);
  const std::optional<StringRef> Text = Texts(Tu.Strings[E.Where.File]);
  if (!Text || E.Where.Begin >= Text->size())
    return std::nullopt;
  const StringRef Line = Text->drop_front(E.Where.Begin).split('\n').first;
  const size_t Called = Line.find((Name + "(").str());
  if (Called == StringRef::npos || (Called > 0 && (llvm::isAlnum(Line[Called - 1]) || Line[Called - 1] == '_')))
    return std::nullopt;
  const StringRef UpToName = Line.take_front(Called + Name.size());
  unsigned Depth = 0;
  for (size_t At = UpToName.size(); At < std::min(Line.size(), Longest); ++At) {
    Depth += Line[At] == '(';
    if (Line[At] == ')' && --Depth == 0)
      return Line.take_front(At + 1).str();
  }
  return ((UpToName.size() < Longest ? UpToName : Name) + "(...)").str();
}

/// Whether the call begins a statement, so that nothing takes its result.
bool FixMaker::isStatement() const {
  const std::optional<StringRef> Text = Texts(Tu.Strings[E.Where.File]);
  StringRef Before = Text ? Text->take_front(E.Where.Begin).rtrim() : StringRef();
  while (Before.substr(Before.rfind('\n') + 1).ltrim().starts_with("//")) // npos + 1 is 0: the first line
    Before = Before.take_front(Before.rfind('\n') + 1).rtrim();
  return Before.empty() || StringRef(";{})").contains(Before.back()) || Before.ends_with("else");
}

/// Whether the function \p Callee, called without an object, is known not to be a member function of this object.
bool FixMaker::isFreeFunction(StringRef Callee) const {
  const StringRef Scope = scopeOf(Callee);
  return Scope.empty() || scopeOf(P.name(Function)).starts_with((Scope + "::").str());
}

/// Whether the call at \p At, which is \p Written, may be posted to a pool as it stands: the cause itself, or what
/// nobody else can notice. The whole of a handler never is: it would work on its session while others do.
bool FixMaker::mayPost(const CallSite &At, StringRef Written) {
  if (At.Point == At.Target)
    return true;
  const FunctionSummary &Callee = P.summary(P.global(P.definition(Function).Unit, E.Callee));
  const bool NoArguments =
      Written.consume_back("()") && Written == StringRef(At.Call).substr(scopeOf(At.Call).size()).ltrim(':');
  return E.Kind == EventKind::Call && NoArguments && isFreeFunction(At.Call) && Callee.HasBody && !Callee.Known &&
         !Callee.Opaque && Judge.touchesNothingShared(Function, Position);
}

/// The function that starts this one on a loop, or keeps it for that; empty when that is not known.
StringRef FixMaker::starter() const {
  const Propagation &Flow = Input.flow();
  for (const Context Where : {Context::Loop, Context::AssumedLoop}) {
    const uint32_t Because = Flow.contexts(Function).Because[static_cast<unsigned>(Where)];
    if (Because == None)
      continue;
    const nostall::Edge &By = Flow.graph().edges()[Because];
    if (const uint32_t Callee = P.events(By.From)[By.Event].Callee; Callee != None)
      return P.name(P.global(P.definition(By.From).Unit, Callee));
  }
  return {};
}

/// How the call at \p At is posted to a pool, and how its result comes back to the executor of the handler; empty where
/// it should not be, or where no code says it.
std::string FixMaker::postedCall(const CallSite &At) {
  if (E.Callee == None || E.Implicit || (E.Kind != EventKind::Call && E.Kind != EventKind::VirtualCall) ||
      formOf(At.Call) != NameForm::Function)
    return {};
  const HandlerOffload *Form = Config.knowledge().offloadStartedBy(starter());
  const std::optional<std::string> Written = writtenCall(At.Call);
  if (!Form || !Written || !mayPost(At, *Written))
    return {};
  const bool HasResult = !isStatement();
  return expandTemplate(Form->Code, [&](StringRef Part) {
    return Part == "call"   ? (HasResult ? "auto result = " : "") + *Written
           : Part == "then" ? std::string(HasResult ? "continue with 'result'" : "continue")
                            : "{" + Part.str() + "}";
  });
}

/// What to do where no edit is offered.
std::string FixMaker::byHand(const CallSite &At) {
  if (P.summary(Function).Coroutine != CoroutineKind::None) {
    if (E.Legality == AwaitLegality::Legal)
      return Obstacle;
    // A lock belongs to the thread that takes it.
    const bool Implicit = E.Legality == AwaitLegality::NoSpelling;
    return Implicit && Found.Category == Category::Lock ? std::string() : awaitObstacle(E);
  }
  if (!Found.Category)
    return {};
  return handlerAdvice(E, Found.Cause, Config.knowledge().entry(Found.Entry), At.Point == At.Target, postedCall(At));
}

std::optional<Fix> FixMaker::make(FixForm Form, bool Direct) {
  switch (Form) {
  case FixForm::AsyncSibling: {
    const FunctionEntry *Entry = Direct ? Config.knowledge().entry(Found.Entry) : nullptr;
    return Entry ? sibling(*Entry) : std::nullopt;
  }
  case FixForm::Offload:
    return offload(Direct);
  case FixForm::Await:
    return await();
  case FixForm::Gather:
    return gather();
  }
  return std::nullopt;
}

void FixMaker::make(CallSite &At) {
  const Rule *Asks = ruleNamed(Found.Rule);
  if (E.Legality == AwaitLegality::Legal && E.Edit != None && Asks) {
    static const Family NoFamily;
    Site = &Tu.EditSites[E.Edit];
    Own = Config.knowledge().family(Tu.Strings[Site->Family]);
    if (!Own)
      Own = &NoFamily;
    for (const FixForm Form : Asks->Fixes)
      if (!At.Fix)
        At.Fix = make(Form, At.Point == At.Target);
  }
  if (!At.Fix && E.Kind != EventKind::Discard)
    At.ByHand = byHand(At);
}

bool nostall::conflict(const Fix &A, const Fix &B) {
  return llvm::any_of(A.Edits, [&](const Edit &Mine) {
    return llvm::any_of(B.Edits, [&](const Edit &Other) {
      return Mine.File == Other.File &&
             (Mine.Begin == Other.Begin || (Mine.Begin < Other.End && Other.Begin < Mine.End));
    });
  });
}

void nostall::attachFixes(std::vector<Finding> &Found, const RuleInput &Input, TextSource Texts) {
  FixJudge Judge(Input.Solved.Reported);
  for (Finding &F : Found)
    for (Pair &P : F.Pairs)
      if (!P.Unreported)
        for (CallSite &Site : P.Sites)
          if (Site.Point.Function != None)
            FixMaker(Input, Judge, F, Site, Texts).make(Site);
}
