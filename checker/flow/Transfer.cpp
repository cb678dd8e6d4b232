//===- Transfer.cpp - What steps and conditions do to what holds --------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "flow/Transfer.h"
#include "flow/Arguments.h"
#include "flow/Translation.h"
#include "llvm/ADT/STLExtras.h"

using namespace nostall;
using namespace nostall::flow;
using namespace nostall::graph;

//===--- Writes ---===//

/// Nothing is known any more of a place and its parts.
void Transfer::forgetPlace(ValueIndex Place, State &At) {
  std::erase_if(At.Holds, [&](const auto &Held) { return Held.first != Place && Values.isWithin(Held.first, Place); });
  std::erase_if(At.Objects, [&](const auto &Known) { return Values.isWithin(Known.first, Place); });
  At.Holds[Place] = Alternatives(Values.unknown());
}

void Transfer::passStates(ValueIndex From, ValueIndex To, State &At) {
  if (const auto Found = At.Objects.find(From); Found != At.Objects.end()) {
    const ObjectStates States = Found->second;
    At.Objects[To] = States;
  }
}

/// The same field of another object may be the one at \p Written: what is known of it, on any path of that type, ends.
void Transfer::writeSameField(ValueIndex Written, const Alternatives &New, State &At) {
  const VariableIndex Field = Values.values()[Written].Named;
  const auto mayBe = [&](ValueIndex Place) {
    const Value &Other = Values.values()[Place];
    return Place != Written && Other.Kind == ValueKind::Field && Other.Named == Field &&
           !Values.areOfDifferentLocals(Place, Written);
  };
  std::vector<ValueIndex> Others;
  for (const auto &[Place, Held] : At.Holds)
    if (mayBe(Place))
      Others.push_back(Place);
  for (const auto &[Place, States] : At.Objects)
    if (mayBe(Place) && !At.Holds.contains(Place))
      Others.push_back(Place);
  for (const ValueIndex Place : Others) {
    Alternatives &Held = At.Holds.try_emplace(Place, Alternatives(Place)).first->second;
    for (const ValueIndex V : New)
      Held.add(V, Values.unknown());
    // A descriptor's state belongs to the value that it was, which the place may still hold.
    if (const TypeIndex T = Unit.Variables[Field].Type; !T || Unit.Types[T].Kind != TypeKind::Number)
      At.Objects.erase(Place);
  }
}

void Transfer::write(ValueIndex Target, ValueIndex Source, State &At) {
  const Alternatives New = Values.valuesOf(Source, At);
  const Alternatives Places = Values.placesOf(Target, At);
  const ValueIndex Only = Places.only();
  // One of several places, or one element of several, may hold what it held. What an unknown pointer points to is not
  // followed.
  if (!Only || Only == Values.unknown() || Values.values()[Only].Kind == ValueKind::Element) {
    for (const ValueIndex Place : Places)
      if (Place != Values.unknown()) {
        const auto Held = At.Holds.find(Place);
        Alternatives Both = Held == At.Holds.end() ? Alternatives(Place) : Held->second;
        for (const ValueIndex V : New)
          Both.add(V, Values.unknown());
        At.Holds[Place] = Both;
        At.Objects.erase(Place);
      }
    return;
  }
  forgetPlace(Only, At);
  At.Holds[Only] = New;
  if (Values.values()[Only].Kind == ValueKind::Field)
    writeSameField(Only, New, At);
  // A class's object is its place: what was made in the step is known by the variable's name from now on.
  if (const ValueIndex Made = Values.placesOf(Source, At).only())
    passStates(Made, Only, At);
}

/// What a function may write of what it gets: the targets of its references and pointers to what is not `const`.
void Transfer::writtenByCallee(const Step &Call, State &At) {
  const Function &Callee = Unit.Functions[Call.Callee];
  for (const auto &[Position, A] : llvm::enumerate(Call.Arguments)) {
    if (Position >= Callee.Parameters.size() || !A.What)
      continue;
    const Type &Parameter = Unit.Types[Callee.Parameters[Position]];
    if (Unit.Strings[Parameter.Text].starts_with("const "))
      continue;
    if (Parameter.Kind == TypeKind::Reference) {
      for (const ValueIndex Place : Values.placesOf(A.What, At))
        if (Values.isPlace(Place))
          At.Holds[Place] = Alternatives(Values.unknown());
    } else if (Parameter.Kind == TypeKind::Pointer) {
      for (const ValueIndex P : Values.valuesOf(A.What, At))
        if (const ValueIndex Place = Values.values().target(P); Values.isPlace(Place)) {
          std::erase_if(At.Holds, [&](const auto &Held) { return Values.isWithin(Held.first, Place); });
          At.Holds[Place] = Alternatives(Values.unknown());
        }
    }
  }
}

//===--- Calls ---===//

void Transfer::lose(ValueIndex Object, ObjectState Lost, State &At) {
  At.Objects[Object].clear(Lost);
  At.PerhapsLost[Object].set(Lost);
}

void Transfer::change(const StateChange &Change, StepIndex S, State &At) {
  const Step &Call = Graph.Steps[S];
  const bool OfResult = Change.Object.Index == ArgumentRef::Result;
  const Alternatives Objects =
      OfResult ? Alternatives(Values.values().result(S)) : Values.objectsOf(argumentOf(Change.Object, Call), At);
  if (Change.How == StateChange::Way::Clears) {
    for (const ValueIndex Object : Objects)
      lose(Object, Change.State, At);
  } else if (const ValueIndex Object = Objects.only(); Object && Object != Values.unknown()) {
    At.Objects[Object].set(Change.State);
    At.PerhapsLost[Object].clear(Change.State);
  }
}

/// What a call does to the states of its object, arguments and result.
void Transfer::changeStates(StepIndex S, State &At) {
  const Step &Call = Graph.Steps[S];
  for (const FunctionEntry *Entry : Known.entries(Call.Callee)) {
    // What a call sets, it does not clear.
    const StateChange *Found = nullptr;
    for (const StateChange &Change : Entry->States) {
      const bool Sets = Change.How == StateChange::Way::Sets;
      if ((!Sets && Change.How != StateChange::Way::Clears) || !Asking.anyHolds(Change.When, Call, At))
        continue;
      if (Sets && Change.Object.Index == ArgumentRef::Result)
        change(Change, S, At);
      else if (!Found || Sets)
        Found = &Change;
    }
    if (Found)
      change(*Found, S, At);
  }
}

/// A copy or a move of an object is in the state of what it is made of; what was moved from is in none.
void Transfer::copyOrMove(StepIndex S, State &At) {
  const Step &Made = Graph.Steps[S];
  const Function &Constructor = Unit.Functions[Made.Callee];
  if (Made.Arguments.size() != 1 || Constructor.Parameters.size() != 1)
    return;
  const Type &Parameter = Unit.Types[Constructor.Parameters.front()];
  if (Parameter.Kind != TypeKind::Reference || Parameter.Of != Made.Type)
    return;
  const ValueIndex From = Values.placesOf(Made.Arguments.front().What, At).only();
  if (!From)
    return;
  passStates(From, Values.values().result(S), At);
  if (!Unit.Strings[Parameter.Text].ends_with("&&"))
    return;
  At.Objects.erase(From);
  // A guard that is moved holds its lock under another name.
  if (const auto Held = At.Holds.find(From); isGuard(Made.Type) && Held != At.Holds.end()) {
    const Alternatives Mutexes = Held->second;
    At.Holds[Values.values().result(S)] = Mutexes;
    At.Holds.erase(From);
  }
}

bool Transfer::isGuard(TypeIndex T) const {
  const TypeEntry *Type = T ? Known.type(T) : nullptr;
  return Type && Type->Is == TypeRole::Guard;
}

/// Whoever gets a guard may give its lock back, or take it again: what it locks may be held, and may not.
void Transfer::handOnGuards(const Step &Call, State &At) {
  const bool OfGuard =
      (Call.Object && isGuard(Call.ObjectWritten)) || (Call.Kind == StepKind::Construct && isGuard(Call.Type));
  // A condition variable has the lock again when it returns.
  if (OfGuard ||
      llvm::any_of(Known.entries(Call.Callee), [](const FunctionEntry *E) { return E->Blocks == Category::Wait; }))
    return;
  const auto doubtHeldBy = [&](ValueIndex Guard) {
    const auto Held = At.Holds.find(Guard);
    if (Held == At.Holds.end())
      return false;
    for (const ValueIndex V : Alternatives(Held->second))
      doubt(Values.values().target(V), At);
    return true;
  };
  for (const Argument &A : Call.Arguments)
    if (A.What && isGuard(A.Written) && !doubtHeldBy(A.What)) // a temporary is known by its step
      for (const ValueIndex Guard : Values.placesOf(A.What, At))
        doubtHeldBy(Guard);
}

/// A mutex may be held, and may not.
void Transfer::doubt(ValueIndex Mutex, State &At) {
  At.SurelyHeld.erase(Mutex);
  At.PerhapsHeld.insert(Mutex);
}

/// Whether a lambda of this function has a reference to a place, by which it may do anything to it at any time.
bool Transfer::isCaptured(ValueIndex Place) const {
  return llvm::any_of(Graph.Values, [&](const Value &V) {
    return V.Kind == ValueKind::Closure && llvm::is_contained(V.Several, Place);
  });
}

/// The mutex that a call waits for: the object, or the first argument of a guard's constructor.
void Transfer::lock(const Step &Call, StepIndex S, State &At) {
  const bool Guard = Call.Kind == StepKind::Construct;
  const ValueIndex Mutex = Guard ? (Call.Arguments.empty() ? ValueIndex() : Call.Arguments.front().What) : Call.Object;
  const ValueIndex Place = Mutex ? Values.placesOf(Mutex, At).only() : ValueIndex();
  if (!Place)
    return;
  At.take(Place);
  if (Guard) // the guard is known by what it holds
    At.Holds[Values.values().result(S)] = Alternatives(Values.values().address(Place));
}

/// `guard.unlock()`, `mutex.unlock()`.
void Transfer::release(const Step &Call, State &At) {
  const TypeEntry *Type = Call.ObjectWritten ? Known.type(Call.ObjectWritten) : nullptr;
  if (!Call.Object || !Call.Callee)
    return;
  if (!Type || !llvm::is_contained(Type->ReleasedBy, Unit.Strings[Unit.Functions[Call.Callee].Last]))
    return;
  const bool Guard = Type->Is == TypeRole::Guard;
  for (const ValueIndex Place : Values.placesOf(Call.Object, At)) {
    std::set<ValueIndex> Given{Place};
    if (const auto Held = At.Holds.find(Place); Guard && Held != At.Holds.end())
      for (const ValueIndex V : Held->second)
        Given.insert(Values.values().target(V));
    for (const ValueIndex Mutex : Given)
      if (Guard && isCaptured(Place))
        doubt(Mutex, At);
      else
        At.giveBack(Mutex);
  }
}

void Transfer::call(StepIndex S, State &At) {
  const Step &Call = Graph.Steps[S];
  if (!Call.Callee)
    return;
  const Verdict Judged = Asking.judge(Call, At);
  const llvm::ArrayRef Entries = Known.entries(Call.Callee);
  const ValueIndex Result = Values.values().result(S);
  At.Holds.erase(Result); // of an earlier round
  At.Objects.erase(Result);
  if (Call.Kind == StepKind::Construct)
    copyOrMove(S, At);
  changeStates(S, At);
  if (!Entries.empty() && Entries.front()->Result == ResultRole::OfObject) {
    const Argument Of = argumentOf({Call.Object ? ArgumentRef::Object : 0}, Call);
    // A handle is the object itself, a layer that is given by reference a pointer to it.
    const TypeIndex Given = Unit.Functions[Call.Callee].Result;
    const bool Reference = Given && Unit.Types[Given].Kind == TypeKind::Reference;
    Alternatives Objects;
    for (const ValueIndex Object : Values.objectsOf(Of, At))
      Objects.add(Reference ? Values.values().address(Object) : Object, Values.unknown());
    At.Holds[Result] = Objects;
  }
  if (Judged.Blocks && Judged.Blocks->Blocks == Category::Lock)
    lock(Call, S, At);
  release(Call, At);
  handOnGuards(Call, At);
  if (const Contract *C = contractFor(Call))
    apply(*C, S, At);
  else
    writtenByCallee(Call, At);
  // Whoever gets a stream may write to it.
  if (Entries.empty() && !contractFor(Call))
    for (const Argument &A : Call.Arguments)
      if (A.What && A.Written && Unit.Types[A.Written].Opaque)
        for (const ValueIndex Object : Values.objectsOf(A, At))
          lose(Object, ObjectState::Flushed, At);
}

/// What is inferred of the function that a call runs for certain, where knowledge does not say it all.
const Contract *Transfer::contractFor(const Step &Call) const {
  if (Call.Kind != StepKind::Call && Call.Kind != StepKind::Construct)
    return nullptr;
  // What a coroutine does, it may do after the call.
  const Function &Callee = Unit.Functions[Call.Callee];
  return Callee.IsCoroutine || Known.saysAll(Call.Callee) ? nullptr : Callees.find(Call.Callee);
}

void Transfer::apply(const Contract &C, StepIndex S, State &At) {
  const State Before = At;
  Translation Says(Unit, Graph.Steps[S], S, C.Values, Values, Before);
  const auto values = [&](const Alternatives &All) {
    Alternatives Here;
    for (const ValueIndex V : All)
      for (const ValueIndex Meant : Says.valuesOf(V))
        Here.add(Meant, Values.unknown());
    return Here;
  };
  for (const ValueIndex Asked : C.Asks) {
    llvm::for_each(Says.valuesOf(Asked), [&](ValueIndex V) { Values.ask(V); });
    llvm::for_each(Says.objectsOf(Asked), [&](ValueIndex V) { Values.ask(V); });
  }
  if (!C.Returns) {
    At.Reachable = false;
    return;
  }
  for (const auto &[Place, Held] : C.Writes) {
    const Alternatives Places = Says.placesOf(Place);
    for (const ValueIndex Written : Places) {
      if (Written == Values.unknown())
        continue;
      const bool Sure = Places.only().valid();
      Alternatives New = values(Held);
      if (!Sure)
        New.add(Written, Values.unknown());
      At.Holds[Written] = New;
      std::erase_if(At.Objects, [&](const auto &Object) { return Values.isWithin(Object.first, Written); });
    }
  }
  for (const auto &[Object, States] : C.MayLose)
    for (const ValueIndex Here : Says.objectsOf(Object))
      for (const ObjectState Lost : ObjectStateValues)
        if (States.has(Lost))
          lose(Here, Lost, At);
  for (const auto &[Object, States] : C.Ensures)
    for (const ValueIndex Here : Says.objectsOf(Object))
      if (Says.objectsOf(Object).only())
        At.Objects[Here].add(States);
  for (const ValueIndex Mutex : C.Takes)
    if (const ValueIndex Here = Says.placesOf(Mutex).only())
      At.take(Here);
  for (const ValueIndex Mutex : C.MayTake)
    for (const ValueIndex Here : Says.placesOf(Mutex))
      At.PerhapsHeld.insert(Here);
  for (const ValueIndex Mutex : C.GivesBack)
    if (const ValueIndex Here = Says.placesOf(Mutex).only())
      At.giveBack(Here);
  for (const ValueIndex Mutex : C.MayGiveBack)
    for (const ValueIndex Here : Says.placesOf(Mutex)) {
      At.SurelyHeld.erase(Here);
      At.PerhapsGivenBack.insert(Here);
    }
  const Alternatives Given = values(C.Result);
  if (const ValueIndex Only = Given.only(); Only && Only != Values.unknown())
    At.Holds[Values.values().result(S)] = Given;
}

void Transfer::end(const Step &Destroy, State &At) {
  const TypeEntry *Type = Known.type(Destroy.Type);
  for (const ValueIndex Place : Values.placesOf(Destroy.Object, At)) {
    if (const auto Held = At.Holds.find(Place); Type && Type->Is == TypeRole::Guard && Held != At.Holds.end())
      for (const ValueIndex V : Held->second)
        At.giveBack(Values.values().target(V));
    std::erase_if(At.Objects, [&](const auto &Known) { return Values.isWithin(Known.first, Place); });
  }
}

/// The operation that was begun by the call whose result is awaited is complete.
void Transfer::complete(ValueIndex Awaited, State &At) {
  for (const ValueIndex V : Values.valuesOf(Awaited, At)) {
    const Value &Result = Values.values()[V];
    if (Result.Kind != ValueKind::Result || !Graph.Steps[Result.Of].Callee)
      continue;
    const StepIndex Begun = Result.Of;
    for (const FunctionEntry *Entry : Known.entries(Graph.Steps[Begun].Callee))
      for (const StateChange &Change : Entry->States)
        if (Change.How == StateChange::Way::Completes && Asking.anyHolds(Change.When, Graph.Steps[Begun], At))
          change(Change, Begun, At);
  }
}

void Transfer::step(StepIndex S, State &At) {
  const Step &Made = Graph.Steps[S];
  // What may or may not run leaves what held where it does not.
  const State Skipped = Made.Perhaps ? At : State();
  Endings.step(S, Made.Callee && Made.Kind <= StepKind::Construct ? contractFor(Made) : nullptr, At);
  switch (Made.Kind) {
  case StepKind::Call:
  case StepKind::VirtualCall:
  case StepKind::IndirectCall:
  case StepKind::Construct:
    call(S, At);
    if (Made.Callee && Unit.Functions[Made.Callee].NoReturn)
      At.Reachable = false;
    break;
  case StepKind::Destroy:
  case StepKind::Delete:
    end(Made, At);
    break;
  case StepKind::Initialise:
  case StepKind::Assign:
    write(Made.Target, Made.Source, At);
    break;
  case StepKind::Await:
    complete(Made.Object, At);
    break;
  case StepKind::InitialSuspend:
  case StepKind::FinalSuspend:
  case StepKind::Discard:
  case StepKind::Return:
  case StepKind::Throw:
    break;
  }
  Moving.step(S, At);
  At.join(Skipped, Values.unknown());
}

//===--- Edges ---===//

bool Transfer::says(const StateChange &Test, ValueIndex Answer, bool Equal) const {
  const Value &Given = Values.values()[Answer];
  if (!Test.Enumerator.empty())
    return Given.Kind == ValueKind::Enumerator && Equal != Test.OtherThan &&
           Unit.Strings[Given.Text] == Test.Enumerator;
  const std::optional<int64_t> Number = Values.numberOf(Answer);
  const int64_t Wanted = Test.Equals.value_or(1);
  if (!Number)
    return false;
  // Of a truth value the other one is known as well.
  return (*Number == Wanted) == Equal && (Equal || (Wanted | 1) == 1);
}

void Transfer::assumeAnswer(StepIndex S, ValueIndex Answer, bool Equal, State &At) {
  const Step &Call = Graph.Steps[S];
  if (!Call.Callee)
    return;
  for (const FunctionEntry *Entry : Known.entries(Call.Callee))
    for (const StateChange &Test : Entry->States)
      if (Test.How == StateChange::Way::Tests && says(Test, Answer, Equal))
        change(Test, S, At);
  const Contract *C = contractFor(Call);
  const std::optional<int64_t> Number = Values.numberOf(Answer);
  if (!C || !Number || (*Number | 1) != 1)
    return;
  const Translation Says(Unit, Call, S, C->Values, Values, At);
  for (const auto &[Object, States] : C->EnsuresIf[(*Number == 1) == Equal])
    if (const ValueIndex Here = Says.objectsOf(Object).only(); Here && Here != Values.unknown())
      At.Objects[Here].add(States);
}

void Transfer::assume(ValueIndex Condition, bool Truth, State &At) {
  // A condition that is kept in a variable says what it said where that was written.
  const ValueIndex Only = Values.isPlace(Condition) ? Values.valuesOf(Condition, At).only() : Condition;
  if (!Only)
    return;
  const Value What = Values.values()[Only];
  if (What.Kind == ValueKind::Result)
    return assumeAnswer(What.Of, Values.values().number(Truth ? 1 : 0), true, At);
  if (What.Kind != ValueKind::Operation)
    return;
  const auto answer = [&](ValueIndex Of, ValueIndex Answer, bool Equal) {
    const ValueIndex Given = Values.valuesOf(Of, At).only();
    if (Given && Values.values()[Given].Kind == ValueKind::Result)
      assumeAnswer(Values.values()[Given].Of, Answer, Equal, At);
  };
  switch (What.How) {
  case Operator::Not:
    return assume(What.First, !Truth, At);
  case Operator::And:
  case Operator::Or:
    if ((What.How == Operator::And) == Truth) {
      assume(What.First, Truth, At);
      assume(What.Second, Truth, At);
    }
    return;
  case Operator::Equal:
    answer(What.First, What.Second, Truth);
    answer(What.Second, What.First, Truth);
    return;
  case Operator::Less:
  case Operator::LessOrEqual: {
    // What is larger than something that is not negative is not zero.
    const bool OrEqual = (What.How == Operator::LessOrEqual) == Truth;
    const ValueIndex Smaller = Truth ? What.First : What.Second, Larger = Truth ? What.Second : What.First;
    const std::optional<int64_t> Bound = Values.numberOf(Smaller);
    if (Bound && (*Bound > 0 || (*Bound == 0 && !OrEqual)))
      answer(Larger, Values.values().number(1), true);
    return;
  }
  default:
    return;
  }
}

void Transfer::edge(const Edge &E, State &At) {
  if (E.Kind == EdgeKind::Exception)
    At.Where.join(Whereabouts(Moved::No)); // a hop itself may have failed
  if (!E.Condition || !At.Reachable)
    return;
  const Alternatives All = Values.valuesOf(E.Condition, At);
  llvm::for_each(All, [&](ValueIndex V) { Values.ask(V); });
  switch (E.Kind) {
  case EdgeKind::True:
  case EdgeKind::False: {
    const bool Truth = E.Kind == EdgeKind::True;
    // A condition that is never so is a way that nobody goes.
    At.Reachable = llvm::any_of(All, [&](ValueIndex V) {
      const std::optional<int64_t> N = Values.numberOf(V);
      return !N || (*N != 0) == Truth;
    });
    assume(E.Condition, Truth, At);
    break;
  }
  case EdgeKind::Case: {
    const std::optional<int64_t> Wanted = Values.numberOf(E.Constant);
    At.Reachable = llvm::any_of(All, [&](ValueIndex V) {
      const std::optional<int64_t> N = Values.numberOf(V);
      return !N || !Wanted || *N == *Wanted;
    });
    if (const ValueIndex Only = All.only(); Only && Values.values()[Only].Kind == ValueKind::Result)
      assumeAnswer(Values.values()[Only].Of, E.Constant, true, At);
    break;
  }
  default:
    break;
  }
}
