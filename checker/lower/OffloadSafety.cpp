//===- OffloadSafety.cpp - Whether a call may run on another thread ---------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "lower/OffloadSafety.h"
#include "lower/Accesses.h"
#include "clang/AST/ASTContext.h"

using namespace nostall;
using namespace clang;

static WrittenDoubt doubtAbout(SharedPlaces &Places, const Expr &Leaf) {
  const auto *Ref = dyn_cast<DeclRefExpr>(&Leaf);
  const ValueDecl *Named = Ref ? Ref->getDecl() : nullptr;
  if (Ref && isa<FunctionDecl, EnumConstantDecl, NonTypeTemplateParmDecl>(Named))
    return {};
  if (const auto *Binding = dyn_cast_or_null<BindingDecl>(Named)) {
    if (Places.carriesPointer(Binding->getType()))
      return {Hazard::CarriesPointer, Binding->getNameAsString()};
    Named = cast_or_null<ValueDecl>(Binding->getDecomposedDecl());
  }
  const auto *V = dyn_cast_or_null<VarDecl>(Named);
  if (Ref && !V)
    return {Hazard::Unjudged, ""};
  if (!V || Ref->refersToEnclosingVariableOrCapture()) {
    // Not even what never changes: the object that it is a part of may end.
    const auto Object = Places.placeAt(Leaf);
    return {Hazard::SharedObject, Object ? Object->spelling() : V ? nameOf(*V) : "this"};
  }
  if (V->hasGlobalStorage())
    return SharedPlaces::changes(*V, Places.knowledge()) ? WrittenDoubt{Hazard::StaticState, V->getNameAsString()}
                                                         : WrittenDoubt{};
  if (Places.carriesPointer(V->getType()))
    return {Hazard::CarriesPointer, Ref->getDecl()->getNameAsString()};
  if (Places.escapes(*V, /*Strict=*/true) && !V->getType().isConstQualified())
    return {Hazard::EscapedLocal, nameOf(*V)};
  return {};
}

WrittenDoubt nostall::offloadDoubt(SharedPlaces &Places, const Expr &Call) {
  if (Call.isTypeDependent() || Call.isInstantiationDependent())
    return {Hazard::Unjudged, ""};
  WrittenDoubt Result;
  SharedPlaces::leaves(Call, [&](const Expr &Leaf) {
    if (!Result)
      Result = doubtAbout(Places, Leaf);
  });
  return Result;
}

static void findStatic(const Stmt &S, DeclarationKnowledge &Match, WrittenDoubt &Into) {
  if (Into)
    return;
  SharedPlaces::leaves(S, [&](const Expr &Leaf) {
    const auto *Ref = dyn_cast<DeclRefExpr>(&Leaf);
    const auto *V = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
    if (!Into && V && SharedPlaces::changes(*V, Match))
      Into = {Hazard::StaticState, V->getNameAsString()};
  });
}

/// The first call in \p S of something that is not known by name: through a pointer, or in a template that nothing
/// instantiates. What a library's function object does is the library's.
static const CallExpr *unknownCall(const Stmt &S, DeclarationKnowledge &Match) {
  if (const auto *Call = dyn_cast<CallExpr>(&S);
      Call && !Call->getDirectCallee() && !isa<CXXPseudoDestructorExpr>(Call->getCallee()))
    return Call;
  if (isa<LambdaExpr>(S))
    return nullptr;
  for (const Stmt *Child : S.children())
    if (const CallExpr *Found = Child ? unknownCall(*Child, Match) : nullptr)
      return Found;
  return nullptr;
}

WrittenDoubt nostall::staticDoubt(DeclarationKnowledge &Match, const FunctionDecl &Definition) {
  WrittenDoubt Result;
  llvm::SmallVector<const Stmt *, 4> Parts{Definition.getBody()};
  if (const auto *Constructor = dyn_cast<CXXConstructorDecl>(&Definition))
    for (const CXXCtorInitializer *Init : Constructor->inits())
      Parts.push_back(Init->getInit());
  for (const Stmt *Part : Parts) {
    if (!Part)
      continue;
    findStatic(*Part, Match, Result);
    if (!Result && unknownCall(*Part, Match))
      Result = {Hazard::UnseenCallee, ""};
  }
  return Result;
}
