//===- Expansion.cpp - What knowledge says is made and ended, as steps --------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "flow/Expansion.h"
#include "flow/Arguments.h"
#include "flow/Construction.h"
#include "flow/Owners.h"
#include "model/ValueInterner.h"
#include "llvm/ADT/STLExtras.h"
#include <set>

using namespace nostall;
using namespace nostall::flow;
using namespace nostall::graph;

namespace {

/// Of one graph.
class Expansion {
public:
  /// \p Waiting: the types of what calls give that waits when it ends.
  Expansion(const Unit &U, FlowGraph &G, UnitKnowledge &Known, const Owners &Making, const std::set<TypeIndex> &Waiting)
      : U(U), G(G), Known(Known), Making(Making), Waiting(Waiting), Values(G.Values) {}

  void run();

private:
  void number();
  void before(const Step &S);
  void behind(const Step &S);
  void endHeld(ValueIndex Holder, TypeIndex Class, const Step &Cause);
  void endElement(ValueIndex Element, TypeIndex T, bool Owned, const Step &Cause);
  bool callDeleter(ValueIndex Holder, const TypeEntry &Entry, const Type &Class, const Step &Cause);
  Step stepFor(const Step &Cause, StepKind Kind) const;
  void add(Step Made) { Steps.push_back(G.Steps.add(std::move(Made))); }
  const TypeEntry *holder(TypeIndex T) const;
  bool endMayWait(TypeIndex Class) const;

  const Unit &U;
  FlowGraph &G;
  UnitKnowledge &Known;
  const Owners &Making;
  const std::set<TypeIndex> &Waiting;
  ValueInterner Values;
  std::vector<StepIndex> Steps; ///< of the block
};

} // namespace

static bool ends(StepKind Kind) { return Kind == StepKind::Destroy || Kind == StepKind::Delete; }

Step Expansion::stepFor(const Step &Cause, StepKind Kind) const {
  Step Made;
  Made.Kind = Kind;
  Made.Implicit = true;
  Made.Syntax = AwaitSyntax::NoSpelling;
  Made.Perhaps = true;
  Made.CalleeEnds = ::ends(Kind) && Cause.CalleeEnds;
  Made.Where = Cause.Where;
  Made.SpelledFile = Cause.SpelledFile;
  Made.SpelledLine = Cause.SpelledLine;
  return Made;
}

/// The entry of a class whose objects end others with them, or null.
const TypeEntry *Expansion::holder(TypeIndex T) const {
  const TypeEntry *Entry = T && U.Types[T].Kind == TypeKind::Class ? Known.type(T) : nullptr;
  return Entry && Entry->holdsElements() ? Entry : nullptr;
}

/// Whether the end of a library's object may wait, by its destructor or by where it comes from.
bool Expansion::endMayWait(TypeIndex Class) const {
  const FunctionIndex Destructor = U.Types[Class].Destructor;
  return Waiting.contains(Class) || (Destructor && !Known.entries(Destructor).empty());
}

//===--- Ends ---===//

/// What a deleter of the user's does in the place of `delete`; false when there is none.
bool Expansion::callDeleter(ValueIndex Holder, const TypeEntry &Entry, const Type &Class, const Step &Cause) {
  const TypeIndex Deleter =
      Entry.Deleter && *Entry.Deleter < Class.Arguments.size() ? Class.Arguments[*Entry.Deleter] : TypeIndex();
  std::vector<FunctionIndex> Called = Making.deletersOf(G, Holder);
  if (Called.empty() && Deleter && !U.Types[Deleter].Opaque)
    Called = U.Types[Deleter].CallOperators;
  for (const FunctionIndex F : Called) {
    Step Made = stepFor(Cause, StepKind::Call);
    Made.Callee = F;
    Made.Arguments.push_back({Values.address(Values.element(Holder)), {}});
    if (U.Functions[F].Result)
      Made.Type = U.Functions[F].Result;
    add(std::move(Made));
  }
  return !Called.empty() || (Deleter && U.Types[Deleter].Kind == TypeKind::Callable);
}

void Expansion::endHeld(ValueIndex Holder, TypeIndex Index, const Step &Cause) {
  const TypeEntry *Entry = holder(Index);
  if (!Entry)
    return;
  const Type &Class = U.Types[Index];
  if (Entry->ownsElements() && callDeleter(Holder, *Entry, Class, Cause))
    return;
  for (const unsigned Position : Entry->Elements)
    if (Position < Class.Arguments.size() && Class.Arguments[Position])
      endElement(Values.element(Holder), Class.Arguments[Position], Entry->ownsElements(), Cause);
}

void Expansion::endElement(ValueIndex Element, TypeIndex T, bool Owned, const Step &Cause) {
  while (T && U.Types[T].Kind == TypeKind::Array)
    T = U.Types[T].Of;
  if (!T || U.Types[T].Kind != TypeKind::Class)
    return;
  endHeld(Element, T, Cause);
  const FunctionIndex Destructor = U.Types[T].Destructor;
  // What waits by where it comes from is known of the holder where that ends itself.
  if (!Destructor || (U.Types[T].Opaque && (::ends(Cause.Kind) ? Known.entries(Destructor).empty() : !endMayWait(T))))
    return;
  Step Made = stepFor(Cause, Owned ? StepKind::Delete : StepKind::Destroy);
  Made.Callee = Destructor;
  Made.Object = Element;
  Made.Type = T;
  add(std::move(Made));
}

void Expansion::before(const Step &S) {
  if (::ends(S.Kind)) {
    if (S.Object && S.Type)
      endHeld(S.Object, S.Type, S);
    return;
  }
  if ((S.Kind != StepKind::Call && S.Kind != StepKind::VirtualCall) || !S.Callee)
    return;
  const Function &Callee = U.Functions[S.Callee];
  const auto Entries = Known.entries(S.Callee);
  const auto Ends = llvm::find_if(Entries, [](const FunctionEntry *E) { return E->Ends.has_value(); });
  if (Ends != Entries.end()) {
    const Argument A = argumentOf(*(*Ends)->Ends, S);
    if (!A.What || !A.Written)
      return;
    const bool Pointer = U.Types[A.Written].Kind == TypeKind::Pointer;
    return endHeld(Pointer ? Values.target(A.What) : A.What, Pointer ? U.Types[A.Written].Of : A.Written, S);
  }
  if (!S.Object || !Callee.Class || !Callee.Opaque || U.Strings[Callee.Last] != "operator=")
    return;
  endHeld(S.Object, Callee.Class, S);
  if (const FunctionIndex Destructor = U.Types[Callee.Class].Destructor; Destructor && endMayWait(Callee.Class)) {
    Step Made = stepFor(S, StepKind::Destroy);
    Made.Callee = Destructor;
    Made.Object = S.Object;
    Made.Type = Callee.Class;
    add(std::move(Made));
  }
}

//===--- Constructions ---===//

void Expansion::behind(const Step &S) {
  if (S.Kind != StepKind::Call || !S.Callee)
    return;
  const auto Entries = Known.entries(S.Callee);
  const auto Found = llvm::find_if(Entries, [](const FunctionEntry *E) { return E->Constructs.has_value(); });
  if (Found == Entries.end())
    return;
  const Function &Callee = U.Functions[S.Callee];
  const std::vector<TypeIndex> &Given = Callee.Class ? U.Types[Callee.Class].Arguments : Callee.TemplateArguments;
  TypeIndex Class = *(*Found)->Constructs < Given.size() ? Given[*(*Found)->Constructs] : TypeIndex();
  std::vector<Argument> Arguments(S.Arguments.begin(), S.Arguments.end() - S.Defaults);
  while (Class && U.Types[Class].Kind == TypeKind::Array) {
    Arguments.clear(); // the argument is how many
    Class = U.Types[Class].Of;
  }
  if (!Class || U.Types[Class].Kind != TypeKind::Class)
    return;
  const std::vector<FunctionIndex> Chosen = constructorsFor(U, Class, Arguments);
  for (const FunctionIndex C : Chosen) {
    const Function &Constructor = U.Functions[C];
    // A trivial one runs nothing, nor does a library's of which nothing is known.
    if (!Constructor.Body && (Constructor.Implicit || (Constructor.Opaque && Known.entries(C).empty())))
      continue;
    Step Made = stepFor(S, StepKind::Construct);
    Made.Perhaps = S.Perhaps || Chosen.size() > 1;
    Made.Callee = C;
    Made.Type = Class;
    Made.Arguments = Arguments;
    add(std::move(Made));
  }
}

/// Numbers steps in the order of the blocks, as those of every graph are.
void Expansion::number() {
  Table<Step> Ordered;
  std::vector<StepIndex> Now(G.Steps.size());
  for (Block &B : G.Blocks)
    for (StepIndex &Index : B.Steps) {
      StepIndex &New = Now[Index.position()];
      New = Ordered.add(std::move(G.Steps[Index]));
      Index = New;
    }
  for (Value &V : G.Values)
    if (V.Of)
      V.Of = Now[V.Of.position()];
  for (Step &S : Ordered)
    if (S.Beside)
      S.Beside = Now[S.Beside.position()];
  G.Steps = std::move(Ordered);
}

void Expansion::run() {
  const size_t Before = G.Steps.size();
  for (Block &B : G.Blocks) {
    Steps.clear();
    for (const StepIndex Index : B.Steps) {
      const Step S = G.Steps[Index]; // the table grows
      before(S);
      Steps.push_back(Index);
      behind(S);
    }
    B.Steps = Steps;
  }
  if (G.Steps.size() != Before)
    number();
}

void flow::expand(Unit &U, UnitKnowledge &Known) {
  std::set<TypeIndex> Waiting;
  for (const Function &F : U.Functions)
    if (F.Result && llvm::any_of(Known.entries(U.Functions.indexOf(F)),
                                 [](const FunctionEntry *E) { return E->Result == ResultRole::BlocksWhenDestroyed; }))
      Waiting.insert(F.Result);
  const Owners Making(U, Known);
  for (FlowGraph &G : U.Graphs)
    Expansion(U, G, Known, Making, Waiting).run();
}
