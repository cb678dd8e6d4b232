//===- SequentialAwaits.cpp - Awaits that could run at the same time ----------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// `auto a = co_await f(); auto b = co_await g();` takes as long as both together. Where g needs nothing of f, and f
// changes nothing that g uses, both could be under way at once. Such awaits are found among the statements of one
// block, and each is put beside the one before. In doubt two awaits are in order on purpose: one whose result nobody
// uses has only effects, a delay or a lock is there for what follows, and an object that both may change is a protocol.
//
//===----------------------------------------------------------------------===//
#include "extract/Accesses.h"
#include "extract/BodyWalker.h"
#include "extract/CoroutineTypes.h"
#include "lower/Names.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"

using namespace nostall;
using namespace clang;

/// A statement that puts the result of one awaited call into a variable.
struct BodyWalker::SingleAwait {
  const Stmt *Statement = nullptr;
  const VarDecl *Variable = nullptr;
  bool Declares = false; ///< rather than that it assigns
  const CoawaitExpr *Await = nullptr;
  const CallExpr *Call = nullptr;
};

static const CoawaitExpr *awaitIn(const Expr *E) {
  return E ? dyn_cast<CoawaitExpr>(E->IgnoreUnlessSpelledInSource()) : nullptr;
}

/// The only variable that a statement declares, or null.
static const VarDecl *declaredIn(const Stmt &S) {
  const auto *Declaration = dyn_cast<DeclStmt>(&S);
  const auto *V =
      Declaration && Declaration->isSingleDecl() ? dyn_cast<VarDecl>(Declaration->getSingleDecl()) : nullptr;
  return V && V->hasLocalStorage() ? V : nullptr;
}

bool BodyWalker::awaitsOnce(const Stmt &S, SingleAwait &Into) {
  Into = {&S, declaredIn(S)};
  if (Into.Variable) {
    Into.Declares = true;
    Into.Await = awaitIn(Into.Variable->getInit());
  } else if (const auto *E = dyn_cast<Expr>(&S)) {
    E = E->IgnoreUnlessSpelledInSource();
    const Expr *Left = nullptr, *Right = nullptr;
    if (const auto *Binary = dyn_cast<BinaryOperator>(E); Binary && Binary->getOpcode() == BO_Assign)
      std::tie(Left, Right) = std::pair(Binary->getLHS(), Binary->getRHS());
    else if (const auto *Call = dyn_cast<CXXOperatorCallExpr>(E);
             Call && Call->getOperator() == OO_Equal && Call->getNumArgs() == 2)
      std::tie(Left, Right) = std::pair(Call->getArg(0), Call->getArg(1));
    Into.Variable = localOf(Left);
    Into.Await = Into.Variable && !Into.Variable->getType()->isReferenceType() ? awaitIn(Right) : nullptr;
  }
  const Expr *Operand = Into.Await ? Into.Await->getOperand()->IgnoreUnlessSpelledInSource() : nullptr;
  Into.Call = dyn_cast_or_null<CallExpr>(Operand);
  return Into.Call && Into.Call->getDirectCallee() && EventOf.count(Into.Await) && startsLazily(*Into.Call) &&
         !waitsForOrder(*Into.Call);
}

/// Whether nothing that \p Call returns runs before it is awaited.
bool BodyWalker::startsLazily(const CallExpr &Call) {
  if (Call.isTypeDependent() || Call.getDirectCallee()->getReturnType()->isReferenceType())
    return false; // an awaitable that was made before
  const TypeEntry *Type = B.Match.type(Call.getType());
  return Type ? Type->Lazy && (Type->Is == TypeRole::Coroutine || Type->Is == TypeRole::Awaitable)
              : isLazyTask(Call.getType());
}

/// Whether knowledge says that the place of \p Call among its neighbours matters: it delays, moves the coroutine, ...
bool BodyWalker::waitsForOrder(const CallExpr &Call) {
  return llvm::any_of(B.Match.entries(*Call.getDirectCallee()), [](const FunctionEntry *Entry) {
    return Entry->Ordered || Entry->Hop || Entry->Blocks == Category::Sleep;
  });
}

/// Whether something in \p S that stands behind \p Where names \p V or a part of it.
static bool isUsedBehind(const Stmt &S, const VarDecl &V, SourceLocation Where, const SourceManager &Sources) {
  if (const auto *Ref = dyn_cast<DeclRefExpr>(&S)) {
    const ValueDecl *Named = Ref->getDecl();
    if (const auto *Binding = dyn_cast<BindingDecl>(Named); Binding && Binding->getDecomposedDecl())
      Named = cast<ValueDecl>(Binding->getDecomposedDecl());
    return Named->getCanonicalDecl() == V.getCanonicalDecl() &&
           Sources.isBeforeInTranslationUnit(Where, Ref->getBeginLoc());
  }
  return llvm::any_of(S.children(),
                      [&](const Stmt *Child) { return Child && isUsedBehind(*Child, V, Where, Sources); });
}

/// A declaration that may stand between two awaits: it has no effects, and awaits nothing.
static bool isPlainDeclaration(const Stmt &S, Accesses &Touched) {
  const auto *Declaration = dyn_cast<DeclStmt>(&S);
  if (!Declaration)
    return isa<NullStmt>(S);
  for (const Decl *D : Declaration->decls())
    if (const auto *V = dyn_cast<VarDecl>(D)) {
      if (V->isStaticLocal() || (V->getType().isDestructedType() && !V->hasInit()))
        return false;
      if (V->hasInit())
        Touched.add(*V->getInit());
    }
  return !Touched.isOrdered() && !Touched.writes();
}

void BodyWalker::sequentialAwaits(const CompoundStmt &Block) {
  if (Silent || (Summary.Coroutine != CoroutineKind::Loop && Summary.Coroutine != CoroutineKind::AssumedLoop))
    return;
  llvm::SmallVector<SingleAwait, 4> Run;
  Accesses OfRun(B.Match, B.Ast);
  const auto end = [&] {
    putBeside(Run);
    Run.clear();
    OfRun.clear();
  };
  for (const Stmt *S : Block.body()) {
    SingleAwait Next;
    Accesses Touched(B.Match, B.Ast);
    if (awaitsOnce(*S, Next)) {
      Touched.addAwaited(*Next.Call);
      if (Touched.conflictsWith(OfRun))
        end();
      Touched.addWritten(*Next.Variable);
      if (Touched.isOrdered()) {
        end();
        continue;
      }
      Run.push_back(Next);
      OfRun.add(Touched);
    } else if (!Run.empty()) {
      if (!isPlainDeclaration(*S, Touched) || Touched.conflictsWith(OfRun))
        end();
      else
        OfRun.add(Touched);
    }
  }
  end();
}

void BodyWalker::putBeside(llvm::ArrayRef<SingleAwait> Run) {
  if (Run.size() < 2)
    return;
  const SourceLocation End = Run.back().Statement->getEndLoc();
  for (const SingleAwait &A : Run)
    if (!isUsedBehind(*Function.getBody(), *A.Variable, End, B.Sources))
      return;
  const bool Binds = canBind(Run);
  llvm::SmallVector<const Stmt *, 4> Statements;
  for (const SingleAwait &A : Run)
    Statements.push_back(A.Statement);
  const Doubt Suspended = stored(suspensions().doubtAt(Statements, *Run.front().Await, *Run.back().Await));
  uint32_t Before = None;
  for (const SingleAwait &A : Run) {
    const uint32_t At = EventOf.lookup(A.Await);
    Events[At].Beside = Before;
    Events[At].Edit = statementSite(A, Binds);
    B.Out.EditSites.back().Suspended = Suspended;
    Before = At;
  }
}

/// Whether \p V is what a `co_return` returns: a structured binding in its place would be copied, not moved.
static bool isReturned(const Stmt &S, const VarDecl &V) {
  const Expr *Operand = nullptr;
  if (const auto *Return = dyn_cast<CoreturnStmt>(&S))
    Operand = Return->getOperand();
  const auto *Ref = Operand ? dyn_cast<DeclRefExpr>(Operand->IgnoreUnlessSpelledInSource()) : nullptr;
  return (Ref && Ref->getDecl() == &V) ||
         llvm::any_of(S.children(), [&](const Stmt *Child) { return Child && isReturned(*Child, V); });
}

/// The template arguments after the first one, which is the type of the result.
static bool sameBesidesResult(const CXXRecordDecl *A, const CXXRecordDecl *B) {
  const auto *First = dyn_cast_or_null<ClassTemplateSpecializationDecl>(A);
  const auto *Second = dyn_cast_or_null<ClassTemplateSpecializationDecl>(B);
  if (!First || !Second ||
      First->getSpecializedTemplate()->getCanonicalDecl() != Second->getSpecializedTemplate()->getCanonicalDecl())
    return false;
  const auto Mine = First->getTemplateArgs().asArray(), Other = Second->getTemplateArgs().asArray();
  if (Mine.size() != Other.size())
    return false;
  for (size_t I = 1; I < Mine.size(); ++I)
    if (!Mine[I].structurallyEquals(Other[I]))
      return false;
  return true;
}

/// Whether `auto [a, b] = co_await gather(f(), g());` can stand for the statements: each declares a variable of the
/// very type that its await gives, and the awaitables are coroutines of this one's kind.
bool BodyWalker::canBind(llvm::ArrayRef<SingleAwait> Run) {
  const TypeEntry *Type = B.Match.type(Function.getReturnType());
  const Family *Own = Type ? B.Match.knowledge().family(Type->Family) : nullptr;
  if (!Own || Own->GatherIncludes.empty())
    return false;
  const StringRef Namespace = StringRef(Own->Gather).split("::").first;
  if (B.Ast.getTranslationUnitDecl()->lookup(&B.Ast.Idents.get(Namespace)).empty())
    return false;
  return llvm::all_of(Run, [&](const SingleAwait &A) {
    const QualType T = A.Variable->getType(), Result = A.Await->getType();
    return A.Declares && !isa<DecompositionDecl>(A.Variable) && !A.Variable->hasAttrs() && !T->isReferenceType() &&
           !T.isVolatileQualified() && T.isConstQualified() == Run.front().Variable->getType().isConstQualified() &&
           B.Ast.hasSameUnqualifiedType(T, Result) && A.Await->isPRValue() &&
           !isReturned(*Function.getBody(), *A.Variable) &&
           sameBesidesResult(recordOf(A.Call->getType()), recordOf(Function.getReturnType()));
  });
}

uint32_t BodyWalker::statementSite(const SingleAwait &A, bool Binds) {
  EditSite Site;
  const SourceRange Whole = A.Statement->getSourceRange();
  Site.Call = B.characters(Whole);
  Site.Name = B.string(displayName(*A.Call->getDirectCallee()));
  const Span Operand = B.characters(A.Await->getOperand()->getSourceRange());
  const Span Name = B.characters(A.Variable->getLocation());
  if (Operand.valid())
    Site.Arguments.push_back(Operand);
  if (Binds && Operand.valid() && Site.Call.valid() && Name.valid()) {
    Site.Arguments.push_back(Name);
    Site.ResultType = B.string(A.Variable->getType().isConstQualified() ? "const auto" : "auto");
  }
  if (const TypeEntry *Type = B.Match.type(Function.getReturnType()))
    Site.Family = B.string(Type->Family);
  B.Out.EditSites.push_back(std::move(Site));
  return static_cast<uint32_t>(B.Out.EditSites.size() - 1);
}
