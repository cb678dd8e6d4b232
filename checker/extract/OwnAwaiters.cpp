//===- OwnAwaiters.cpp - Awaiters of the program's own ----------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// A program may write its own awaiters: `await_suspend` has a descriptor watched or a future waited for, or hands the
// coroutine to a thread, and what resumes the coroutine makes known what holds afterwards. The descriptor can be read
// or written once, the future is ready, the coroutine runs on a pool.
//
//===----------------------------------------------------------------------===//
#include "extract/BodyWalker.h"
#include "clang/AST/ASTContext.h"

using namespace nostall;
using namespace clang;

/// The body of `await_suspend` in an awaiter's class, or null.
static const FunctionDecl *suspension(const CXXRecordDecl &Awaiter) {
  for (const Decl *D : Awaiter.decls()) {
    if (const auto *Template = dyn_cast<FunctionTemplateDecl>(D))
      D = Template->getTemplatedDecl();
    const auto *Method = dyn_cast<CXXMethodDecl>(D);
    const FunctionDecl *Definition = nullptr;
    if (Method && Method->getDeclName().isIdentifier() && Method->getName() == "await_suspend" &&
        Method->hasBody(Definition))
      return Definition;
  }
  return nullptr;
}

/// The members of an awaiter that \p S, a part of its `await_suspend`, has something done with: handed to a function,
/// or waited for.
void BodyWalker::watched(const Stmt &S, ObjectStates &Into) {
  llvm::SmallVector<const Expr *, 4> Storage;
  CallArguments Call;
  const FunctionDecl *Callee = calleeOf(S, Call, Storage);
  const auto field = [&](const Expr *E) {
    const ValueDecl *Object = E ? B.Match.objectOf(E) : nullptr;
    return dyn_cast_or_null<FieldDecl>(Object);
  };
  for (const Expr *Argument : Call.Arguments)
    if (const FieldDecl *Field = field(Argument); Field && Field->getType()->isIntegerType())
      Into[Field] |= bitOf(ObjectState::Ready) | bitOf(ObjectState::Writable);
  const FunctionEntry *Entry = Callee ? B.Match.entry(*Callee) : nullptr;
  if (const FieldDecl *Field = Entry && Entry->Blocks ? field(Call.Object) : nullptr)
    Into[Field] |= bitOf(ObjectState::Ready);
  if (const auto *Lambda = dyn_cast<LambdaExpr>(&S); Lambda && Lambda->getBody())
    return watched(*Lambda->getBody(), Into);
  for (const Stmt *Child : S.children())
    if (Child)
      watched(*Child, Into);
}

BodyWalker::ObjectStates BodyWalker::watchedBy(const CXXRecordDecl &Awaiter) {
  ObjectStates Result;
  if (const FunctionDecl *Suspend = suspension(Awaiter); Suspend && B.Match.isLookedInto(*Suspend))
    watched(*Suspend->getBody(), Result);
  return Result;
}

/// In `await_resume` holds what `await_suspend` has seen to.
void BodyWalker::resume() {
  const auto *Method = dyn_cast<CXXMethodDecl>(&Function);
  if (Method && Method->getDeclName().isIdentifier() && Method->getName() == "await_resume")
    for (const auto &[Object, Bits] : watchedBy(*Method->getParent()))
      Here.States[Object] |= Bits;
}

/// Whether \p S names \p Handle, or a copy of it that a lambda has.
static bool names(const Stmt &S, const ValueDecl &Handle) {
  if (const auto *Ref = dyn_cast<DeclRefExpr>(&S); Ref && Ref->getDecl() == &Handle)
    return true;
  if (const auto *Lambda = dyn_cast<LambdaExpr>(&S))
    return Lambda->getBody() && names(*Lambda->getBody(), Handle);
  return llvm::any_of(S.children(), [&](const Stmt *Child) { return Child && names(*Child, Handle); });
}

bool BodyWalker::isPool(const Expr *Executor) {
  const Value To = executorOf(Executor);
  if (To.Kind == ValueKind::Symbol && To.Index != None)
    return B.Out.Symbols[To.Index].IsPool && !B.Out.Symbols[To.Index].ServesIo;
  return To == Value{ValueKind::Executor, 0, static_cast<uint32_t>(KnownExecutor::Elsewhere)};
}

/// Whether \p S, a part of `await_suspend`, has a thread or a pool resume the coroutine that \p Handle is.
bool BodyWalker::resumesElsewhere(const Stmt &S, const ValueDecl &Handle) {
  llvm::SmallVector<const Expr *, 4> Storage;
  CallArguments Call;
  const FunctionDecl *Callee = calleeOf(S, Call, Storage);
  if (const FunctionEntry *Entry = Callee ? B.Match.entry(*Callee) : nullptr)
    for (const CallableArgument &C : Entry->Callables) {
      const Expr *Resumes = Call.get(C.Argument);
      const bool Off = C.Runs == Runs::Elsewhere || (C.Runs == Runs::OnExecutor && isPool(Call.get(C.Executor)));
      if (Off && Resumes && names(*Resumes, Handle))
        return true;
    }
  return llvm::any_of(S.children(), [&](const Stmt *Child) { return Child && resumesElsewhere(*Child, Handle); });
}

/// An await of an awaiter whose `await_suspend` is the program's own.
void BodyWalker::ownAwaiter(const Expr &Operand, const CXXMethodDecl &Suspend) {
  const FunctionDecl *Definition = B.definitionOf(Suspend);
  if (!Definition || Definition->getNumParams() == 0)
    return;
  if (resumesElsewhere(*Definition->getBody(), *Definition->getParamDecl(0)))
    Here.Where = Moved::UntilSuspension; // the next awaiter may have it resumed by the loop
  if (watchedBy(*Suspend.getParent()).empty())
    return;
  // What the awaiter was made of, for a descriptor is no more than a number.
  llvm::SmallVector<const Expr *, 4> Parts;
  const Expr *Made = Operand.IgnoreParenCasts()->IgnoreImplicit();
  if (const auto *List = dyn_cast<InitListExpr>(Made))
    Parts.append(List->inits().begin(), List->inits().end());
  else if (const auto *Construct = dyn_cast<CXXConstructExpr>(Made))
    Parts.append(Construct->arg_begin(), Construct->arg_end());
  else if (const auto *Call = dyn_cast<CallExpr>(Made))
    Parts.append(Call->arg_begin(), Call->arg_end());
  for (const Expr *Part : Parts)
    if (const ValueDecl *Object = B.Match.objectOf(Part); Object && Object->getType()->isIntegerType())
      Here.States[Object] |= bitOf(ObjectState::Ready) | bitOf(ObjectState::Writable);
}
