//===- CoroutineTypes.cpp - What an unknown coroutine type is ------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "lower/CoroutineTypes.h"
#include "lower/Names.h"
#include "clang/AST/ASTContext.h"

using namespace nostall;
using namespace clang;

static bool hasMember(const CXXRecordDecl &Record, DeclarationName Name) {
  if (!Record.lookup(Name).empty())
    return true;
  for (const CXXBaseSpecifier &Base : Record.bases())
    if (const CXXRecordDecl *R = Base.getType()->getAsCXXRecordDecl(); R && R->hasDefinition() && hasMember(*R, Name))
      return true;
  return false;
}

static bool hasMember(const CXXRecordDecl &Record, StringRef Name) {
  return hasMember(Record, DeclarationName(&Record.getASTContext().Idents.get(Name)));
}

static bool isAwaitable(const CXXRecordDecl &Record) {
  return hasMember(Record, "await_ready") ||
         hasMember(Record, Record.getASTContext().DeclarationNames.getCXXOperatorName(OO_Coawait));
}

/// The only member of this name, in the class or in the first of its bases that has any.
static const NamedDecl *member(const CXXRecordDecl &Record, StringRef Name) {
  const auto Found = Record.lookup(DeclarationName(&Record.getASTContext().Idents.get(Name)));
  if (!Found.empty())
    return Found.isSingleResult() ? Found.front() : nullptr;
  for (const CXXBaseSpecifier &Base : Record.bases())
    if (const CXXRecordDecl *R = Base.getType()->getAsCXXRecordDecl(); R && R->hasDefinition())
      if (const NamedDecl *Inherited = member(*R->getDefinition(), Name))
        return Inherited;
  return nullptr;
}

/// The definition of a class, or of the template's member that it would be an instance of.
static const CXXRecordDecl *definitionOrPattern(const CXXRecordDecl *Record) {
  if (!Record || Record->hasDefinition())
    return Record ? Record->getDefinition() : nullptr;
  const CXXRecordDecl *Pattern = Record->getTemplateInstantiationPattern();
  return Pattern && Pattern->hasDefinition() ? Pattern->getDefinition() : nullptr;
}

bool nostall::isLazyTask(QualType T) {
  const CXXRecordDecl *Record = T.isNull() ? nullptr : T->getAsCXXRecordDecl();
  if (!Record || !Record->hasDefinition() || !isAwaitable(*Record->getDefinition()))
    return false;
  const auto *Named = dyn_cast_or_null<TypeDecl>(member(*Record->getDefinition(), "promise_type"));
  if (!Named)
    return false;
  const CXXRecordDecl *Promise =
      definitionOrPattern(Record->getASTContext().getTypeDeclType(Named)->getAsCXXRecordDecl());
  const auto *Begin = Promise ? dyn_cast_or_null<FunctionDecl>(member(*Promise, "initial_suspend")) : nullptr;
  const CXXRecordDecl *Awaiter = Begin ? Begin->getReturnType()->getAsCXXRecordDecl() : nullptr;
  return Awaiter && Awaiter->getName() == "suspend_always" && Awaiter->isInStdNamespace();
}

bool nostall::isSynchronousGenerator(const CoroutineBodyStmt &Body, QualType ReturnType) {
  const VarDecl *Promise = Body.getPromiseDecl();
  const CXXRecordDecl *PromiseType = Promise ? Promise->getType()->getAsCXXRecordDecl() : nullptr;
  const CXXRecordDecl *Returned = recordOf(ReturnType);
  if (!PromiseType || !PromiseType->hasDefinition() || !hasMember(*PromiseType, "yield_value"))
    return false;
  if (!Returned || !Returned->hasDefinition())
    return true;
  return !isAwaitable(*Returned);
}

bool nostall::isAwaiterMember(const CXXMethodDecl &Method) {
  if (!Method.getDeclName().isIdentifier())
    return false;
  const StringRef Name = Method.getName();
  if (Name != "await_ready" && Name != "await_suspend" && Name != "await_resume")
    return false;
  const CXXRecordDecl &Record = *Method.getParent();
  return hasMember(Record, "await_ready") && hasMember(Record, "await_suspend") && hasMember(Record, "await_resume");
}
