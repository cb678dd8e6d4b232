//===- Lifetimes.cpp - Where objects end -----------------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// C++ leaves destructors unwritten: locals end with their scope, temporaries with their full expression, members with
// their object. Some of these ends wait: for a thread, for the future of std::async, for what a class of the user
// joins.
//
//===----------------------------------------------------------------------===//
#include "extract/BodyWalker.h"
#include "lower/Names.h"
#include "clang/AST/ASTContext.h"

using namespace nostall;
using namespace clang;

void BodyWalker::destructor(const CXXDestructorDecl &D) {
  const CXXRecordDecl &Record = *D.getParent();
  llvm::SmallVector<const FieldDecl *, 8> Fields(Record.fields());
  for (const FieldDecl *Field : llvm::reverse(Fields))
    destroy(B.Ast.getBaseElementType(Field->getType()), D.getLocation());
  for (const CXXBaseSpecifier &Base : Record.bases())
    destroy(Base.getType(), D.getLocation());
}

void BodyWalker::scope(llvm::function_ref<void()> Body) {
  const size_t Outer = Scope.size();
  const size_t OuterGuards = Guards.size();
  Body();
  while (Scope.size() > Outer) {
    const Pending P = Scope.back();
    Scope.pop_back();
    destroy(P);
  }
  Guards.truncate(OuterGuards);
}

/// Walks an expression whose temporaries die at its end.
void BodyWalker::fullExpression(const Expr &E, bool IsStatement) {
  const size_t Outer = Temporaries.size();
  const Expr *OuterStatement = Statement;
  if (IsStatement)
    Statement = E.IgnoreImplicit();
  visit(&E);
  if (IsStatement)
    dropped(E);
  Statement = OuterStatement;
  while (Temporaries.size() > Outer) {
    const Pending P = Temporaries.back();
    Temporaries.pop_back();
    destroy(P);
  }
}

void BodyWalker::variable(const VarDecl &V) {
  if (const Expr *Init = V.isConstexpr() ? nullptr : V.getInit()) {
    const bool Static = V.isStaticLocal() || V.getTSCSpec() != TSCS_unspecified;
    StaticInitializers += Static;
    Conditions += V.isStaticLocal();
    const size_t Outer = Temporaries.size();
    visit(Init);
    Conditions -= V.isStaticLocal();
    StaticInitializers -= Static;
    // A temporary whose life a reference extends dies with the scope; the others with the initialiser. The variable
    // itself is bound as a temporary of its own type when it is returned by value: that one is the variable.
    const FunctionEntry *ResultOf = nullptr;
    const bool Blocks = resultThatBlocks(*Init, ResultOf) != nullptr;
    bool Extended = V.getType()->isReferenceType();
    while (Temporaries.size() > Outer) {
      const Pending P = Temporaries.back();
      Temporaries.pop_back();
      if (Temporaries.size() == Outer && Extended)
        Scope.push_back(P);
      else if (!P.BlocksWhenDestroyed || !Blocks)
        destroy(P);
    }
    remember(V, valuesOf(Init));
    assignStates(V, *Init);
    if (B.Match.carriesExecutor(V.getType()) && isAssigned(V))
      bindExecutor(V, *Init, V.getLocation());
    if (V.hasLocalStorage() && !V.getType()->isReferenceType()) {
      Pending P{V.getType(), V.getLocation()};
      P.BlocksWhenDestroyed = Blocks;
      P.ResultOf = ResultOf;
      P.Variable = &V;
      Scope.push_back(P);
    }
    if (!V.isReferenced() && !V.getDeclName().isEmpty() && isa_and_nonnull<CallExpr>(Init->IgnoreImplicit()))
      dropped(*Init);
  }
  if (V.isConstexpr() && V.getInit())
    remember(V, valuesOf(V.getInit()));
  if (const TypeEntry *Type = B.Match.type(V.getType()); Type && Type->Is == TypeRole::Guard)
    guard(V);
}

/// Whether an owner is made of a null pointer and never named again.
static bool staysEmpty(const VarDecl &V, ASTContext &Ast) {
  const auto *Made = V.getInit() ? dyn_cast<CXXConstructExpr>(V.getInit()->IgnoreImplicit()) : nullptr;
  return Made && !V.isReferenced() && Made->getNumArgs() > 0 &&
         Made->getArg(0)->isNullPointerConstant(Ast, Expr::NPC_ValueDependentIsNotNull);
}

/// Whether a function does nothing with an owner of its own but look at what is owned: it neither copies nor captures
/// it nor hands it on.
static bool keepsToItself(const Stmt &S, const VarDecl &Owner) {
  const auto names = [&](const Expr *E) {
    const auto *Ref = E ? dyn_cast<DeclRefExpr>(E->IgnoreParenImpCasts()) : nullptr;
    return Ref && Ref->getDecl() == &Owner;
  };
  if (const auto *E = dyn_cast<Expr>(&S); E && names(E))
    return false;
  if (const auto *Lambda = dyn_cast<LambdaExpr>(&S)) {
    for (const LambdaCapture &Capture : Lambda->captures())
      if (Capture.capturesVariable() && Capture.getCapturedVar() == &Owner && Capture.getCaptureKind() == LCK_ByCopy)
        return false;
    return llvm::all_of(Lambda->capture_inits(),
                        [&](const Expr *Init) { return !Init || names(Init) || keepsToItself(*Init, Owner); }) &&
           (!Lambda->getBody() || keepsToItself(*Lambda->getBody(), Owner));
  }
  const auto *Call = dyn_cast<CallExpr>(&S);
  llvm::SmallVector<const Expr *, 4> Storage;
  const Expr *Object = Call ? argumentsOf(*Call, Storage).Object : nullptr;
  const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&S);
  const bool Looks = names(Object) || (Operator && (Operator->isComparisonOp() || Operator->getOperator() == OO_Arrow ||
                                                    Operator->getOperator() == OO_Star));
  return llvm::all_of(S.children(), [&](const Stmt *Child) {
    const auto *Inner = dyn_cast_or_null<Expr>(Child);
    const auto *Access = dyn_cast_or_null<MemberExpr>(Child);
    const bool Seen = Looks && (names(Inner) || (Access && names(Access->getBase())));
    return !Child || Seen || keepsToItself(*Child, Owner);
  });
}

/// Whether the end of a shared owner may be the end of what it owns: it was made here, or took it over, and nobody else
/// got it. In a coroutine those from which it got it may be gone before it.
bool BodyWalker::mayBeLast(const VarDecl &V) {
  if (!V.getInit())
    return true;
  const bool Coroutine = isa<CoroutineBodyStmt>(Function.getBody());
  const Expr *From = V.getInit()->IgnoreImplicit();
  const auto *Construct = dyn_cast<CXXConstructExpr>(From);
  if (Construct && Construct->getConstructor()->isCopyConstructor()) {
    const auto *Ref = dyn_cast<DeclRefExpr>(Construct->getArg(0)->IgnoreParenImpCasts());
    if (!Coroutine || !Ref || !Ref->getDecl()->getType()->isReferenceType())
      return false;
  }
  const auto *Call = dyn_cast<CallExpr>(withoutConversions(From));
  const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
  if (Callee && !Callee->getBuiltinID()) { // none of std::move
    const auto Entries = B.Match.entries(*Callee);
    const bool Makes = llvm::any_of(Entries, [](const FunctionEntry *E) { return E->Constructs.has_value(); });
    const bool Joins = !Entries.empty() && Entries.front()->Result == ResultRole::AnotherOwner;
    if (!Makes && !(Joins && Coroutine))
      return false;
  }
  return keepsToItself(*Function.getBody(), V);
}

void BodyWalker::destroy(const Pending &P) {
  if (const TypeEntry *Holder = P.Variable ? B.Match.type(P.Type) : nullptr)
    if ((Holder->ownsElements() && staysEmpty(*P.Variable, B.Ast)) ||
        (Holder->Is == TypeRole::SharedOwner && !mayBeLast(*P.Variable)))
      return;
  if (P.Variable && Settled.contains(P.Variable))
    if (const CXXRecordDecl *Record = recordOf(P.Type); Record && B.Match.opaque(Record->getDeclContext()))
      return;
  if (P.BlocksWhenDestroyed && P.ResultOf) {
    Event E;
    E.Kind = EventKind::Destroy;
    E.Implicit = true;
    E.Where = B.place(P.Where);
    if (const CXXRecordDecl *Record = recordOf(P.Type); Record && Record->hasDefinition() && Record->getDestructor())
      E.Callee = B.function(*Record->getDestructor());
    E.Effect = B.effect(*P.ResultOf);
    E.Legality = AwaitLegality::NoSpelling;
    emit(E, {});
    return;
  }
  if (P.Variable && callDeleterOf(*P.Variable))
    return;
  destroy(P.Type, P.Where);
}

void BodyWalker::destroy(QualType Type, SourceLocation Where, bool Deleted) {
  if (Type.isNull() || Type->isDependentType())
    return;
  const CXXRecordDecl *Record = B.Ast.getBaseElementType(Type)->getAsCXXRecordDecl();
  if (!Record || !Record->hasDefinition() || Record->hasTrivialDestructor())
    return;
  Record = Record->getDefinition();
  const CXXDestructorDecl *Destructor = Record->getDestructor();
  if (!Destructor)
    return;
  if (const TypeEntry *Holder = B.Match.type(Type))
    destroyElements(*Holder, *Record, Where);
  if (!B.Match.entry(*Destructor) && !B.Match.isLookedInto(*Record))
    return;
  emitCall(*Destructor, {nullptr, {}, Type},
           Deleted && Destructor->isVirtual() ? EventKind::VirtualCall : EventKind::Destroy, Where, nullptr);
}

/// The call whose result \p E is, if knowledge says that this result blocks when it is destroyed.
const Expr *BodyWalker::resultThatBlocks(const Expr &E, const FunctionEntry *&Entry) {
  const auto *Call = dyn_cast<CallExpr>(E.IgnoreImplicit());
  const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
  Entry = Callee ? B.Match.entry(*Callee) : nullptr;
  if (!Entry || Entry->Result != ResultRole::BlocksWhenDestroyed)
    return nullptr;
  llvm::SmallVector<const Expr *, 4> Storage;
  if (!discharge(*Entry, argumentsOf(*Call, Storage)).Reason.empty())
    return nullptr;
  return Call;
}
