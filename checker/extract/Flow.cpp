//===- Flow.cpp - What holds on the way to a statement --------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// The same call stalls the loop on one path and is harmless on another: after a hop the coroutine runs on a pool, after
// `if (f.wait_for(0s) == ready)` the future's `get` returns at once, after `s.non_blocking(true)` a socket's read does.
// Such facts are carried along every path through a body: they hold after a branch if they hold at the end of each arm
// that gets there, and at the head of a loop if they hold before it and at the end of its body. Doubt counts as
// blocking.
//
//===----------------------------------------------------------------------===//
#include "extract/BodyWalker.h"
#include "lower/Names.h"
#include "clang/AST/ASTContext.h"

using namespace nostall;
using namespace clang;

void BodyWalker::Flow::join(const Flow &Other) {
  if (!Other.Reachable)
    return;
  if (!Reachable) {
    *this = Other;
    return;
  }
  Where = std::min(Where, Other.Where);
  llvm::SmallVector<const ValueDecl *, 4> Lost;
  for (auto &[Object, Bits] : States) {
    Bits &= Other.States.lookup(Object);
    if (Bits == 0)
      Lost.push_back(Object);
  }
  for (const ValueDecl *Object : Lost)
    States.erase(Object);
  llvm::SmallVector<const VarDecl *, 2> Differ;
  for (const auto &[Variable, Executor] : Executors)
    if (const auto Found = Other.Executors.find(Variable);
        Found == Other.Executors.end() || !(Found->second == Executor))
      Differ.push_back(Variable);
  for (const VarDecl *Variable : Differ)
    Executors.erase(Variable);
  joinHeld(Other);
}

//===----------------------------------------------------------------------===//
// States of objects
//===----------------------------------------------------------------------===//

bool BodyWalker::isShared(const ValueDecl &Object) {
  const auto *V = dyn_cast<VarDecl>(&Object);
  return isa<FieldDecl>(Object) || (V && V->hasGlobalStorage());
}

/// Whether \p E is known to be in a state here: because of what was done to it, or because of how it was made.
bool BodyWalker::hasState(const Expr *E, ObjectState State) {
  if (!E)
    return false;
  const Expr *Made = E->IgnoreParenCasts()->IgnoreImplicit();
  if (resultHasState(*Made, State))
    return true;
  const ValueDecl *Object = B.Match.objectOf(E);
  if (!Object)
    return false;
  if (Here.Reachable && (Here.States.lookup(Object) & bitOf(State)))
    return true;
  const auto *Field = dyn_cast<FieldDecl>(Object);
  const Expr *Init = Field ? Field->getInClassInitializer() : nullptr;
  return Init && resultHasState(*Init->IgnoreParenCasts()->IgnoreImplicit(), State);
}

/// Whether the call or construction \p E makes something that is in a state from its beginning.
bool BodyWalker::resultHasState(const Expr &E, ObjectState State) {
  llvm::SmallVector<const Expr *, 4> Storage;
  CallArguments Arguments;
  const FunctionDecl *Callee = calleeOf(E, Arguments, Storage);
  if (!Callee)
    return false;
  for (const FunctionEntry *Entry : B.Match.entries(*Callee))
    for (const StateChange &Change : Entry->States)
      if (Change.How == StateChange::Way::Sets && Change.Object.Index == ArgumentRef::Result && Change.State == State &&
          applies(Change, Arguments))
        return true;
  return false;
}

bool BodyWalker::applies(const StateChange &Change, const CallArguments &Call) {
  return Change.When.empty() || llvm::any_of(Change.When, [&](const Condition &C) {
           return B.Match.holds(C, Call, [&](const Expr *E, ObjectState S) { return hasState(E, S); });
         });
}

void BodyWalker::setState(const Expr *Object, ObjectState State, bool On) {
  if (const ValueDecl *D = B.Match.objectOf(Object))
    setState(*D, State, On);
}

void BodyWalker::setState(const ValueDecl &Object, ObjectState State, bool On) {
  if (On) {
    Here.States[&Object] |= bitOf(State);
    for (const ValueDecl *Follower : Followers.lookup(&Object))
      Here.States[Follower] |= bitOf(State);
  } else if (const auto Found = Here.States.find(&Object); Found != Here.States.end()) {
    Found->second &= static_cast<uint8_t>(~bitOf(State));
  }
  // Another method, or another file, may have put a member into it.
  if (State == ObjectState::NonBlocking && isShared(Object)) {
    Symbol &S = B.Out.Symbols[B.symbol(Object)];
    (On ? S.MadeNonBlocking : S.MadeBlocking) = true;
  }
}

/// What a call does to the states of its object and arguments.
void BodyWalker::changeStates(const FunctionDecl &Callee, const CallArguments &Call) {
  const llvm::ArrayRef Entries = B.Match.entries(Callee);
  for (const FunctionEntry *Entry : Entries) {
    // What a call sets, it does not clear.
    const StateChange *Found = nullptr;
    for (const StateChange &Change : Entry->States)
      if ((Change.How == StateChange::Way::Sets || Change.How == StateChange::Way::Clears) &&
          Change.Object.Index != ArgumentRef::Result && (!Found || Change.How == StateChange::Way::Sets) &&
          applies(Change, Call))
        Found = &Change;
    if (Found)
      setState(Call.get(Found->Object), Found->State, Found->How == StateChange::Way::Sets);
  }
  if (const FunctionDecl *Definition = B.definitionOf(Callee)) {
    for (const auto &[Position, Argument] : llvm::enumerate(Call.Arguments))
      if (Position < Definition->getNumParams() && objectOf(Argument) &&
          B.Match.makesNonBlocking(*Definition->getParamDecl(Position)))
        setState(Argument, ObjectState::NonBlocking, true);
    use(B.telling(*Definition), Call);
  }
  // Whoever gets a stream may write to it.
  if (Entries.empty())
    for (const Expr *Argument : Call.Arguments)
      setState(Argument, ObjectState::Flushed, false);
}

/// What a function of the program's depends on, it may use up: what was there to read, the room for what is written.
void BodyWalker::use(const TellingObjects &Objects, const CallArguments &Call) {
  const auto used = [&](const ValueDecl *Object) {
    if (const auto Found = Object ? Here.States.find(Object) : Here.States.end(); Found != Here.States.end())
      Found->second &= static_cast<uint8_t>(~(bitOf(ObjectState::Ready) | bitOf(ObjectState::Writable)));
  };
  if (Here.States.empty())
    return;
  for (const ValueDecl *Object : Objects.Outside)
    used(Object);
  for (const auto &[Position, Asked] : llvm::enumerate(Objects.Parameters))
    if (Asked.States && Position < Call.Arguments.size())
      used(B.Match.objectOf(Call.Arguments[Position]));
}

/// The operation that \p Call has begun is complete.
void BodyWalker::complete(const CallExpr &Call) {
  llvm::SmallVector<const Expr *, 4> Storage;
  for (const auto &[Object, Bits] : statesOnCompletion(*Call.getDirectCallee(), argumentsOf(Call, Storage)))
    Here.States[Object] |= Bits;
}

/// In which states objects are where the callables that a call gets begin: the operation has completed, and what is in
/// non-blocking mode stays so.
BodyWalker::ObjectStates BodyWalker::statesOfHandlers(const FunctionDecl &Callee, const CallArguments &Call) {
  ObjectStates Result = statesOnCompletion(Callee, Call);
  for (const auto &[Object, Bits] : Here.States)
    if (const uint8_t Kept = Bits & bitOf(ObjectState::NonBlocking))
      Result[Object] |= Kept;
  return Result;
}

/// In which states a call's operation leaves which objects when it completes.
BodyWalker::ObjectStates BodyWalker::statesOnCompletion(const FunctionDecl &Callee, const CallArguments &Call) {
  ObjectStates Result;
  for (const FunctionEntry *Entry : B.Match.entries(Callee))
    for (const StateChange &Change : Entry->States)
      if (Change.How == StateChange::Way::Completes && applies(Change, Call))
        if (const ValueDecl *Object = B.Match.objectOf(Call.get(Change.Object)))
          Result[Object] |= bitOf(Change.State);
  return Result;
}

/// A variable or field gets the value of \p From: the states of what it was are gone.
void BodyWalker::assignStates(const ValueDecl &To, const Expr &From) {
  uint8_t Bits = 0;
  for (const ObjectState State : ObjectStateValues)
    if (hasState(&From, State))
      Bits |= bitOf(State);
  if (Bits)
    Here.States[&To] = Bits;
  else
    Here.States.erase(&To);
  if (isShared(To) && (Bits & bitOf(ObjectState::NonBlocking)))
    B.Out.Symbols[B.symbol(To)].MadeNonBlocking = true;
  followMaker(To, From);
}

/// The states of what a call gives may follow those of the object that it was asked of: a future becomes ready when its
/// promise is kept.
void BodyWalker::followMaker(const ValueDecl &Made, const Expr &From) {
  const auto *Call = dyn_cast<CallExpr>(From.IgnoreParenCasts()->IgnoreImplicit());
  const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
  if (!Callee)
    return;
  llvm::SmallVector<const Expr *, 4> Storage;
  const CallArguments Arguments = argumentsOf(*Call, Storage);
  for (const FunctionEntry *Entry : B.Match.entries(*Callee))
    for (const StateChange &Change : Entry->States)
      for (const Condition &C : Change.When)
        if (Change.How == StateChange::Way::Sets && Change.Object.Index == ArgumentRef::Result &&
            C.What == Condition::Property::State && C.InState == Change.State)
          if (const ValueDecl *Maker = B.Match.objectOf(Arguments.get(C.Argument)))
            Followers[Maker].push_back(&Made);
}

/// A member refers to a socket from now on: what becomes non-blocking under the one name is so under the other.
void BodyWalker::refer(const FieldDecl &Field, const Expr &To) {
  if (!B.refersToIoObject(Field))
    return;
  const ValueDecl *Object = B.Match.objectOf(&To);
  if (Object && isShared(*Object) && Object != &Field)
    B.Out.Symbols[B.symbol(Field)].RefersTo = B.symbol(*Object);
}

/// The member or global variable that \p Entry's call does not wait on if other code has made it non-blocking; null
/// when there is none.
const ValueDecl *BodyWalker::sparedBy(const FunctionEntry &Entry, const CallArguments &Call) {
  for (const Condition &C : Entry.Unless)
    if (C.What == Condition::Property::State && C.InState == ObjectState::NonBlocking)
      if (const ValueDecl *Object = B.Match.objectOf(Call.get(C.Argument)); Object && isShared(*Object))
        return Object;
  return nullptr;
}

//===----------------------------------------------------------------------===//
// Conditions
//===----------------------------------------------------------------------===//

/// The call whose result \p E is: itself, or the initialiser of the variable that it names.
static const CallExpr *callBehind(const Expr *E) {
  E = E->IgnoreParenImpCasts()->IgnoreImplicit();
  if (const auto *Ref = dyn_cast<DeclRefExpr>(E))
    if (const auto *V = dyn_cast<VarDecl>(Ref->getDecl()); V && V->hasLocalStorage() && V->getInit())
      E = V->getInit()->IgnoreParenImpCasts()->IgnoreImplicit();
  return dyn_cast<CallExpr>(E);
}

/// \p Result is what the call behind \p Tested returned, or null when it returned true or, if not \p Truth, false.
void BodyWalker::assumeResult(const Expr &Tested, const Expr *Result, bool Truth) {
  const CallExpr *Call = callBehind(&Tested);
  const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
  if (!Callee)
    return;
  const auto *Named = Result ? dyn_cast<DeclRefExpr>(Result->IgnoreParenImpCasts()) : nullptr;
  const auto Number = Result ? constantOf(*Result, B.Ast) : std::optional<int64_t>(Truth);
  const auto says = [&](const StateChange &Test) {
    if (!Test.Enumerator.empty())
      return Truth != Test.OtherThan && Named && qualifiedName(*Named->getDecl()) == Test.Enumerator;
    const int64_t Wanted = Test.Equals.value_or(1);
    if (!Number)
      return false;
    // Of a truth value the other one is known as well.
    return Result ? (*Number == Wanted) == Truth && (Truth || (Wanted | 1) == 1) : (*Number != 0) == (Wanted != 0);
  };
  llvm::SmallVector<const Expr *, 4> Storage;
  const CallArguments Arguments = argumentsOf(*Call, Storage);
  for (const FunctionEntry *Entry : B.Match.entries(*Callee))
    for (const StateChange &Test : Entry->States)
      if (Test.How == StateChange::Way::Tests && says(Test))
        setState(Arguments.get(Test.Object), Test.State, true);
}

/// A call of a function of the program's that does nothing but ask: what its answer says of its members and parameters
/// holds here too.
void BodyWalker::assumeAnswer(const CallExpr &Call, bool Truth) {
  const FunctionDecl *Callee = Call.getDirectCallee();
  const FunctionDecl *Definition = Callee ? B.definitionOf(*Callee) : nullptr;
  const auto *Body = Definition ? dyn_cast<CompoundStmt>(Definition->getBody()) : nullptr;
  const auto *Return = Body && Body->size() == 1 ? dyn_cast<ReturnStmt>(Body->body_front()) : nullptr;
  if (!Return || !Return->getRetValue() || Asked.size() > 4 || llvm::is_contained(Asked, Definition))
    return;
  Asked.push_back(Definition);
  assume(*Return->getRetValue(), Truth);
  Asked.pop_back();
  llvm::SmallVector<const Expr *, 4> Storage;
  for (const auto &[Parameter, Argument] : llvm::zip(Definition->parameters(), argumentsOf(Call, Storage).Arguments))
    if (const auto Found = Here.States.find(Parameter); Found != Here.States.end()) {
      const uint8_t Bits = Found->second;
      Here.States.erase(Parameter);
      if (const ValueDecl *Object = B.Match.objectOf(Argument))
        Here.States[Object] |= Bits;
    }
}

void BodyWalker::assume(const Expr &Condition, bool Truth) {
  const Expr *E = Condition.IgnoreParenImpCasts()->IgnoreImplicit();
  if (const auto *Not = dyn_cast<UnaryOperator>(E); Not && Not->getOpcode() == UO_LNot)
    return assume(*Not->getSubExpr(), !Truth);
  if (const auto *Binary = dyn_cast<BinaryOperator>(E)) {
    const bool And = Binary->getOpcode() == BO_LAnd;
    if (And || Binary->getOpcode() == BO_LOr) {
      if (And == Truth) {
        assume(*Binary->getLHS(), Truth);
        assume(*Binary->getRHS(), Truth);
      }
    } else if (Binary->isEqualityOp()) {
      const bool Equal = (Binary->getOpcode() == BO_EQ) == Truth;
      assumeResult(*Binary->getLHS(), Binary->getRHS(), Equal);
      assumeResult(*Binary->getRHS(), Binary->getLHS(), Equal);
    } else if (Binary->isRelationalOp()) {
      // What is larger than something is not zero.
      const bool Left = (Binary->getOpcode() == BO_GT || Binary->getOpcode() == BO_GE) == Truth;
      const Expr &Larger = Left ? *Binary->getLHS() : *Binary->getRHS();
      const bool OrEqual = (Binary->getOpcode() == BO_GE || Binary->getOpcode() == BO_LE) == Truth;
      const auto Bound = constantOf(Left ? *Binary->getRHS() : *Binary->getLHS(), B.Ast);
      if (!Bound || *Bound > 0 || (*Bound == 0 && !OrEqual))
        assumeResult(Larger, nullptr, true);
    }
    return;
  }
  // A truth value that was kept: `const bool done = f.wait_for(0s) == ready;`.
  if (const auto *Ref = dyn_cast<DeclRefExpr>(E))
    if (const auto *V = dyn_cast<VarDecl>(Ref->getDecl()); V && V->hasLocalStorage() && V->getType()->isBooleanType() &&
                                                           V->getInit() && !isa<ParmVarDecl>(V) &&
                                                           !isa<DeclRefExpr>(V->getInit()->IgnoreParenImpCasts()))
      return assume(*V->getInit(), Truth);
  if (const auto *Call = dyn_cast<CallExpr>(E))
    assumeAnswer(*Call, Truth);
  assumeResult(*E, nullptr, Truth);
}
