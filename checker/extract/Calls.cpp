//===- Calls.cpp - Calls, constructions and stores as events ------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// For each call: which function overload resolution chose, what knowledge says of it and whether the conditions hold
// for these arguments, and what becomes of every callable or coroutine among them.
//
//===----------------------------------------------------------------------===//
#include "extract/BodyWalker.h"
#include "lower/Names.h"
#include "clang/AST/ASTContext.h"
#include "clang/Basic/Builtins.h"

using namespace nostall;
using namespace clang;

/// The only function that a call in an uninstantiated template can mean, or null.
static const FunctionDecl *onlyCandidate(const Expr *Callee) {
  const auto *Lookup = dyn_cast<UnresolvedLookupExpr>(Callee->IgnoreParenImpCasts());
  if (!Lookup || Lookup->getNumDecls() != 1)
    return nullptr;
  const NamedDecl *D = (*Lookup->decls_begin())->getUnderlyingDecl();
  if (const auto *Template = dyn_cast<FunctionTemplateDecl>(D))
    D = Template->getTemplatedDecl();
  return dyn_cast<FunctionDecl>(D);
}

void BodyWalker::call(const CallExpr &E) {
  const Expr *Callee = E.getCallee()->IgnoreParens();
  const SourceLocation Begin = static_cast<const Stmt &>(E).getBeginLoc(); // CallExpr's own hides that of operators
  const auto *Member = dyn_cast<CXXMemberCallExpr>(&E);
  const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&E);

  // The object and the arguments run first.
  const FunctionDecl *Function = E.getDirectCallee();
  if (!Member && !Operator && !Function)
    visit(Callee);
  if (!Function)
    Function = onlyCandidate(Callee);
  llvm::SmallVector<const Expr *, 8> Storage;
  const CallArguments Call = argumentsOf(E, Storage);
  const llvm::ArrayRef<const Expr *> Rest = Call.Arguments;
  if (Call.Object)
    visit(Call.Object);
  for (const Expr *Argument : Rest)
    visit(Argument);

  if (!Function) {
    const auto *Pointer = dyn_cast<BinaryOperator>(Callee); // (object.*member)()
    const Values Targets = Pointer && Pointer->isPtrMemOp() ? valuesOf(Pointer->getRHS())
                           : Member                         ? Values()
                                                            : valuesOf(Callee);
    if (!Targets.empty())
      emitIndirect(Targets, Call, E);
    EventOf[&E] = Events.empty() ? None : static_cast<uint32_t>(Events.size() - 1);
    return;
  }
  if (Function->getBuiltinID() != 0 && Function->isInStdNamespace()) {
    // std::move and its kin: nothing runs, but what is moved from has nothing left to wait for.
    if (const VarDecl *V = Rest.empty() ? nullptr : localOf(Rest[0]))
      Settled.insert(V);
    return;
  }
  const size_t Before = Events.size();
  EventKind Kind = EventKind::Call;
  if (const auto *Method = dyn_cast<CXXMethodDecl>(Function); Method && Method->isVirtual() && Member) {
    const auto *Access = dyn_cast<MemberExpr>(Callee);
    if (Access && Access->performsVirtualDispatch(B.Ast.getLangOpts())) {
      if (const CXXMethodDecl *Final = Method->getDevirtualizedMethod(Access->getBase(), /*IsAppleKext=*/false))
        Function = Final;
      else
        Kind = EventKind::VirtualCall;
    }
  }
  emitCall(*Function, Call, Kind, Begin, &E);
  constructElement(*Function, Call, E);
  endElements(*Function, Call, E);
  if (Member)
    release(*Function, Call.Object);
  if (Operator && Operator->getOperator() == OO_Equal && Call.Object && Rest.size() == 1)
    if (const ValueDecl *To = objectOf(Call.Object)) {
      assignStates(*To, *Rest[0]);
      bindExecutor(*To, *Rest[0], Begin);
    }
  if (Operator && Operator->getOperator() == OO_Equal && Call.Object && Rest.size() == 1)
    assign(*Call.Object, *Rest[0], Begin);
  if (Events.size() > Before)
    EventOf[&E] = static_cast<uint32_t>(Before);
  if (Function->isNoReturn())
    Here.Reachable = false;
}

void BodyWalker::construct(const CXXConstructExpr &E) {
  llvm::SmallVector<const Expr *, 8> Arguments(E.arguments());
  for (const Expr *Argument : Arguments)
    visit(Argument);
  const CXXConstructorDecl *Constructor = E.getConstructor();
  makeIoObject(E);
  if (Constructor->isTrivial() || (Constructor->isCopyOrMoveConstructor() && !B.Match.isLookedInto(*Constructor)))
    return;
  emitCall(*Constructor, {nullptr, Arguments, {}}, EventKind::Construct, E.getBeginLoc(), &E);
}

void BodyWalker::emitCall(const FunctionDecl &Callee, const CallArguments &Arguments, EventKind Kind,
                          SourceLocation Where, const Expr *Text) {
  const FunctionEntry *Entry = B.Match.entry(Callee);
  const std::vector<Use> Uses = usesOf(Callee, Entry, Arguments);
  const bool Opaque = B.Match.opaque(Callee.getDeclContext()).has_value();
  const bool LookedInto = B.Match.isLookedInto(Callee);
  if (!Entry && Uses.empty() && ((Opaque && !LookedInto) || Callee.getBuiltinID() != 0))
    return; // a library's own business, and nothing of the user's takes part
  if (!Entry && Uses.empty() && isa<CXXConstructorDecl, CXXDestructorDecl>(Callee) && !B.definitionOf(Callee) &&
      Callee.isImplicit() && !Callee.hasBody() && Kind != EventKind::Destroy)
    return;
  Event E;
  E.Kind = Kind;
  E.Callee = Kind == EventKind::VirtualCall ? B.function(Callee) : specialised(Callee, Arguments);
  E.Where = B.place(ImplicitlyAt.isValid() ? ImplicitlyAt : Where);
  E.Implicit = !Text || Text->getBeginLoc().isInvalid();
  if (Where.isMacroID()) {
    const Span Spelled = B.place(B.Sources.getSpellingLoc(Where));
    E.SpelledFile = Spelled.File;
    E.SpelledLine = Spelled.Line;
  }
  // The first entry whose conditions hold; else the reason of the first.
  bool Exempted = false;
  for (const FunctionEntry *Candidate : B.Match.entries(Callee)) {
    // A wildcard says nothing of a name that is spelled out.
    if (Candidate->Safe || (Candidate->Wildcard && !Entry->Wildcard))
      break;
    if (!Candidate->Blocks)
      continue;
    // What an entry exempts, only one that states conditions of its own can still say.
    if (Exempted && Candidate->When.empty())
      continue;
    const auto [Reason, ByException] = discharge(*Candidate, Arguments);
    Exempted |= ByException;
    if (Reason.empty()) {
      E.Effect = B.effect(*Candidate);
      E.Discharge = 0;
      if (Candidate->Blocks == Category::Lock)
        E.Takes = mutexTaken(Callee, Arguments);
      if (const TypeEntry *Type = Arguments.Object ? B.Match.type(Arguments.Object->getType()) : nullptr)
        B.Out.Functions[Index].RunsLoop |= Type->Is == TypeRole::Loop;
      if (const ValueDecl *Object = sparedBy(*Candidate, Arguments))
        E.SparedBy = B.symbol(*Object);
      break;
    }
    if (!E.Discharge)
      E.Discharge = B.string(Reason);
  }
  if (E.Effect == None && !E.Discharge)
    E.Effect = B.annotatedEffect(Callee);
  // A future that was waited for, or a thread that was joined, waits no more when it dies.
  if (E.Effect != None || (Entry && Entry->Safe))
    if (const VarDecl *V = localOf(Arguments.Object))
      Settled.insert(V);
  E.Legality = legality(Text);
  if (E.Legality == AwaitLegality::Legal)
    E.Edit = editSite(*Text, &Callee, Arguments);
  emit(E, Uses);
  changeStates(Callee, Arguments);
  holdAfterWait(Callee, Arguments);
}

void BodyWalker::emitIndirect(const Values &Targets, const CallArguments &Arguments, const CallExpr &Text) {
  std::vector<Use> Uses;
  for (const Value &V : Targets)
    Uses.push_back({V, Role::Inline, ObjectArgument});
  for (const auto &[Position, Argument] : llvm::enumerate(Arguments.Arguments))
    if (isCallableLike(Argument->getType()))
      for (const Value &V : valuesOf(Argument))
        Uses.push_back({V, Role::Escapes, static_cast<uint16_t>(Position)});
  Event E;
  E.Kind = EventKind::IndirectCall;
  // A pointer to a function that blocks: the arguments are not its own to judge, so its exceptions are not looked at.
  for (const Value &V : Targets)
    if (const FunctionEntry *Known = V.Kind == ValueKind::Function ? B.alwaysBlocks(V.Index) : nullptr) {
      E.Callee = V.Index;
      E.Effect = B.effect(*Known);
    }
  E.Where = B.place(static_cast<const Stmt &>(Text).getBeginLoc());
  E.Legality = legality(&Text);
  if (E.Legality == AwaitLegality::Legal)
    E.Edit = editSite(Text, nullptr, Arguments);
  emit(E, Uses);
}

/// What becomes of an argument of which knowledge says \p C.
void BodyWalker::setFate(const CallableArgument &C, const CallArguments &Arguments, Use &Into) {
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
  const Expr *Executor = Arguments.get(C.Executor);
  if (!Executor)
    return;
  Into.Reason = B.string(executorWords(*Executor));
  Into.Executor = executorOf(Executor);
  if (Into.Executor.Index != None)
    Into.How = Role::OnExecutor;
}

std::vector<Use> BodyWalker::usesOf(const FunctionDecl &Callee, const FunctionEntry *Entry,
                                    const CallArguments &Arguments) {
  std::vector<Use> Uses;
  const ObjectStates AtStart = statesOfHandlers(Callee, Arguments);
  // A timer's handlers run where the timer does, and what a loop is asked to run, on that loop.
  const TypeEntry *ObjectType = Arguments.Object ? B.Match.type(Arguments.Object->getType()) : nullptr;
  const auto ofObject = [&](CallableArgument C) {
    if (C.Runs == Runs::Loop && ObjectType &&
        (ObjectType->Is == TypeRole::Executor || ObjectType->Is == TypeRole::Loop)) {
      C.Runs = Runs::OnExecutor;
      C.Executor = {ArgumentRef::Object};
    }
    return C;
  };
  const auto add = [&](const Expr *E, unsigned Position) {
    if (!E || !isCallableLike(E->getType()))
      return;
    Use U;
    U.How = Role::Passed;
    U.Argument = static_cast<uint16_t>(Position);
    const CallableArgument *Stated = nullptr;
    if (Entry)
      for (const CallableArgument &C : Entry->Callables)
        if (Arguments.means(C.Argument, Position))
          Stated = &C;
    if (Stated) {
      setFate(ofObject(*Stated), Arguments, U);
      const OverloadedOperatorKind Operator = Callee.getOverloadedOperator();
      if (U.How == Role::Stored && Operator != OO_Equal && Operator != OO_Call)
        U.Target = keepIn(Arguments.get(Stated->Keeper), *E);
    } else if (Position == ObjectArgument) {
      return; // what a method of the user's does with its object is the method's body
    } else if (const std::optional<Runs> Default = B.Match.opaque(Callee.getDeclContext());
               Default && !B.definitionOf(Callee)) {
      setFate(ofObject({{}, *Default, {}, {}}), Arguments, U);
      // Objects keep what they are made of; and an algorithm calls no more than what can be called.
      if (U.How == Role::Inline && isa<CXXConstructorDecl>(Callee))
        U.How = Role::Stored;
      else if (U.How == Role::Inline && !isCallable(E->getType()))
        return;
    }
    // A constructor that keeps a callable is what the constructed object denotes; see valuesOf.
    for (const Value &V : valuesOf(E)) {
      U.What = specialised(V, AtStart);
      if (Stated && Stated->Initiation && U.What.Kind == ValueKind::Function)
        B.Out.Functions[U.What.Index].Initiation = true;
      Uses.push_back(U);
    }
  };
  add(Arguments.Object, ObjectArgument);
  for (const auto &[Position, Argument] : llvm::enumerate(Arguments.Arguments))
    add(Argument, Position);
  bindExecutors(Callee, Arguments, Uses);
  return Uses;
}

uint32_t BodyWalker::emit(Event E, llvm::ArrayRef<Use> Uses) {
  // What cannot be reached never runs; ends of objects stand behind every way out of their scope.
  if (Silent || (!Here.Reachable && E.Kind != EventKind::Destroy))
    return None;
  E.Conditional = Conditions > 0;
  E.InLoop = Loops > 0;
  E.Hopped = Here.Where > Moved::No;
  E.Holding = heldMutex();
  E.FirstUse = B.Out.Uses.size();
  E.UseCount = Uses.size();
  B.Out.Uses.insert(B.Out.Uses.end(), Uses.begin(), Uses.end());
  Events.push_back(E);
  return Events.size() - 1;
}
