//===- ArgumentFacts.cpp - What is known of a call's arguments --------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "extract/ArgumentFacts.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"

using namespace nostall;
using namespace clang;

std::optional<int64_t> nostall::constantOf(const Expr &E, ASTContext &Ast) {
  if (E.isValueDependent() || E.isTypeDependent() || E.containsErrors())
    return std::nullopt;
  const QualType T = E.getType();
  if (T->isPointerType() || T->isNullPtrType())
    return E.IgnoreParenCasts()->isNullPointerConstant(Ast, Expr::NPC_ValueDependentIsNotNull)
               ? std::optional<int64_t>(0)
               : std::nullopt;
  if (!T->isIntegralOrEnumerationType() && !T->isRecordType())
    return std::nullopt;
  Expr::EvalResult Result;
  if (!E.EvaluateAsRValue(Result, Ast, /*InConstantContext=*/true) || Result.HasSideEffects)
    return std::nullopt;
  const APValue *Value = &Result.Val;
  while (Value->isStruct() && Value->getStructNumFields() == 1 && Value->getStructNumBases() == 0)
    Value = &Value->getStructField(0);
  if (!Value->isInt() || Value->getInt().getSignificantBits() > 64)
    return std::nullopt;
  return Value->getInt().getExtValue();
}

const Expr *nostall::withoutConversions(const Expr *E) {
  while (true) {
    const Expr *Inner = E->IgnoreParenImpCasts()->IgnoreImplicit();
    if (const auto *C = dyn_cast<CXXConstructExpr>(Inner);
        C && C->getNumArgs() >= 1 && (C->getNumArgs() == 1 || isa<CXXDefaultArgExpr>(C->getArg(1))))
      Inner = C->getArg(0);
    else if (const auto *F = dyn_cast<CXXFunctionalCastExpr>(Inner))
      Inner = F->getSubExpr();
    if (Inner == E)
      return E;
    E = Inner;
  }
}

/// What is assigned to a local variable anywhere in its function, with its initialiser; none if it may change in other
/// ways.
static std::optional<llvm::SmallVector<const Expr *, 2>> assignedTo(const VarDecl &V) {
  const auto *Owner = dyn_cast<FunctionDecl>(V.getDeclContext());
  if (!V.hasLocalStorage() || isa<ParmVarDecl>(V) || !V.getInit() || !Owner || !Owner->getBody() ||
      !V.getType()->isIntegralOrEnumerationType())
    return std::nullopt;
  llvm::SmallVector<const Expr *, 2> Assigned{V.getInit()};
  const auto names = [&](const Expr *E) {
    const auto *Ref = dyn_cast<DeclRefExpr>(E->IgnoreParens());
    return Ref && Ref->getDecl() == &V;
  };
  llvm::SmallVector<const Stmt *, 32> Work{Owner->getBody()};
  while (!Work.empty()) {
    const Stmt *S = Work.pop_back_val();
    if (const auto *Read = dyn_cast<ImplicitCastExpr>(S);
        Read && Read->getCastKind() == CK_LValueToRValue && names(Read->getSubExpr()))
      continue;
    if (const auto *Binary = dyn_cast<BinaryOperator>(S);
        Binary && (Binary->getOpcode() == BO_Assign || Binary->getOpcode() == BO_OrAssign) && names(Binary->getLHS())) {
      Assigned.push_back(Binary->getRHS());
      Work.push_back(Binary->getRHS());
      continue;
    }
    if (const auto *E = dyn_cast<Expr>(S); E && names(E))
      return std::nullopt;
    for (const Stmt *Child : S->children())
      if (Child)
        Work.push_back(Child);
  }
  return Assigned;
}

static const VarDecl *namedBy(const Expr &E) {
  const auto *Ref = dyn_cast<DeclRefExpr>(E.IgnoreParenImpCasts());
  return Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
}

const Expr *nostall::shiftRoot(const Expr *E) {
  E = E->IgnoreParenImpCasts()->IgnoreImplicit();
  while (const auto *Shift = dyn_cast<CXXOperatorCallExpr>(E)) {
    if (Shift->getOperator() != OO_GreaterGreater && Shift->getOperator() != OO_LessLess)
      break;
    E = Shift->getArg(0)->IgnoreParenImpCasts()->IgnoreImplicit();
  }
  return E;
}

const ParameterFacts *ArgumentFacts::assumed(const ValueDecl *Variable) const {
  const auto *Parameter = dyn_cast_or_null<ParmVarDecl>(Variable);
  if (!Assumed || !Parameter)
    return nullptr;
  const auto Found = Assumed->find(Parameter);
  return Found == Assumed->end() ? nullptr : &Found->second;
}

std::optional<int64_t> ArgumentFacts::valueOf(const Expr &E) const {
  if (const auto Value = constantOf(E, Ast))
    return Value;
  const VarDecl *V = namedBy(E);
  if (const ParameterFacts *Facts = assumed(V))
    return Facts->Constant;
  const auto Assigned = V ? assignedTo(*V) : std::nullopt;
  return Assigned && Assigned->size() == 1 ? constantOf(*Assigned->front(), Ast) : std::nullopt;
}

bool ArgumentFacts::hasBits(const Expr &E, int64_t Bits) const {
  if (const auto Value = constantOf(E, Ast))
    return (*Value & Bits) == Bits;
  // `flags | MSG_DONTWAIT`: one constant operand is enough, also with an operator of the user's or the library's.
  if (const auto *Call = dyn_cast<CXXOperatorCallExpr>(E.IgnoreParenImpCasts());
      Call && Call->getOperator() == OO_Pipe && Call->getNumArgs() == 2)
    return hasBits(*Call->getArg(0), Bits) || hasBits(*Call->getArg(1), Bits);
  if (const VarDecl *V = namedBy(E)) {
    if (const ParameterFacts *Facts = assumed(V))
      return Facts->Constant && (*Facts->Constant & Bits) == Bits;
    // Flags that are put together in a variable.
    if (const auto Assigned = assignedTo(*V))
      return llvm::any_of(*Assigned, [&](const Expr *Value) { return hasBits(*Value, Bits); });
  }
  const auto *Or = dyn_cast<BinaryOperator>(E.IgnoreParenImpCasts());
  return Or && Or->getOpcode() == BO_Or && (hasBits(*Or->getLHS(), Bits) || hasBits(*Or->getRHS(), Bits));
}

/// Whether all that \p S assigns to members of \p V is zero; \p Any: whether it assigns anything.
static bool assignsZeros(const Stmt &S, const VarDecl &V, ASTContext &Ast, bool &Any) {
  if (const auto *Assignment = dyn_cast<BinaryOperator>(&S); Assignment && Assignment->isAssignmentOp())
    if (const auto *Member = dyn_cast<MemberExpr>(Assignment->getLHS()->IgnoreParens());
        Member && namedBy(*Member->getBase()) == &V) {
      Any = true;
      if (Assignment->getOpcode() != BO_Assign || constantOf(*Assignment->getRHS(), Ast) != 0)
        return false;
    }
  return llvm::all_of(S.children(), [&](const Stmt *Child) { return !Child || assignsZeros(*Child, V, Ast, Any); });
}

bool ArgumentFacts::isZeroed(const Expr &E) const {
  const auto *V = dyn_cast_or_null<VarDecl>(nostall::objectOf(&E));
  const auto *Owner = V ? dyn_cast<FunctionDecl>(V->getDeclContext()) : nullptr;
  if (!Owner || !V->hasLocalStorage() || isa<ParmVarDecl>(V) || !Owner->getBody() || !V->getType()->isRecordType())
    return false;
  bool Any = false;
  if (const auto *List = dyn_cast_or_null<InitListExpr>(V->getInit() ? V->getInit()->IgnoreImplicit() : nullptr)) {
    Any = true;
    for (const Expr *Init : List->inits())
      if (!isa<ImplicitValueInitExpr>(Init) && constantOf(*Init, Ast) != 0)
        return false;
  }
  return assignsZeros(*Owner->getBody(), *V, Ast, Any) && Any;
}

QualType ArgumentFacts::typeOf(const Expr &E) const {
  const Expr *Root = shiftRoot(&E);
  const ParameterFacts *Facts = assumed(namedBy(*Root));
  return Facts && !Facts->Type.isNull() ? Facts->Type : Root->getType();
}

const ValueDecl *ArgumentFacts::variableOf(const Expr &E) const {
  const auto *Ref = dyn_cast<DeclRefExpr>(shiftRoot(&E));
  const ParameterFacts *Facts = Ref ? assumed(Ref->getDecl()) : nullptr;
  return Facts && Facts->Object ? Facts->Object : Ref ? Ref->getDecl() : nullptr;
}

const ValueDecl *ArgumentFacts::objectOf(const Expr *E, SeeThrough Call) const {
  const ValueDecl *Object = nostall::objectOf(E, Call);
  const ParameterFacts *Facts = assumed(Object);
  return Facts && Facts->Object ? Facts->Object : Object;
}
