//===- BodySyntax.cpp - What the places of a body's expressions say -----------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "lower/BodySyntax.h"
#include "lower/EditSites.h"
#include "clang/AST/ExprConcepts.h"
#include "llvm/Support/SaveAndRestore.h"

using namespace nostall;
using namespace nostall::graph;
using namespace clang;

BodySyntax::BodySyntax(const Stmt &Body, bool Coroutine) {
  Here.Await = Coroutine ? AwaitSyntax::Legal : AwaitSyntax::NotInCoroutine;
  statement(&Body);
}

/// Visits what stands where `co_await` may not be written for a reason of its own.
template <typename Action> void BodySyntax::within(AwaitSyntax Place, Action Visit) {
  llvm::SaveAndRestore Saved(Here.Await);
  Here.Await = std::min(Here.Await, Place);
  Visit();
}

/// A statement in a position where the value of an expression is dropped.
void BodySyntax::statement(const Stmt *S) {
  if (const auto *E = dyn_cast_or_null<Expr>(S)) {
    Statements.insert(E->IgnoreImplicit());
    drop(*E);
  }
  visit(S);
}

/// An expression whose value is dropped: what that is, through parentheses, commas and conditional operators.
void BodySyntax::drop(const Expr &E) {
  const Expr *Dropped = E.IgnoreImplicit();
  while (const auto *Inner = dyn_cast<ParenExpr>(Dropped))
    Dropped = Inner->getSubExpr()->IgnoreImplicit();
  if (const auto *Comma = dyn_cast<BinaryOperator>(Dropped); Comma && Comma->getOpcode() == BO_Comma)
    return drop(*Comma->getRHS());
  if (const auto *Choice = dyn_cast<ConditionalOperator>(Dropped)) {
    drop(*Choice->getTrueExpr());
    return drop(*Choice->getFalseExpr());
  }
  Discarded.insert(Dropped);
}

/// Whether a variable keeps what a call gives, and nothing asks for it.
static bool isNeverNamed(const VarDecl &V) {
  const auto *Call = V.getInit() ? dyn_cast<CallExpr>(V.getInit()->IgnoreImplicit()) : nullptr;
  return Call && Call->isPRValue() && !V.isReferenced() && !V.isImplicit() && !V.getDeclName().isEmpty();
}

void BodySyntax::declare(const DeclStmt &S) {
  for (const Decl *D : S.decls()) {
    const auto *V = dyn_cast<VarDecl>(D);
    if (!V)
      continue;
    if (V->isStaticLocal() || V->getTSCSpec() != TSCS_unspecified)
      within(AwaitSyntax::InStaticInitialiser, [&] { visit(V->getInit()); });
    else
      visit(V->getInit());
    if (isNeverNamed(*V))
      drop(*V->getInit());
    if (V->hasLocalStorage() && V->getType().isDestructedType())
      Here.Alive = &Locals.emplace_back(LiveLocal{V, Here.Alive});
  }
}

void BodySyntax::note(const Stmt &S) {
  const auto *E = dyn_cast<Expr>(&S);
  if (!E || !isa<CallExpr, CXXConstructExpr, CoroutineSuspendExpr, CXXThrowExpr, CXXDeleteExpr, CXXNewExpr,
                 CXXDefaultArgExpr>(S))
    return;
  Place P = Here;
  P.Around = expressionAround(*E, Parents);
  // What a default argument calls stands where the argument is left out.
  if (isa<CXXDefaultArgExpr>(S) && P.ImplicitlyAt.isInvalid() && P.Around)
    P.ImplicitlyAt = static_cast<const Stmt *>(P.Around)->getBeginLoc();
  // The constructor of a variable is spelled as part of its declaration.
  if (isa<CXXDeleteExpr>(S) || (isa<CXXConstructExpr>(S) && !isa<CXXTemporaryObjectExpr>(S)))
    P.Await = std::min(P.Await, AwaitSyntax::NoSpelling);
  if (S.getBeginLoc().isMacroID() || S.getEndLoc().isMacroID())
    P.Await = std::min(P.Await, AwaitSyntax::InMacro);
  if (P.Await == AwaitSyntax::Legal && isa<CallExpr, CXXTemporaryObjectExpr>(S) && usesThreadLocal(S))
    P.Await = AwaitSyntax::ThreadLocalUsed;
  Places[&S] = P;
}

void BodySyntax::visit(const Stmt *S) {
  if (!S)
    return;
  const auto *E = dyn_cast<Expr>(S);
  if (E)
    Parents.push_back(E);
  note(*S);
  children(*S);
  if (E)
    Parents.pop_back();
}

/// Operands of which only the type is asked.
void BodySyntax::unevaluated(const Stmt &S) {
  for (const Stmt *Child : S.children())
    if (Child) {
      Unevaluated.insert(Child);
      unevaluated(*Child);
    }
}

void BodySyntax::children(const Stmt &Of) {
  const Stmt *S = &Of;
  if (isa<LambdaExpr>(S)) {
    for (const Expr *Init : cast<LambdaExpr>(S)->capture_inits())
      visit(Init);
    return; // its body is another function's
  }
  const auto *TypeId = dyn_cast<CXXTypeidExpr>(S);
  if (isa<UnaryExprOrTypeTraitExpr, CXXNoexceptExpr, RequiresExpr>(S) || (TypeId && !TypeId->isPotentiallyEvaluated()))
    return unevaluated(*S);
  if (const auto *Default = dyn_cast<CXXDefaultArgExpr>(S))
    return within(AwaitSyntax::InDefaultArgument, [&] { visit(Default->getExpr()); });
  if (const auto *Default = dyn_cast<CXXDefaultInitExpr>(S))
    return within(AwaitSyntax::InDefaultArgument, [&] { visit(Default->getExpr()); });
  if (const auto *Declared = dyn_cast<DeclStmt>(S))
    return declare(*Declared);
  // What is declared in a block, a condition or the head of a loop ends with it.
  llvm::SaveAndRestore Scope(Here.Alive);
  if (const auto *Block = dyn_cast<CompoundStmt>(S)) {
    Blocks.push_back(Block);
    for (const Stmt *Child : Block->body())
      statement(Child);
    return;
  }
  if (const auto *Try = dyn_cast<CXXTryStmt>(S)) {
    {
      llvm::SaveAndRestore Outer(Here.Try);
      Here.Try = &Tries.emplace_back(TryScope{Try, Here.Alive, Here.Try});
      statement(Try->getTryBlock());
    }
    for (unsigned I = 0; I < Try->getNumHandlers(); ++I)
      within(AwaitSyntax::InCatchHandler, [&] { statement(Try->getHandler(I)->getHandlerBlock()); });
    return;
  }
  if (const auto *Loop = dyn_cast<CXXForRangeStmt>(S)) {
    visit(Loop->getInit());
    visit(Loop->getRangeStmt());
    within(AwaitSyntax::InRangeLoop, [&] {
      llvm::SaveAndRestore Saved(Here.ImplicitlyAt, Loop->getRangeInit()->getBeginLoc());
      for (const Stmt *Hidden :
           {static_cast<const Stmt *>(Loop->getBeginStmt()), static_cast<const Stmt *>(Loop->getEndStmt()),
            static_cast<const Stmt *>(Loop->getCond()), static_cast<const Stmt *>(Loop->getInc())})
        visit(Hidden);
    });
    visit(Loop->getLoopVarStmt());
    statement(Loop->getBody());
    return;
  }
  if (const auto *If = dyn_cast<IfStmt>(S)) {
    visit(If->getInit());
    visit(If->getConditionVariableDeclStmt());
    visit(If->getCond());
    statement(If->getThen());
    statement(If->getElse());
    return;
  }
  if (const auto *Loop = dyn_cast<ForStmt>(S)) {
    statement(Loop->getInit());
    visit(Loop->getConditionVariableDeclStmt());
    visit(Loop->getCond());
    statement(Loop->getInc());
    statement(Loop->getBody());
    return;
  }
  if (const auto *Loop = dyn_cast<WhileStmt>(S)) {
    visit(Loop->getConditionVariableDeclStmt());
    visit(Loop->getCond());
    statement(Loop->getBody());
    return;
  }
  if (const auto *Loop = dyn_cast<DoStmt>(S)) {
    statement(Loop->getBody());
    visit(Loop->getCond());
    return;
  }
  if (const auto *Labelled = dyn_cast<SwitchCase>(S))
    return statement(Labelled->getSubStmt());
  if (const auto *Labelled = dyn_cast<LabelStmt>(S))
    return statement(Labelled->getSubStmt());
  if (const auto *Wrapped = dyn_cast<AttributedStmt>(S))
    return statement(Wrapped->getSubStmt());
  if (const auto *Comma = dyn_cast<BinaryOperator>(S); Comma && Comma->getOpcode() == BO_Comma) {
    drop(*Comma->getLHS());
    visit(Comma->getLHS());
    visit(Comma->getRHS());
    return;
  }
  if (const auto *Suspend = dyn_cast<CoroutineSuspendExpr>(S)) {
    visit(Suspend->getCommonExpr());
    return;
  }
  for (const Stmt *Child : S->children())
    visit(Child);
}
