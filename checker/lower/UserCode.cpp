//===- UserCode.cpp - Which bodies are looked into ----------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "lower/UserCode.h"
#include "lower/Names.h"

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
