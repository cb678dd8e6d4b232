//===- BodyWalker.cpp - Statements in the order in which they run -------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "extract/BodyWalker.h"
#include "extract/Names.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/StmtCXX.h"

using namespace nostall;
using namespace clang;

BodyWalker::BodyWalker(SummaryBuilder &Builder, const FunctionDecl &Function)
    : B(Builder), Function(Function), Index(Builder.function(Function)), Summary(Builder.Out.Functions[Index]) {}

void BodyWalker::run() {
  if (const auto *C = dyn_cast<CXXConstructorDecl>(&Function))
    constructor(*C);
  scope([&] { visit(Function.getBody()); });
  if (const auto *D = dyn_cast<CXXDestructorDecl>(&Function))
    destructor(*D);
  FunctionSummary &Stored = B.Out.Functions[Index];
  Stored.HasBody = true;
  Stored.FirstEvent = B.Out.Events.size();
  Stored.EventCount = Events.size();
  B.Out.Events.insert(B.Out.Events.end(), Events.begin(), Events.end());
}

void BodyWalker::constructor(const CXXConstructorDecl &C) {
  for (const CXXCtorInitializer *Init : C.inits()) {
    if (!Init->getInit())
      continue;
    fullExpression(*Init->getInit(), false);
    if (const FieldDecl *Field = Init->getAnyMember(); Field && isCallableLike(Field->getType())) {
      std::vector<Use> Uses;
      for (const Value &V : valuesOf(Init->getInit()))
        Uses.push_back({V, Role::Stored, 0, B.symbol(*Field), 0});
      if (!Uses.empty()) {
        Event E;
        E.Kind = EventKind::Store;
        E.Where = B.place(Init->getSourceLocation());
        emit(E, Uses);
      }
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

void BodyWalker::condition(const Expr *E) {
  if (E)
    fullExpression(*E, false);
}

void BodyWalker::conditionally(const Stmt *S, bool Loop) {
  const Moved Before = Now;
  ++Conditions;
  Loops += Loop;
  scope([&] { branch(S); });
  Loops -= Loop;
  --Conditions;
  // Moved on one path only: it may be on its loop.
  if (Now != Before)
    Now = Moved::No;
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

void BodyWalker::statement(const Stmt &Visited) {
  const Stmt *S = &Visited;
  switch (S->getStmtClass()) {
  case Stmt::CompoundStmtClass:
    return scope([&] {
      for (const Stmt *Child : cast<CompoundStmt>(S)->body())
        if (const auto *Inner = dyn_cast<Expr>(Child))
          fullExpression(*Inner, true);
        else
          visit(Child);
    });
  case Stmt::CoroutineBodyStmtClass:
    return visit(cast<CoroutineBodyStmt>(S)->getBody());
  case Stmt::DeclStmtClass:
    return declaration(*cast<DeclStmt>(S));
  case Stmt::IfStmtClass: {
    const auto *If = cast<IfStmt>(S);
    return scope([&] {
      visit(If->getInit());
      if (const DeclStmt *V = If->getConditionVariableDeclStmt())
        visit(V);
      else
        condition(If->getCond());
      if (If->isConstexpr())
        if (const auto Taken = If->getNondiscardedCase(B.Ast))
          return scope([&] { branch(*Taken); });
      conditionally(If->getThen());
      conditionally(If->getElse());
    });
  }
  case Stmt::SwitchStmtClass: {
    const auto *Switch = cast<SwitchStmt>(S);
    return scope([&] {
      visit(Switch->getInit());
      if (const DeclStmt *V = Switch->getConditionVariableDeclStmt())
        visit(V);
      else
        condition(Switch->getCond());
      conditionally(Switch->getBody());
    });
  }
  case Stmt::WhileStmtClass: {
    const auto *While = cast<WhileStmt>(S);
    return scope([&] {
      if (const DeclStmt *V = While->getConditionVariableDeclStmt())
        visit(V);
      else
        condition(While->getCond());
      conditionally(While->getBody(), true);
    });
  }
  case Stmt::DoStmtClass:
    ++Loops;
    scope([&] { branch(cast<DoStmt>(S)->getBody()); });
    condition(cast<DoStmt>(S)->getCond());
    --Loops;
    return;
  case Stmt::ForStmtClass: {
    const auto *For = cast<ForStmt>(S);
    return scope([&] {
      branch(For->getInit());
      condition(For->getCond());
      conditionally(For->getBody(), true);
      conditionally(For->getInc(), true);
    });
  }
  case Stmt::CXXForRangeStmtClass: {
    const auto *For = cast<CXXForRangeStmt>(S);
    return scope([&] {
      visit(For->getInit());
      visit(For->getRangeStmt());
      visit(For->getBeginStmt());
      visit(For->getEndStmt());
      visit(For->getCond());
      ++Conditions;
      ++Loops;
      scope([&] {
        visit(For->getLoopVarStmt());
        branch(For->getBody());
      });
      visit(For->getInc());
      --Loops;
      --Conditions;
    });
  }
  case Stmt::CXXCatchStmtClass:
    ++Handlers;
    conditionally(cast<CXXCatchStmt>(S)->getHandlerBlock());
    --Handlers;
    return;
  case Stmt::CoreturnStmtClass:
  case Stmt::ReturnStmtClass: {
    const auto *Return = dyn_cast<ReturnStmt>(S);
    const Expr *Returned = Return ? Return->getRetValue() : cast<CoreturnStmt>(S)->getOperand();
    if (!Returned)
      return;
    fullExpression(*Returned, false);
    if (Return)
      returned(*Returned);
    const Expr *Inner = Returned->IgnoreImplicit();
    if (const auto *Move = dyn_cast<CXXConstructExpr>(Inner); Move && Move->getNumArgs() == 1)
      Inner = Move->getArg(0);
    if (const VarDecl *V = localOf(Inner))
      Settled.insert(V);
    return;
  }
  case Stmt::CaseStmtClass:
  case Stmt::DefaultStmtClass:
  case Stmt::LabelStmtClass:
  case Stmt::AttributedStmtClass:
    for (const Stmt *Child : S->children())
      if (const auto *Inner = dyn_cast_or_null<Expr>(Child); Inner && !isa<ConstantExpr>(Inner))
        fullExpression(*Inner, true);
      else
        visit(Child);
    return;
  // Operands that are never evaluated.
  case Stmt::UnaryExprOrTypeTraitExprClass:
  case Stmt::CXXNoexceptExprClass:
  case Stmt::RequiresExprClass:
  case Stmt::ConceptSpecializationExprClass:
    return;
  case Stmt::CXXTypeidExprClass:
    if (cast<CXXTypeidExpr>(S)->isPotentiallyEvaluated())
      children(*S);
    return;
  case Stmt::LambdaExprClass:
    return lambda(*cast<LambdaExpr>(S));
  case Stmt::CoawaitExprClass:
    return await(*cast<CoawaitExpr>(S));
  case Stmt::DependentCoawaitExprClass:
    return visit(cast<DependentCoawaitExpr>(S)->getOperand());
  case Stmt::CoyieldExprClass:
    return visit(cast<CoyieldExpr>(S)->getOperand());
  case Stmt::CallExprClass:
  case Stmt::CXXMemberCallExprClass:
  case Stmt::CXXOperatorCallExprClass:
  case Stmt::UserDefinedLiteralClass:
    return call(*cast<CallExpr>(S));
  case Stmt::CXXConstructExprClass:
  case Stmt::CXXTemporaryObjectExprClass:
    return construct(*cast<CXXConstructExpr>(S));
  case Stmt::CXXBindTemporaryExprClass: {
    const auto *Bind = cast<CXXBindTemporaryExpr>(S);
    visit(Bind->getSubExpr());
    // A temporary whose end waits is usually moved into something that lives longer; only one that is a statement of
    // its own surely dies here.
    const CXXRecordDecl *Record = recordOf(Bind->getType());
    const CXXDestructorDecl *Destructor = Record && Record->hasDefinition() ? Record->getDestructor() : nullptr;
    const TypeEntry *Type = B.Match.type(Bind->getType());
    const bool Waits = (Destructor && B.Match.entry(*Destructor) && B.Match.entry(*Destructor)->Blocks) ||
                       (Type && Type->holdsElements());
    Pending P{Bind->getType(), Bind->getBeginLoc()};
    const bool Dies = Statement == Bind || Statement == Bind->getSubExpr()->IgnoreImplicit();
    P.BlocksWhenDestroyed = Dies && resultThatBlocks(*Bind, P.ResultOf);
    if (!Waits || Dies || P.BlocksWhenDestroyed)
      Temporaries.push_back(P);
    return;
  }
  case Stmt::CXXDefaultArgExprClass: {
    // It runs where the call stands that leaves the argument out.
    const SourceLocation Outer = DefaultArgumentsOf;
    if (Outer.isInvalid() && Parents.size() > 1)
      DefaultArgumentsOf = static_cast<const Stmt *>(Parents[Parents.size() - 2])->getBeginLoc();
    ++DefaultArguments;
    visit(cast<CXXDefaultArgExpr>(S)->getExpr());
    --DefaultArguments;
    DefaultArgumentsOf = Outer;
    return;
  }
  case Stmt::ConstantExprClass:
    return; // evaluated by the compiler
  case Stmt::CXXDefaultInitExprClass:
    ++DefaultArguments;
    visit(cast<CXXDefaultInitExpr>(S)->getExpr());
    --DefaultArguments;
    return;
  case Stmt::CXXDeleteExprClass: {
    const auto *Delete = cast<CXXDeleteExpr>(S);
    children(*S);
    return destroy(Delete->getDestroyedType(), Delete->getBeginLoc(), /*Deleted=*/true);
  }
  case Stmt::ConditionalOperatorClass: {
    const auto *Conditional = cast<ConditionalOperator>(S);
    visit(Conditional->getCond());
    ++Conditions;
    visit(Conditional->getTrueExpr());
    visit(Conditional->getFalseExpr());
    --Conditions;
    return;
  }
  case Stmt::BinaryOperatorClass: {
    const auto *Binary = cast<BinaryOperator>(S);
    visit(Binary->getLHS());
    Conditions += Binary->isLogicalOp();
    visit(Binary->getRHS());
    Conditions -= Binary->isLogicalOp();
    if (Binary->getOpcode() == BO_Assign)
      assign(*Binary->getLHS(), *Binary->getRHS(), Binary->getBeginLoc());
    return;
  }
  case Stmt::InitListExprClass:
    return aggregate(*cast<InitListExpr>(S));
  case Stmt::CXXRewrittenBinaryOperatorClass:
    return visit(cast<CXXRewrittenBinaryOperator>(S)->getSemanticForm());
  case Stmt::OpaqueValueExprClass:
    return; // its source is walked where it stands
  default:
    return children(*S);
  }
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
