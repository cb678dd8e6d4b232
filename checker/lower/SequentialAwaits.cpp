//===- SequentialAwaits.cpp - Awaits that could run at the same time ----------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "lower/SequentialAwaits.h"
#include "lower/CallArguments.h"
#include "lower/CoroutineTypes.h"
#include "lower/Names.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/StmtCXX.h"

using namespace nostall;
using namespace clang;

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

std::optional<SingleAwait> SequentialAwaits::awaitsOnce(const Stmt &S) {
  SingleAwait Into{&S, declaredIn(S)};
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
  if (Into.Call && Into.Call->getDirectCallee() && startsLazily(*Into.Call) && !waitsForOrder(*Into.Call))
    return Into;
  return std::nullopt;
}

/// Whether nothing that \p Call returns runs before it is awaited.
bool SequentialAwaits::startsLazily(const CallExpr &Call) {
  if (Call.isTypeDependent() || Call.getDirectCallee()->getReturnType()->isReferenceType())
    return false; // an awaitable that was made before
  const TypeEntry *Type = Known.type(Call.getType());
  return Type ? Type->Lazy && (Type->Is == TypeRole::Coroutine || Type->Is == TypeRole::Awaitable)
              : isLazyTask(Call.getType());
}

/// Whether knowledge says that the place of \p Call among its neighbours matters: it delays, moves the coroutine, ...
bool SequentialAwaits::waitsForOrder(const CallExpr &Call) {
  return llvm::any_of(Known.entries(*Call.getDirectCallee()), [](const FunctionEntry *Entry) {
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

std::vector<AwaitRun> SequentialAwaits::runsIn(const CompoundStmt &Block,
                                               llvm::function_ref<bool(const CoawaitExpr &)> Counts) {
  std::vector<AwaitRun> Found;
  AwaitRun Run;
  Accesses OfRun(Known, Ast);
  const auto isUsed = [&](const SingleAwait &A) {
    return isUsedBehind(*Coroutine.getBody(), *A.Variable, Run.back().Statement->getEndLoc(), Ast.getSourceManager());
  };
  const auto end = [&] {
    if (Run.size() > 1 && llvm::all_of(Run, isUsed))
      Found.push_back(Run);
    Run.clear();
    OfRun.clear();
  };
  for (const Stmt *S : Block.body()) {
    Accesses Touched(Known, Ast);
    if (const std::optional<SingleAwait> Next = awaitsOnce(*S); Next && Counts(*Next->Await)) {
      Touched.addAwaited(*Next->Call);
      if (Touched.conflictsWith(OfRun))
        end();
      Touched.addWritten(*Next->Variable);
      if (Touched.isOrdered()) {
        end();
        continue;
      }
      Run.push_back(*Next);
      OfRun.add(Touched);
    } else if (!Run.empty()) {
      if (!isPlainDeclaration(*S, Touched) || Touched.conflictsWith(OfRun))
        end();
      else
        OfRun.add(Touched);
    }
  }
  end();
  return Found;
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

bool SequentialAwaits::canBind(llvm::ArrayRef<SingleAwait> Run) {
  const TypeEntry *Type = Known.type(Coroutine.getReturnType());
  const Family *Own = Type ? Known.knowledge().family(Type->Family) : nullptr;
  if (!Own || Own->GatherIncludes.empty())
    return false;
  const StringRef Namespace = StringRef(Own->Gather).split("::").first;
  if (Ast.getTranslationUnitDecl()->lookup(&Ast.Idents.get(Namespace)).empty())
    return false;
  return llvm::all_of(Run, [&](const SingleAwait &A) {
    const QualType T = A.Variable->getType(), Result = A.Await->getType();
    return A.Declares && !isa<DecompositionDecl>(A.Variable) && !A.Variable->hasAttrs() && !T->isReferenceType() &&
           !T.isVolatileQualified() && T.isConstQualified() == Run.front().Variable->getType().isConstQualified() &&
           Ast.hasSameUnqualifiedType(T, Result) && A.Await->isPRValue() &&
           !isReturned(*Coroutine.getBody(), *A.Variable) &&
           sameBesidesResult(recordOf(A.Call->getType()), recordOf(Coroutine.getReturnType()));
  });
}
