//===- nostall-blocking-call.cpp - nostall-blocking-call -------------------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// An event loop runs many coroutines and handlers in turn, on one thread. A call that waits (for a peer, a disk, a
// timer, another thread) stops them all, and nothing in the code shows it: the call looks the same in a plain thread,
// where it is harmless. This rule reports each cause, the innermost call in the user's code that makes something
// block, with every entry that reaches it; a coroutine that merely awaits another one is not told again.
//
//===----------------------------------------------------------------------===//
#include "propagate/Pairs.h"
#include "rules/Advice.h"
#include "rules/StepWords.h"
#include "llvm/ADT/STLExtras.h"
#include <map>
#include <tuple>

using namespace nostall;

namespace {

/// Makes findings of pairs. Instances of one template, and one lambda seen through several instances, are one cause and
/// one entry: what stands at the same place and calls the same. Where they cost different, the worst counts.
class FindingMaker {
public:
  explicit FindingMaker(const RuleInput &Input)
      : Input(Input), P(Input.program()), Reported(Input.Solved.Reported), All(Input.Solved.All) {}

  std::vector<Finding> make() {
    for (const PairSite &S : findPairs(Reported))
      add(Reported, Input.Solved.ReportedPaths, S, std::nullopt);
    for (const PairSite &S : findPairs(All))
      addCut(S);
    for (size_t Index = 0; Index < Found.size(); ++Index)
      finish(Index);
    return std::move(Found);
  }

private:
  /// What a finding tells of: the worst of its causes, of a reported pair where there is one.
  struct ToldCause {
    StepId Leaf;
    Cost HowLong = Cost::Brief;
    bool IsReported = false;
  };
  using PlaceKey = std::tuple<std::string, unsigned, StepKind, std::string>;

  void addCut(const PairSite &S);
  void add(const Causes &Of, const CallPaths &Paths, const PairSite &S, std::optional<Standing> Why);
  Finding &findingOf(const Causes &Of, const CauseFact &Cause, bool IsReported);
  Pair &pairOf(Finding &F, FunctionIndex Entry);
  CallSite siteOf(const Causes &Of, const PairSite &S) const;
  std::optional<Standing> standingOf(const PairSite &S) const;
  llvm::StringRef nameOfCallee(const StepId &S) const;
  PlaceKey keyOf(const CauseFact &Cause) const;
  void tellCause(Finding &F, const Causes &Of, const CauseFact &Cause);
  void finish(size_t Index);
  const FunctionEntry *entryOf(const StepId &Leaf) const;
  const Effect &effectOf(const StepId &Leaf) const;

  const RuleInput &Input;
  const Program &P;
  const Causes &Reported, &All;
  std::vector<Finding> Found;
  std::map<PlaceKey, size_t> Findings;
  std::map<std::tuple<size_t, std::string, unsigned, FunctionIndex>, size_t> Pairs;  ///< by finding and entry
  std::vector<ToldCause> ToldOf;                                                     ///< by finding
  llvm::DenseSet<std::tuple<FunctionIndex, uint32_t, FunctionIndex, uint32_t>> Told; ///< pairs that are not cut
};

} // namespace

llvm::StringRef FindingMaker::nameOfCallee(const StepId &S) const {
  const uint32_t Callee = P.events(S.Function)[S.Event].Callee;
  return Callee == None ? llvm::StringRef() : P.name(P.global(P.definition(S.Function).Unit, Callee));
}

FindingMaker::PlaceKey FindingMaker::keyOf(const CauseFact &Cause) const {
  const StepId &S = Cause.At;
  const Event &E = P.events(S.Function)[S.Event];
  const StepKind Kind = E.Kind == EventKind::Construct ? StepKind::Construct
                        : E.Kind == EventKind::Destroy ? StepKind::Destroy
                                                       : StepKind::Call;
  return {P.unitOf(S.Function).Strings[E.Where.File].str(), E.Where.Begin, Kind, nameOfCallee(S).str()};
}

const Effect &FindingMaker::effectOf(const StepId &Leaf) const {
  return P.unitOf(Leaf.Function).Effects[P.events(Leaf.Function)[Leaf.Event].Effect];
}

const FunctionEntry *FindingMaker::entryOf(const StepId &Leaf) const {
  return Input.readWith(Leaf.Function).knowledge().entry(P.unitOf(Leaf.Function).Strings[effectOf(Leaf).Entry]);
}

/// "'save' holds 'file_mutex' while it waits".
static std::string holdsWords(const Step &Holder) {
  return callerOf(Holder) + " holds " + calleeOf(Holder) + " " + reasonOf(Holder);
}

/// What the finding says of its cause.
void FindingMaker::tellCause(Finding &F, const Causes &Of, const CauseFact &Cause) {
  F.Category = effectOf(Cause.Leaf).What;
  const FunctionEntry *Entry = entryOf(Cause.Leaf);
  F.Entry = Entry ? Entry->Key : "";
  F.Advice = causeAdvice(Input, Cause.Leaf.Function, P.events(Cause.Leaf.Function)[Cause.Leaf.Event],
                         {Entry, nameOfCallee(Cause.Leaf)});
  const CallPaths &Paths = &Of == &Reported ? Input.Solved.ReportedPaths : Input.Solved.AllPaths;
  std::vector<Step> Behind = Paths.path(Cause.At.point(), Cause.At.point());
  F.Cause = std::move(Behind.front());
  F.Message = "'" + F.Cause.Call + "' in '" + F.Cause.Function + "' blocks the event loop";
  if (const LockHolder *Holder = Of.holder(Cause.Leaf))
    if (const auto Holds = llvm::find_if(Behind, [](const Step &S) { return S.Kind == StepKind::LockHolder; });
        Holds != Behind.end() && Holder)
      F.Message += ": " + holdsWords(*Holds);
}

Finding &FindingMaker::findingOf(const Causes &Of, const CauseFact &Cause, bool IsReported) {
  const auto [At, New] = Findings.try_emplace(keyOf(Cause), Found.size());
  if (New) {
    Found.emplace_back().Rule = Input.Self->Name.str();
    ToldOf.emplace_back();
  }
  Finding &F = Found[At->second];
  ToldCause &Known = ToldOf[At->second];
  if (New || std::pair(IsReported, Cause.HowLong) > std::pair(Known.IsReported, Known.HowLong)) {
    Known = {Cause.Leaf, Cause.HowLong, IsReported};
    tellCause(F, Of, Cause);
  }
  return F;
}

Pair &FindingMaker::pairOf(Finding &F, FunctionIndex Entry) {
  const Span &At = P.summary(Entry).Definition;
  const std::string File = At.valid() ? P.unitOf(Entry).Strings[At.File].str() : std::string();
  const auto Index = static_cast<size_t>(&F - Found.data());
  const auto [Known, New] =
      Pairs.try_emplace({Index, File, At.Begin, At.valid() ? FunctionIndex(None) : Entry}, F.Pairs.size());
  if (New) {
    Pair &Result = F.Pairs.emplace_back();
    Result.Entry = P.name(Entry).str();
    Result.EntryKind = entryKind(Input.flow(), Entry);
    Result.EntryPlace = locationOf(P.unitOf(Entry), At);
  }
  return F.Pairs[Known->second];
}

std::string nostall::messageAt(const Finding &F, const Pair &Of, const CallSite &Site) {
  if (!Site.Message.empty())
    return Site.Message;
  const std::vector<Step> Path = Of.pathOf(Site);
  if (Path.empty())
    return F.Message;
  const auto Holds = llvm::find_if(Path, [](const Step &S) { return S.Kind == StepKind::LockHolder; });
  const auto Last = static_cast<size_t>(Holds - Path.begin()) - 1;
  std::string Text =
      calleeOf(Path.front()) + " blocks the event loop in " + Of.EntryKind + " " + callerOf(Path.front());
  if (Last != 0)
    Text += (Last == 1 ? ": it calls " : ": it leads to ") + calleeOf(Path[Last]);
  if (Holds != Path.end())
    Text += ": " + holdsWords(*Holds);
  return Site.Advice.empty() ? Text : Text + "; " + Site.Advice;
}

static Confidence confidence(const Propagation &Flow, FunctionIndex Entry, bool Guess) {
  const ContextSet &Contexts = Flow.contexts(Entry);
  const CoroutineKind Kind = Flow.program().summary(Entry).Coroutine;
  // Whoever starts a coroutine that was handed to code which was not seen, its type says where it runs.
  const bool MayRunAnywhere = Contexts.has(Context::Unknown) && !Contexts.has(Context::Loop);
  if (Guess || (MayRunAnywhere && Kind != CoroutineKind::Loop))
    return Confidence::Low;
  return Kind == CoroutineKind::AssumedLoop ? Confidence::Medium : Confidence::High;
}

/// Whoever waits for a lock does so only while another thread holds it, and who only may block is no error.
static Severity severityOf(Category What, Cost HowLong, Confidence HowSure) {
  const Severity OfCost = nostall::severityOf(HowLong);
  if (What == Category::Lock)
    return OfCost == Severity::Error ? Severity::Warning : Severity::Info;
  return HowSure == Confidence::Low ? std::min(OfCost, Severity::Warning) : OfCost;
}

CallSite FindingMaker::siteOf(const Causes &Of, const PairSite &S) const {
  CallSite Site;
  Site.Where = locationOf(P.unitOf(S.Entry), P.events(S.Entry)[S.Event].Where);
  Site.Call = nameOfCallee({S.Entry, S.Event}).str();
  Site.Confidence = confidence(Input.flow(), S.Entry, S.Guess);
  const CauseFact &Cause = Of.all()[S.Cause];
  Site.HowLong = Cause.HowLong;
  Site.Severity = severityOf(effectOf(Cause.Leaf).What, Cause.HowLong, Site.Confidence);
  Site.Length = S.Length;
  Site.Point = {S.Entry, S.Event};
  Site.Target = Cause.At.point();
  return Site;
}

void FindingMaker::add(const Causes &Of, const CallPaths &Paths, const PairSite &S, std::optional<Standing> Why) {
  const CauseFact &Cause = Of.all()[S.Cause];
  if (&Of == &Reported)
    Told.insert({Cause.At.Function, Cause.At.Event, S.Entry, S.Event});
  const Event &At = P.events(S.Entry)[S.Event];
  const Effect &What = effectOf(Cause.Leaf);
  if (!Why && P.isQuiet(S.Entry))
    Why = Standing{NotReported::Outside, locationOf(P.unitOf(S.Entry), P.summary(S.Entry).Definition), {}, {}, {}};
  if (!Why && !Input.Policy.reports(P.unitOf(S.Entry).Strings[At.Where.File], What.What, Cause.HowLong))
    Why = Standing{NotReported::Off, {}, (spelling(What.What) + ", " + spelling(Cause.HowLong)).str(), {}, {}};
  Finding &F = findingOf(Of, Cause, !Why);
  Pair &Result = pairOf(F, S.Entry);
  // A pair is reported if any instance of its entry is, and tells the call sites of those.
  const bool First = Result.Sites.empty();
  if (Why && !First && !Result.Unreported)
    return;
  if (!Why && Result.Unreported)
    Result.Sites.clear();
  Result.Unreported = std::move(Why);
  CallSite Site = siteOf(Of, S);
  const auto same = [&](const CallSite &Known) { return Known.Where == Site.Where && Known.Call == Site.Call; };
  const auto better = [](const CallSite &A, const CallSite &B) {
    return std::tuple(B.HowLong, B.Confidence, A.Length) < std::tuple(A.HowLong, A.Confidence, B.Length);
  };
  const auto Known = llvm::find_if(Result.Sites, same);
  Result.Paths = &Paths;
  if (Known == Result.Sites.end())
    Result.Sites.push_back(std::move(Site));
  else if (better(Site, *Known))
    *Known = std::move(Site);
}

void FindingMaker::addCut(const PairSite &S) {
  const CauseFact &Cause = All.all()[S.Cause];
  if (!Told.contains({Cause.At.Function, Cause.At.Event, S.Entry, S.Event}))
    add(All, Input.Solved.AllPaths, S, standingOf(S));
}

/// What keeps a pair from being reported that is there without policy: the first thing on its path that is cut.
std::optional<Standing> FindingMaker::standingOf(const PairSite &S) const {
  const CauseFact &Cause = All.all()[S.Cause];
  if (std::optional<Standing> Entry = Input.Policy.ofFunction(S.Entry))
    return Entry;
  for (const PathStep &Step : Input.Solved.AllPaths.steps({S.Entry, S.Event}, Cause.At)) {
    if (std::optional<Standing> Comment = Input.Policy.ofStep(Step.At))
      return Comment;
    if (Step.Via != None)
      if (std::optional<Standing> Function = Input.Policy.ofFunction(Input.flow().graph().edges()[Step.Via].To))
        return Function;
  }
  if (Cause.At != Cause.Leaf)
    if (std::optional<Standing> Comment = Input.Policy.ofStep(Cause.Leaf))
      return Comment;
  const Effect &What = effectOf(Cause.Leaf);
  const Cost Left = What.What == Category::Lock ? Reported.costOf(Cause.Leaf) : Cause.HowLong;
  return Standing{NotReported::Off, {}, (spelling(What.What) + ", " + spelling(Left)).str(), {}, {}};
}

void FindingMaker::finish(size_t Index) {
  Finding &F = Found[Index];
  const BlockingLeaf Leaf = {entryOf(ToldOf[Index].Leaf), nameOfCallee(ToldOf[Index].Leaf)};
  for (Pair &Of : F.Pairs) {
    llvm::stable_sort(Of.Sites, [](const CallSite &A, const CallSite &B) {
      return std::tuple(-static_cast<int>(A.Confidence), A.Length, A.Where) <
             std::tuple(-static_cast<int>(B.Confidence), B.Length, B.Where);
    });
    for (CallSite &Site : Of.Sites) {
      const bool Direct = Site.Point == Site.Target;
      const Event &E = P.events(Site.Point.Function)[Site.Point.Event];
      Site.Advice = blockingAdvice(Input, Site.Point.Function, E, Leaf, Direct, *Site.HowLong);
    }
  }
}

static void check(const RuleInput &Input, std::vector<Finding> &Found) {
  // A comment is used if it lies on a path that would be told: no comment or annotation, but what is off is off.
  Cuts OnlyOff;
  OnlyOff.Off = Input.Solved.Policy.cuts().Off;
  Input.Policy.markUsed(Causes(Input.flow(), OnlyOff));
  Found = FindingMaker(Input).make();
}

static constexpr FixForm Fixes[] = {FixForm::AsyncSibling, FixForm::Offload};

NOSTALL_RULE(nostall_blocking_call) = {
    "nostall-blocking-call", "a call that may keep its thread waiting runs on an event loop", nullptr, check, Fixes,
};
