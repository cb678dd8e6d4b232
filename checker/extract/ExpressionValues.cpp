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
#include "lower/Names.h"
#include "clang/AST/ASTContext.h"
#include "clang/Basic/Builtins.h"

using namespace nostall;
using namespace clang;

static bool runsItself(TypeRole R) {
  return R == TypeRole::Coroutine || R == TypeRole::Generator || R == TypeRole::Awaitable ||
         R == TypeRole::TaskElsewhere || R == TypeRole::BoundToken;
}

bool BodyWalker::isCallable(QualType T) {
  T = T.getNonReferenceType();
  if (T->isFunctionType() || T->isMemberFunctionPointerType() || T->isDependentType())
    return true;
  if (T->isPointerType())
    return T->getPointeeType()->isFunctionType();
  const CXXRecordDecl *Record = T->getAsCXXRecordDecl();
  if (!Record || !Record->hasDefinition())
    return false;
  const TypeEntry *Known = B.Match.type(T);
  if (Record->isLambda() || (Known && runsItself(Known->Is)))
    return true;
  // Functors and std::function's kin.
  const DeclarationName Call = B.Ast.DeclarationNames.getCXXOperatorName(OO_Call);
  const auto hasCall = [&](const CXXRecordDecl *R) { return !R->lookup(Call).empty(); };
  Record = Record->getDefinition();
  return hasCall(Record) || !Record->forallBases([&](const CXXRecordDecl *Base) { return !hasCall(Base); });
}

bool BodyWalker::isCallableLike(QualType T) {
  if (T.isNull())
    return false;
  T = T.getNonReferenceType();
  while (const auto *Array = T->getAsArrayTypeUnsafe())
    T = Array->getElementType();
  if (isCallable(T) || B.Match.type(T))
    return true;
  // A library's class may hold a callable that it was made from, or that was put into it: binders, completion tokens,
  // containers, iterators.
  const CXXRecordDecl *Record = T->getAsCXXRecordDecl();
  return Record && B.Match.opaque(Record->getDeclContext()).has_value();
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

Values BodyWalker::valuesOfVariable(const VarDecl &V) {
  if (V.hasGlobalStorage() && !V.isStaticLocal()) {
    Values Held = initialValues(V);
    Held.push_back({ValueKind::Symbol, 0, B.symbol(V)});
    return Held;
  }
  if (const Values *Now = Here.Reachable ? Here.heldBy(V) : nullptr)
    return *Now;
  Values Held;
  if (const auto *Parameter = dyn_cast<ParmVarDecl>(&V))
    if (const std::optional<uint8_t> Depth = depthOf(Parameter->getDeclContext()))
      Held.push_back({ValueKind::Parameter, *Depth, Parameter->getFunctionScopeIndex()});
  if (const auto Found = B.Locals.find(V.getCanonicalDecl()); Found != B.Locals.end())
    if (const std::optional<uint8_t> Depth = depthOf(Found->second.Owner))
      Held.append(seenFrom(Found->second.Held, *Depth));
  return Held;
}

/// What a variable holds from its beginning on, of which no function's body tells.
Values BodyWalker::initialValues(const VarDecl &V) {
  const Expr *Init = isCallableLike(V.getType()) ? V.getAnyInitializer() : nullptr;
  if (!Init)
    return {};
  const VarDecl *Key = V.getCanonicalDecl();
  if (const auto [Known, New] = B.InitialValues.try_emplace(Key); !New) // empty while it is being looked for
    return Known->second;
  Values Held = valuesOf(Init);
  llvm::erase_if(Held, [](const Value &V) { return V.Kind == ValueKind::Result; });
  return B.InitialValues[Key] = Held;
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
  if (const auto *Ref = dyn_cast<DeclRefExpr>(E))
    return valuesOfName(*Ref->getDecl());
  if (const auto *Unary = dyn_cast<UnaryOperator>(E))
    return Unary->getOpcode() == UO_AddrOf || Unary->getOpcode() == UO_Deref || Unary->getOpcode() == UO_Plus
               ? valuesOf(Unary->getSubExpr())
               : Values();
  if (const auto *Member = dyn_cast<MemberExpr>(E))
    return valuesOfMember(*Member);
  if (const auto *Element = dyn_cast<ArraySubscriptExpr>(E))
    return valuesOf(Element->getBase());
  if (const auto *Conditional = dyn_cast<ConditionalOperator>(E)) {
    Values Both = valuesOf(Conditional->getTrueExpr());
    Both.append(valuesOf(Conditional->getFalseExpr()));
    return Both;
  }
  if (const auto *Default = dyn_cast<CXXDefaultArgExpr>(E))
    return valuesOf(Default->getExpr());
  if (const auto *Cast = dyn_cast<ExplicitCastExpr>(E))
    return valuesOf(Cast->getSubExpr());
  if (const auto *List = dyn_cast<CXXStdInitializerListExpr>(E))
    return valuesOf(List->getSubExpr());
  if (const auto *List = dyn_cast<InitListExpr>(E))
    return valuesOfList(*List);
  if (const auto *New = dyn_cast<CXXNewExpr>(E))
    return valuesOf(New->getInitializer());
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(E)) {
    llvm::SmallVector<const Expr *, 4> Arguments(Construct->arguments());
    if (Construct->getConstructor()->isCopyOrMoveConstructor() && !Arguments.empty())
      return valuesOf(Arguments[0]);
    return valuesKept(*Construct->getConstructor(), {nullptr, Arguments, {}});
  }
  const auto *Call = dyn_cast<CallExpr>(E);
  return Call && Call->getDirectCallee() ? valuesOfCall(*Call, *Call->getDirectCallee()) : Values();
}

Values BodyWalker::valuesOfName(const ValueDecl &Named) {
  if (const auto *F = dyn_cast<FunctionDecl>(&Named))
    return {Value{ValueKind::Function, 0, B.function(*F)}};
  if (const auto *V = dyn_cast<VarDecl>(&Named))
    return valuesOfVariable(*V);
  // A part of a pair or tuple, or a field of a class of the user's.
  if (const auto *Part = dyn_cast<BindingDecl>(&Named)) {
    if (Part->getBinding() && !Part->getHoldingVar())
      return valuesOf(Part->getBinding());
    if (const auto *Whole = dyn_cast_or_null<VarDecl>(Part->getDecomposedDecl()))
      return valuesOfVariable(*Whole);
  }
  return {};
}

Values BodyWalker::valuesOfMember(const MemberExpr &E) {
  if (const auto *Static = dyn_cast<VarDecl>(E.getMemberDecl()))
    return valuesOfVariable(*Static);
  const auto *Field = dyn_cast<FieldDecl>(E.getMemberDecl());
  if (!Field || !isCallableLike(Field->getType()))
    return {};
  if (B.Match.opaque(Field->getDeclContext()))
    return valuesOf(E.getBase()); // of a pair
  // What every object begins with; nobody need be seen to make one.
  Values Held = Field->hasInClassInitializer() ? valuesOf(Field->getInClassInitializer()) : Values();
  Held.append(valuesInTable(*E.getBase(), *Field));
  Held.push_back({ValueKind::Symbol, 0, B.symbol(*Field)});
  return Held;
}

/// A list of elements; what the fields of an aggregate get is theirs, see aggregate().
Values BodyWalker::valuesOfList(const InitListExpr &E) {
  const InitListExpr &List = E.isSemanticForm() || !E.getSemanticForm() ? E : *E.getSemanticForm();
  const CXXRecordDecl *Record = List.getType()->getAsCXXRecordDecl();
  if (Record && !B.Match.opaque(Record->getDeclContext()))
    return {};
  Values Held;
  for (const Expr *Init : List.inits())
    for (const Value &V : valuesOf(Init))
      if (!llvm::is_contained(Held, V))
        Held.push_back(V);
  return Held;
}

/// A call that keeps a callable in its result (bind, a wrapper's or a container's constructor) denotes that callable.
Values BodyWalker::valuesKept(const FunctionDecl &Callee, const CallArguments &Arguments) {
  Values Held;
  const FunctionEntry *Entry = B.Match.entry(Callee);
  const bool Stated = Entry && !Entry->Callables.empty();
  if (Stated)
    for (const CallableArgument &C : Entry->Callables)
      if (C.Runs == Runs::Stored)
        Held.append(valuesOf(Arguments.get(C.Argument)));
  if (!Stated && isa<CXXConstructorDecl>(Callee) && B.Match.opaque(Callee.getDeclContext()) == Runs::Inline)
    for (const Expr *Argument : Arguments.Arguments)
      if (isCallableLike(Argument->getType()))
        Held.append(valuesOf(Argument));
  return Held;
}

Values BodyWalker::valuesOfCall(const CallExpr &Call, const FunctionDecl &Callee) {
  // A lambda that converts to a function pointer.
  if (isa<CXXConversionDecl>(Callee) && isa<CXXMemberCallExpr>(Call))
    return valuesOf(cast<CXXMemberCallExpr>(Call).getImplicitObjectArgument());
  if (passesThrough(Callee) && Call.getNumArgs() == 1)
    return valuesOf(Call.getArg(0));
  llvm::SmallVector<const Expr *, 4> Storage;
  const CallArguments Arguments = argumentsOf(Call, Storage);
  if (Values Held = valuesKept(Callee, Arguments); !Held.empty())
    return Held;
  const auto returnsCallable = [&] {
    const TypeEntry *Type = B.Match.type(Callee.getReturnType());
    return (Type && (Type->Is == TypeRole::Coroutine || Type->Is == TypeRole::TaskElsewhere)) ||
           (isCallable(Callee.getReturnType()) && !B.Match.opaque(Callee.getDeclContext()));
  };
  const auto Found = EventOf.find(&Call);
  if (Found != EventOf.end() && Found->second != None &&
      (B.Out.Functions[B.function(Callee)].Coroutine != CoroutineKind::None || returnsCallable()))
    return {Value{ValueKind::Result, 0, Found->second}};
  const Expr *Holder = holderBehind(Call, Callee);
  return Holder ? valuesOf(Holder) : Values();
}
