//===- EditSites.cpp - What an edit of a call would need ----------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// Whether `co_await` may be written at a call, and what knowledge says of an edit there.
//
//===----------------------------------------------------------------------===//
#include "extract/BodyWalker.h"
#include "clang/AST/ASTContext.h"

using namespace nostall;
using namespace clang;

AwaitLegality BodyWalker::legality(const Expr *Text) const {
  if (Summary.Coroutine == CoroutineKind::Generator)
    return AwaitLegality::Generator;
  if (Summary.Coroutine == CoroutineKind::None)
    return AwaitLegality::NotInCoroutine;
  if (DefaultArguments)
    return AwaitLegality::InDefaultArgument;
  if (ImplicitlyAt.isValid())
    return AwaitLegality::InRangeLoop;
  // The constructor of a variable is spelled as part of its declaration.
  if (!Text || (isa<CXXConstructExpr>(Text) && !isa<CXXTemporaryObjectExpr>(Text)))
    return AwaitLegality::NoSpelling;
  if (Handlers)
    return AwaitLegality::InCatchHandler;
  if (StaticInitializers)
    return AwaitLegality::InStaticInitializer;
  if (Text->getBeginLoc().isMacroID() || Text->getEndLoc().isMacroID())
    return AwaitLegality::InMacro;
  if (lockHeld())
    return AwaitLegality::LockHeld;
  if (Here.Where == Moved::WithinLoop)
    return AwaitLegality::OffExecutor;
  if (usesThreadLocal(*Text))
    return AwaitLegality::ThreadLocalUsed;
  // Each thread has its own `errno`: the caller would read that of another one.
  const auto *Call = dyn_cast<CallExpr>(Text);
  if (Call && Call->getDirectCallee() && Call->getDirectCallee()->isExternC() &&
      B.Match.readsLastError(*Function.getBody()))
    return AwaitLegality::LastErrorRead;
  return AwaitLegality::Legal;
}

EditSites &BodyWalker::edits() {
  if (!Edits)
    Edits = std::make_unique<EditSites>(B.Match, B.places(), B.Out.Strings, Function);
  return *Edits;
}

uint32_t BodyWalker::keep(EditSite Site) {
  if (const TypeEntry *Type = B.Match.type(Function.getReturnType()))
    Site.Family = B.string(Type->Family);
  B.Out.EditSites.push_back(std::move(Site));
  return static_cast<uint32_t>(B.Out.EditSites.size() - 1);
}

uint32_t BodyWalker::editSite(const Expr &Text, const FunctionDecl *Callee, const CallArguments &Arguments) {
  if (Silent)
    return None;
  std::optional<EditSite> Site =
      edits().ofCall(Text, Callee, Arguments.Arguments, expressionAround(Text, Parents), Statement == &Text);
  if (!Site)
    return None;
  if (Callee)
    if (const auto [From, To] = B.Match.aliasOf(*Callee); !From.empty())
      Site->NamespaceAlias = B.string(To + "=" + From);
  const auto *Call = dyn_cast<CallExpr>(&Text);
  if (const TypeEntry *Type = B.Match.type(Call ? Call->getCallReturnType(B.Ast) : Text.getType()))
    Site->ResultAwaitable = Type->Is == TypeRole::Coroutine || Type->Is == TypeRole::Awaitable;
  return keep(*std::move(Site));
}
