//===- CallArguments.cpp - The arguments of calls and the objects that they name ----------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "lower/CallArguments.h"
#include "model/Summary.h"
#include "clang/AST/ASTContext.h"

using namespace nostall;
using namespace clang;

/// Default arguments stand at the end.
static int writtenCount(llvm::ArrayRef<const Expr *> Arguments) {
  int Count = static_cast<int>(Arguments.size());
  while (Count > 0 && isa<CXXDefaultArgExpr>(Arguments[Count - 1]))
    --Count;
  return Count;
}

const Expr *CallArguments::get(ArgumentRef Ref) const {
  if (Ref.Index == ArgumentRef::Object)
    return Object;
  const int Index = Ref.Index < 0 ? writtenCount(Arguments) + Ref.Index : Ref.Index;
  return Index >= 0 && Index < static_cast<int>(Arguments.size()) ? Arguments[Index] : nullptr;
}

bool CallArguments::means(ArgumentRef Ref, unsigned Position) const {
  if (Ref.Index == ArgumentRef::Object)
    return Position == ObjectArgument;
  const int Index = Ref.Index < 0 ? writtenCount(Arguments) + Ref.Index : Ref.Index;
  return Index >= 0 && static_cast<unsigned>(Index) == Position;
}

CallArguments nostall::argumentsOf(const CallExpr &Call, llvm::SmallVectorImpl<const Expr *> &Storage) {
  Storage.assign(Call.arg_begin(), Call.arg_end());
  CallArguments Result{nullptr, Storage, {}};
  if (const auto *Member = dyn_cast<CXXMemberCallExpr>(&Call)) {
    Result.Object = Member->getImplicitObjectArgument();
  } else if (isa<CXXOperatorCallExpr>(Call) && isa_and_nonnull<CXXMethodDecl>(Call.getDirectCallee()) &&
             !Storage.empty()) {
    Result.Object = Storage.front();
    Result.Arguments = Result.Arguments.drop_front();
  }
  return Result;
}

CallArguments nostall::argumentsOf(const CXXConstructExpr &Construct, llvm::SmallVectorImpl<const Expr *> &Storage) {
  Storage.assign(Construct.arg_begin(), Construct.arg_end());
  return {nullptr, Storage, {}};
}

const FunctionDecl *nostall::calleeOf(const Stmt &S, CallArguments &Arguments,
                                      llvm::SmallVectorImpl<const Expr *> &Storage) {
  if (const auto *Call = dyn_cast<CallExpr>(&S)) {
    Arguments = argumentsOf(*Call, Storage);
    return Call->getDirectCallee();
  }
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(&S)) {
    Arguments = argumentsOf(*Construct, Storage);
    return Construct->getConstructor();
  }
  return nullptr;
}

const ValueDecl *nostall::objectOf(const Expr *E, SeeThrough Through) {
  while (E) {
    E = E->IgnoreParenCasts()->IgnoreImplicit();
    if (const auto *Ref = dyn_cast<DeclRefExpr>(E))
      return dyn_cast<VarDecl>(Ref->getDecl());
    if (const auto *Member = dyn_cast<MemberExpr>(E))
      return dyn_cast<FieldDecl>(Member->getMemberDecl());
    if (const auto *Unary = dyn_cast<UnaryOperator>(E);
        Unary && (Unary->getOpcode() == UO_AddrOf || Unary->getOpcode() == UO_Deref))
      E = Unary->getSubExpr();
    else if (const auto *Subscript = dyn_cast<ArraySubscriptExpr>(E))
      E = Subscript->getBase();
    else if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(E);
             Operator && (Operator->getOperator() == OO_Arrow || Operator->getOperator() == OO_Star ||
                          Operator->getOperator() == OO_Subscript))
      E = Operator->getArg(0);
    else if (const auto *Construct = dyn_cast<CXXConstructExpr>(E);
             Construct && Construct->getNumArgs() == 1 && Construct->getConstructor()->isCopyOrMoveConstructor())
      E = Construct->getArg(0);
    else if (const auto *Call = dyn_cast<CallExpr>(E); // std::move
             Call && Call->getNumArgs() == 1 && Call->getDirectCallee() && Call->getDirectCallee()->getBuiltinID() &&
             Call->getDirectCallee()->isInStdNamespace())
      E = Call->getArg(0);
    else if (const auto *Other = dyn_cast<CallExpr>(E); Other && Through)
      E = Through(*Other);
    else
      return nullptr;
  }
  return nullptr;
}

const VarDecl *nostall::localOf(const Expr *E) {
  const auto *Ref = E ? dyn_cast<DeclRefExpr>(E->IgnoreParenImpCasts()->IgnoreImplicit()) : nullptr;
  const auto *V = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
  return V && V->hasLocalStorage() ? V : nullptr;
}

static bool assigns(const Stmt &S, const VarDecl &V) {
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&S);
      Operator && Operator->getOperator() == OO_Equal && objectOf(Operator->getArg(0)) == &V)
    return true;
  return llvm::any_of(S.children(), [&](const Stmt *Child) { return Child && assigns(*Child, V); });
}

bool nostall::isAssigned(const VarDecl &V) {
  const auto *Owner = dyn_cast<FunctionDecl>(V.getDeclContext());
  return Owner && Owner->getBody() && assigns(*Owner->getBody(), V);
}
