//===- ExpressionValues.cpp - What an expression denotes ----------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// Which callable, coroutine or executor an expression stands for, as far as it can be said without running anything: by
// type first (a closure's type names its function), then by where the value comes from.
//
//===----------------------------------------------------------------------===//
#include "extract/BodyWalker.h"
#include "extract/Names.h"
#include "clang/AST/ASTContext.h"
#include "clang/Basic/Builtins.h"

using namespace nostall;
using namespace clang;

bool BodyWalker::isCallableLike(QualType T) {
  if (T.isNull())
    return false;
  T = T.getNonReferenceType();
  if (T->isFunctionType() || T->isMemberFunctionPointerType() || T->isDependentType())
    return true;
  if (T->isPointerType())
    return T->getPointeeType()->isFunctionType();
  const CXXRecordDecl *Record = T->getAsCXXRecordDecl();
  if (!Record || !Record->hasDefinition())
    return false;
  if (Record->isLambda() || B.Match.type(T))
    return true;
  // Classes with a call operator: functors and std::function's kin. Others may wrap a callable that they were made from
  // (binders, completion tokens): their constructors' entries say so.
  const DeclarationName Call = B.Ast.DeclarationNames.getCXXOperatorName(OO_Call);
  return !Record->getDefinition()->lookup(Call).empty() || B.Match.opaque(Record->getDeclContext()).has_value();
}

/// Values of an outer function as its lambda \p Depth levels further in sees them.
static Values seenFrom(const Values &Held, unsigned Depth) {
  if (Depth == 0)
    return Held;
  Values Result;
  for (Value V : Held) {
    if (V.Kind == ValueKind::Result)
      continue; // an event of the other function
    if (V.Kind == ValueKind::Parameter)
      V.Depth = static_cast<uint8_t>(V.Depth + Depth);
    Result.push_back(V);
  }
  return Result;
}

std::optional<uint8_t> BodyWalker::depthOf(const DeclContext *Owner) const {
  const auto *Wanted = dyn_cast_or_null<FunctionDecl>(Owner);
  if (!Wanted)
    return std::nullopt;
  Wanted = Wanted->getCanonicalDecl();
  unsigned Depth = 0;
  for (const DeclContext *DC = &Function; DC; DC = DC->getParent())
    if (const auto *F = dyn_cast<FunctionDecl>(DC)) {
      if (F->getCanonicalDecl() == Wanted)
        return static_cast<uint8_t>(Depth);
      ++Depth;
    }
  return std::nullopt;
}

void BodyWalker::remember(const VarDecl &V, const Values &Held) {
  LocalValues &Local = B.Locals[V.getCanonicalDecl()];
  if (!Local.Owner)
    Local.Owner = &Function;
  const std::optional<uint8_t> Depth = depthOf(Local.Owner);
  if (!Depth || *Depth != 0)
    return; // assigned from inside a lambda: when that runs is not known
  for (const Value &New : Held)
    if (!llvm::is_contained(Local.Held, New))
      Local.Held.push_back(New);
}

Values BodyWalker::valuesOfVariable(const VarDecl &V) {
  Value Result;
  if (const auto *Parameter = dyn_cast<ParmVarDecl>(&V)) {
    const std::optional<uint8_t> Depth = depthOf(Parameter->getDeclContext());
    if (!Depth)
      return {};
    Result.Kind = ValueKind::Parameter;
    Result.Depth = *Depth;
    Result.Index = Parameter->getFunctionScopeIndex();
    return {Result};
  }
  if (V.hasGlobalStorage() && !V.isStaticLocal()) {
    Result.Kind = ValueKind::Symbol;
    Result.Index = B.symbol(V);
    return {Result};
  }
  const auto Found = B.Locals.find(V.getCanonicalDecl());
  if (Found == B.Locals.end())
    return {};
  const std::optional<uint8_t> Depth = depthOf(Found->second.Owner);
  return Depth ? seenFrom(Found->second.Held, *Depth) : Values();
}

static bool passesThrough(const FunctionDecl &F) {
  switch (F.getBuiltinID()) {
  case Builtin::BImove:
  case Builtin::BIforward:
  case Builtin::BImove_if_noexcept:
  case Builtin::BIas_const:
  case Builtin::BIaddressof:
    return true;
  default:
    return false;
  }
}

Values BodyWalker::valuesOf(const Expr *E) {
  if (!E)
    return {};
  E = E->IgnoreParenImpCasts()->IgnoreImplicit();
  if (Values ByType = B.callOperators(E->getType()); !ByType.empty())
    return ByType;
  Value Result;
  if (const auto *Ref = dyn_cast<DeclRefExpr>(E)) {
    if (const auto *F = dyn_cast<FunctionDecl>(Ref->getDecl())) {
      Result.Kind = ValueKind::Function;
      Result.Index = B.function(*F);
      return {Result};
    }
    const auto *V = dyn_cast<VarDecl>(Ref->getDecl());
    return V ? valuesOfVariable(*V) : Values();
  }
  if (const auto *Unary = dyn_cast<UnaryOperator>(E))
    return Unary->getOpcode() == UO_AddrOf || Unary->getOpcode() == UO_Deref || Unary->getOpcode() == UO_Plus
               ? valuesOf(Unary->getSubExpr())
               : Values();
  if (const auto *Member = dyn_cast<MemberExpr>(E)) {
    const auto *Field = dyn_cast<FieldDecl>(Member->getMemberDecl());
    if (!Field || !isCallableLike(Field->getType()))
      return {};
    Result.Kind = ValueKind::Symbol;
    Result.Index = B.symbol(*Field);
    // What every object begins with; nobody need be seen to make one.
    Values Held = Field->hasInClassInitializer() ? valuesOf(Field->getInClassInitializer()) : Values();
    Held.push_back(Result);
    return Held;
  }
  if (const auto *Conditional = dyn_cast<ConditionalOperator>(E)) {
    Values Both = valuesOf(Conditional->getTrueExpr());
    Both.append(valuesOf(Conditional->getFalseExpr()));
    return Both;
  }
  if (const auto *Cast = dyn_cast<ExplicitCastExpr>(E))
    return valuesOf(Cast->getSubExpr());

  // A call that keeps a callable in its result (bind, a wrapper's constructor) denotes that callable.
  const auto kept = [&](const FunctionDecl &Callee, const CallArguments &Arguments) {
    Values Result;
    const FunctionEntry *Entry = B.Match.entry(Callee);
    if (!Entry)
      return Result;
    for (const CallableArgument &C : Entry->Callables)
      if (C.Runs == Runs::Stored)
        Result.append(valuesOf(Arguments.get(C.Argument)));
    return Result;
  };
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(E)) {
    llvm::SmallVector<const Expr *, 4> Arguments(Construct->arguments());
    if (Construct->getConstructor()->isCopyOrMoveConstructor() && !Arguments.empty())
      return valuesOf(Arguments[0]);
    return kept(*Construct->getConstructor(), {nullptr, Arguments, {}});
  }
  const auto *Call = dyn_cast<CallExpr>(E);
  const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
  if (!Callee)
    return {};
  // A lambda that converts to a function pointer.
  if (isa<CXXConversionDecl>(Callee) && isa<CXXMemberCallExpr>(Call))
    return valuesOf(cast<CXXMemberCallExpr>(Call)->getImplicitObjectArgument());
  if (passesThrough(*Callee) && Call->getNumArgs() == 1)
    return valuesOf(Call->getArg(0));
  llvm::SmallVector<const Expr *, 4> Storage;
  if (Values Held = kept(*Callee, argumentsOf(*Call, Storage)); !Held.empty())
    return Held;
  const auto Found = EventOf.find(Call);
  const auto returnsCoroutine = [&] {
    const TypeEntry *Type = B.Match.type(Callee->getReturnType());
    return Type && (Type->Is == TypeRole::Coroutine || Type->Is == TypeRole::TaskElsewhere);
  };
  if (Found == EventOf.end() || Found->second == None ||
      (B.Out.Functions[B.function(*Callee)].Coroutine == CoroutineKind::None && !returnsCoroutine()))
    return {}; // only a coroutine is something that runs later
  Result.Kind = ValueKind::Result;
  Result.Index = Found->second;
  return {Result};
}
