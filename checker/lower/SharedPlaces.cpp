//===- SharedPlaces.cpp - Which objects that others reach a coroutine names -------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "lower/SharedPlaces.h"
#include "lower/Accesses.h"
#include "lower/CallArguments.h"
#include "lower/Names.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/StmtCXX.h"

using namespace nostall;
using namespace clang;

std::string nostall::nameOf(const VarDecl &V) {
  const auto *Parts = dyn_cast<DecompositionDecl>(&V);
  return Parts && !Parts->bindings().empty() ? Parts->bindings().front()->getNameAsString() : V.getNameAsString();
}

bool Place::overlaps(const Place &Other) const {
  // Two references may mean one object.
  if (!Fields.empty() && !Other.Fields.empty() && Fields.back() == Other.Fields.back())
    return true;
  if (Root != Other.Root)
    return false;
  const size_t Common = std::min(Fields.size(), Other.Fields.size());
  return std::equal(Fields.begin(), Fields.begin() + Common, Other.Fields.begin());
}

std::string Place::spelling() const {
  std::string Text = Root ? nameOf(*Root) : Fields.empty() ? "this" : "";
  for (const FieldDecl *F : Fields)
    Text += (Text.empty() ? "" : ".") + F->getNameAsString();
  return Text;
}

static const Stmt &userBody(const FunctionDecl &Function) {
  const Stmt *Body = Function.getBody();
  const auto *Coroutine = dyn_cast<CoroutineBodyStmt>(Body);
  return Coroutine ? *Coroutine->getBody() : *Body;
}

const VarDecl *SharedPlaces::variableAt(const Expr &Leaf) {
  const auto *Ref = dyn_cast<DeclRefExpr>(&Leaf);
  const ValueDecl *Named = Ref ? Ref->getDecl() : nullptr;
  if (const auto *Binding = dyn_cast_or_null<BindingDecl>(Named); Binding && Binding->getDecomposedDecl())
    Named = cast<ValueDecl>(Binding->getDecomposedDecl());
  return dyn_cast_or_null<VarDecl>(Named);
}

void SharedPlaces::leaves(const Stmt &S, llvm::function_ref<void(const Expr &)> Each) {
  if (isa<DeclRefExpr, CXXThisExpr>(S))
    return Each(cast<Expr>(S));
  if (isa<UnaryExprOrTypeTraitExpr, CXXNoexceptExpr, TypeTraitExpr>(S)) // never evaluated
    return;
  if (const auto *Default = dyn_cast<CXXDefaultArgExpr>(&S))
    return leaves(*Default->getExpr(), Each);
  if (const auto *Lambda = dyn_cast<LambdaExpr>(&S)) {
    for (const Expr *Init : Lambda->capture_inits())
      if (Init)
        leaves(*Init, Each);
    return;
  }
  for (const Stmt *Child : S.children())
    if (Child)
      leaves(*Child, Each);
}

SharedPlaces::SharedPlaces(DeclarationKnowledge &Match, const FunctionDecl &Function)
    : Match(Match), Function(Function), Body(userBody(Function)), Parents(const_cast<Stmt *>(&Body)) {
  if (const TypeEntry *Type = Match.type(Function.getReturnType()))
    Own = Match.knowledge().family(Type->Family);
  leaves(Body, [&](const Expr &Leaf) {
    if (const VarDecl *V = variableAt(Leaf))
      Names[V].push_back(&Leaf);
  });
  llvm::SmallVector<const Stmt *, 32> Work{&Body};
  while (!Work.empty()) {
    const Stmt *S = Work.pop_back_val();
    if (const auto *Await = dyn_cast<CoawaitExpr>(S))
      Awaited.insert(Await->getOperand()->IgnoreUnlessSpelledInSource());
    if (!isa<LambdaExpr>(S))
      for (const Stmt *Child : S->children())
        if (Child)
          Work.push_back(Child);
  }
}

bool SharedPlaces::isWithin(const Stmt &S, llvm::ArrayRef<const Stmt *> Around) const {
  for (const Stmt *Outer = &S; Outer; Outer = Parents.getParent(Outer))
    if (llvm::is_contained(Around, Outer))
      return true;
  return false;
}

//===--- Types ---===//

static bool isCoroutine(const TypeEntry *Type) {
  return Type && (Type->Is == TypeRole::Coroutine || Type->Is == TypeRole::Awaitable ||
                  Type->Is == TypeRole::TaskElsewhere || Type->Is == TypeRole::Generator);
}

bool SharedPlaces::carriesPointer(QualType T, unsigned Depth) {
  constexpr unsigned Deepest = 6;
  T = T.getCanonicalType();
  if (T->isDependentType() || Depth > Deepest || T->isReferenceType() || T->isAnyPointerType())
    return true;
  ASTContext &Ast = Function.getASTContext();
  if (const ArrayType *Array = T->getAsArrayTypeUnsafe())
    return carriesPointer(Array->getElementType(), Depth + 1);
  const CXXRecordDecl *Record = T->getAsCXXRecordDecl();
  if (!Record || (Own && llvm::is_contained(Own->ErrorTypes, typeName(T, Ast))))
    return false;
  const TypeEntry *Type = Match.type(T);
  if (Type &&
      (Type->ownsElements() || Type->Is == TypeRole::IoObject || Type->Is == TypeRole::Executor || isCoroutine(Type)))
    return true;
  Record = Record->getDefinition();
  if (!Record)
    return true;
  if (Record->isEmpty())
    return false;
  // What a library's class copies in its own way, or cannot copy, is its value; a view is copied as it stands.
  const bool Library = Ast.getSourceManager().isInSystemHeader(Record->getLocation()) ||
                       Match.opaque(Record->getDeclContext()).has_value();
  if (Library && Record->hasUserDeclaredCopyConstructor() && !Record->isTriviallyCopyable()) {
    if (!Record->lookup(Ast.DeclarationNames.getCXXOperatorName(OO_Call)).empty())
      return true; // a function object of any kind
    const auto *Instance = dyn_cast<ClassTemplateSpecializationDecl>(Record);
    return Instance && llvm::any_of(Instance->getTemplateArgs().asArray(), [&](const TemplateArgument &A) {
             return A.getKind() == TemplateArgument::Type && carriesPointer(A.getAsType(), Depth + 1);
           });
  }
  return llvm::any_of(Record->fields(), [&](const FieldDecl *F) { return carriesPointer(F->getType(), Depth + 1); }) ||
         llvm::any_of(Record->bases(),
                      [&](const CXXBaseSpecifier &Base) { return carriesPointer(Base.getType(), Depth + 1); });
}

bool SharedPlaces::isIoObject(QualType T) {
  const TypeEntry *Type = Match.type(T);
  if (Type && (Type->Is == TypeRole::IoObject || Type->Is == TypeRole::Executor))
    return true;
  // A stream over a socket, an owner of one.
  const auto *Instance = dyn_cast_or_null<ClassTemplateSpecializationDecl>(recordOf(T));
  if (!Instance || !(Match.opaque(Instance->getDeclContext()) || (Type && Type->ownsElements())))
    return false;
  const auto Arguments = Instance->getTemplateArgs().asArray();
  return !Arguments.empty() && Arguments.front().getKind() == TemplateArgument::Type &&
         isIoObject(Arguments.front().getAsType());
}

bool SharedPlaces::changes(const VarDecl &V, DeclarationKnowledge &Match) {
  ASTContext &Ast = V.getASTContext();
  if (!V.hasGlobalStorage() || V.isConstexpr())
    return false;
  if (V.getTLSKind() != VarDecl::TLS_None || V.getType()->isReferenceType() ||
      !Ast.getBaseElementType(V.getType()).isConstQualified())
    return true;
  return Accesses(Match, Ast).leadsToMutable(V.getType());
}

//===--- Where the address of a variable goes ---===//

/// Whether a value of this type is, or makes, code that runs later.
bool SharedPlaces::isDeferred(QualType T) {
  T = T.getNonReferenceType();
  if (T->isFunctionType() || T->isFunctionPointerType() || isCoroutine(Match.type(T)))
    return true;
  const CXXRecordDecl *Record = T->getAsCXXRecordDecl();
  return Record && Record->hasDefinition() &&
         (Record->isLambda() ||
          !Record->lookup(Function.getASTContext().DeclarationNames.getCXXOperatorName(OO_Call)).empty());
}

/// What becomes of the address of \p Child, which takes part in a call.
SharedPlaces::Way SharedPlaces::wayThroughCall(const Expr &Call, const Stmt &Child) {
  if (Awaited.contains(&Call))
    return Way::Ends; // what is awaited has ended when the coroutine goes on
  llvm::SmallVector<const Expr *, 8> Storage;
  CallArguments Arguments;
  const FunctionDecl *Callee = calleeOf(Call, Arguments, Storage);
  const QualType Result = Call.getType();
  const bool Refers = Call.isGLValue() || carriesPointer(Result);
  if (!Callee)
    return Way::Goes;
  if (const auto *Constructor = dyn_cast<CXXConstructorDecl>(Callee);
      Constructor && Constructor->isCopyOrMoveConstructor())
    return Refers ? Way::On : Way::Ends;
  for (const auto &[Position, Argument] : llvm::enumerate(Arguments.Arguments)) {
    const bool IsIt = isWithin(Child, {Argument});
    // A coroutine that takes it goes on to whoever runs it; a handler beside it runs when the caller has gone on.
    if (isDeferred(Argument->getType()) && (IsIt || Match.opaque(Callee->getDeclContext())))
      return Callee->isInStdNamespace() && !IsIt ? Way::On : Way::Goes;
    if (!IsIt || Position >= Callee->getNumParams() || isCoroutine(Match.type(Result)) || !Match.isLookedInto(*Callee))
      continue;
    const QualType Parameter = Callee->getParamDecl(Position)->getType();
    if ((Parameter->isLValueReferenceType() || Parameter->isPointerType()) &&
        !Parameter->getPointeeType().isConstQualified())
      return Way::Goes; // the program's own function may keep it
  }
  return Refers ? Way::On : Way::Ends;
}

SharedPlaces::Way SharedPlaces::wayIntoVariable(const DeclStmt &Declaration, const Stmt &Child, bool Strict) {
  for (const Decl *D : Declaration.decls()) {
    const auto *V = dyn_cast<VarDecl>(D);
    if (!V || !V->getInit() || !isWithin(Child, {V->getInit()}))
      continue;
    if (!carriesPointer(V->getType()))
      return Way::Ends;
    const bool Followed = V->isImplicit() || !V->getType()->isAnyPointerType();
    if (Strict || V->hasGlobalStorage() || !Followed || isCoroutine(Match.type(V->getType())))
      return Way::Goes;
    return escapes(*V, Strict) ? Way::Goes : Way::Ends;
  }
  return Way::Goes;
}

SharedPlaces::Way SharedPlaces::wayThrough(const Stmt &Parent, const Stmt &Child, bool Strict) {
  if (const auto *Declaration = dyn_cast<DeclStmt>(&Parent))
    return wayIntoVariable(*Declaration, Child, Strict);
  if (isa<ReturnStmt, CoreturnStmt>(Parent))
    return carriesPointer(cast<Expr>(Child).getType()) ? Way::Goes : Way::Ends;
  const auto *E = dyn_cast<Expr>(&Parent);
  if (!E || isa<CoawaitExpr, UnaryExprOrTypeTraitExpr>(E))
    return Way::Ends;
  if (const auto *Cast = dyn_cast<CastExpr>(E))
    return Cast->getCastKind() == CK_LValueToRValue && !carriesPointer(E->getType()) ? Way::Ends : Way::On;
  if (isa<CallExpr, CXXConstructExpr>(E))
    return wayThroughCall(*E, Child);
  if (isa<LambdaExpr, CXXNewExpr, CXXThrowExpr, CoyieldExpr>(E))
    return Way::Goes;
  if (const auto *Binary = dyn_cast<BinaryOperator>(E)) {
    if (Binary->isAssignmentOp())
      return isWithin(Child, {Binary->getLHS()}) ? Way::Ends : Way::Goes;
    return Binary->isAdditiveOp() || Binary->getOpcode() == BO_Comma ? Way::On : Way::Ends;
  }
  if (const auto *Unary = dyn_cast<UnaryOperator>(E))
    return Unary->getOpcode() == UO_AddrOf || Unary->getOpcode() == UO_Deref || Unary->getOpcode() == UO_Extension
               ? Way::On
               : Way::Ends;
  return Way::On;
}

/// Whether this naming of a variable gives its address away.
bool SharedPlaces::escapesBy(const Expr &Name, bool Strict) {
  const Stmt *Child = &Name;
  while (const Stmt *Parent = Parents.getParent(Child)) {
    // The value of a pointer is not its address.
    const auto *Cast = dyn_cast<CastExpr>(Parent);
    if (Cast && Cast->getCastKind() == CK_LValueToRValue && Cast->getSubExpr()->IgnoreParens() == &Name)
      return false;
    const Way Next = wayThrough(*Parent, *Child, Strict);
    if (Next != Way::On)
      return Next == Way::Goes;
    Child = Parent;
  }
  return false;
}

bool SharedPlaces::escapes(const VarDecl &V, bool Strict) {
  const std::pair Key(&V, static_cast<unsigned>(Strict));
  if (const auto Found = Escapes.find(Key); Found != Escapes.end())
    return Found->second;
  Escapes[Key] = false; // where two variables refer to each other
  const auto Named = Names.find(&V);
  const bool Result =
      Named != Names.end() && llvm::any_of(Named->second, [&](const Expr *Name) { return escapesBy(*Name, Strict); });
  return Escapes[Key] = Result;
}

//===--- Places ---===//

bool SharedPlaces::leadsToShared(const Expr &Initial) {
  bool Result = false;
  leaves(Initial, [&](const Expr &Leaf) {
    const VarDecl *V = variableAt(Leaf);
    const auto Named = placeAt(Leaf);
    Result |= (Named && Named->Shared) ||
              (V && V->hasLocalStorage() && carriesPointer(V->getType()) && isShared(*V, false, /*Dereferenced=*/true));
  });
  if (Result)
    return true;
  // A function of the program's that gives a pointer gives one to an object of its own.
  llvm::SmallVector<const Stmt *, 16> Work{&Initial};
  while (!Work.empty()) {
    const Stmt *S = Work.pop_back_val();
    const auto *Call = dyn_cast<CallExpr>(S);
    const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
    if (Call && !Callee)
      return true;
    if (Callee && Match.isLookedInto(*Callee) && (Call->isGLValue() || Call->getType()->isAnyPointerType()))
      return true;
    if (!isa<LambdaExpr>(S))
      for (const Stmt *Child : S->children())
        if (Child)
          Work.push_back(Child);
  }
  return false;
}

/// Whether a reference is the only name of a temporary.
static bool refersToTemporary(const VarDecl &V) {
  return V.getType()->isReferenceType() && !isa<ParmVarDecl>(V) && V.getInit() &&
         isa<MaterializeTemporaryExpr>(V.getInit()->IgnoreParens()->IgnoreImpCasts());
}

bool SharedPlaces::isAlias(const VarDecl &V) {
  if (isa<ParmVarDecl>(V) || !V.hasLocalStorage() || !carriesPointer(V.getType()))
    return false;
  const TypeEntry *Type = Match.type(V.getType());
  const bool Refers = V.getType()->isReferenceType();
  // An owner keeps alive what it owns, and whether others use a socket is not the coroutine's suspension to say.
  if (isIoObject(V.getType()) || (!Refers && Type && (Type->ownsElements() || isCoroutine(Type))))
    return false;
  if (refersToTemporary(V) && !carriesPointer(V.getType()->getPointeeType()))
    return false;
  const auto [Known, New] = Aliases.try_emplace(&V, false);
  if (!New)
    return Known->second;
  const bool Result =
      (V.getInit() && leadsToShared(*V.getInit())) || (V.getType()->isAnyPointerType() && isAssigned(V));
  return Aliases[&V] = Result;
}

bool SharedPlaces::isShared(const VarDecl &Root, bool Captured, bool Dereferenced) {
  if (Captured || Root.hasGlobalStorage())
    return true;
  if (Dereferenced || (Root.getType()->isReferenceType() && !refersToTemporary(Root)))
    return isa<ParmVarDecl>(Root) || isAlias(Root) || isIoObject(Root.getType()) ||
           (Root.getInit() && leadsToShared(*Root.getInit()));
  return escapes(Root, /*Strict=*/false);
}

std::optional<Place> SharedPlaces::placeAt(const Expr &Leaf) {
  Place Result;
  Result.Root = variableAt(Leaf);
  const auto *Ref = dyn_cast<DeclRefExpr>(&Leaf);
  if (Ref && (!Result.Root || (Result.Root->hasGlobalStorage() && !changes(*Result.Root, Match))))
    return std::nullopt;
  Result.Type = Ref ? Ref->getType() : Leaf.getType()->getPointeeType();
  bool Dereferenced = false, Constant = false;
  constexpr size_t Longest = 3;
  const Expr *Object = &Leaf;
  while (const auto *Parent = dyn_cast_or_null<Expr>(Parents.getParent(Object))) {
    const auto *Member = dyn_cast<MemberExpr>(Parent);
    const auto *Field = Member ? dyn_cast<FieldDecl>(Member->getMemberDecl()) : nullptr;
    const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Parent);
    const auto *Unary = dyn_cast<UnaryOperator>(Parent);
    if (Field && Result.Fields.size() < Longest) {
      Dereferenced |= Member->isArrow() && !isa<CXXThisExpr>(Object);
      Constant &= !Member->isArrow();
      Constant |= Field->getType().isConstQualified() &&
                  !Accesses(Match, Function.getASTContext()).leadsToMutable(Field->getType());
      Result.Fields.push_back(Field);
      Result.Type = Field->getType();
    } else if (Unary && Unary->getOpcode() == UO_Deref) {
      Dereferenced = true;
    } else if (Operator && Operator->getNumArgs() == 1 &&
               (Operator->getOperator() == OO_Arrow || Operator->getOperator() == OO_Star)) {
      Dereferenced = true;
    } else if (Member && Member->isArrow() && !isa<CXXThisExpr>(Object)) {
      Dereferenced = true; // a member function of what it points to
      break;
    } else if (!isa<ImplicitCastExpr, ParenExpr, ArraySubscriptExpr>(Parent) ||
               (isa<ArraySubscriptExpr>(Parent) && cast<ArraySubscriptExpr>(Parent)->getIdx() == Object)) {
      break;
    }
    Object = Parent;
  }
  if (Constant)
    return std::nullopt;
  Result.Shared =
      !Result.Root || isShared(*Result.Root, Ref && Ref->refersToEnclosingVariableOrCapture(), Dereferenced);
  const TypeEntry *Type = Match.type(Result.Type);
  if (Type && (Type->Is == TypeRole::Concurrent || Type->Is == TypeRole::Loop || Type->Is == TypeRole::Pool))
    return std::nullopt; // made to be used by many
  return Result;
}

std::optional<Place> SharedPlaces::sharedIn(const Stmt &S) {
  std::optional<Place> Result;
  leaves(S, [&](const Expr &Leaf) {
    if (Result)
      return;
    if (auto Named = placeAt(Leaf); Named && Named->Shared)
      Result = std::move(Named);
  });
  return Result;
}
