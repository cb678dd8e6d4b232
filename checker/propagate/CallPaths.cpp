//===- CallPaths.cpp - The steps from an entry to a cause ---------------------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "propagate/CallPaths.h"
#include "model/QualifiedName.h"
#include "llvm/ADT/STLExtras.h"
#include <algorithm>
#include <map>
#include <set>

using namespace nostall;

Location nostall::locationOf(const TuSummary &Tu, const Span &S) {
  return {Tu.Strings[S.File].str(), S.Line, S.Column, S.Begin};
}

void CallPaths::measure(const StepId &To, bool Guesses) const {
  const auto known = [&](FunctionIndex F) -> uint32_t & {
    Distances &D = DistanceOf[F];
    return Guesses ? D.Any : D.Certain;
  };
  std::vector<FunctionIndex> Frontier = {To.Function}, Next;
  known(To.Function) = 1;
  for (uint32_t Length = 2; !Frontier.empty(); ++Length) {
    for (const FunctionIndex F : Frontier)
      Of.forCallsOf(F, [&](uint32_t, const Edge &E) {
        if (E.Guess && !Guesses)
          return;
        if (uint32_t &D = known(E.From); D == None) {
          D = Length;
          Next.push_back(E.From);
        }
      });
    Frontier.swap(Next);
    Next.clear();
  }
}

void CallPaths::measure(const StepId &To) const {
  if (Measured == To)
    return;
  Measured = To;
  DistanceOf.clear();
  measure(To, /*Guesses=*/false);
  measure(To, /*Guesses=*/true);
}

CallPaths::Distances CallPaths::distance(FunctionIndex F) const {
  const auto Found = DistanceOf.find(F);
  return Found == DistanceOf.end() ? Distances() : Found->second;
}

/// The next step from \p F, of event \p OnlyEvent unless that is None, on a shortest path to the cause.
PathStep CallPaths::choose(FunctionIndex F, uint32_t OnlyEvent, const StepId &To, bool Guesses) const {
  const Program &P = Of.program();
  const CallGraph &Graph = Of.flow().graph();
  PathStep Best;
  uint32_t Shortest = None;
  const auto consider = [&](uint32_t Event, uint32_t Via, uint32_t Length) {
    if (Length == None || (OnlyEvent != None && Event != OnlyEvent))
      return;
    const auto key = [&](uint32_t Of, uint32_t Steps) { return std::tuple(Steps, P.events(F)[Of].Where.Begin, Of); };
    if (Best.At.Function != None && key(Best.At.Event, Shortest) <= key(Event, Length))
      return;
    Best = {{F, Event}, Via};
    Shortest = Length;
  };
  if (F == To.Function)
    consider(To.Event, None, 1);
  for (const Edge &E : Graph.from(F)) {
    if ((E.Guess && !Guesses) || !Of.leadsOn(E))
      continue;
    const Distances D = distance(E.To);
    const uint32_t Rest = Guesses ? D.Any : D.Certain;
    consider(E.Event, static_cast<uint32_t>(&E - Graph.edges().data()), Rest == None ? None : Rest + 1);
  }
  return Best;
}

std::vector<PathStep> CallPaths::steps(const StepId &From, const StepId &To) const {
  const std::lock_guard Lock(Access);
  measure(To);
  std::vector<PathStep> Path;
  for (const bool Guesses : {false, true}) {
    Path.clear();
    PathStep Next = choose(From.Function, From.Event, To, Guesses);
    while (Next.At.Function != None) {
      Path.push_back(Next);
      if (Next.Via == None)
        return Path;
      Next = choose(Of.flow().graph().edges()[Next.Via].To, None, To, Guesses);
    }
  }
  return {};
}

/// Where \p F stands if it is a lambda, or belongs to the class of one.
LambdaPlace CallPaths::lambdaPlace(FunctionIndex F) const {
  const Program &P = Of.program();
  const Span &At = P.summary(F).Definition;
  return formOf(P.name(F)) == NameForm::Lambda ? LambdaPlace{At.Line, At.Column} : LambdaPlace();
}

/// Leaves the places of lambdas only where another one on the path has the same name, and columns only where lines do
/// not tell them apart.
static void tellLambdasApart(std::vector<Step> &Path) {
  std::map<std::string, std::set<LambdaPlace>> PlacesOf;
  const auto forEach = [&](auto Do) {
    for (Step &S : Path) {
      Do(S.Function, S.FunctionAt);
      Do(S.Call, S.CallAt);
      Do(S.Callable, S.CallableAt);
    }
  };
  forEach([&](const std::string &Name, const LambdaPlace &At) {
    if (At.Line)
      PlacesOf[Name].insert(At);
  });
  forEach([&](const std::string &Name, LambdaPlace &At) {
    if (!At.Line)
      return;
    const std::set<LambdaPlace> &Places = PlacesOf[Name];
    const auto onThisLine = llvm::count_if(Places, [&](const LambdaPlace &Other) { return Other.Line == At.Line; });
    if (Places.size() == 1)
      At = {};
    else if (onThisLine == 1)
      At.Column = 0;
  });
}

Step CallPaths::stepOf(const PathStep &Of) const {
  const Program &P = this->Of.program();
  const FunctionIndex F = Of.At.Function;
  const TuSummary &Tu = P.unitOf(F);
  const Event &E = P.events(F)[Of.At.Event];
  Step S;
  S.Where = locationOf(Tu, E.Where);
  S.Function = P.name(F).str();
  S.FunctionAt = lambdaPlace(F);
  const FunctionIndex Callee = E.Callee == None ? None : P.global(P.definition(F).Unit, E.Callee);
  if (Of.Via == None) {
    S.Kind = E.Kind == EventKind::Construct ? StepKind::Construct
             : E.Kind == EventKind::Destroy ? StepKind::Destroy
                                            : StepKind::Call;
    S.Call = Callee == None ? "" : P.name(Callee).str();
    S.CallAt = Callee == None ? LambdaPlace() : lambdaPlace(Callee);
    if (E.Effect != None) {
      S.Why = StepReason::Blocks;
      S.What = Tu.Effects[E.Effect].What;
      S.HowLong = this->Of.costOf(Of.At);
      S.Words = Why ? Why(Of.At) : std::string();
    }
    return S;
  }
  const Edge &Via = this->Of.flow().graph().edges()[Of.Via];
  S.Kind = Via.Kind;
  S.Call = P.name(Via.To).str();
  S.CallAt = lambdaPlace(Via.To);
  if (Via.Kind == StepKind::VirtualCall && Via.Guess)
    S.Why = StepReason::MayBeOverride;
  else if (Via.UseIndex != 0xFFFF && Callee != None) {
    S.Why = StepReason::RunsCallable;
    S.Callable = std::move(S.Call);
    S.CallableAt = S.CallAt;
    S.Call = P.name(Callee).str();
    S.CallAt = lambdaPlace(Callee);
  } else if (Via.Guess)
    S.Why = StepReason::MayBeCallee;
  else if (E.Implicit && Via.Kind == StepKind::Destroy)
    S.Why = StepReason::ImplicitDestructor;
  return S;
}

/// The blocking call itself, and how the holder of its lock keeps that. An owner that keeps a pointer to a function
/// which blocks calls it when it ends: two steps, of which the event names only the first.
void CallPaths::addLeaf(const StepId &At, std::vector<Step> &Path) const {
  const Program &P = Of.program();
  const TuSummary &Tu = P.unitOf(At.Function);
  const Event &E = P.events(At.Function)[At.Event];
  Step Leaf = stepOf({At, None});
  const auto isDeleter = [&](const Use &U) {
    return U.How == Role::Inline && U.What.Kind == ValueKind::Function && !Tu.Functions[U.What.Index].HasBody;
  };
  const auto Uses = Tu.usesOf(E);
  if (const auto *const Deleter = llvm::find_if(Uses, isDeleter);
      E.Kind == EventKind::Destroy && Deleter != Uses.end()) {
    Step End = Leaf;
    End.Why = StepReason::ImplicitDestructor;
    Path.push_back(std::move(End));
    Leaf.Kind = StepKind::Call;
    Leaf.Function = Leaf.Call;
    Leaf.FunctionAt = Leaf.CallAt;
    Leaf.CallAt = {};
    Leaf.Call = P.name(P.global(P.definition(At.Function).Unit, Deleter->What.Index)).str();
  }
  Path.push_back(std::move(Leaf));
  if (const LockHolder *Holder = Of.holder(At))
    addHolder(*Holder, Path);
}

/// How whoever holds a lock keeps it for long: suspended, or by what it does meanwhile. Another lock's holder is not
/// told again.
void CallPaths::addHolder(const LockHolder &Holder, std::vector<Step> &Path) const {
  const Program &P = Of.program();
  const Event &E = P.events(Holder.At.Function)[Holder.At.Event];
  Step S;
  S.Kind = StepKind::LockHolder;
  S.Where = locationOf(P.unitOf(Holder.At.Function), E.Where);
  S.Function = P.name(Holder.At.Function).str();
  S.FunctionAt = lambdaPlace(Holder.At.Function);
  S.Call = P.symbolName(P.globalSymbol(P.definition(Holder.At.Function).Unit, E.Holding)).str();
  S.Why = Holder.Suspended ? StepReason::Suspended : StepReason::Waits;
  Path.push_back(std::move(S));
  if (!Holder.Suspended)
    for (const PathStep &Each : workOf(Holder))
      Path.push_back(stepOf(Each));
}

/// The shortest certain path from where a lock is held to what takes long there.
std::vector<PathStep> CallPaths::workOf(const LockHolder &Holder) const {
  const CallGraph &Graph = Of.flow().graph();
  if (Of.isWorkOf(Holder, Holder.At))
    return {{Holder.At, None}};
  llvm::DenseMap<FunctionIndex, PathStep> Before; // by function that is reached: the step that leads there
  std::vector<FunctionIndex> Reached;
  const auto follow = [&](const Edge &E) {
    const StepId At{E.From, E.Event};
    if (E.Guess || !Of.leadsOn(E))
      return;
    if (Before.try_emplace(E.To, PathStep{At, static_cast<uint32_t>(&E - Graph.edges().data())}).second)
      Reached.push_back(E.To);
  };
  for (const Edge &E : Graph.from(Holder.At.Function))
    if (E.Event == Holder.At.Event)
      follow(E);
  for (size_t Next = 0; Next < Reached.size(); ++Next) {
    const FunctionIndex F = Reached[Next];
    for (uint32_t Event = 0; Event < Of.program().events(F).size(); ++Event) {
      if (!Of.isWorkOf(Holder, {F, Event}))
        continue;
      std::vector<PathStep> Path = {{{F, Event}, None}};
      do
        Path.push_back(Before.lookup(Path.back().At.Function));
      while (Path.back().At != Holder.At);
      std::reverse(Path.begin(), Path.end());
      return Path;
    }
    for (const Edge &E : Graph.from(F))
      follow(E);
  }
  return {};
}

/// The worst path from \p From to a leaf, without what lies behind that.
void CallPaths::follow(const StepId &From, std::vector<Step> &Path) const {
  FunctionIndex F = From.Function;
  Blocking B = Of.blockingOf(F, From.Event);
  while (B.Blocks) {
    Path.push_back(stepOf({{F, B.Event}, B.Via}));
    if (B.Via == None)
      return;
    F = Of.flow().graph().edges()[B.Via].To;
    B = Of.blocking(F);
  }
}

std::vector<Step> CallPaths::path(const ProgramPoint &From, const ProgramPoint &To) const {
  const StepId Cause{To.Function, To.Event};
  std::vector<Step> Path;
  for (const PathStep &S : steps({From.Function, From.Event}, Cause))
    if (S.Via != None)
      Path.push_back(stepOf(S));
    else if (Of.isLeaf(Cause))
      addLeaf(Cause, Path);
    else
      follow(Cause, Path);
  tellLambdasApart(Path);
  return Path;
}

std::vector<Step> CallPaths::worst(const StepId &From) const {
  const StepId Leaf = Of.leafOf(From.Function, From.Event);
  return Leaf.Function == None ? std::vector<Step>() : path(From.point(), Leaf.point());
}
