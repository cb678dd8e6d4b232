//===- UserCode.cpp - Which bodies are looked into ----------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "lower/UserCode.h"
#include "lower/Names.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"

using namespace nostall;
using namespace clang;

std::optional<Runs> UserCode::opaque(const DeclContext *DC) {
  while (DC && !DC->isNamespace() && !DC->isTranslationUnit())
    DC = DC->getParent();
  if (!DC || DC->isTranslationUnit())
    return std::nullopt;
  const DeclContext *Key = DC->getPrimaryContext();
  if (const auto Found = Opaque.find(Key); Found != Opaque.end())
    return Found->second;
  return Opaque[Key] = Known.opaque(scopeName(DC));
}

bool UserCode::isLookedInto(const Decl &D) {
  const SourceLocation Where = Sources.getExpansionLoc(D.getLocation());
  if (Where.isInvalid())
    return false;
  // In the main file the user extends a library's namespace; one that the configuration names is opaque all the same.
  if (Sources.isInMainFile(Where))
    return !Known.hasOwnOpaque() || !Known.isOwnOpaque(scopeName(D.getDeclContext()));
  const DeclContext *DC = D.getDeclContext();
  if (opaque(DC))
    return false;
  if (!Sources.isInSystemHeader(Where))
    return true;
  // A system header's code outside every namespace is the C library's or the compiler's.
  while (DC && !DC->isNamespace() && !DC->isTranslationUnit())
    DC = DC->getParent();
  return DC && DC->isNamespace();
}

std::vector<const FunctionDecl *> UserCode::callOperators(const CXXRecordDecl &Definition) {
  std::vector<const FunctionDecl *> Result;
  const DeclarationName Call = Definition.getASTContext().DeclarationNames.getCXXOperatorName(OO_Call);
  for (const NamedDecl *Declared : Definition.lookup(Call)) {
    const NamedDecl *D = Declared->getUnderlyingDecl(); // through `using Functions::operator()...`
    if (const auto *F = dyn_cast<FunctionDecl>(D); F && isLookedInto(*F))
      Result.push_back(F);
    const auto *Template = dyn_cast<FunctionTemplateDecl>(D);
    if (!Template || !isLookedInto(*Template))
      continue;
    const size_t Before = Result.size();
    for (const FunctionDecl *Instance : Template->specializations())
      if (Instance->hasBody())
        Result.push_back(Instance);
    // Nothing instantiates it where library bodies are skipped: the pattern still says what it says.
    if (Result.size() == Before)
      Result.push_back(Template->getTemplatedDecl());
  }
  return Result;
}
