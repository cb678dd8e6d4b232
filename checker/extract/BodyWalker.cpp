//===- BodyWalker.cpp - Statements in the order in which they run -------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "extract/BodyWalker.h"
#include "lower/Names.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/Support/SaveAndRestore.h"

using namespace nostall;
using namespace clang;

BodyWalker::BodyWalker(SummaryBuilder &Builder, PendingBody Body)
    : B(Builder), Function(*Body.Definition), Index(Body.Index), Known(std::move(Body.Known)),
      Summary(Builder.Out.Functions[Index]) {
  for (const auto &[Given, Facts] : Known)
    if (Facts.States)
      Here.States[Facts.Object ? Facts.Object : Given] |= Facts.States;
}

void BodyWalker::walk() {
  const llvm::SaveAndRestore<const Assumptions *> Given(B.Match.Facts.Assumed, Known.empty() ? nullptr : &Known);
  const llvm::SaveAndRestore<const Stmt *> Body(B.Match.Facts.Body, Function.getBody());
  AtEnd.Reachable = false;
  if (const auto *C = dyn_cast<CXXConstructorDecl>(&Function))
    constructor(*C);
  resume();
  scope([&] { visit(Function.getBody()); });
  for (const VarDecl *Global : B.initialisedIn(Function))
    scope([&] { fullExpression(*Global->getInit(), false); });
  if (const auto *D = dyn_cast<CXXDestructorDecl>(&Function))
    destructor(*D);
  leave();
}

void BodyWalker::leave() {
  AtEnd.join(Here);
  Here.Reachable = false;
}

void BodyWalker::run() {
  walk();
  FunctionSummary &Stored = B.Out.Functions[Index];
  Stored.HasBody = true;
  Stored.ReadsLastError = B.Match.readsLastError(*Function.getBody());
  Stored.Touches =
      edits().stored(Summary.Pattern ? WrittenDoubt{Hazard::Unjudged, ""} : staticDoubt(B.Match, Function));
  Stored.FirstEvent = B.Out.Events.size();
  Stored.EventCount = Events.size();
  B.Out.Events.insert(B.Out.Events.end(), Events.begin(), Events.end());
}

void BodyWalker::constructor(const CXXConstructorDecl &C) {
  for (const CXXCtorInitializer *Init : C.inits()) {
    if (!Init->getInit())
      continue;
    fullExpression(*Init->getInit(), false);
    if (const FieldDecl *Field = Init->getAnyMember()) {
      const Expr *Value = Init->getInit();
      if (const auto *Default = dyn_cast<CXXDefaultInitExpr>(Value))
        Value = Default->getExpr();
      assignStates(*Field, *Value);
      refer(*Field, *Value);
      bindExecutor(*Field, *Value, Init->getSourceLocation());
    }
    if (const FieldDecl *Field = Init->getAnyMember(); Field && isCallableLike(Field->getType())) {
      std::vector<Use> Uses;
      for (const Value &V : valuesOf(Init->getInit()))
        Uses.push_back({V, Role::Stored, 0, B.symbol(*Field)});
      store(Uses, Init->getSourceLocation());
    }
  }
}

/// A statement, which may be a bare expression where no braces stand.
void BodyWalker::branch(const Stmt *S) {
  if (const auto *E = dyn_cast_or_null<Expr>(S))
    fullExpression(*E, true);
  else
    visit(S);
}

/// The condition of a statement: a variable that is declared there, else an expression, else nothing.
void BodyWalker::condition(const DeclStmt *Variable, const Expr *E) {
  if (Variable)
    visit(Variable);
  else if (E)
    fullExpression(*E, false);
}

void BodyWalker::children(const Stmt &S) {
  for (const Stmt *Child : S.children())
    visit(Child);
}

void BodyWalker::visit(const Stmt *S) {
  if (!S)
    return;
  const auto *E = dyn_cast<Expr>(S);
  if (E)
    Parents.push_back(E);
  statement(*S);
  if (E)
    Parents.pop_back();
}

/// The statements proper; an expression goes on to expression().
void BodyWalker::statement(const Stmt &S) {
  switch (S.getStmtClass()) {
  case Stmt::CompoundStmtClass:
    return scope([&] {
      for (const Stmt *Child : cast<CompoundStmt>(S).body())
        branch(Child);
      sequentialAwaits(cast<CompoundStmt>(S));
    });
  case Stmt::CoroutineBodyStmtClass:
    return visit(cast<CoroutineBodyStmt>(S).getBody());
  case Stmt::DeclStmtClass:
    return declaration(cast<DeclStmt>(S));
  case Stmt::IfStmtClass:
    return ifStatement(cast<IfStmt>(S));
  case Stmt::SwitchStmtClass:
    return switchStatement(cast<SwitchStmt>(S));
  case Stmt::WhileStmtClass:
    return whileLoop(cast<WhileStmt>(S));
  case Stmt::DoStmtClass:
    return doLoop(cast<DoStmt>(S));
  case Stmt::ForStmtClass:
    return forLoop(cast<ForStmt>(S));
  case Stmt::CXXForRangeStmtClass:
    return rangeLoop(cast<CXXForRangeStmt>(S));
  case Stmt::CXXTryStmtClass:
    return tryStatement(cast<CXXTryStmt>(S));
  case Stmt::CXXCatchStmtClass:
    ++Handlers;
    arm(nullptr, true, cast<CXXCatchStmt>(S).getHandlerBlock());
    --Handlers;
    return;
  case Stmt::ReturnStmtClass:
    return returnStatement(cast<ReturnStmt>(S));
  case Stmt::CoreturnStmtClass:
    settle(cast<CoreturnStmt>(S).getOperand());
    return leave();
  case Stmt::BreakStmtClass:
    return leaveTo(BreakTo);
  case Stmt::ContinueStmtClass:
    return leaveTo(ContinueTo);
  case Stmt::GotoStmtClass:
  case Stmt::IndirectGotoStmtClass:
    return leaveTo(nullptr);
  case Stmt::CaseStmtClass:
  case Stmt::DefaultStmtClass:
  case Stmt::LabelStmtClass:
  case Stmt::AttributedStmtClass:
    if (const auto *Case = dyn_cast<SwitchCase>(&S)) {
      caseLabel(*Case);
    } else if (isa<LabelStmt>(S)) { // a jump can come from anywhere
      holdAgain(Function.getBody());
      Here = Flow();
    }
    for (const Stmt *Child : S.children())
      if (!isa_and_nonnull<ConstantExpr>(Child))
        branch(Child);
    return;
  default:
    if (const auto *E = dyn_cast<Expr>(&S))
      return expression(*E);
    return children(S);
  }
}

void BodyWalker::returnStatement(const ReturnStmt &S) {
  settle(S.getRetValue());
  if (S.getRetValue())
    returned(*S.getRetValue());
  leave();
}

/// The operand of `return` or `co_return`, or null: what is returned has nothing left to wait for.
void BodyWalker::settle(const Expr *Operand) {
  if (!Operand)
    return;
  fullExpression(*Operand, false);
  const Expr *Inner = Operand->IgnoreImplicit();
  if (const auto *Move = dyn_cast<CXXConstructExpr>(Inner); Move && Move->getNumArgs() == 1)
    Inner = Move->getArg(0);
  if (const VarDecl *V = localOf(Inner))
    Settled.insert(V);
}

void BodyWalker::expression(const Expr &E) {
  switch (E.getStmtClass()) {
  // Operands that are never evaluated, or by the compiler.
  case Stmt::UnaryExprOrTypeTraitExprClass:
  case Stmt::CXXNoexceptExprClass:
  case Stmt::RequiresExprClass:
  case Stmt::ConceptSpecializationExprClass:
  case Stmt::ConstantExprClass:
  case Stmt::OpaqueValueExprClass: // its source is walked where it stands
    return;
  case Stmt::CXXTypeidExprClass:
    if (cast<CXXTypeidExpr>(E).isPotentiallyEvaluated())
      children(E);
    return;
  case Stmt::DeclRefExprClass:
    return mention(cast<DeclRefExpr>(E));
  case Stmt::LambdaExprClass:
    return lambda(cast<LambdaExpr>(E));
  case Stmt::CoawaitExprClass:
    return await(cast<CoawaitExpr>(E));
  case Stmt::DependentCoawaitExprClass:
    return visit(cast<DependentCoawaitExpr>(E).getOperand());
  case Stmt::CoyieldExprClass:
    return visit(cast<CoyieldExpr>(E).getOperand());
  case Stmt::CallExprClass:
  case Stmt::CXXMemberCallExprClass:
  case Stmt::CXXOperatorCallExprClass:
  case Stmt::UserDefinedLiteralClass:
    return call(cast<CallExpr>(E));
  case Stmt::CXXConstructExprClass:
  case Stmt::CXXTemporaryObjectExprClass:
    return construct(cast<CXXConstructExpr>(E));
  case Stmt::CXXBindTemporaryExprClass:
    return temporary(cast<CXXBindTemporaryExpr>(E));
  case Stmt::CXXDefaultArgExprClass:
    return defaultArgument(cast<CXXDefaultArgExpr>(E));
  case Stmt::CXXDefaultInitExprClass:
    ++DefaultArguments;
    visit(cast<CXXDefaultInitExpr>(E).getExpr());
    --DefaultArguments;
    return;
  case Stmt::CXXDeleteExprClass:
    children(E);
    return destroy(cast<CXXDeleteExpr>(E).getDestroyedType(), E.getBeginLoc(), /*Deleted=*/true);
  case Stmt::ConditionalOperatorClass: {
    const auto &Conditional = cast<ConditionalOperator>(E);
    visit(Conditional.getCond());
    const Flow Before = Here;
    const auto choose = [&](bool Truth, const Expr *Chosen) {
      assume(*Conditional.getCond(), Truth);
      ++Conditions;
      perhapsLocked([&] { visit(Chosen); });
      --Conditions;
    };
    choose(true, Conditional.getTrueExpr());
    const Flow Then = std::exchange(Here, Before);
    choose(false, Conditional.getFalseExpr());
    Here.join(Then);
    return;
  }
  case Stmt::CXXThrowExprClass:
    children(E);
    Here.Reachable = false;
    return;
  case Stmt::BinaryOperatorClass:
    return binary(cast<BinaryOperator>(E));
  case Stmt::InitListExprClass:
    return aggregate(cast<InitListExpr>(E));
  case Stmt::CXXRewrittenBinaryOperatorClass:
    return visit(cast<CXXRewrittenBinaryOperator>(E).getSemanticForm());
  default:
    return children(E);
  }
}

void BodyWalker::temporary(const CXXBindTemporaryExpr &E) {
  visit(E.getSubExpr());
  // A temporary whose end waits is usually moved into something that lives longer; only one that is a statement of its
  // own surely dies here.
  const CXXRecordDecl *Record = recordOf(E.getType());
  const CXXDestructorDecl *Destructor = Record && Record->hasDefinition() ? Record->getDestructor() : nullptr;
  const TypeEntry *Type = B.Match.type(E.getType());
  const bool Waits = (Destructor && B.Match.entry(*Destructor) && B.Match.entry(*Destructor)->Blocks) ||
                     (Type && Type->holdsElements());
  Pending P{E.getType(), E.getBeginLoc()};
  const bool Dies = Statement == &E || Statement == E.getSubExpr()->IgnoreImplicit();
  P.BlocksWhenDestroyed = Dies && resultThatBlocks(E, P.ResultOf);
  const bool Moved = Waits || (Record && Record->isLambda()); // a closure goes on into a handler or thread
  if (!Moved || Dies || P.BlocksWhenDestroyed)
    Temporaries.push_back(P);
}

/// It runs where the call stands that leaves the argument out.
void BodyWalker::defaultArgument(const CXXDefaultArgExpr &E) {
  const SourceLocation Outer = ImplicitlyAt;
  if (Outer.isInvalid() && Parents.size() > 1)
    ImplicitlyAt = static_cast<const Stmt *>(Parents[Parents.size() - 2])->getBeginLoc();
  ++DefaultArguments;
  visit(E.getExpr());
  --DefaultArguments;
  ImplicitlyAt = Outer;
}

void BodyWalker::binary(const BinaryOperator &E) {
  visit(E.getLHS());
  if (E.getOpcode() == BO_Comma)
    dropped(*E.getLHS());
  if (E.isLogicalOp()) {
    perhaps([&] {
      assume(*E.getLHS(), E.getOpcode() == BO_LAnd);
      visit(E.getRHS());
    });
  } else {
    visit(E.getRHS());
  }
  if (E.getOpcode() == BO_Assign)
    if (const ValueDecl *To = objectOf(E.getLHS())) {
      assignStates(*To, *E.getRHS());
      bindExecutor(*To, *E.getRHS(), E.getBeginLoc());
    }
  if (E.getOpcode() == BO_Assign)
    assign(*E.getLHS(), *E.getRHS(), E.getBeginLoc());
}

void BodyWalker::declaration(const DeclStmt &S) {
  for (const Decl *D : S.decls())
    if (const auto *V = dyn_cast<VarDecl>(D))
      variable(*V);
}

void BodyWalker::lambda(const LambdaExpr &E) {
  // Captures are initialised here; the body belongs to a function of its own.
  for (const Expr *Init : E.capture_inits())
    visit(Init);
  for (const LambdaCapture &Capture : E.captures())
    if (Capture.capturesVariable())
      if (const auto *V = dyn_cast<VarDecl>(Capture.getCapturedVar()); V && V->isInitCapture())
        remember(*V, valuesOf(V->getInit()));
  B.callOperators(E.getType());
}
