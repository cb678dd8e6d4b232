//===- UnitTables.cpp - From declarations to the tables of a unit -------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "lower/UnitTables.h"
#include "lower/CoroutineTypes.h"
#include "lower/Names.h"
#include "lower/SpecialMembers.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Attr.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/StmtCXX.h"

using namespace nostall;
using namespace nostall::graph;
using namespace clang;

UnitTables::UnitTables(ASTContext &Ast, const Knowledge &Known, StringRef ProjectRoot)
    : Ast(Ast), Declared(Known, Ast.getSourceManager()), User(Declared.userCode()),
      Places(Ast.getSourceManager(), Out.Strings, ProjectRoot), Keys(Ast) {}

//===--- Types ---===//

TypeIndex UnitTables::type(QualType T) {
  if (T.isNull())
    return {};
  const clang::Type *Key = T.getCanonicalType().getTypePtr();
  if (const auto Found = TypesByType.find(Key); Found != TypesByType.end())
    return Found->second;
  const TypeIndex Index = Out.Types.add({});
  TypesByType[Key] = Index; // before the types that it is made of, which may be made of it
  const QualType Canonical(Key, 0);
  graph::Type Made;
  Made.Text = string(printedType(Canonical, Ast));
  Made.Object = string(typeName(Canonical, Ast));
  if (const auto *Record = Canonical->getAsCXXRecordDecl()) {
    Made.Kind = TypeKind::Class;
    Made.Name = string(Record->isLambda() ? std::string() : qualifiedName(*Record));
    Made.Closure = Record->isLambda();
    Made.Opaque = !Record->isLambda() && User.opaque(Record->getDeclContext()).has_value();
    Out.Types[Index] = Made;
    if (Record->hasDefinition() && !Record->isDependentType())
      describeClass(*Record->getDefinition(), Index);
    return Index;
  }
  QualType Of;
  if (Canonical->isAnyPointerType()) {
    Made.Kind = Canonical->isFunctionPointerType() ? TypeKind::Callable : TypeKind::Pointer;
    Of = Canonical->getPointeeType();
  } else if (Canonical->isReferenceType()) {
    Made.Kind = TypeKind::Reference;
    Of = Canonical->getPointeeType();
  } else if (const ArrayType *Array = Canonical->getAsArrayTypeUnsafe()) {
    Made.Kind = TypeKind::Array;
    Of = Array->getElementType();
  } else if (const auto *Tag = Canonical->getAs<EnumType>()) {
    Made.Kind = TypeKind::Enumeration;
    Made.Name = string(qualifiedName(*Tag->getDecl()));
  } else if (Canonical->isArithmeticType()) {
    Made.Kind = TypeKind::Number;
  } else if (Canonical->isFunctionType() || Canonical->isMemberFunctionPointerType()) {
    Made.Kind = TypeKind::Callable;
  } else if (const auto *Written = Canonical->getAs<TemplateSpecializationType>()) {
    // A dependent specialisation still names its template.
    if (const TemplateDecl *Template = Written->getTemplateName().getAsTemplateDecl())
      Made.Name = string(qualifiedName(*Template));
  }
  Out.Types[Index] = Made;
  if (!Of.isNull()) {
    const TypeIndex Inner = type(Of);
    Out.Types[Index].Of = Inner;
  }
  return Index;
}

/// The only method of this name, in the class or in the first of its bases that has any.
static const CXXMethodDecl *method(const CXXRecordDecl &Record, DeclarationName Name) {
  for (const NamedDecl *Found : Record.lookup(Name)) {
    if (const auto *Template = dyn_cast<FunctionTemplateDecl>(Found)) {
      for (const FunctionDecl *Instance : Template->specializations())
        return dyn_cast<CXXMethodDecl>(Instance);
      Found = Template->getTemplatedDecl();
    }
    if (const auto *Method = dyn_cast<CXXMethodDecl>(Found->getUnderlyingDecl()))
      return Method;
  }
  for (const CXXBaseSpecifier &Base : Record.bases())
    if (const CXXRecordDecl *R = Base.getType()->getAsCXXRecordDecl(); R && R->hasDefinition())
      if (const CXXMethodDecl *Inherited = method(*R->getDefinition(), Name))
        return Inherited;
  return nullptr;
}

static const CXXMethodDecl *method(const CXXRecordDecl &Record, StringRef Name) {
  return method(Record, DeclarationName(&Record.getASTContext().Idents.get(Name)));
}

static bool hasAwaitOperator(const CXXRecordDecl &Record) {
  return method(Record, Record.getASTContext().DeclarationNames.getCXXOperatorName(OO_Coawait)) != nullptr;
}

static bool hasCallOperator(const CXXRecordDecl &Record) {
  return !Record.lookup(Record.getASTContext().DeclarationNames.getCXXOperatorName(OO_Call)).empty() ||
         llvm::any_of(Record.bases(), [](const CXXBaseSpecifier &Base) {
           const CXXRecordDecl *Of = Base.getType()->getAsCXXRecordDecl();
           return Of && Of->hasDefinition() && hasCallOperator(*Of->getDefinition());
         });
}

const CXXDestructorDecl *UnitTables::destructor(const CXXRecordDecl &Record) {
  if (Record.hasTrivialDestructor())
    return nullptr;
  if (const CXXDestructorDecl *Declared = Record.getDestructor())
    return Declared;
  if (!Record.needsImplicitDestructor() || Record.isDependentType() || Record.isLambda())
    return nullptr;
  const CXXDestructorDecl *&Kept = Destructors[&Record];
  if (Kept)
    return Kept;
  const CanQualType Class = Ast.getCanonicalType(tagType(Record));
  const DeclarationNameInfo Name(Ast.DeclarationNames.getCXXDestructorName(Class), Record.getLocation());
  auto *Made = CXXDestructorDecl::Create(Ast, const_cast<CXXRecordDecl *>(&Record), Record.getLocation(), Name,
                                         Ast.getFunctionType(Ast.VoidTy, {}, FunctionProtoType::ExtProtoInfo()),
                                         nullptr, /*UsesFPIntrin=*/false, /*isInline=*/true,
                                         /*isImplicitlyDeclared=*/true, ConstexprSpecKind::Unspecified);
  Made->setImplicit();
  Made->setAccess(AS_public);
  Made->setDefaulted();
  Made->setTrivial(false);
  return Kept = Made;
}

/// The types among template arguments, packs flattened; the others are invalid.
std::vector<TypeIndex> UnitTables::typesOf(llvm::ArrayRef<TemplateArgument> Arguments) {
  std::vector<TypeIndex> Result;
  for (const TemplateArgument &A : Arguments)
    if (A.getKind() == TemplateArgument::Pack)
      llvm::append_range(Result, typesOf(A.pack_elements()));
    else
      Result.push_back(A.getKind() == TemplateArgument::Type ? type(A.getAsType()) : TypeIndex());
  return Result;
}

void UnitTables::describeClass(const CXXRecordDecl &Record, TypeIndex Index) {
  graph::Type Made = Out.Types[Index];
  Made.Complete = true;
  if (const auto *Instance = dyn_cast<ClassTemplateSpecializationDecl>(&Record))
    Made.Arguments = typesOf(Instance->getTemplateArgs().asArray());
  for (const CXXBaseSpecifier &Base : Record.bases())
    Made.Bases.push_back(type(Base.getType()));
  // What a library's class consists of is its own affair.
  if (!Made.Opaque)
    for (const FieldDecl *Field : Record.fields())
      Made.Fields.push_back(variable(*Field));
  if (const CXXDestructorDecl *Destructor = destructor(Record))
    Made.Destructor = function(*Destructor);
  if (const auto *Ready = method(Record, "await_ready")) {
    const auto *Suspend = method(Record, "await_suspend");
    const auto *Resume = method(Record, "await_resume");
    if (Suspend && Resume) {
      Made.AwaitReady = function(*Ready);
      Made.AwaitSuspend = function(*Suspend);
      Made.AwaitResume = function(*Resume);
    }
  }
  Made.AwaitOperator = hasAwaitOperator(Record);
  Made.Callable = hasCallOperator(Record);
  Made.LazyTask = isLazyTask(tagType(Record));
  Out.Types[Index] = Made;
  if (Made.Callable && !Made.Opaque && !Made.Closure)
    callable(Record); // a functor runs where a closure would
}

TypeIndex UnitTables::callable(const CXXRecordDecl &Record) {
  const TypeIndex Index = type(tagType(Record));
  if (!Out.Types[Index].CallOperators.empty() || !Record.hasDefinition())
    return Index;
  std::vector<FunctionIndex> Bodies;
  for (const FunctionDecl *F : User.callOperators(*Record.getDefinition()))
    Bodies.push_back(function(*F));
  Out.Types[Index].CallOperators = std::move(Bodies);
  return Index;
}

//===--- Variables ---===//

static VariableKind kindOf(const ValueDecl &V) {
  if (isa<FieldDecl, IndirectFieldDecl>(V))
    return VariableKind::Field;
  const auto *Variable = dyn_cast<VarDecl>(&V);
  if (isa<ParmVarDecl>(V))
    return VariableKind::Parameter;
  if (!Variable || Variable->hasLocalStorage())
    return VariableKind::Local; // a structured binding, too
  return Variable->isStaticLocal() ? VariableKind::StaticLocal : VariableKind::Global;
}

/// Whether nobody but members whose bodies are seen can name a field.
static bool isOnlyUsedHere(const FieldDecl &Field) {
  const auto *Class = dyn_cast<CXXRecordDecl>(Field.getParent());
  if (!Class || Field.getAccess() == AS_public || Field.getAccess() == AS_none || Class->hasFriends())
    return false;
  return llvm::all_of(Class->decls(), [](const Decl *D) {
    if (const auto *Template = dyn_cast<FunctionTemplateDecl>(D))
      D = Template->getTemplatedDecl();
    const auto *Method = dyn_cast<CXXMethodDecl>(D);
    return !Method || Method->isImplicit() || Method->isDefaulted() || Method->isDeleted() || Method->isPureVirtual() ||
           Method->hasBody();
  });
}

VariableIndex UnitTables::variable(const ValueDecl &V) {
  const auto *Key = cast<ValueDecl>(V.getCanonicalDecl());
  if (const auto Found = VariablesByDecl.find(Key); Found != VariablesByDecl.end())
    return Found->second;
  const VariableIndex Index = Out.Variables.add({});
  VariablesByDecl[Key] = Index;
  graph::Variable Made;
  Made.Kind = kindOf(*Key);
  Made.Name = string(Key->getNameAsString());
  Made.Type = type(Key->getType());
  Made.Where = place(Key->getLocation());
  switch (Made.Kind) {
  case VariableKind::Field:
    if (const auto *Field = dyn_cast<FieldDecl>(Key)) {
      Made.Position = Field->getFieldIndex();
      Made.OnlyUsedHere = isOnlyUsedHere(*Field);
      Made.Class = type(tagType(*Field->getParent()));
    }
    Made.Id = Keys.idOf(*Key, Places.linkagePath(Key->getLocation()));
    break;
  case VariableKind::Global:
  case VariableKind::StaticLocal:
    Made.Id = Keys.idOf(*Key, Places.linkagePath(Key->getLocation()));
    Made.Qualified = string(qualifiedName(*Key));
    Made.ThreadLocal = cast<VarDecl>(Key)->getTLSKind() != VarDecl::TLS_None;
    break;
  case VariableKind::Parameter:
    Made.Position = cast<ParmVarDecl>(Key)->getFunctionScopeIndex();
    [[fallthrough]];
  case VariableKind::Local:
    if (const auto *Owner = dyn_cast_or_null<FunctionDecl>(Key->getDeclContext()))
      Made.Owner = function(*Owner);
    break;
  }
  Out.Variables[Index] = Made;
  return Index;
}

//===--- Functions ---===//

/// What a library's template may do with objects of a class that it was given: make and call them.
void UnitTables::listConstructors(const CXXRecordDecl &Record) {
  if (Record.isLambda() || Record.isDependentType() || !Given.insert(&Record).second)
    return;
  const TypeIndex Index = type(tagType(Record));
  // Of a library's classes those without data are policies, such as allocators, and make nothing that matters.
  if (Out.Types[Index].Opaque && Record.isEmpty())
    return;
  if (!Out.Types[Index].Opaque && hasCallOperator(Record))
    callable(Record);
  std::vector<FunctionIndex> All;
  for (const Decl *D : Record.decls()) {
    const auto *Template = dyn_cast<FunctionTemplateDecl>(D);
    const auto *C = dyn_cast<CXXConstructorDecl>(Template ? Template->getTemplatedDecl() : D);
    if (C && !C->isDeleted())
      All.push_back(function(*C));
  }
  Out.Types[Index].Constructors = std::move(All);
}

/// Lists the constructors of the classes among the template arguments of a library's function and its class.
void UnitTables::givenToLibrary(const FunctionDecl &F) {
  const auto list = [&](llvm::ArrayRef<TemplateArgument> Arguments) {
    for (const TemplateArgument &A : Arguments) {
      const CXXRecordDecl *Record = A.getKind() == TemplateArgument::Type && !A.getAsType().isNull()
                                        ? Ast.getBaseElementType(A.getAsType())->getAsCXXRecordDecl()
                                        : nullptr;
      if (Record && Record->hasDefinition())
        listConstructors(*Record->getDefinition());
    }
  };
  if (const TemplateArgumentList *Own = F.getTemplateSpecializationArgs())
    list(Own->asArray());
  const auto *Method = dyn_cast<CXXMethodDecl>(&F);
  if (const auto *Class = Method ? dyn_cast<ClassTemplateSpecializationDecl>(Method->getParent()) : nullptr)
    list(Class->getTemplateArgs().asArray());
}

/// What a member of a class template would be in an instance that only a library calls.
static const FunctionDecl *patternOf(const FunctionDecl &F) {
  const FunctionDecl *Pattern = isa<CXXConstructorDecl>(F) ? F.getTemplateInstantiationPattern() : nullptr;
  const FunctionDecl *Definition = nullptr;
  return Pattern && Pattern->hasBody(Definition) ? Definition : nullptr;
}

FunctionIndex UnitTables::function(const FunctionDecl &F) {
  const FunctionDecl *Key = F.getCanonicalDecl();
  if (const auto Found = FunctionsByDecl.find(Key); Found != FunctionsByDecl.end())
    return Found->second;
  const FunctionId Id =
      Keys.idOf(F, FunctionKeys::belongsToFile(F) ? Places.linkagePath(Key->getLocation()) : std::string());
  if (const auto Found = FunctionsById.find(Id); Found != FunctionsById.end())
    return FunctionsByDecl[Key] = Found->second;
  const FunctionIndex Index = Out.Functions.add({});
  FunctionsByDecl[Key] = FunctionsById[Id] = Index;
  Out.Functions[Index].Id = Id;
  describe(F, Index);
  const FunctionDecl *Definition = nullptr;
  if (F.hasBody(Definition) && Definition->getBody() && User.isLookedInto(*Definition))
    Pending.push_back({Definition, Index});
  else if (isSpecialMemberWithoutBody(F) && User.isLookedInto(F))
    Pending.push_back({&F, Index});
  else if (const FunctionDecl *Pattern = patternOf(F); Pattern && User.isLookedInto(*Pattern))
    Pending.push_back({Pattern, Index});
  if (Out.Functions[Index].Opaque && !F.isDependentContext())
    givenToLibrary(F);
  return Index;
}

static bool hasAnnotation(const FunctionDecl &F, StringRef Text) {
  for (const FunctionDecl *D : F.redecls())
    for (const auto *A : D->specific_attrs<AnnotateAttr>())
      if (A->getAnnotation() == Text)
        return true;
  return false;
}

/// Whether a function's type has an effect that does not depend on a template's parameter.
static bool hasEffect(const FunctionDecl &F, FunctionEffect::Kind Kind) {
  for (const FunctionEffectWithCondition &E : F.getFunctionEffects())
    if (!E.Cond.getCondition() && E.Effect.kind() == Kind)
      return true;
  return false;
}

void UnitTables::describe(const FunctionDecl &F, FunctionIndex Index) {
  const FunctionDecl *Definition = nullptr;
  const FunctionDecl &Shown = F.hasBody(Definition) ? *Definition : F;
  graph::Function Made = Out.Functions[Index];
  Made.Name = string(displayName(F));
  Made.Scope = string(scopeName(F.getDeclContext()));
  Made.Last = string(lastName(F));
  Made.Where = place(Shown.getLocation());
  Made.Result = type(F.getReturnType());
  for (const ParmVarDecl *P : F.parameters())
    Made.Parameters.push_back(type(P->getType()));
  Made.Defaults = static_cast<uint32_t>(F.getNumParams() - F.getMinRequiredArguments());
  if (const TemplateArgumentList *Own = F.getTemplateSpecializationArgs())
    Made.TemplateArguments = typesOf(Own->asArray());
  Made.Pattern = F.isDependentContext();
  Made.Variadic = F.isVariadic();
  Made.NoReturn = F.isNoReturn();
  Made.CLinkage = F.isExternC();
  Made.Builtin = F.getBuiltinID() != 0;
  Made.Implicit = F.isImplicit();
  Made.Local = !F.isExternallyVisible();
  Made.Blocking = hasAnnotation(F, "nostall::blocking") || hasEffect(F, FunctionEffect::Kind::Blocking);
  Made.NonBlocking = hasAnnotation(F, "nostall::nonblocking") || hasEffect(F, FunctionEffect::Kind::NonBlocking);
  Made.AllowBlocking = hasAnnotation(F, "nostall::allow_blocking");
  Made.Opaque = !User.isLookedInto(F) && User.opaque(F.getDeclContext()).has_value();
  if (const auto *Method = dyn_cast<CXXMethodDecl>(&F)) {
    Made.Class = type(tagType(*Method->getParent()));
    Made.Private = Method->getAccess() != AS_public;
    Made.Static = Method->isStatic();
    Made.Virtual = Method->isVirtual();
    Made.Pure = Method->isPureVirtual();
    Made.Constructor = isa<CXXConstructorDecl>(F);
    Made.Destructor = isa<CXXDestructorDecl>(F);
    for (const CXXMethodDecl *Base : Method->overridden_methods())
      Made.Overrides.push_back(function(*Base));
  }
  if (const FunctionDecl *Outer = enclosingFunction(F))
    Made.Parent = function(*Outer);
  if (Definition && isa_and_nonnull<CoroutineBodyStmt>(Definition->getBody())) {
    Made.IsCoroutine = true;
    Made.Coroutine = traitsOf(*Definition);
  }
  Out.Functions[Index] = Made;
}

Suspends nostall::suspendsWhenAwaited(QualType Awaiter) {
  const CXXRecordDecl *Record = recordOf(Awaiter);
  if (!Record || !Record->isInStdNamespace())
    return Suspends::Perhaps;
  return Record->getName() == "suspend_always"  ? Suspends::Always
         : Record->getName() == "suspend_never" ? Suspends::Never
                                                : Suspends::Perhaps;
}

CoroutineTraits UnitTables::traitsOf(const FunctionDecl &Coroutine) {
  CoroutineTraits Made;
  const auto &Body = *cast<CoroutineBodyStmt>(Coroutine.getBody());
  const VarDecl *Promise = Body.getPromiseDecl();
  const CXXRecordDecl *PromiseType = Promise ? Promise->getType()->getAsCXXRecordDecl() : nullptr;
  if (Promise)
    Made.Promise = type(Promise->getType());
  const auto awaited = [](const CXXMethodDecl *M) {
    return M ? suspendsWhenAwaited(M->getReturnType()) : Suspends::Perhaps;
  };
  if (PromiseType && PromiseType->hasDefinition()) {
    Made.YieldsValues = method(*PromiseType, "yield_value") != nullptr;
    Made.AtStart = awaited(method(*PromiseType, "initial_suspend"));
    Made.AtEnd = awaited(method(*PromiseType, "final_suspend"));
  }
  if (const CXXRecordDecl *Returned = recordOf(Coroutine.getReturnType()); Returned && Returned->hasDefinition())
    Made.ResultAwaitable = method(*Returned, "await_ready") || hasAwaitOperator(*Returned);
  return Made;
}

std::optional<PendingGraph> UnitTables::nextPending() {
  return NextPending < Pending.size() ? std::optional(Pending[NextPending++]) : std::nullopt;
}
