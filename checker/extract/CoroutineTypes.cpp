//===- CoroutineTypes.cpp - What an unknown coroutine type is ------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "extract/CoroutineTypes.h"
#include "extract/Names.h"
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

bool nostall::isSynchronousGenerator(const CoroutineBodyStmt &Body, QualType ReturnType) {
  const VarDecl *Promise = Body.getPromiseDecl();
  const CXXRecordDecl *PromiseType = Promise ? Promise->getType()->getAsCXXRecordDecl() : nullptr;
  const CXXRecordDecl *Returned = recordOf(ReturnType);
  if (!PromiseType || !PromiseType->hasDefinition() || !hasMember(*PromiseType, "yield_value"))
    return false;
  if (!Returned || !Returned->hasDefinition())
    return true;
  const ASTContext &Context = PromiseType->getASTContext();
  return !hasMember(*Returned, "await_ready") &&
         !hasMember(*Returned, Context.DeclarationNames.getCXXOperatorName(OO_Coawait));
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
