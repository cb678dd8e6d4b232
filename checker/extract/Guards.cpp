//===- Guards.cpp - Which locks are held where ---------------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// A coroutine that awaits while it holds a lock keeps it for as long as it is suspended, and may go on where the lock
// was not taken: no fix may add an await there. A guard holds its lock from its declaration to the end of its scope,
// but for the part after a call of a member that gives the lock back (`released-by` in knowledge). Doubt counts as
// held: after a branch that may have released it, after any other use of the guard, and for good once something else
// may refer to it.
//
//===----------------------------------------------------------------------===//
#include "extract/BodyWalker.h"
#include "lower/Names.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"

using namespace nostall;
using namespace clang;

BodyWalker::Guard *BodyWalker::guardOf(const Expr *E) {
  const VarDecl *V = localOf(E);
  const auto Found = V ? llvm::find_if(Guards, [&](const Guard &G) { return G.Variable == V; }) : Guards.end();
  return Found == Guards.end() ? nullptr : &*Found;
}

/// Whether a guard locks mutexes that keep threads waiting: those of coroutine libraries have no such `lock`.
bool BodyWalker::blocksThreads(const CXXRecordDecl &GuardType) {
  const auto *Instance = dyn_cast<ClassTemplateSpecializationDecl>(&GuardType);
  if (!Instance)
    return true;
  llvm::SmallVector<TemplateArgument, 4> Mutexes;
  for (const TemplateArgument &A : Instance->getTemplateArgs().asArray())
    if (A.getKind() == TemplateArgument::Pack)
      Mutexes.append(A.pack_begin(), A.pack_end());
    else
      Mutexes.push_back(A);
  for (const TemplateArgument &Mutex : Mutexes)
    if (const CXXRecordDecl *Record = Mutex.getKind() == TemplateArgument::Type ? recordOf(Mutex.getAsType()) : nullptr)
      for (const NamedDecl *Member : Record->lookup(&B.Ast.Idents.get("lock")))
        if (const auto *Lock = dyn_cast<FunctionDecl>(Member))
          if (const FunctionEntry *Entry = B.Match.entry(*Lock); Entry && Entry->Blocks == Category::Lock)
            return true;
  return false;
}

/// A guard begins.
void BodyWalker::guard(const VarDecl &V) {
  Guard G;
  G.Variable = &V;
  const auto *Construct = V.getInit() ? dyn_cast<CXXConstructExpr>(V.getInit()->IgnoreImplicit()) : nullptr;
  const CXXRecordDecl *Record = recordOf(V.getType());
  // A second argument adopts a lock, tries to take it, or leaves it for later.
  const FunctionEntry *Entry = Construct ? B.Match.entry(*Construct->getConstructor()) : nullptr;
  G.Surely = Entry && Entry->Blocks == Category::Lock && Record && blocksThreads(*Record);
  const ValueDecl *Mutex = Construct && Construct->getNumArgs() ? objectOf(Construct->getArg(0)) : nullptr;
  G.Mutex = B.symbol(Mutex ? *Mutex : static_cast<const ValueDecl &>(V));
  Guards.push_back(G);
}

uint32_t BodyWalker::heldMutex() const {
  for (const Guard &G : llvm::reverse(Guards))
    if (G.Held && G.Surely)
      return G.Mutex;
  return None;
}

/// The mutex that a call locks which knowledge says waits for a lock.
uint32_t BodyWalker::mutexTaken(const FunctionDecl &Callee, const CallArguments &Arguments) {
  const Expr *Locked = Arguments.Object;
  if (const Guard *G = Locked ? guardOf(Locked) : nullptr)
    return G->Mutex; // guard.lock()
  if (isa<CXXConstructorDecl>(Callee) && !Arguments.Arguments.empty())
    Locked = Arguments.Arguments[0];
  const ValueDecl *Mutex = objectOf(Locked);
  return Mutex ? B.symbol(*Mutex) : None;
}

/// A use of a guard, by which it may take its lock again.
void BodyWalker::mention(const DeclRefExpr &E) {
  Guard *G = Guards.empty() ? nullptr : guardOf(&E);
  if (!G)
    return;
  G->Held = true;
  G->WasSure = G->Surely;
  G->Surely = false;
  // Parents holds the expressions around this one, itself last.
  for (const Expr *Parent : llvm::reverse(llvm::ArrayRef(Parents).drop_back())) {
    if (isa<ImplicitCastExpr, ParenExpr>(Parent))
      continue;
    G->Followed &= isa<CallExpr>(Parent);
    return;
  }
  G->Followed = false; // a reference to it
}

void BodyWalker::release(const FunctionDecl &Member, const Expr *Object) {
  Guard *G = Object ? guardOf(Object) : nullptr;
  const TypeEntry *Type = G ? B.Match.type(G->Variable->getType()) : nullptr;
  if (Type && G->Followed && llvm::is_contained(Type->ReleasedBy, lastName(Member)))
    G->Held = false;
}

/// Whether a function that gets a guard gives the lock back while it waits and takes it again: a condition variable's.
bool BodyWalker::givesBackAgain(const FunctionDecl &Callee) {
  return llvm::any_of(B.Match.entries(Callee), [](const FunctionEntry *E) { return E->Blocks == Category::Wait; });
}

/// After a call that took the lock of a guard again the guard holds what it held.
void BodyWalker::holdAfterWait(const FunctionDecl &Callee, const CallArguments &Call) {
  if (Guards.empty() || !givesBackAgain(Callee))
    return;
  for (const Expr *Argument : Call.Arguments)
    if (Guard *G = guardOf(Argument))
      G->Surely = G->WasSure;
}

/// What either this way or the one of \p Other holds. Guards that only one of them knows have ended.
void BodyWalker::join(const GuardStates &Other) {
  for (const auto &[Mine, Theirs] : llvm::zip(Guards, Other)) {
    Mine.Held |= Theirs.Held;
    Mine.Surely &= Theirs.Surely;
  }
}

/// Walks what may or may not run.
void BodyWalker::perhapsLocked(llvm::function_ref<void()> Body) {
  const GuardStates Before = Guards;
  Body();
  join(Before);
}

/// Before code that may run after any part of \p Used has: the guards that this uses count as held.
void BodyWalker::holdAgain(const Stmt *Used) {
  if (Guards.empty() || !Used)
    return;
  if (const auto *Ref = dyn_cast<DeclRefExpr>(Used))
    if (Guard *G = guardOf(Ref)) {
      G->Held = true;
      G->Surely = false;
    }
  const auto *Call = dyn_cast<CallExpr>(Used);
  const bool KeepsLocks = Call && Call->getDirectCallee() && givesBackAgain(*Call->getDirectCallee());
  for (const Stmt *Child : Used->children())
    if (const auto *E = dyn_cast_or_null<Expr>(Child); !KeepsLocks || !E || !guardOf(E))
      holdAgain(Child);
}
