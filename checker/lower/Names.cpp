//===- Names.cpp - Names of declarations as knowledge and people spell them ---------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "lower/Names.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"

using namespace nostall;
using namespace clang;

std::string nostall::lastName(const NamedDecl &D) {
  // A constructor is named by its class, without the template arguments that DeclarationName would print.
  if (const auto *C = dyn_cast<CXXConstructorDecl>(&D))
    return C->getParent()->getNameAsString();
  if (const auto *C = dyn_cast<CXXDestructorDecl>(&D))
    return "~" + C->getParent()->getNameAsString();
  return D.getNameAsString();
}

std::string nostall::scopeName(const DeclContext *DC) {
  std::string Result;
  for (; DC && !DC->isTranslationUnit(); DC = DC->getParent()) {
    std::string Part;
    if (const auto *N = dyn_cast<NamespaceDecl>(DC)) {
      if (N->isInline() || N->isAnonymousNamespace())
        continue;
      Part = N->getName().str();
    } else if (const auto *F = dyn_cast<FunctionDecl>(DC)) {
      Part = lastName(*F);
    } else if (const auto *T = dyn_cast<TagDecl>(DC)) {
      const auto *Record = dyn_cast<CXXRecordDecl>(T);
      if (Record && Record->isLambda())
        continue;
      Part = T->getName().empty() ? "(unnamed)" : T->getName().str();
    } else {
      continue;
    }
    Result = Result.empty() ? Part : Part + "::" + Result;
  }
  return Result;
}

std::string nostall::qualifiedName(const NamedDecl &D) {
  const std::string Scope = scopeName(D.getDeclContext());
  return Scope.empty() ? lastName(D) : Scope + "::" + lastName(D);
}

std::string nostall::displayName(const FunctionDecl &F) {
  const auto *Method = dyn_cast<CXXMethodDecl>(&F);
  if (!Method || !Method->getParent()->isLambda())
    return qualifiedName(F);
  const DeclContext *DC = Method->getParent()->getDeclContext();
  while (DC && !isa<FunctionDecl>(DC))
    DC = DC->getParent();
  const auto *Outer = dyn_cast_or_null<FunctionDecl>(DC);
  if (!Outer)
    return "lambda";
  const std::string Name = displayName(*Outer);
  return StringRef(Name).starts_with("lambda in ") ? Name : "lambda in " + Name;
}

const FunctionDecl *nostall::enclosingFunction(const FunctionDecl &F) {
  const DeclContext *DC = F.getDeclContext();
  if (!DC->isRecord() || !cast<CXXRecordDecl>(DC)->isLambda())
    return nullptr;
  while (DC && !DC->isFunctionOrMethod())
    DC = DC->getParent();
  return dyn_cast_or_null<FunctionDecl>(DC);
}

const CXXRecordDecl *nostall::recordOf(QualType T) {
  if (T.isNull())
    return nullptr;
  T = T.getNonReferenceType();
  if (T->isPointerType())
    T = T->getPointeeType();
  return T->getAsCXXRecordDecl();
}

static PrintingPolicy policyFor(const ASTContext &Context) {
  PrintingPolicy Policy(Context.getLangOpts());
  Policy.SuppressTagKeyword = true;
  Policy.FullyQualifiedName = true;
#if NOSTALL_LLVM_VERSION >= 21
  Policy.PrintAsCanonical = true;
  Policy.SuppressInlineNamespace = llvm::to_underlying(PrintingPolicy::SuppressInlineNamespaceMode::All);
#else
  Policy.PrintCanonicalTypes = true;
  Policy.SuppressInlineNamespace = true;
#endif
  return Policy;
}

std::string nostall::typeName(QualType T, const ASTContext &Context) {
  if (T.isNull())
    return {};
  T = T.getNonReferenceType().getCanonicalType().getUnqualifiedType();
  if (T->isPointerType() && T->getPointeeType()->isRecordType())
    T = T->getPointeeType().getUnqualifiedType();
  return T.getAsString(policyFor(Context));
}

std::string nostall::printedType(QualType T, const ASTContext &Context) {
  return T.getCanonicalType().getAsString(policyFor(Context));
}

QualType nostall::tagType(const TagDecl &Tag) {
#if NOSTALL_LLVM_VERSION >= 22
  return Tag.getASTContext().getCanonicalTagType(&Tag);
#else
  return Tag.getASTContext().getTagDeclType(&Tag).getCanonicalType();
#endif
}

std::vector<std::string> nostall::parameterTypes(const FunctionDecl &F) {
  const ASTContext &Context = F.getASTContext();
  const PrintingPolicy Policy = policyFor(Context);
  std::vector<std::string> Result;
  for (const ParmVarDecl *P : F.parameters())
    Result.push_back(P->getType().getCanonicalType().getAsString(Policy));
  return Result;
}

static void printParameters(const TemplateParameterList &Parameters, const PrintingPolicy &Policy,
                            llvm::raw_ostream &Out) {
  for (const NamedDecl *P : Parameters) {
    const auto *Type = dyn_cast<TemplateTypeParmDecl>(P);
    const auto *Number = dyn_cast<NonTypeTemplateParmDecl>(P);
    Out << '|' << P->getKind() << P->isTemplateParameterPack();
    if (Number)
      Out << Number->getType().getCanonicalType().getAsString(Policy);
    else if (Type && Type->getTypeConstraint())
      Type->getTypeConstraint()->print(Out, Policy);
  }
  if (const Expr *Required = Parameters.getRequiresClause())
    Required->printPretty(Out << '|', nullptr, Policy);
}

static const Expr *trailingRequirement(const FunctionDecl &F) {
#if NOSTALL_LLVM_VERSION >= 21
  return F.getTrailingRequiresClause().ConstraintExpr;
#else
  return F.getTrailingRequiresClause();
#endif
}

std::string nostall::templateSignature(const FunctionDecl &Declared) {
  const FunctionDecl &F = *Declared.getCanonicalDecl();
  const PrintingPolicy Policy = policyFor(F.getASTContext());
  std::string Result;
  llvm::raw_string_ostream Out(Result);
  Out << F.getType().getCanonicalType().getAsString(Policy);
  if (const FunctionTemplateDecl *Template = F.getDescribedFunctionTemplate())
    printParameters(*Template->getTemplateParameters(), Policy, Out);
  if (const Expr *Required = trailingRequirement(F))
    Required->printPretty(Out << '|', nullptr, Policy);
  return Result;
}
