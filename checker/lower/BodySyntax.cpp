//===- BodySyntax.cpp - What the places of a body's expressions say -----------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "lower/BodySyntax.h"
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
  if (Here.Await == AwaitSyntax::Legal)
    Here.Await = Place;
  Visit();
}

/// A statement in a position where the value of an expression is dropped.
void BodySyntax::statement(const Stmt *S) {
  if (const auto *E = dyn_cast_or_null<Expr>(S))
    Discarded.insert(E->IgnoreImplicit());
  visit(S);
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
    if (V->hasLocalStorage() && V->getType().isDestructedType())
      Here.Alive = &Locals.emplace_back(LiveLocal{V, Here.Alive});
  }
}

void BodySyntax::visit(const Stmt *S) {
  if (!S)
    return;
  if (isa<CallExpr, CXXConstructExpr, CoroutineSuspendExpr, CXXThrowExpr, CXXDeleteExpr, CXXNewExpr>(S)) {
    Place &P = Places[S] = Here;
    if (P.Await == AwaitSyntax::Legal && (S->getBeginLoc().isMacroID() || S->getEndLoc().isMacroID()))
      P.Await = AwaitSyntax::InMacro;
  }
  if (isa<LambdaExpr>(S)) {
    for (const Expr *Init : cast<LambdaExpr>(S)->capture_inits())
      visit(Init);
    return; // its body is another function's
  }
  if (const auto *Default = dyn_cast<CXXDefaultArgExpr>(S))
    return within(AwaitSyntax::InDefaultArgument, [&] { visit(Default->getExpr()); });
  if (const auto *Default = dyn_cast<CXXDefaultInitExpr>(S))
    return within(AwaitSyntax::NoSpelling, [&] { visit(Default->getExpr()); });
  if (const auto *Declared = dyn_cast<DeclStmt>(S))
    return declare(*Declared);
  // What is declared in a block, a condition or the head of a loop ends with it.
  llvm::SaveAndRestore Scope(Here.Alive);
  if (const auto *Block = dyn_cast<CompoundStmt>(S)) {
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
    within(AwaitSyntax::NoSpelling, [&] {
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
    statement(Comma->getLHS());
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
