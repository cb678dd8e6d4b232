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
  const unsigned OuterGuards = Guards;
  Body();
  while (Scope.size() > Outer) {
    const Pending P = Scope.back();
    Scope.pop_back();
    destroy(P);
  }
  Guards = OuterGuards;
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
    // A temporary whose end waits is usually moved into something that lives longer; only one that is a statement of its
    // own surely dies here.
    const CXXRecordDecl *Record = recordOf(Bind->getType());
    const CXXDestructorDecl *Destructor = Record && Record->hasDefinition() ? Record->getDestructor() : nullptr;
    const bool Waits = Destructor && B.Match.entry(*Destructor) && B.Match.entry(*Destructor)->Blocks;
    Pending P{Bind->getType(), Bind->getBeginLoc()};
    const bool Dies = Statement == Bind || Statement == Bind->getSubExpr()->IgnoreImplicit();
    P.BlocksWhenDestroyed = Dies && resultThatBlocks(*Bind, P.ResultOf);
    if (!Waits || Dies || P.BlocksWhenDestroyed)
      Temporaries.push_back(P);
    return;
  }
  case Stmt::CXXDefaultArgExprClass:
    ++DefaultArguments;
    visit(cast<CXXDefaultArgExpr>(S)->getExpr());
    --DefaultArguments;
    return;
  case Stmt::CXXDefaultInitExprClass:
    ++DefaultArguments;
    visit(cast<CXXDefaultInitExpr>(S)->getExpr());
    --DefaultArguments;
    return;
  case Stmt::CXXDeleteExprClass: {
    const auto *Delete = cast<CXXDeleteExpr>(S);
    children(*S);
    return destroy(Delete->getDestroyedType(), Delete->getBeginLoc());
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

void BodyWalker::variable(const VarDecl &V) {
  if (const Expr *Init = V.getInit()) {
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
  if (const TypeEntry *Type = B.Match.type(V.getType()); Type && Type->Is == TypeRole::Guard)
    ++Guards;
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

/// The member that an awaiter's implicit call runs: through the `address()` of a symmetric transfer and casts.
static const CXXMemberCallExpr *memberCall(const Expr *E) {
  const CXXMemberCallExpr *Innermost = nullptr;
  while (E) {
    E = E->IgnoreParenCasts()->IgnoreImplicit();
    const auto *Call = dyn_cast<CXXMemberCallExpr>(E);
    if (!Call)
      break;
    Innermost = Call;
    E = Call->getImplicitObjectArgument();
    if (!E || !isa<CXXMemberCallExpr>(E->IgnoreParenCasts()->IgnoreImplicit()))
      break;
  }
  return Innermost;
}

void BodyWalker::await(const CoawaitExpr &E) {
  visit(E.getOperand());
  std::vector<Use> Uses;
  for (const Value &V : valuesOf(E.getOperand()))
    if (V.Kind != ValueKind::Function) // awaiting an object does not call it
      Uses.push_back({V, Role::Inline, 0, None, 0});
  Event Await;
  Await.Kind = EventKind::Await;
  Await.Where = B.place(E.getBeginLoc());
  emit(Await, Uses);
  hop(*E.getOperand());
  // An awaiter of the user's own: its three members run here.
  for (const Expr *Member : {E.getReadyExpr(), E.getSuspendExpr(), E.getResumeExpr()})
    if (const CXXMemberCallExpr *Call = Member ? memberCall(Member) : nullptr)
      if (const CXXMethodDecl *Method = Call->getMethodDecl(); Method && B.definitionOf(*Method))
        emitCall(*Method, {}, EventKind::Call, E.getBeginLoc(), nullptr);
}

/// What an await does to where the coroutine runs: a hop moves it, any other ends a hop that lasts until a suspension.
void BodyWalker::hop(const Expr &Operand) {
  const Expr *E = Operand.IgnoreImplicit();
  const auto *Call = dyn_cast<CallExpr>(E);
  const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
  const FunctionEntry *Entry = nullptr;
  if (Callee)
    for (const FunctionEntry *Candidate : B.Match.entries(*Callee))
      if (Candidate->Hop && !Entry)
        Entry = Candidate;
  if (!Entry) {
    if (Now == Moved::UntilSuspension)
      Now = Moved::No;
    return;
  }
  const Hop &H = *Entry->Hop;
  std::optional<nostall::Context> To;
  if (H.To == Runs::Elsewhere)
    To = nostall::Context::Elsewhere;
  else if (H.To == Runs::OnExecutor) {
    llvm::SmallVector<const Expr *, 4> Storage;
    To = executorOf(argumentsOf(*Call, Storage).get(H.Executor));
  }
  Now = To != nostall::Context::Elsewhere ? Moved::No
        : H.Persistent                    ? Moved::Persistently
                                          : Moved::UntilSuspension;
}

void BodyWalker::destroy(const Pending &P) {
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
  destroy(P.Type, P.Where);
}

void BodyWalker::destroy(QualType Type, SourceLocation Where) {
  if (Type.isNull() || Type->isDependentType())
    return;
  const CXXRecordDecl *Record = B.Ast.getBaseElementType(Type)->getAsCXXRecordDecl();
  if (!Record || !Record->hasDefinition() || Record->hasTrivialDestructor())
    return;
  Record = Record->getDefinition();
  const CXXDestructorDecl *Destructor = Record->getDestructor();
  if (!Destructor)
    return;
  if (!B.Match.entry(*Destructor) && !B.Match.isLookedInto(*Record))
    return;
  emitCall(*Destructor, {nullptr, {}, Type}, EventKind::Destroy, Where, nullptr);
}

/// The call whose result \p E is, if knowledge says that this result blocks when it is destroyed.
const Expr *BodyWalker::resultThatBlocks(const Expr &E, const FunctionEntry *&Entry) {
  const auto *Call = dyn_cast<CallExpr>(E.IgnoreImplicit());
  const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
  Entry = Callee ? B.Match.entry(*Callee) : nullptr;
  if (!Entry || !Entry->ResultBlocksWhenDestroyed)
    return nullptr;
  llvm::SmallVector<const Expr *, 4> Storage;
  if (!B.Match.discharge(*Entry, argumentsOf(*Call, Storage)).Reason.empty())
    return nullptr;
  return Call;
}

void BodyWalker::dropped(const Expr &E) {
  const Expr *Last = E.IgnoreImplicit();
  while (const auto *Comma = dyn_cast<BinaryOperator>(Last)) {
    if (Comma->getOpcode() != BO_Comma)
      break;
    Last = Comma->getRHS()->IgnoreImplicit();
  }
  const auto *Call = dyn_cast<CallExpr>(Last);
  const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
  if (!Callee || Call->isTypeDependent())
    return;
  const TypeEntry *Type = B.Match.type(Call->getType());
  const bool Reference = Callee->getReturnType()->isReferenceType();
  if (!Type || Reference || !Type->Lazy || (Type->Is != TypeRole::Coroutine && Type->Is != TypeRole::Awaitable))
    return;
  Event D;
  D.Kind = EventKind::Discard;
  D.Callee = B.function(*Callee);
  D.Where = B.place(Last->getBeginLoc());
  D.Legality = legality(Call);
  if (D.Legality == AwaitLegality::Legal)
    D.Edit = editSite(*Call, *Callee, {});
  emit(D, {});
}
