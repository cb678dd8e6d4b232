//===- PrivateQueues.cpp - Loops that only queue work for threads -------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "flow/PrivateQueues.h"
#include "flow/Arguments.h"
#include "llvm/ADT/STLExtras.h"
#include <set>

using namespace nostall;
using namespace nostall::flow;
using namespace nostall::graph;

/// Coroutines that await each other are followed this deep.
constexpr unsigned MaxAwaited = 4;

//===--- The uses of one loop ---===//

namespace nostall::flow {

/// Everything that a unit does with one loop.
class QueueUses {
public:
  QueueUses(PrivateQueues &All, VariableIndex Loop);

  /// Whether a thread runs it, and nothing is done with it that is not known to be harmless.
  bool fit() const { return Runs && !Other; }

private:
  bool denotes(const FlowGraph &G, ValueIndex V) const;
  bool mentions(const FlowGraph &G, ValueIndex V) const;
  bool isMadeHere(const FlowGraph &G, ValueIndex V) const;
  bool runsLoop(FunctionIndex Method) const;
  bool isPlain(const FlowGraph &G, Argument Work) const;
  bool onlyWorks(FunctionIndex Coroutine, unsigned Depth) const;
  bool isUsed(const FlowGraph &G, StepIndex Given) const;
  bool startsThreads(const Step &S) const;
  bool isHandedToThread(const FlowGraph &G, ValueIndex V) const;
  bool runsOnThreads(FunctionIndex F, std::set<FunctionIndex> &Asked) const;

  void step(const FlowGraph &G, const Step &S);
  void called(const FlowGraph &G, const Step &S);
  void made(const FlowGraph &G, const Step &S);
  bool givenWell(const FlowGraph &G, const Step &S, size_t Position);
  /// A value stands where nothing is allowed that denotes the loop.
  void elsewhere(const FlowGraph &G, ValueIndex V) { Other |= V && (denotes(G, V) || mentions(G, V)); }

  const graph::Unit &Unit;
  UnitKnowledge &Known;
  TypeRoles &Roles;
  const InitialValues &Initials;
  VariableIndex Loop;
  std::set<VariableIndex> Names; ///< the loop's, and those of references, owners and executors of it
  bool Runs = false;             ///< run by what only threads run
  bool Other = false;            ///< something that is not known to be harmless
};

} // namespace nostall::flow

QueueUses::QueueUses(PrivateQueues &All, VariableIndex Loop)
    : Unit(All.Unit), Known(All.Known), Roles(All.Roles), Initials(All.Initials), Loop(Loop), Names{Loop} {
  for (size_t Before = 0; Before != Names.size();) {
    Before = Names.size();
    for (const auto &[V, Begun] : Initials)
      if (V != Loop && Begun.In && denotes(*Begun.In, Begun.What.What))
        Names.insert(V);
  }
  for (const FlowGraph &G : Unit.Graphs) {
    for (const Step &S : G.Steps)
      step(G, S);
    for (const Block &B : G.Blocks)
      for (const Edge &E : B.Edges)
        elsewhere(G, E.Condition);
  }
}

/// Whether a value is the loop, its address, a reference wrapper around it, its executor, or another name or owner of
/// it.
bool QueueUses::denotes(const FlowGraph &G, ValueIndex V) const {
  while (V) {
    const Value &What = G.Values[V];
    switch (What.Kind) {
    case ValueKind::Variable:
    case ValueKind::Field:
      return Names.contains(What.Named);
    case ValueKind::Address:
    case ValueKind::Target:
      V = What.First;
      break;
    case ValueKind::Result: {
      const Step &Made = G.Steps[What.Of];
      const bool Copies =
          Made.Kind == StepKind::Construct && Made.Arguments.size() == 1 && Made.Arguments.front().Written == Made.Type;
      const bool Wraps = Made.Kind == StepKind::Call && !Made.Object && Made.Arguments.size() == 1 && Made.Callee &&
                         Unit.Functions[Made.Callee].Opaque;
      if (Copies || Wraps)
        V = Made.Arguments.front().What;
      else if (Made.Kind == StepKind::Call && Made.Object && Made.Arguments.empty())
        V = Made.Object;
      else
        return false;
      break;
    }
    default:
      return false;
    }
  }
  return false;
}

/// Whether a value has a part that is the loop, outside the lambdas in it, whose bodies are looked at themselves.
bool QueueUses::mentions(const FlowGraph &G, ValueIndex V) const {
  if (!V)
    return false;
  const Value &What = G.Values[V];
  if (What.Kind == ValueKind::Closure || What.Kind == ValueKind::Result)
    return false;
  return (What.Named && Names.contains(What.Named)) || mentions(G, What.First) || mentions(G, What.Second) ||
         llvm::any_of(What.Several, [&](ValueIndex Part) { return denotes(G, Part) || mentions(G, Part); });
}

/// Whether an owner begins, or goes on, with a loop that is made there.
bool QueueUses::isMadeHere(const FlowGraph &G, ValueIndex V) const {
  const Value &What = G.Values[V];
  if (What.Kind == ValueKind::Null)
    return true;
  if (What.Kind != ValueKind::Result)
    return What.Kind == ValueKind::List && What.Several.size() == 1 && isMadeHere(G, What.Several.front());
  const Step &Made = G.Steps[What.Of];
  const auto isObject = [&](const Argument &A) { return A.Written && Unit.Types[A.Written].Kind == TypeKind::Class; };
  if (Made.Kind == StepKind::Construct)
    return Made.Arguments.empty() || Roles.isLoop(Made.Type) || isMadeHere(G, Made.Arguments.front().What);
  const bool Reference = Made.Type && Unit.Types[Made.Type].Kind == TypeKind::Reference;
  return Made.Kind == StepKind::Call && !Made.Object && !Reference && llvm::none_of(Made.Arguments, isObject);
}

/// Whether a method runs a loop: it takes the thread that calls it until the loop ends.
bool QueueUses::runsLoop(FunctionIndex Method) const {
  const llvm::ArrayRef Entries = Method ? Known.entries(Method) : llvm::ArrayRef<const FunctionEntry *>();
  return !Entries.empty() && Entries.front()->Blocks.has_value();
}

/// Whether a coroutine never comes back to its executor: it awaits nothing but coroutines of the same kind.
bool QueueUses::onlyWorks(FunctionIndex Coroutine, unsigned Depth) const {
  if (!Coroutine || !Unit.Functions[Coroutine].IsCoroutine || !Unit.Functions[Coroutine].Body || Depth > MaxAwaited)
    return false;
  const FlowGraph &G = Unit.Graphs[Unit.Functions[Coroutine].Body];
  return llvm::all_of(G.Steps, [&](const Step &S) {
    if (S.Kind != StepKind::Await)
      return true;
    const Value &Awaited = G.Values[S.Object];
    return Awaited.Kind == ValueKind::Result && onlyWorks(G.Steps[Awaited.Of].Callee, Depth + 1);
  });
}

/// Work that ends in one go: no coroutine, or one that waits for nothing.
bool QueueUses::isPlain(const FlowGraph &G, Argument Work) const {
  const TypeIndex Class = Roles.classOf(Work.Written);
  if (Class && Unit.Types[Class].Closure)
    return llvm::all_of(Unit.Types[Class].CallOperators, [&](FunctionIndex Body) {
      const TypeIndex Result = Unit.Functions[Body].Result;
      return !Result || !Known.type(Result) || onlyWorks(Body, 0);
    });
  if (!Work.Written || !Known.type(Work.Written))
    return true;
  const Value &Made = G.Values[Work.What];
  return Made.Kind == ValueKind::Result && onlyWorks(G.Steps[Made.Of].Callee, 0);
}

//===--- Threads ---===//

/// Whether \p T is a thread, or an owner or container of threads.
static bool holdsThreads(const Unit &Unit, TypeRoles &Roles, TypeIndex T) {
  const TypeIndex Class = Roles.classOf(T);
  return Class && (Roles.startsThread(Class) || llvm::any_of(Unit.Types[Class].Arguments, [&](TypeIndex Argument) {
                     return Argument && Roles.startsThread(Argument);
                   }));
}

/// Whether a call or construction runs its arguments on threads of its own.
bool QueueUses::startsThreads(const Step &S) const {
  if (S.Kind == StepKind::Construct)
    return S.Type && Roles.startsThread(S.Type);
  if (S.ObjectWritten && holdsThreads(Unit, Roles, S.ObjectWritten))
    return true;
  const llvm::ArrayRef Entries = S.Callee ? Known.entries(S.Callee) : llvm::ArrayRef<const FunctionEntry *>();
  return !Entries.empty() && llvm::any_of(Entries.front()->Callables,
                                          [](const CallableArgument &C) { return C.Runs == nostall::Runs::Elsewhere; });
}

/// Whether the result of a step is used at all.
bool QueueUses::isUsed(const FlowGraph &G, StepIndex Given) const {
  const auto is = [&](ValueIndex V) {
    while (V && (G.Values[V].Kind == ValueKind::Target || G.Values[V].Kind == ValueKind::Address))
      V = G.Values[V].First;
    return V && G.Values[V].Kind == ValueKind::Result && G.Values[V].Of == Given;
  };
  return llvm::any_of(G.Steps, [&](const Step &S) {
    return S.Kind != StepKind::Discard && S.Kind != StepKind::Destroy &&
           (is(S.Object) || is(S.Source) || llvm::any_of(S.Arguments, [&](const Argument &A) { return is(A.What); }));
  });
}

/// Whether a callable is given to a thread and to nobody else, directly or bound to arguments.
bool QueueUses::isHandedToThread(const FlowGraph &G, ValueIndex V) const {
  bool Handed = false;
  for (const Step &S : G.Steps) {
    const bool Given = llvm::any_of(S.Arguments, [&](const Argument &A) { return A.What == V; });
    if (!Given && S.Source != V && S.Object != V)
      continue;
    const bool Binds = Given && S.Kind == StepKind::Call && !S.Object && S.Callee && Unit.Functions[S.Callee].Opaque;
    if (!Given || !(startsThreads(S) || Binds))
      return false;
    if (startsThreads(S)) {
      Handed = true;
      continue;
    }
    for (const Value &Bound : G.Values)
      if (Bound.Kind == ValueKind::Result && &G.Steps[Bound.Of] == &S)
        Handed |= isHandedToThread(G, G.Values.indexOf(Bound));
  }
  return Handed;
}

/// Whether only threads run a function, as far as any file can know.
bool QueueUses::runsOnThreads(FunctionIndex F, std::set<FunctionIndex> &Asked) const {
  const Function &Asking = Unit.Functions[F];
  const bool Lambda = Asking.Class && Unit.Types[Asking.Class].Closure;
  if (!(Lambda || Asking.Local || Asking.Private) || !Asked.insert(F).second)
    return false;
  bool Any = false;
  for (const FlowGraph &G : Unit.Graphs) {
    for (const Step &S : G.Steps)
      if (S.Callee == F) {
        if (!runsOnThreads(G.Of, Asked))
          return false;
        Any = true;
      }
    for (const Value &V : G.Values)
      if (Lambda ? V.Kind == ValueKind::Closure && V.Type == Asking.Class
                 : V.Kind == ValueKind::Function && V.Callee == F) {
        if (!isHandedToThread(G, G.Values.indexOf(V)))
          return false;
        Any = true;
      }
  }
  return Any;
}

//===--- Steps ---===//

void QueueUses::step(const FlowGraph &G, const Step &S) {
  switch (S.Kind) {
  case StepKind::Call:
  case StepKind::VirtualCall:
  case StepKind::IndirectCall:
  case StepKind::Construct:
    called(G, S);
    break;
  case StepKind::Initialise:
  case StepKind::Assign:
    made(G, S);
    break;
  case StepKind::Destroy:
  case StepKind::Delete:
  case StepKind::Discard:
  case StepKind::InitialSuspend:
  case StepKind::FinalSuspend:
    break;
  case StepKind::Await:
  case StepKind::Return:
  case StepKind::Throw:
    elsewhere(G, S.Object);
    elsewhere(G, S.Source);
    break;
  }
}

/// A variable or field begins, or goes on, as something.
void QueueUses::made(const FlowGraph &G, const Step &S) {
  const Value &To = G.Values[S.Target];
  const bool Named = (To.Kind == ValueKind::Variable || To.Kind == ValueKind::Field) && Names.contains(To.Named);
  if (Named && To.Named == Loop) {
    // Its own beginning; an owner's must be with a loop that nobody else has.
    if (S.Kind == StepKind::Assign || !Roles.isLoop(Unit.Variables[Loop].Type))
      Other |= !S.Source || !isMadeHere(G, S.Source);
    return;
  }
  // A local variable that begins so is another name; a field or an element would have to be followed.
  if (!(Named && S.Kind == StepKind::Initialise && To.Kind == ValueKind::Variable))
    elsewhere(G, S.Source);
}

void QueueUses::called(const FlowGraph &G, const Step &S) {
  const size_t Written = S.Arguments.size() - S.Defaults;
  if (S.Object && denotes(G, S.Object)) {
    // A member of the loop, or of an owner of it, is called.
    const llvm::StringRef Name = S.Callee ? Unit.Strings[Unit.Functions[S.Callee].Last] : "";
    std::set<FunctionIndex> Asked;
    if (runsLoop(S.Callee))
      Runs |= runsOnThreads(G.Of, Asked);
    else if (Name == "operator=" && Written == 1)
      Other |= !isMadeHere(G, S.Arguments.front().What);
    else if (Written > 0)
      Other |= !S.Callee || (S.Type && Roles.carriesExecutor(S.Type)) ||
               llvm::any_of(S.Arguments, [&](const Argument &Work) { return !isPlain(G, Work); });
  } else if (S.Object) {
    Other |= mentions(G, S.Object);
  }
  for (const auto &[Position, A] : llvm::enumerate(S.Arguments)) {
    if (!A.What)
      continue;
    if (!denotes(G, A.What)) {
      Other |= mentions(G, A.What);
      continue;
    }
    // What only gives another name of it is judged where that is used.
    ValueIndex Given;
    for (const Value &V : G.Values)
      if (V.Kind == ValueKind::Result && &G.Steps[V.Of] == &S)
        Given = G.Values.indexOf(V);
    const bool Renames = Given && denotes(G, Given) && isUsed(G, G.Steps.indexOf(S));
    Other |= !Renames && !givenWell(G, S, Position);
  }
}

/// Whether a call that is given the loop does no more than post work to it, keep it running or run it.
bool QueueUses::givenWell(const FlowGraph &G, const Step &S, size_t Position) {
  const TypeEntry *Made = S.Type ? Known.type(S.Type) : nullptr;
  if (Made && (Made->Is == TypeRole::WorkGuard || Made->Is == TypeRole::BoundToken))
    return true;
  const auto work = [&](const CallableArgument &C) {
    for (const auto &[At, A] : llvm::enumerate(S.Arguments))
      if (C.Runs == nostall::Runs::OnExecutor && means(C.Executor, S, Position) && means(C.Argument, S, At))
        return A;
    return Argument();
  };
  if (S.Callee)
    for (const FunctionEntry *Entry : Known.entries(S.Callee))
      if (llvm::any_of(Entry->Callables, [&](const CallableArgument &C) { return work(C).What.valid(); }))
        return llvm::all_of(Entry->Callables, [&](const CallableArgument &C) {
          const Argument Work = work(C);
          return !Work.What || isPlain(G, Work);
        });
  for (const Argument &A : S.Arguments) {
    ValueIndex V = A.What;
    while (V && (G.Values[V].Kind == ValueKind::Address || G.Values[V].Kind == ValueKind::Target))
      V = G.Values[V].First;
    if (V && G.Values[V].Kind == ValueKind::Function && runsLoop(G.Values[V].Callee))
      return Runs = true;
  }
  return false;
}

//===--- Which loops are asked about ---===//

/// Whether no other file can use a loop.
bool PrivateQueues::isOnlyUsedHere(VariableIndex Loop) {
  const Variable &V = Unit.Variables[Loop];
  switch (V.Kind) {
  case VariableKind::Local:
    return true;
  case VariableKind::Global:
    // It begins where the file's variables do.
    return llvm::any_of(Unit.Functions, [&](const Function &F) {
      return F.Local && F.Where.Line == 1 && F.Where.Column == 1 && F.Where.File == V.Where.File;
    });
  case VariableKind::Field:
    return V.Class && V.OnlyUsedHere && llvm::any_of(Unit.Types[V.Class].Fields, [&](VariableIndex Field) {
             return holdsThreads(Unit, Roles, Unit.Variables[Field].Type);
           });
  default:
    return false;
  }
}

bool PrivateQueues::isQueue(VariableIndex Loop) {
  const auto [Found, New] = Answers.try_emplace(Loop, false);
  if (!New)
    return Found->second;
  const Variable &V = Unit.Variables[Loop];
  const bool Answer = V.Type && Roles.holdsLoop(V.Type) && isOnlyUsedHere(Loop) && QueueUses(*this, Loop).fit();
  return Answers[Loop] = Answer;
}
