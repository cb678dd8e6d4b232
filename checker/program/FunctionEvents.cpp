//===- FunctionEvents.cpp - What a function does, as events of a summary ------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "program/FunctionEvents.h"
#include "flow/Arguments.h"
#include "knowledge/ConditionText.h"
#include "llvm/ADT/STLExtras.h"

using namespace nostall;
using namespace nostall::program;
using namespace nostall::graph;
using flow::argumentOf;

FunctionEvents::FunctionEvents(const UnitInput &Input, FunctionIndex Of, uint32_t Summary,
                               const flow::FunctionFacts &Facts, std::function<uint32_t(StepIndex)> CalleeOf)
    : Input(Input), Unit(Input.Unit), Function(Unit.Functions[Of]), Graph(Unit.Graphs[Function.Body]), Summary(Summary),
      Facts(Facts), CalleeOf(std::move(CalleeOf)), All(Facts.Values), Interner(All), Evaluator(Unit, Interner),
      Order(Graph), Callables(Unit, Input.Known, Input.Types, Input.Locals, Input.Tables, Of, EventOf),
      ReadsLastError(readsLastError()) {}

void FunctionEvents::write() {
  for (const Block &B : Graph.Blocks) {
    Here = Graph.Blocks.indexOf(B);
    if (!Order.unwinds(Here))
      for (const StepIndex S : B.Steps)
        if (at(S).Reachable)
          step(S);
  }
  TuSummary &Out = Input.Tables.Out;
  FunctionSummary &Stored = Out.Functions[Summary];
  Stored.HasBody = true;
  Stored.ReadsLastError = ReadsLastError;
  if (Stored.Pattern && !Stored.Touches)
    Stored.Touches = {Hazard::Unjudged, 0};
  Stored.FirstEvent = static_cast<uint32_t>(Out.Events.size());
  Stored.EventCount = static_cast<uint32_t>(Events.size());
  Out.Events.insert(Out.Events.end(), Events.begin(), Events.end());
}

void FunctionEvents::step(StepIndex S) {
  const Step &Made = Graph.Steps[S];
  aggregates(S);
  switch (Made.Kind) {
  case StepKind::Call:
    if (const StepIndex End = ownerEndedBy(S))
      return deleter(S, End);
    return call(S, EventKind::Call);
  case StepKind::VirtualCall:
    return call(S, EventKind::VirtualCall);
  case StepKind::Construct:
    return call(S, EventKind::Construct);
  case StepKind::IndirectCall:
    return indirectCall(S);
  case StepKind::Destroy:
  case StepKind::Delete:
    return ends(S);
  case StepKind::Initialise:
  case StepKind::Assign:
    return assigned(S, Made.Target, {Made.Source, Made.Type});
  case StepKind::Await:
    return await(S);
  case StepKind::Discard:
    return discard(S);
  case StepKind::Return:
    return returned(S);
  case StepKind::InitialSuspend:
  case StepKind::FinalSuspend:
  case StepKind::Throw:
    return;
  }
}

//===--- Events ---===//

bool FunctionEvents::readsLastError() const {
  return llvm::any_of(Graph.Steps, [&](const Step &S) {
    return S.Callee && llvm::any_of(Input.Known.entries(S.Callee),
                                    [](const FunctionEntry *Entry) { return Entry->Result == ResultRole::LastError; });
  });
}

AwaitLegality FunctionEvents::legality(const Step &S) const {
  const CoroutineKind Kind = Input.Tables.Out.Functions[Summary].Coroutine;
  if (Kind == CoroutineKind::Generator)
    return AwaitLegality::Generator;
  if (Kind == CoroutineKind::None)
    return AwaitLegality::NotInCoroutine;
  switch (S.Syntax) {
  case AwaitSyntax::NotInCoroutine:
    return AwaitLegality::NotInCoroutine;
  case AwaitSyntax::InCatchHandler:
    return AwaitLegality::InCatchHandler;
  case AwaitSyntax::InDefaultArgument:
    return AwaitLegality::InDefaultArgument;
  case AwaitSyntax::InStaticInitialiser:
    return AwaitLegality::InStaticInitializer;
  case AwaitSyntax::NoSpelling:
    return AwaitLegality::NoSpelling;
  case AwaitSyntax::InMacro:
    return AwaitLegality::InMacro;
  case AwaitSyntax::InRangeLoop:
    return AwaitLegality::InRangeLoop;
  case AwaitSyntax::Legal:
  case AwaitSyntax::ThreadLocalUsed:
    break;
  }
  const flow::State &Before = at(Graph.Steps.indexOf(S));
  if (!Before.PerhapsHeld.empty())
    return AwaitLegality::LockHeld;
  if (Before.Where == flow::Moved::WithinLoop)
    return AwaitLegality::OffExecutor;
  if (S.Syntax == AwaitSyntax::ThreadLocalUsed)
    return AwaitLegality::ThreadLocalUsed;
  // Each thread has its own last error: the caller would read that of another one.
  if (S.Callee && Unit.Functions[S.Callee].CLinkage && ReadsLastError)
    return AwaitLegality::LastErrorRead;
  return AwaitLegality::Legal;
}

Event FunctionEvents::eventAt(const Step &S, EventKind Kind) const {
  Event E;
  E.Kind = Kind;
  E.Where = S.Where;
  E.SpelledFile = S.SpelledFile;
  E.SpelledLine = S.SpelledLine;
  E.Implicit = S.Implicit && (Kind != EventKind::Construct || Function.Implicit);
  E.Legality = legality(S);
  return E;
}

uint32_t FunctionEvents::edit(const Step &S) {
  if (!S.Edit)
    return None;
  EditSite Site = Unit.Edits[S.Edit];
  if (const TypeEntry *Type = Function.Result ? Input.Types.entry(Function.Result) : nullptr)
    Site.Family = Input.Tables.string(Type->Family);
  if (S.Callee && S.Kind != StepKind::Discard) {
    const graph::Function &Callee = Unit.Functions[S.Callee];
    const std::string Name = (Unit.Strings[Callee.Scope] + "::" + Unit.Strings[Callee.Last]).str();
    for (const auto &[From, To] : Input.Known.knowledge().aliases())
      if (llvm::StringRef(Name).starts_with(From + "::")) {
        Site.NamespaceAlias = Input.Tables.string(To + "=" + From);
        break;
      }
  }
  if (const TypeEntry *Given = S.Type ? Input.Types.entry(S.Type) : nullptr; Given && S.Kind != StepKind::Await)
    Site.ResultAwaitable = Given->Is == TypeRole::Coroutine || Given->Is == TypeRole::Awaitable;
  TuSummary &Out = Input.Tables.Out;
  Out.EditSites.push_back(std::move(Site));
  return static_cast<uint32_t>(Out.EditSites.size() - 1);
}

uint32_t FunctionEvents::emit(StepIndex S, Event E, llvm::ArrayRef<Use> Uses) {
  TuSummary &Out = Input.Tables.Out;
  E.Conditional = Graph.Steps[S].Perhaps || !Order.always(Here);
  E.InLoop = Order.again(Here);
  E.Hopped = at(S).Where > flow::Moved::No;
  if (!at(S).SurelyHeld.empty())
    E.Holding = symbolAt(*at(S).SurelyHeld.rbegin());
  E.FirstUse = static_cast<uint32_t>(Out.Uses.size());
  E.UseCount = static_cast<uint32_t>(Uses.size());
  Out.Uses.insert(Out.Uses.end(), Uses.begin(), Uses.end());
  Events.push_back(E);
  return static_cast<uint32_t>(Events.size() - 1);
}

//===--- Places of the whole program ---===//

/// The field or variable that a place is, for the whole program; None when it is none.
uint32_t FunctionEvents::symbolAt(ValueIndex Place) {
  while (Place)
    switch (All[Place].Kind) {
    case graph::ValueKind::Variable:
    case graph::ValueKind::Field:
      return Input.Tables.symbol(All[Place].Named);
    case graph::ValueKind::Address:
    case graph::ValueKind::Target:
    case graph::ValueKind::Element:
      Place = All[Place].First;
      break;
    default:
      return None;
    }
  return None;
}

/// The member or global variable that a call does not wait on if other code has made it non-blocking, or None.
uint32_t FunctionEvents::spareSymbol(const FunctionEntry &Entry, const Step &Call) {
  for (const Condition &C : Entry.Unless)
    if (C.What == Condition::Property::State && C.InState == ObjectState::NonBlocking)
      if (const Argument A = argumentOf(C.Argument, Call); A.What) {
        const VariableIndex V = Callables.holderOf(All, A.What, at(Graph.Steps.indexOf(Call)));
        if (V && !(Unit.Variables[V].Owner && Unit.Variables[V].Kind != VariableKind::StaticLocal))
          return Input.Tables.symbol(V);
      }
  return None;
}

//===--- Calls ---===//

/// Whether a call says nothing to the whole program: a library's own business, of which nothing is known.
bool FunctionEvents::isIgnored(const Step &S, bool HasUses) const {
  const graph::Function &Callee = Unit.Functions[S.Callee];
  if (!Input.Known.entries(S.Callee).empty() || HasUses)
    return false;
  if (Callee.Opaque || Callee.Builtin)
    return true;
  const bool Special = Callee.Constructor || Callee.Destructor;
  return Special && Callee.Implicit && !Callee.Body;
}

/// What knowledge says of the call: its effect, or why there is none. Whether it says anything.
bool FunctionEvents::judge(StepIndex S, Event &Into) {
  const flow::Verdict &Judged = Facts.Verdicts[S.position()];
  const Step &Call = Graph.Steps[S];
  if (Judged.Blocks) {
    Into.Effect = Input.Tables.effect(*Judged.Blocks);
    if (Judged.Blocks->Blocks == Category::Lock) {
      const Argument Mutex = Call.Kind == StepKind::Construct
                                 ? (Call.Arguments.empty() ? Argument() : Call.Arguments.front())
                                 : Argument{Call.Object, Call.ObjectWritten};
      if (const VariableIndex V = Mutex.What ? Callables.holderOf(All, Mutex.What, at(S)) : VariableIndex())
        Into.Takes = Input.Tables.symbol(V);
    }
    if (Call.ObjectWritten && Input.Types.isLoop(Call.ObjectWritten))
      Input.Tables.Out.Functions[Summary].RunsLoop = true;
    Into.SparedBy = spareSymbol(*Judged.Blocks, Call);
  } else if (Judged.Discharged) {
    Into.Discharge = Input.Tables.string(whyDischarged(*Judged.Discharged, Judged.Exempt));
  } else if (Call.Callee) {
    Into.Effect = Input.Tables.annotatedEffect(Call.Callee);
  }
  return Into.Effect != None || Into.Discharge;
}

/// Whether a call is the conversion of an operand to its awaiter.
static bool convertsToAwaiter(llvm::StringRef Name) { return Name == "await_transform" || Name == "operator co_await"; }

void FunctionEvents::call(StepIndex S, EventKind Kind) {
  const Step &Call = Graph.Steps[S];
  if (!Call.Callee)
    return;
  const llvm::StringRef Name = Unit.Strings[Unit.Functions[Call.Callee].Last];
  // What is awaited is the await's business.
  const std::vector<Use> Uses = convertsToAwaiter(Name) ? std::vector<Use>() : usesOf(S);
  if (isIgnored(Call, !Uses.empty()))
    return;
  Event E = eventAt(Call, Kind);
  E.Callee = Kind == EventKind::VirtualCall ? Input.Tables.function(Call.Callee) : CalleeOf(S);
  judge(S, E);
  if (E.Legality == AwaitLegality::Legal)
    E.Edit = edit(Call);
  EventOf[S] = static_cast<uint32_t>(Events.size());
  emit(S, E, Uses);
  if (Name == "operator=" && Call.Object && Call.Arguments.size() == 1)
    assigned(S, Call.Object, Call.Arguments.front());
}

void FunctionEvents::indirectCall(StepIndex S) {
  const Step &Call = Graph.Steps[S];
  std::vector<Use> Uses;
  Event E = eventAt(Call, EventKind::IndirectCall);
  for (const nostall::Value &V : Callables.of(All, Call.Object, {}, at(S)))
    Uses.push_back({V, Role::Inline, ObjectArgument});
  if (Uses.empty())
    return;
  for (const auto &[Position, A] : llvm::enumerate(Call.Arguments))
    if (A.What && Input.Types.isCallableLike(A.Written))
      for (const nostall::Value &V : valuesOf(A, S))
        Uses.push_back({V, Role::Escapes, static_cast<uint16_t>(Position)});
  // A pointer to a function that blocks: the arguments are not its own to judge, so its exceptions are not looked at.
  for (const Use &U : Uses)
    if (const FunctionIndex Target = U.What.Kind == nostall::ValueKind::Function && U.Argument == ObjectArgument
                                         ? Input.Tables.sourceOf(U.What.Index)
                                         : FunctionIndex())
      if (const llvm::ArrayRef Entries = Input.Known.entries(Target);
          !Entries.empty() && Entries.front()->Blocks && Entries.front()->When.empty()) {
        E.Callee = U.What.Index;
        E.Effect = Input.Tables.effect(*Entries.front());
      }
  if (E.Legality == AwaitLegality::Legal)
    E.Edit = edit(Call);
  EventOf[S] = static_cast<uint32_t>(Events.size());
  emit(S, E, Uses);
}

void FunctionEvents::ends(StepIndex S) {
  const Step &End = Graph.Steps[S];
  if (!End.Callee)
    return;
  const graph::Function &Destructor = Unit.Functions[End.Callee];
  if (Facts.Verdicts[S.position()].EndsNothing)
    return;
  // A closure goes on into a handler or thread: what it holds ends there.
  if (End.Type && Unit.Types[End.Type].Closure && All[End.Object].Kind != graph::ValueKind::Variable)
    return;
  Event E =
      eventAt(End, End.Kind == StepKind::Delete && Destructor.Virtual ? EventKind::VirtualCall : EventKind::Destroy);
  E.Implicit = true;
  E.Callee = Input.Tables.function(End.Callee);
  E.Legality = AwaitLegality::NoSpelling;
  const bool Says = judge(S, E);
  if (!Says && Destructor.Opaque && Input.Known.entries(End.Callee).empty())
    return;
  // One object ends on several ways; its end is told once.
  if (E.Effect == None && !Ended.insert({E.Callee, End.Where.Begin}).second)
    return;
  EventOf[S] = static_cast<uint32_t>(Events.size());
  emit(S, E, {});
}

/// The end of the owner whose deleter a step calls; invalid for any other call.
StepIndex FunctionEvents::ownerEndedBy(StepIndex S) const {
  const Step &Call = Graph.Steps[S];
  if (!Call.Implicit || !Call.Perhaps || !Call.Callee)
    return {};
  const std::vector<StepIndex> &Steps = Graph.Blocks[Here].Steps;
  const auto Next = std::next(llvm::find(Steps, S));
  if (Next == Steps.end() || Graph.Steps[*Next].Kind != StepKind::Destroy || !Graph.Steps[*Next].Callee ||
      Graph.Steps[*Next].Where.Begin != Call.Where.Begin)
    return {};
  const TypeEntry *Owner = Input.Types.entry(Graph.Steps[*Next].Type);
  return Owner && Owner->Deleter ? *Next : StepIndex();
}

/// An owner's destructor calls the function that it was made with.
void FunctionEvents::deleter(StepIndex S, StepIndex End) {
  const FunctionIndex Called = Graph.Steps[S].Callee;
  Event E = eventAt(Graph.Steps[S], EventKind::Destroy);
  E.Callee = Input.Tables.function(Graph.Steps[End].Callee);
  E.Legality = AwaitLegality::NoSpelling;
  if (const llvm::ArrayRef Entries = Input.Known.entries(Called); !Entries.empty() && Entries.front()->Blocks)
    E.Effect = Input.Tables.effect(*Entries.front());
  Use U;
  U.What = {nostall::ValueKind::Function, 0, Input.Tables.function(Called)};
  U.How = Role::Inline;
  emit(S, E, U);
}

//===--- What becomes of callables ---===//

void FunctionEvents::setFate(const CallableArgument &C, const Step &Call, Use &Into) {
  switch (C.Runs) {
  case Runs::Inline:
    Into.How = Role::Inline;
    return;
  case Runs::Elsewhere:
    Into.How = Role::Elsewhere;
    return;
  case Runs::Loop:
    Into.How = Role::Loop;
    return;
  case Runs::Stored:
    Into.How = Role::Stored;
    return;
  case Runs::Unknown:
    Into.How = Role::Escapes;
    return;
  case Runs::OnExecutor:
    break;
  }
  Into.How = Role::AssumedLoop;
  const Argument Executor = argumentOf(C.Executor, Call);
  if (!Executor.What)
    return;
  Into.Reason = Input.Tables.string(executorWords(Executor, Call));
  Into.Executor = executorOf(Executor, Call);
  if (Into.Executor.Index != None)
    Into.How = Role::OnExecutor;
}

/// Which executor an argument is; a value without an index when nothing is known.
nostall::Value FunctionEvents::executorOf(Argument A, const Step &S) {
  using Kind = nostall::ValueKind;
  const auto known = [](KnownExecutor E) { return nostall::Value{Kind::Executor, 0, static_cast<uint32_t>(E)}; };
  const flow::ExecutorValue E = Input.Known.executors().of(A, Graph, Evaluator, at(Graph.Steps.indexOf(S)));
  switch (E.Kind) {
  case flow::ExecutorKind::Unknown:
    return {};
  case flow::ExecutorKind::Loop:
    return known(KnownExecutor::Loop);
  case flow::ExecutorKind::OffLoop:
    return known(KnownExecutor::Elsewhere);
  case flow::ExecutorKind::Own:
    return known(KnownExecutor::Own);
  case flow::ExecutorKind::Place:
    break;
  }
  const VariableIndex V = flow::Executors::variableOf(E.Place, Interner);
  if (!V)
    return {};
  const Variable &Named = Unit.Variables[V];
  // On a pool sockets may be made elsewhere, whoever passes it.
  if (Named.Kind != VariableKind::Parameter || (Named.Type && Input.Types.isPool(Named.Type)))
    return {Kind::Symbol, 0, Input.Tables.symbol(V)};
  const std::optional<uint8_t> Outwards = Callables.depthOf(Named.Owner);
  return Outwards ? nostall::Value{Kind::Parameter, *Outwards, Named.Position} : nostall::Value{};
}

/// An executor in the words of a message: "'workers' (boost::asio::thread_pool)".
std::string FunctionEvents::executorWords(Argument A, const Step &S) {
  VariableIndex V = Callables.holderOf(All, A.What, at(Graph.Steps.indexOf(S)));
  if (!V && All[A.What].Kind == graph::ValueKind::Result)
    if (const ValueIndex Object = Graph.Steps[All[A.What].Of].Object)
      V = Callables.holderOf(All, Object, at(Graph.Steps.indexOf(S)));
  if (!V)
    return A.Written ? Unit.Strings[Unit.Types[A.Written].Object].str() : "";
  const TypeIndex Type = Unit.Variables[V].Type;
  return ("'" + Unit.Strings[Unit.Variables[V].Name] + "' (" + (Type ? Unit.Strings[Unit.Types[Type].Object] : "") +
          ")")
      .str();
}

std::vector<Use> FunctionEvents::usesOf(StepIndex S) {
  const Step &Call = Graph.Steps[S];
  const graph::Function &Callee = Unit.Functions[Call.Callee];
  const llvm::ArrayRef Entries = Input.Known.entries(Call.Callee);
  const FunctionEntry *Entry = Entries.empty() ? nullptr : Entries.front();
  const bool Seen = Callee.Body && !Input.Known.saysAll(Call.Callee);
  const llvm::StringRef Name = Unit.Strings[Callee.Last];
  // A timer's handlers run where the timer does, and what a loop is asked to run, on that loop.
  const bool OfExecutor = Call.ObjectWritten && (Input.Types.is(Call.ObjectWritten, TypeRole::Executor) ||
                                                 Input.Types.is(Call.ObjectWritten, TypeRole::Loop));
  const auto ofObject = [&](CallableArgument C) {
    if (C.Runs == Runs::Loop && OfExecutor && Call.Object) {
      C.Runs = Runs::OnExecutor;
      C.Executor = {ArgumentRef::Object};
    }
    return C;
  };
  std::vector<Use> Uses;
  const auto add = [&](Argument A, unsigned Position) {
    if (!A.What || !Input.Types.isCallableLike(A.Written))
      return;
    Use U;
    U.How = Role::Passed;
    U.Argument = static_cast<uint16_t>(Position);
    const CallableArgument *Stated = nullptr;
    if (Entry)
      for (const CallableArgument &C : Entry->Callables)
        if (Position == ObjectArgument ? C.Argument.Index == ArgumentRef::Object
                                       : flow::means(C.Argument, Call, Position))
          Stated = &C;
    const std::optional<Runs> Default =
        Callee.Opaque ? Input.Known.knowledge().opaque(Unit.Strings[Callee.Scope]) : std::nullopt;
    if (Stated) {
      setFate(ofObject(*Stated), Call, U);
      if (U.How == Role::Stored && Name != "operator=" && Name != "operator()")
        if (const Argument Keeper = argumentOf(Stated->Keeper, Call); Keeper.What)
          U.Target = keptIn(Keeper.What, S);
    } else if (Position == ObjectArgument) {
      return; // what a method of the user's does with its object is the method's body
    } else if (Default && !Seen) {
      setFate(ofObject({{}, *Default, {}, {}}), Call, U);
      // Objects keep what they are made of; and an algorithm calls no more than what can be called.
      if (U.How == Role::Inline && Callee.Constructor)
        U.How = Role::Stored;
      else if (U.How == Role::Inline && !Input.Types.isCallable(A.Written))
        return;
    }
    for (const nostall::Value &V : valuesOf(A, S)) {
      U.What = V;
      if (Stated && Stated->Initiation && U.What.Kind == nostall::ValueKind::Function)
        Input.Tables.Out.Functions[U.What.Index].Initiation = true;
      Uses.push_back(U);
    }
  };
  add({Call.Object, Call.ObjectWritten}, ObjectArgument);
  for (const auto &[Position, A] : llvm::enumerate(Call.Arguments))
    add(A, static_cast<unsigned>(Position));
  // Executors among the arguments: what the parameters of the callee denote from then on.
  if (!Callee.Opaque || Seen)
    for (const auto &[Position, A] : llvm::enumerate(Call.Arguments))
      if (A.What && Input.Types.carriesExecutor(A.Written)) {
        Use U;
        U.What = executorOf(A, Call);
        U.How = Role::Binds;
        U.Argument = static_cast<uint16_t>(Position);
        Uses.push_back(U);
      }
  return Uses;
}

/// The symbol of the field or global variable that something is kept in, or None.
uint32_t FunctionEvents::keptIn(ValueIndex Holder, StepIndex S) {
  const VariableIndex V = Callables.holderOf(All, Holder, at(S));
  if (!V)
    return None;
  const VariableKind Kind = Unit.Variables[V].Kind;
  return Kind == VariableKind::Field || Kind == VariableKind::Global ? Input.Tables.symbol(V) : None;
}

/// A variable or field gets a value: what can be called through that, or the executor that it is, is kept there.
void FunctionEvents::assigned(StepIndex S, ValueIndex Holder, Argument Source) {
  if (!Holder || !Source.What)
    return;
  const VariableIndex V = Callables.holderOf(All, Holder, at(S));
  const TypeIndex Type = V ? Unit.Variables[V].Type : TypeIndex();
  if (!V || !Type)
    return;
  std::vector<Use> Uses;
  if (const uint32_t Target = keptIn(Holder, S); Target != None && Input.Types.isCallableLike(Type))
    for (const nostall::Value &Kept : Callables.of(All, Source.What, Source.Written, at(S)))
      if (Kept != nostall::Value{nostall::ValueKind::Symbol, 0, Target})
        Uses.push_back({Kept, Role::Stored, 0, Target});
  if (Input.Types.carriesExecutor(Type) && !Input.Types.executor(Type) && !isEmpty(Source.What)) {
    Use U;
    U.What = executorOf(Source, Graph.Steps[S]);
    U.How = Role::Binds;
    U.Target = Input.Tables.symbol(V);
    if (U.What.Kind != nostall::ValueKind::Symbol || U.What.Index != U.Target)
      Uses.push_back(U);
  }
  store(S, Uses, Graph.Steps[S].Where);
}

/// Whether a value is an object that was made of nothing.
bool FunctionEvents::isEmpty(ValueIndex V) const {
  if (All[V].Kind != graph::ValueKind::Result)
    return All[V].Kind == graph::ValueKind::Unknown;
  const Step &Made = Graph.Steps[All[V].Of];
  return Made.Kind == StepKind::Construct && Made.Arguments.size() == Made.Defaults;
}

void FunctionEvents::store(StepIndex S, llvm::ArrayRef<Use> Uses, const Span &Where) {
  if (Uses.empty())
    return;
  Event E;
  E.Kind = EventKind::Store;
  E.Where = Where;
  emit(S, E, Uses);
}

/// Callables that aggregate initialisation puts into fields, wherever in a step it stands.
void FunctionEvents::aggregates(StepIndex S) {
  const Step &Made = Graph.Steps[S];
  for (const Argument &A : Made.Arguments)
    aggregate(A.What, S);
  aggregate(Made.Source, S);
  aggregate(Made.Object, S);
}

void FunctionEvents::aggregate(ValueIndex List, StepIndex S) {
  if (!List)
    return;
  const graph::Value What = All[List];
  if (What.Kind == graph::ValueKind::Address || What.Kind == graph::ValueKind::Target)
    return aggregate(What.First, S);
  if (What.Kind != graph::ValueKind::List)
    return;
  for (const ValueIndex Each : What.Several)
    aggregate(Each, S);
  if (!What.Type || Unit.Types[What.Type].Kind != TypeKind::Class || Unit.Types[What.Type].Opaque)
    return;
  const graph::Type &Class = Unit.Types[What.Type];
  std::vector<Use> Uses;
  size_t Position = Class.Bases.size(); // bases come first among the initialisers
  for (const VariableIndex Field : Class.Fields) {
    if (Position >= What.Several.size())
      break;
    const ValueIndex Initial = What.Several[Position++];
    if (Unit.Variables[Field].Type && Input.Types.isCallableLike(Unit.Variables[Field].Type))
      for (const nostall::Value &V : Callables.of(All, Initial, {}, at(S)))
        Uses.push_back({V, Role::Stored, 0, Input.Tables.symbol(Field)});
  }
  store(S, Uses, Graph.Steps[S].Where);
}

void FunctionEvents::returned(StepIndex S) {
  const Step &Made = Graph.Steps[S];
  if (!Made.Source || Function.IsCoroutine)
    return;
  const bool Callable = Function.Result && Input.Types.isCallable(Function.Result);
  std::vector<Use> Uses;
  for (const nostall::Value &V : Callables.of(All, Made.Source, Made.Type, at(S)))
    if (V.Kind == nostall::ValueKind::Result || Callable)
      Uses.push_back({V, Role::Returned});
  if (Uses.empty())
    return;
  Event E;
  E.Kind = EventKind::Return;
  E.Where = Made.Where;
  emit(S, E, Uses);
}

//===--- Awaits ---===//

/// Whether awaiting an object of this type never suspends the coroutine.
static bool neverSuspends(const TypeEntry *Awaited) {
  return Awaited && (Awaited->Is == TypeRole::OwnExecutor || Awaited->Is == TypeRole::Immediate);
}

void FunctionEvents::await(StepIndex S) {
  const Step &Made = Graph.Steps[S];
  std::vector<Use> Uses;
  for (const nostall::Value &V : Callables.of(All, Made.Object, {}, at(S)))
    if (V.Kind != nostall::ValueKind::Function) // awaiting an object does not call it
      Uses.push_back({V, Role::Inline});
  Event E = eventAt(Made, EventKind::Await);
  E.Implicit = false;
  E.Legality = AwaitLegality::Legal;
  E.VainHop = Facts.VainHops.contains(S);
  if (Made.Beside)
    if (const auto Before = EventOf.find(Made.Beside); Before != EventOf.end())
      E.Beside = Before->second;
  E.Edit = edit(Made);
  EventOf[S] = static_cast<uint32_t>(Events.size());
  const uint32_t Position = emit(S, E, Uses);
  if (neverSuspends(Made.ObjectWritten ? Input.Types.entry(Made.ObjectWritten) : nullptr))
    Events[Position].Holding = None;
  // An awaiter of the program's own: its three members run here.
  if (!Made.Type)
    return;
  const graph::Type &Awaiter = Unit.Types[Made.Type];
  for (const FunctionIndex Member : {Awaiter.AwaitReady, Awaiter.AwaitSuspend, Awaiter.AwaitResume})
    if (Member && Unit.Functions[Member].Body && !Input.Known.saysAll(Member)) {
      Event Runs = eventAt(Made, EventKind::Call);
      Runs.Implicit = true;
      Runs.Legality = AwaitLegality::NoSpelling;
      Runs.Callee = Input.Tables.function(Member);
      emit(S, Runs, {});
    }
}

/// Whether this coroutine's type is known to be able to await \p T: one of its own family, or of its own template.
bool FunctionEvents::canAwait(TypeIndex T) const {
  const TypeEntry *Awaited = Input.Types.entry(T);
  const TypeEntry *Own = Function.Result ? Input.Types.entry(Function.Result) : nullptr;
  if (Awaited && Own && !Awaited->Family.empty())
    return Awaited->Family == Own->Family;
  return Function.Result && Unit.Types[T].Name && Unit.Types[T].Name == Unit.Types[Function.Result].Name;
}

void FunctionEvents::discard(StepIndex S) {
  const Step &Dropped = Graph.Steps[S];
  std::vector<ValueIndex> Work{Dropped.Object};
  while (!Work.empty()) {
    const graph::Value What = All[Work.back()];
    Work.pop_back();
    if (What.Kind == graph::ValueKind::Choice) {
      Work.push_back(What.Second);
      Work.push_back(What.First);
      continue;
    }
    if (What.Kind != graph::ValueKind::Result)
      continue;
    const Step &Call = Graph.Steps[What.Of];
    if (!Call.Callee || Call.Kind == StepKind::Construct || !Call.Type)
      continue;
    const TypeIndex Given = Unit.Functions[Call.Callee].Result;
    if (!Given || Unit.Types[Given].Kind == TypeKind::Reference)
      continue;
    const TypeEntry *Type = Input.Types.entry(Given);
    const bool Lazy = Type ? Type->Lazy && (Type->Is == TypeRole::Coroutine || Type->Is == TypeRole::Awaitable)
                           : Unit.Types[Given].LazyTask;
    if (!Lazy)
      continue;
    Event E = eventAt(Dropped, EventKind::Discard);
    E.Callee = Input.Tables.function(Call.Callee);
    E.Where = Call.Where;
    if (E.Legality == AwaitLegality::OffExecutor)
      E.Legality = AwaitLegality::Legal; // that it is not awaited is the mistake
    if (E.Legality == AwaitLegality::Legal && canAwait(Given))
      E.Edit = edit(Dropped);
    emit(S, E, {});
  }
}
