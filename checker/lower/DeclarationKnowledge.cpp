//===- DeclarationKnowledge.cpp - What knowledge says of a declaration --------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "lower/DeclarationKnowledge.h"
#include "lower/Names.h"
#include "clang/AST/DeclTemplate.h"

using namespace nostall;
using namespace clang;

llvm::ArrayRef<const FunctionEntry *> DeclarationKnowledge::entries(const FunctionDecl &F) {
  const FunctionDecl *Key = F.getCanonicalDecl();
  const auto [Entry, New] = Entries.try_emplace(Key);
  if (New)
    Entry->second = knowledge().matching(scopeName(F.getDeclContext()), lastName(F), [&] { return parameterTypes(F); });
  return Entry->second;
}

const FunctionEntry *DeclarationKnowledge::entry(const FunctionDecl &F) {
  const auto All = entries(F);
  return All.empty() ? nullptr : All.front();
}

const TypeEntry *DeclarationKnowledge::type(QualType T) {
  const CXXRecordDecl *Record = recordOf(T);
  if (!Record) {
    // A dependent specialisation still names its template.
    const auto *Specialization = T.isNull() ? nullptr : T.getNonReferenceType()->getAs<TemplateSpecializationType>();
    const TemplateDecl *Template = Specialization ? Specialization->getTemplateName().getAsTemplateDecl() : nullptr;
    return Template ? knowledge().type(qualifiedName(*Template)) : nullptr;
  }
  Record = Record->getCanonicalDecl();
  if (const auto Found = TypeEntries.find(Record); Found != TypeEntries.end())
    return Found->second;
  const TypeEntry *Result = Record->isLambda() ? nullptr : knowledge().type(qualifiedName(*Record));
  return TypeEntries[Record] = Result;
}
