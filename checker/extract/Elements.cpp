//===- Elements.cpp - What library code does with objects of its template arguments --------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// `std::make_unique<Connection>(name)` runs a constructor of the user's, and the end of a `std::vector<Connection>`
// runs destructors; both inside library bodies that are never parsed. Knowledge says which functions construct an
// object of which template argument and which types end objects of theirs; here they become events of the caller.
//
//===----------------------------------------------------------------------===//
#include "extract/BodyWalker.h"
#include "lower/Names.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"

using namespace nostall;
using namespace clang;

/// The types among template arguments, with packs flattened, so that numbers count as the user wrote them.
static void collectTypes(llvm::ArrayRef<TemplateArgument> Arguments, llvm::SmallVectorImpl<QualType> &Types) {
  for (const TemplateArgument &A : Arguments)
    if (A.getKind() == TemplateArgument::Pack)
      collectTypes(A.pack_elements(), Types);
    else
      Types.push_back(A.getKind() == TemplateArgument::Type ? A.getAsType() : QualType());
}

static QualType typeArgument(llvm::ArrayRef<TemplateArgument> Arguments, unsigned Index) {
  llvm::SmallVector<QualType, 4> Types;
  collectTypes(Arguments, Types);
  return Index < Types.size() ? Types[Index] : QualType();
}

/// The type of the object that \p F constructs: a template argument of its own, or of its class.
static QualType constructedType(const FunctionDecl &F, unsigned Index) {
  if (const auto *Method = dyn_cast<CXXMethodDecl>(&F)) {
    const auto *Class = dyn_cast<ClassTemplateSpecializationDecl>(Method->getParent());
    return Class ? typeArgument(Class->getTemplateArgs().asArray(), Index) : QualType();
  }
  const TemplateArgumentList *Arguments = F.getTemplateSpecializationArgs();
  return Arguments ? typeArgument(Arguments->asArray(), Index) : QualType();
}

/// Whether an argument of type \p From could initialise a parameter of type \p To, by the kinds of types alone.
static bool fits(QualType From, QualType To, ASTContext &Ast) {
  if (To->isDependentType())
    return true;
  From = From.getNonReferenceType().getUnqualifiedType();
  if (const Type *Element = From->isArrayType() ? From->getPointeeOrArrayElementType() : nullptr)
    From = Ast.getPointerType(QualType(Element, 0));
  To = To.getNonReferenceType().getUnqualifiedType();
  if (Ast.hasSameType(From, To))
    return true;
  if (From->isArithmeticType() || From->isEnumeralType())
    return To->isArithmeticType();
  const CXXRecordDecl *Target = To->getAsCXXRecordDecl();
  if (From->isPointerType())
    return To->isPointerType() || To->isBooleanType() || Target;
  return Target != nullptr || (From->isRecordType() && !To->isPointerType());
}

/// The constructors of \p Record that \p Arguments can mean: the one whose parameters are their very types, else all
/// that they fit.
static llvm::SmallVector<const CXXConstructorDecl *, 2>
constructorsFor(const CXXRecordDecl &Record, llvm::ArrayRef<const Expr *> Arguments, ASTContext &Ast) {
  llvm::SmallVector<const CXXConstructorDecl *, 2> Fitting;
  for (const CXXConstructorDecl *C : Record.ctors()) {
    if (C->isDeleted() || Arguments.size() < C->getMinRequiredArguments() ||
        (Arguments.size() > C->getNumParams() && !C->isVariadic()))
      continue;
    if (C->isCopyOrMoveConstructor() && recordOf(Arguments[0]->getType()) != &Record)
      continue;
    bool Fits = true, Same = true;
    for (unsigned I = 0; I < Arguments.size() && I < C->getNumParams(); ++I) {
      const QualType From = Arguments[I]->getType(), To = C->getParamDecl(I)->getType();
      Fits &= fits(From, To, Ast);
      Same &= Ast.hasSameUnqualifiedType(Ast.getAdjustedParameterType(From.getNonReferenceType()),
                                         To.getNonReferenceType());
    }
    if (Fits && Same)
      return {C};
    if (Fits)
      Fitting.push_back(C);
  }
  return Fitting;
}

/// The parameter that an expression of a template is made of alone; null when there is none, or another.
static const ParmVarDecl *onlyParameter(const Stmt &S) {
  if (const auto *Ref = dyn_cast<DeclRefExpr>(&S))
    return dyn_cast<ParmVarDecl>(Ref->getDecl());
  const ParmVarDecl *Found = nullptr;
  for (const Stmt *Child : S.children())
    if (const ParmVarDecl *Inner = Child ? onlyParameter(*Child) : nullptr) {
      if (Found && Found != Inner)
        return nullptr;
      Found = Inner;
    }
  return Found;
}

/// A constructor that only library code calls is not instantiated: what its template puts into fields, it does too.
void BodyWalker::storeByPattern(const CXXConstructorDecl &C, llvm::ArrayRef<const Expr *> Arguments,
                                SourceLocation Where) {
  const FunctionDecl *Pattern = C.hasBody() ? nullptr : C.getTemplateInstantiationPattern();
  const auto *Template = dyn_cast_or_null<CXXConstructorDecl>(Pattern ? Pattern->getDefinition() : nullptr);
  if (!Template || !B.Match.isLookedInto(*Template))
    return;
  std::vector<Use> Uses;
  for (const CXXCtorInitializer *Init : Template->inits()) {
    const FieldDecl *Written = Init->getAnyMember();
    const ParmVarDecl *From = Written && Init->getInit() ? onlyParameter(*Init->getInit()) : nullptr;
    if (!From || From->getFunctionScopeIndex() >= Arguments.size())
      continue;
    const FieldDecl *Field = *std::next(C.getParent()->field_begin(), Written->getFieldIndex());
    if (isCallableLike(Field->getType()))
      for (const Value &V : valuesOf(Arguments[From->getFunctionScopeIndex()]))
        Uses.push_back({V, Role::Stored, 0, B.symbol(*Field)});
  }
  store(Uses, Where);
}

void BodyWalker::constructElement(const FunctionDecl &Callee, const CallArguments &Arguments, const Expr &Text) {
  const auto Entries = B.Match.entries(Callee);
  const auto *const Entry = llvm::find_if(Entries, [](const FunctionEntry *E) { return E->Constructs.has_value(); });
  if (Entry == Entries.end())
    return;
  const QualType Constructed = constructedType(Callee, *(*Entry)->Constructs);
  const CXXRecordDecl *Record =
      Constructed.isNull() ? nullptr : B.Ast.getBaseElementType(Constructed)->getAsCXXRecordDecl();
  if (!Record || !Record->hasDefinition())
    return;
  Record = Record->getDefinition();
  llvm::SmallVector<const Expr *, 8> Written(Arguments.Arguments);
  if (Constructed->isArrayType())
    Written.clear(); // the argument is how many
  const auto Candidates = constructorsFor(*Record, Written, B.Ast);
  Conditions += Candidates.size() > 1; // only one of them runs
  for (const CXXConstructorDecl *C : Candidates)
    if (!C->isTrivial() && (B.Match.entry(*C) || B.definitionOf(*C)))
      emitCall(*C, {nullptr, Written, {}}, EventKind::Construct, Text.getBeginLoc(), nullptr);
    else
      storeByPattern(*C, Written, Text.getBeginLoc());
  Conditions -= Candidates.size() > 1;
}

/// A call that ends what one of its arguments holds: `reset`, `clear`.
void BodyWalker::endElements(const FunctionDecl &Callee, const CallArguments &Arguments, const Expr &Text) {
  const auto Entries = B.Match.entries(Callee);
  const auto *const Entry = llvm::find_if(Entries, [](const FunctionEntry *E) { return E->Ends.has_value(); });
  const Expr *Ended = Entry == Entries.end() ? nullptr : Arguments.get(*(*Entry)->Ends);
  if (!Ended)
    return;
  QualType Type = Ended->IgnoreParenImpCasts()->getType();
  if (Type->isPointerType())
    Type = Type->getPointeeType();
  const CXXRecordDecl *Record = recordOf(Type);
  const TypeEntry *Holder = B.Match.type(Type);
  if (Record && Holder)
    destroyElements(*Holder, *Record, Text.getBeginLoc());
}

/// The end of an object that an owner hands to a deleter of the user's.
bool BodyWalker::callDeleter(QualType Deleter, SourceLocation Where) {
  const CXXRecordDecl *Record = Deleter.isNull() ? nullptr : Deleter->getAsCXXRecordDecl();
  if (!Record || !Record->hasDefinition() || !B.Match.isLookedInto(*Record))
    return false;
  const DeclarationName Call = B.Ast.DeclarationNames.getCXXOperatorName(OO_Call);
  for (const NamedDecl *D : Record->getDefinition()->lookup(Call))
    if (const auto *F = dyn_cast<FunctionDecl>(D))
      emitCall(*F, {}, EventKind::Destroy, Where, nullptr);
  return true;
}

/// A local owner whose deleter is a pointer to a function: what it was made with.
bool BodyWalker::callDeleterOf(const VarDecl &Owner) {
  const TypeEntry *Holder = B.Match.type(Owner.getType());
  const auto *Class = dyn_cast_or_null<ClassTemplateSpecializationDecl>(recordOf(Owner.getType()));
  if (!Holder || !Holder->Deleter || !Class || !Class->hasDefinition() || !Class->getDestructor())
    return false;
  const QualType Deleter = typeArgument(Class->getTemplateArgs().asArray(), *Holder->Deleter);
  if (Deleter.isNull() || !Deleter->isFunctionPointerType())
    return false;
  Event E;
  E.Kind = EventKind::Destroy;
  E.Implicit = true;
  E.Callee = B.function(*Class->getDestructor());
  E.Where = B.place(Owner.getLocation());
  E.Legality = AwaitLegality::NoSpelling;
  std::vector<Use> Uses;
  for (const Value &V : valuesOfVariable(Owner)) {
    Uses.push_back({V, Role::Inline, 0});
    if (const FunctionEntry *Known = V.Kind == ValueKind::Function ? B.alwaysBlocks(V.Index) : nullptr)
      E.Effect = B.effect(*Known);
  }
  if (!Uses.empty()) {
    ++Conditions;
    emit(E, Uses);
    --Conditions;
  }
  return true;
}

void BodyWalker::destroyElements(const TypeEntry &Holder, const CXXRecordDecl &Record, SourceLocation Where) {
  const auto *Class = dyn_cast<ClassTemplateSpecializationDecl>(&Record);
  if (!Class || !Holder.holdsElements())
    return;
  // It may be empty, or not the last owner.
  ++Conditions;
  const bool Called =
      Holder.Deleter && callDeleter(typeArgument(Class->getTemplateArgs().asArray(), *Holder.Deleter), Where);
  for (const unsigned Index : Holder.Elements)
    if (const QualType Element = typeArgument(Class->getTemplateArgs().asArray(), Index); !Called && !Element.isNull())
      destroy(Element, Where, /*Deleted=*/Holder.ownsElements());
  --Conditions;
}
