//===- EndTransfer.cpp - What steps do to how objects will end ----------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "flow/EndTransfer.h"
#include "flow/Translation.h"
#include "llvm/ADT/STLExtras.h"

using namespace nostall;
using namespace nostall::flow;
using namespace nostall::graph;

//===--- Places ---===//

ValueIndex EndTransfer::onlyPlace(ValueIndex V, const State &At) {
  const ValueIndex Only = V ? Values.placesOf(V, At).only() : ValueIndex();
  return Only && Only != Values.unknown() && (Values.isPlace(Only) || Values.values()[Only].Kind == ValueKind::Result)
             ? Only
             : ValueIndex();
}

ValueIndex EndTransfer::rootOf(ValueIndex Place) const {
  while (Values.values()[Place].First)
    Place = Values.values()[Place].First;
  return Place;
}

/// \p Place, which is \p From or a part of it, as the same part of \p To.
ValueIndex EndTransfer::rebased(ValueIndex Place, ValueIndex From, ValueIndex To) const {
  if (Place == From)
    return To;
  const Value Part = Values.values()[Place];
  const ValueIndex Whole = rebased(Part.First, From, To);
  switch (Part.Kind) {
  case ValueKind::Field:
    return Values.values().field(Whole, Part.Named);
  case ValueKind::Element:
    return Values.values().element(Whole);
  case ValueKind::Target:
    return Values.values().target(Whole);
  default:
    return Whole;
  }
}

bool EndTransfer::holdsElements(TypeIndex T) const {
  const TypeEntry *Entry = T && Unit.Types[T].Kind == TypeKind::Class ? Known.type(T) : nullptr;
  return Entry && Entry->holdsElements();
}

bool EndTransfer::isShared(TypeIndex T) const {
  const TypeEntry *Entry = T && Unit.Types[T].Kind == TypeKind::Class ? Known.type(T) : nullptr;
  return Entry && Entry->Is == TypeRole::SharedOwner;
}

bool EndTransfer::isNull(const Argument &A, const State &At) {
  const ValueIndex Only = A.What ? Values.valuesOf(A.What, At).only() : ValueIndex();
  return Only && Values.values()[Only].Kind == ValueKind::Null;
}

//===--- What is known of places ---===//

bool EndTransfer::isSettled(ValueIndex Place, const State &At) const {
  for (; Place; Place = Values.values()[Place].First)
    if (At.Ends.Settled.contains(Place))
      return true;
  return false;
}

void EndTransfer::settle(ValueIndex Place, State &At) {
  std::erase_if(At.Ends.Waiting, [&](const auto &Waits) { return Values.isWithin(Waits.first, Place); });
  At.Ends.Settled.insert(Place);
}

void EndTransfer::unsettle(ValueIndex Place, State &At) {
  std::erase_if(At.Ends.Settled, [&](ValueIndex S) { return Values.isWithin(S, Place) || Values.isWithin(Place, S); });
}

void EndTransfer::forget(ValueIndex Place, State &At) {
  std::erase_if(At.Ends.Waiting, [&](const auto &Waits) { return Values.isWithin(Waits.first, Place); });
  std::erase_if(At.Ends.Settled, [&](ValueIndex S) { return Values.isWithin(S, Place); });
  std::erase_if(At.Ends.Shared, [&](const auto &Owner) {
    return Values.isWithin(Owner.first, Place) || Values.isWithin(Owner.second, Place);
  });
}

EndTransfer::Places EndTransfer::waitingIn(ValueIndex Place, const State &At) const {
  Places Result;
  for (const auto &[Waits, Entry] : At.Ends.Waiting) {
    const auto Known = At.Objects.find(Waits);
    if (Values.isWithin(Waits, Place) && (Known == At.Objects.end() || !Known->second.has(ObjectState::Ready)))
      Result.push_back({Waits, Entry});
  }
  if (!Result.empty() || isSettled(Place, At))
    return Result;
  // What some function leaves in a field or global variable, the next one finds there.
  ValueIndex Named = Place;
  while (Values.values()[Named].Kind == ValueKind::Element)
    Named = Values.values()[Named].First;
  if (const VariableIndex V = Values.values()[Named].Named)
    if (const auto Found = Callees.Waiting.find(V); Found != Callees.Waiting.end())
      Result.push_back({Place, Found->second});
  return Result;
}

/// \p Copy and \p Of own the same: as long as both live, neither is the last.
void EndTransfer::share(ValueIndex Copy, ValueIndex Of, State &At) {
  if (isSettled(Of, At))
    return; // it is empty
  // What a coroutine was passed by reference may be gone before it.
  const ValueIndex Root = rootOf(Of);
  if (Unit.Functions[Graph.Of].IsCoroutine && Of != Root && Values.values()[Root].Kind == ValueKind::Variable &&
      Unit.Variables[Values.values()[Root].Named].Kind == VariableKind::Parameter)
    return;
  At.Ends.Shared[Copy] = Of;
  At.Ends.Shared[Of] = Copy;
}

void EndTransfer::carry(ValueIndex From, ValueIndex To, bool Moves, State &At) {
  const bool Settled = isSettled(From, At);
  std::vector<ValueIndex> Parts;
  llvm::copy_if(At.Ends.Settled, std::back_inserter(Parts), [&](ValueIndex S) { return Values.isWithin(S, From); });
  for (const auto &[Place, Entry] : waitingIn(From, At))
    At.Ends.Waiting.try_emplace(rebased(Place, From, To), Entry);
  for (const ValueIndex Part : Parts)
    At.Ends.Settled.insert(rebased(Part, From, To));
  if (Settled)
    At.Ends.Settled.insert(To);
  if (!Moves)
    return;
  std::map<ValueIndex, ValueIndex> Shared;
  for (const auto &[Owner, Other] : At.Ends.Shared)
    Shared[Values.isWithin(Owner, From) ? rebased(Owner, From, To) : Owner] =
        Values.isWithin(Other, From) ? rebased(Other, From, To) : Other;
  At.Ends.Shared = std::move(Shared);
  settle(From, At);
}

const Argument *EndTransfer::takenOver(const Step &S, TypeIndex To, bool &Moves) const {
  const Function &Callee = Unit.Functions[S.Callee];
  if (Callee.Parameters.empty() || S.Arguments.empty() || !To)
    return nullptr;
  const Type &Parameter = Unit.Types[Callee.Parameters.front()];
  if (Parameter.Kind != TypeKind::Reference || !Parameter.Of)
    return nullptr;
  Moves = Unit.Strings[Parameter.Text].ends_with("&&");
  const auto owns = [&](TypeIndex T) {
    const TypeEntry *Entry = Unit.Types[T].Kind == TypeKind::Class ? Known.type(T) : nullptr;
    return Entry && Entry->ownsElements();
  };
  const bool Alone = S.Arguments.size() - S.Defaults == 1;
  return (Alone && Parameter.Of == To) || (owns(Parameter.Of) && owns(To)) ? &S.Arguments.front() : nullptr;
}

void EndTransfer::take(const Argument &From, ValueIndex To, TypeIndex Type, bool Moves, State &At) {
  const ValueIndex Only = onlyPlace(From.What, At);
  if (!Only) {
    for (const ValueIndex Place : From.What ? Values.placesOf(From.What, At) : Alternatives())
      for (const auto &[Waits, Entry] : waitingIn(Place, At))
        At.Ends.Waiting.try_emplace(rebased(Waits, Place, To), Entry);
    return;
  }
  carry(Only, To, Moves, At);
  if (!Moves && isShared(Type))
    share(To, Only, At);
}

//===--- Calls ---===//

void EndTransfer::methodOf(const Step &Call, State &At) {
  const llvm::ArrayRef Entries = Known.entries(Call.Callee);
  const Verdict Judged = Asking.judge(Call, At);
  const bool Waited = Judged.Blocks || (!Entries.empty() && Entries.front()->Safe);
  const auto Ends = llvm::find_if(Entries, [](const FunctionEntry *E) { return E->Ends.has_value(); });
  const TypeEntry *Type = Call.ObjectWritten ? Known.type(Call.ObjectWritten) : nullptr;
  const bool Empties = Ends != Entries.end() && (*Ends)->Ends->Index == ArgumentRef::Object && Type &&
                       Type->ownsElements() && Call.Arguments.size() == Call.Defaults;
  const bool Changes = (Type && Type->holdsElements()) || !Unit.Functions[Call.Callee].Opaque;
  const ValueIndex Only = onlyPlace(Call.Object, At);
  const auto Known = Only ? At.Objects.find(Only) : At.Objects.end();
  const bool Ready = Judged.Discharged && Known != At.Objects.end() && Known->second.has(ObjectState::Ready);
  if (Only && (Waited || Empties || Ready))
    return settle(Only, At);
  if (Changes)
    for (const ValueIndex Place : Values.placesOf(Call.Object, At))
      unsettle(Place, At);
}

/// What a callee gets may be moved on, or filled.
void EndTransfer::passed(StepIndex S, const Contract *Contract, State &At) {
  const Step &Call = Graph.Steps[S];
  const Function &Callee = Unit.Functions[Call.Callee];
  const ValueIndex Keeper = Call.Object ? onlyPlace(Call.Object, At) : Values.values().result(S);
  for (const auto &[Position, A] : llvm::enumerate(Call.Arguments)) {
    if (Position >= Callee.Parameters.size() || !A.What || !Callee.Parameters[Position])
      continue;
    const Type &Parameter = Unit.Types[Callee.Parameters[Position]];
    const ValueIndex Place = onlyPlace(A.What, At);
    const llvm::StringRef Text = Unit.Strings[Parameter.Text];
    const bool Reference = Parameter.Kind == TypeKind::Reference;
    if (!Place || Text.starts_with("const "))
      continue;
    if (Reference && !Text.ends_with("&&")) {
      unsettle(Place, At);
    } else if (!Contract && (Reference || Parameter.Kind == TypeKind::Class)) {
      if (Callee.Opaque && Keeper)
        for (const auto &[Waits, Entry] : waitingIn(Place, At))
          At.Ends.Waiting.try_emplace(Values.values().element(Keeper), Entry);
      settle(Place, At);
    }
  }
}

void EndTransfer::apply(StepIndex S, const Contract &Callee, State &At) {
  const Step &Call = Graph.Steps[S];
  const State Before = At;
  const Translation Says(Unit, Call, S, Callee.Values, Values, Before);
  for (const ValueIndex Settled : Callee.Settles) {
    const Value &What = Callee.Values[Settled];
    const bool Passed = What.Kind == ValueKind::Variable && Unit.Variables[What.Named].Kind == VariableKind::Parameter;
    const uint32_t Position = Passed ? Unit.Variables[What.Named].Position : 0;
    const ValueIndex Here = !Passed                            ? Says.placesOf(Settled).only()
                            : Position < Call.Arguments.size() ? onlyPlace(Call.Arguments[Position].What, At)
                                                               : ValueIndex();
    if (Here && Here != Values.unknown())
      settle(Here, At);
  }
  for (const auto &[Place, Entry] : Callee.Waits)
    for (const ValueIndex Here : Says.placesOf(Place))
      if (Here != Values.unknown())
        At.Ends.Waiting.try_emplace(Here, Entry);
}

/// How the result of a call will end.
void EndTransfer::given(StepIndex S, const Contract *Callee, State &At) {
  const Step &Call = Graph.Steps[S];
  const ValueIndex Result = Values.values().result(S);
  const llvm::ArrayRef Entries = Known.entries(Call.Callee);
  for (const FunctionEntry *Entry : Entries) {
    const auto holds = [&](const Condition &C) { return Asking.holds(C, Call, At); };
    if (Entry->Result == ResultRole::BlocksWhenDestroyed && llvm::none_of(Entry->Unless, holds) &&
        Asking.anyHolds(Entry->When, Call, At)) {
      At.Ends.Waiting.try_emplace(Result, Entry);
      break;
    }
  }
  GivenEnding Given = Callee ? Callee->Gives : GivenEnding();
  if (!Callee && isShared(Call.Type)) {
    const bool Makes = llvm::any_of(Entries, [](const FunctionEntry *E) { return E->Constructs.has_value(); });
    const bool Joins = !Entries.empty() && Entries.front()->Result == ResultRole::AnotherOwner;
    // In a coroutine those from which it got it may be gone before it.
    Given.Shared = !Makes && !(Joins && Unit.Functions[Graph.Of].IsCoroutine);
  }
  if (Given.Waits)
    At.Ends.Waiting.try_emplace(Result, Given.Waits);
  if (Given.Settled)
    At.Ends.Settled.insert(Result);
  if (Given.Shared)
    At.Ends.Shared[Result] = Result;
}

void EndTransfer::call(StepIndex S, const Contract *Callee, State &At) {
  const Step &Call = Graph.Steps[S];
  forget(Values.values().result(S), At);
  if (!Call.Callee || assignObject(S, At))
    return;
  if (Call.Object)
    methodOf(Call, At);
  passed(S, Callee, At);
  if (Callee)
    apply(S, *Callee, At);
  given(S, Callee, At);
}

void EndTransfer::construct(StepIndex S, const Contract *Callee, State &At) {
  const Step &Made = Graph.Steps[S];
  const ValueIndex Result = Values.values().result(S);
  forget(Result, At);
  if (!Made.Callee)
    return;
  bool Moves = false;
  if (const Argument *From = takenOver(Made, Made.Type, Moves))
    return take(*From, Result, Made.Type, Moves, At);
  const llvm::ArrayRef Entries = Known.entries(Made.Callee);
  const bool Empty =
      holdsElements(Made.Type) && (Made.Arguments.size() == Made.Defaults || isNull(Made.Arguments.front(), At));
  passed(S, Callee, At);
  if (Callee)
    apply(S, *Callee, At);
  if (Empty || (!Entries.empty() && Entries.front()->Safe))
    At.Ends.Settled.insert(Result);
}

/// `a = b` of objects; false when it is something else.
bool EndTransfer::assignObject(StepIndex S, State &At) {
  const Step &Call = Graph.Steps[S];
  const Function &Callee = Unit.Functions[Call.Callee];
  if (!Call.Object || Call.Arguments.size() != 1 || Unit.Strings[Callee.Last] != "operator=")
    return false;
  bool Moves = false;
  const Argument *From = takenOver(Call, Callee.Class, Moves);
  if (!From && !Callee.Opaque)
    return false;
  const ValueIndex To = onlyPlace(Call.Object, At);
  if (!To || Values.values()[To].Kind == ValueKind::Element) {
    // One of several: what was there may still be.
    const Argument &Assigned = Call.Arguments.front();
    for (const ValueIndex Place : Values.placesOf(Call.Object, At)) {
      unsettle(Place, At);
      for (const ValueIndex Source : Values.placesOf(Assigned.What, At))
        for (const auto &[Waits, Entry] : waitingIn(Source, At))
          if (Place != Values.unknown())
            At.Ends.Waiting.try_emplace(rebased(Waits, Source, Place), Entry);
    }
    if (const ValueIndex Place = Moves ? onlyPlace(Assigned.What, At) : ValueIndex())
      settle(Place, At);
    return true;
  }
  unsettle(To, At);
  forget(To, At);
  if (From)
    take(*From, To, Callee.Class, Moves, At);
  else if (holdsElements(Callee.Class) && isNull(Call.Arguments.front(), At))
    settle(To, At);
  else
    passed(S, nullptr, At);
  // Where only what a call gave can wait, nothing waits here.
  const FunctionIndex Destructor = Callee.Class ? Unit.Types[Callee.Class].Destructor : FunctionIndex();
  if (From && Callee.Opaque && !holdsElements(Callee.Class) && Destructor && Known.entries(Destructor).empty() &&
      llvm::none_of(At.Ends.Waiting, [&](const auto &Waits) { return Values.isWithin(Waits.first, To); }))
    settle(To, At);
  return true;
}

//===--- Other steps ---===//

void EndTransfer::takeFrom(ValueIndex Source, ValueIndex Place, State &At) {
  const Value What = Values.values()[Source];
  if (What.Kind == ValueKind::List) {
    const Type *Class = What.Type && !Unit.Types[What.Type].Fields.empty() ? &Unit.Types[What.Type] : nullptr;
    for (const auto &[Position, Part] : llvm::enumerate(What.Several)) {
      const bool Field = Class && Class->Bases.empty() && Position < Class->Fields.size();
      takeFrom(Part, Field ? Values.values().field(Place, Class->Fields[Position]) : Values.values().element(Place),
               At);
    }
    return;
  }
  const ValueIndex From = onlyPlace(Source, At);
  if (From && From != Place)
    carry(From, Place, Values.values()[From].Kind == ValueKind::Result, At);
}

void EndTransfer::initialise(ValueIndex Target, ValueIndex Source, State &At) {
  const ValueIndex To = Target && Source ? onlyPlace(Target, At) : ValueIndex();
  if (!To)
    return;
  if (Values.values()[To].Kind != ValueKind::Element) {
    unsettle(To, At);
    forget(To, At);
  }
  takeFrom(Source, To, At);
}

GivenEnding EndTransfer::returned(ValueIndex Source, const State &At) {
  GivenEnding Result;
  const Alternatives All = Source ? Values.placesOf(Source, At) : Alternatives();
  Result.Settled = Result.Shared = !All.empty();
  for (const ValueIndex Place : All) {
    if (const Places Waiting = waitingIn(Place, At); !Waiting.empty() && !Result.Waits)
      Result.Waits = Waiting.front().second;
    Result.Settled &= isSettled(Place, At);
    Result.Shared &= At.Ends.Shared.contains(Place);
  }
  return Result;
}

bool EndTransfer::endsNothing(const Step &S, const State &At) const {
  if (!S.Object)
    return false;
  const bool Library = S.Type && Unit.Types[S.Type].Opaque;
  const Alternatives All = Values.placesOf(S.Object, At);
  return !All.empty() && llvm::all_of(All, [&](ValueIndex Place) {
    if (Library && isSettled(Place, At))
      return true;
    // What an owner or container holds.
    for (; Values.values()[Place].Kind == ValueKind::Element; Place = Values.values()[Place].First)
      if (const ValueIndex Holder = Values.values()[Place].First;
          At.Ends.Shared.contains(Holder) || isSettled(Holder, At))
        return true;
    return false;
  });
}

void EndTransfer::end(const Step &S, State &At) {
  const bool Nothing = S.CalleeEnds || endsNothing(S, At);
  for (const ValueIndex Place : Values.placesOf(S.Object, At)) {
    if (Place == Values.unknown())
      continue;
    ValueIndex Holder = Place;
    while (Values.values()[Holder].Kind == ValueKind::Element)
      Holder = Values.values()[Holder].First;
    std::erase_if(At.Ends.Shared, [&](const auto &Owner) {
      if (Values.isWithin(Owner.first, Place))
        return true;
      // What owned the same may be the last one now. Which element an iterator means is not known.
      const bool OfHolder = Holder != Place && Values.values()[rootOf(Owner.second)].Kind == ValueKind::Result &&
                            Owner.second != Owner.first;
      return !Nothing && (OfHolder || Values.isWithin(Owner.second, Holder));
    });
    std::erase_if(At.Ends.Waiting, [&](const auto &Waits) { return Values.isWithin(Waits.first, Place); });
    std::erase_if(At.Ends.Settled, [&](ValueIndex Part) { return Values.isWithin(Part, Place); });
  }
}

Verdict EndTransfer::judge(const Step &S, const State &At) {
  Verdict Result = Asking.judge(S, At);
  if ((S.Kind != StepKind::Destroy && S.Kind != StepKind::Delete) || !S.Object)
    return Result;
  for (const ValueIndex Place : Values.placesOf(S.Object, At))
    if (const Places Waiting = waitingIn(Place, At); !Waiting.empty()) {
      Result = Verdict();
      Result.Blocks = Waiting.front().second;
      return Result;
    }
  if (endsNothing(S, At)) {
    const FunctionEntry *Entry = Result.Blocks ? Result.Blocks : Result.Discharged;
    Result = Verdict();
    Result.Discharged = Entry;
    Result.EndsNothing = true;
  }
  return Result;
}

void EndTransfer::step(StepIndex S, const Contract *Callee, State &At) {
  const Step &Made = Graph.Steps[S];
  switch (Made.Kind) {
  case StepKind::Call:
  case StepKind::VirtualCall:
  case StepKind::IndirectCall:
    return call(S, Callee, At);
  case StepKind::Construct:
    return construct(S, Callee, At);
  case StepKind::Destroy:
  case StepKind::Delete:
    if (Made.Object)
      end(Made, At);
    return;
  case StepKind::Initialise:
  case StepKind::Assign:
    return initialise(Made.Target, Made.Source, At);
  case StepKind::Return:
    if (const ValueIndex Given = onlyPlace(Made.Source, At);
        Given && (Values.values()[Given].Kind == ValueKind::Result ||
                  (Values.values()[Given].Kind == ValueKind::Variable &&
                   Unit.Variables[Values.values()[Given].Named].Kind == VariableKind::Local)))
      settle(Given, At);
    return;
  default:
    return;
  }
}
