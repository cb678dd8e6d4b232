//===- FunctionKeys.cpp - From a declaration to its FunctionId ----------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "lower/FunctionKeys.h"
#include "lower/Names.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"
#include "llvm/Support/raw_ostream.h"

using namespace nostall;
using namespace clang;

/// The position of a lambda among the lambdas of its parent, from 1.
static unsigned ordinalOf(const CXXRecordDecl &Lambda) {
  unsigned Ordinal = 1;
  for (const Decl *D : Lambda.getDeclContext()->decls()) {
    if (D == &Lambda)
      break;
    if (const auto *Sibling = dyn_cast<CXXRecordDecl>(D); Sibling && Sibling->isLambda())
      ++Ordinal;
  }
  return Ordinal;
}

#if NOSTALL_LLVM_VERSION >= 21
static UnsignedOrNone discriminator(ASTContext &, const NamedDecl *D) {
#else
static std::optional<unsigned> discriminator(ASTContext &, const NamedDecl *D) {
#endif
  if (const auto *Record = dyn_cast<CXXRecordDecl>(D); Record && Record->isLambda())
    return ordinalOf(*Record);
  return std::nullopt;
}

FunctionKeys::FunctionKeys(ASTContext &Context)
    : Mangler(ItaniumMangleContext::create(Context, Context.getDiagnostics(), discriminator)) {}

/// Whether a name inside \p D depends on template parameters, which the mangler does not cope with everywhere.
static bool isDependent(const FunctionDecl &F) { return F.isDependentContext() || F.getType()->isDependentType(); }

std::string FunctionKeys::keyOf(const FunctionDecl &F, StringRef File) {
  std::string Key;
  llvm::raw_string_ostream Out(Key);
  if (belongsToFile(F))
    Out << File << '|';
  if (isDependent(F)) {
    Out << "pattern|" << qualifiedName(F) << '|' << templateSignature(F);
    if (const auto *Method = dyn_cast<CXXMethodDecl>(&F); Method && Method->getParent()->isLambda()) {
      Out << '|' << ordinalOf(*Method->getParent());
      const DeclContext *Outer = Method->getParent()->getDeclContext();
      while (Outer && !isa<FunctionDecl>(Outer))
        Outer = Outer->getParent();
      if (Outer)
        Out << '<' << keyOf(*cast<FunctionDecl>(Outer), File) << '>';
    }
    return Key;
  }
  const auto *C = dyn_cast<CXXConstructorDecl>(&F);
  const auto *D = dyn_cast<CXXDestructorDecl>(&F);
  const GlobalDecl Global = C ? GlobalDecl(C, Ctor_Complete) : D ? GlobalDecl(D, Dtor_Complete) : GlobalDecl(&F);
  if (Mangler->shouldMangleDeclName(&F))
    Mangler->mangleName(Global, Out);
  else
    Out << F.getName();
  return Key;
}

FunctionId FunctionKeys::idOf(const FunctionDecl &F, StringRef File) { return FunctionId::ofKey(keyOf(F, File)); }

FunctionId FunctionKeys::idOf(const ValueDecl &Variable, StringRef File) {
  std::string Key = "variable|";
  if (!Variable.isExternallyVisible())
    Key += File.str() + "|";
  Key += qualifiedName(Variable);
  return FunctionId::ofKey(Key);
}
