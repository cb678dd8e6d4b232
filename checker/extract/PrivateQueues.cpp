//===- PrivateQueues.cpp - Loops that only queue work for threads -----------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "extract/PrivateQueues.h"
#include "extract/Names.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"

using namespace nostall;
using namespace clang;

/// Whether \p E is \p Loop, its address, a reference wrapper around it, or its executor.
static bool denotes(const Expr *E, const FieldDecl &Loop) {
  while (E) {
    E = E->IgnoreParenImpCasts()->IgnoreImplicit();
    if (const auto *Member = dyn_cast<MemberExpr>(E))
      return Member->getMemberDecl()->getCanonicalDecl() == Loop.getCanonicalDecl();
    if (const auto *Operator = dyn_cast<UnaryOperator>(E); Operator && Operator->getOpcode() == UO_AddrOf)
      E = Operator->getSubExpr();
    else if (const auto *Call = dyn_cast<CXXMemberCallExpr>(E); Call && Call->getNumArgs() == 0)
      E = Call->getImplicitObjectArgument();
    else if (const auto *Wrap = dyn_cast<CallExpr>(E); Wrap && Wrap->getNumArgs() == 1 && !isa<CXXMemberCallExpr>(E))
      E = Wrap->getArg(0);
    else
      return false;
  }
  return false;
}

/// The method that \p E points to, as in `&io_context::run`.
static const CXXMethodDecl *methodBehind(const Expr &E) {
  const auto *Address = dyn_cast<UnaryOperator>(E.IgnoreParenCasts()->IgnoreImplicit());
  const auto *Ref = Address ? dyn_cast<DeclRefExpr>(Address->getSubExpr()->IgnoreParens()) : nullptr;
  return Ref ? dyn_cast<CXXMethodDecl>(Ref->getDecl()) : nullptr;
}

/// Whether a method runs a loop: it takes the thread that calls it until the loop ends.
static bool runsLoop(KnowledgeMatch &Match, const CXXMethodDecl &Method) {
  const FunctionEntry *Entry = Match.entry(Method);
  return Entry && Entry->Blocks.has_value();
}

/// What a call calls; in a template that is not instantiated, each overload that it may call.
static llvm::SmallVector<const FunctionDecl *, 4> calleesOf(const CallExpr &Call) {
  if (const FunctionDecl *Callee = Call.getDirectCallee())
    return {Callee};
  llvm::SmallVector<const FunctionDecl *, 4> Found;
  if (const auto *Overloads = dyn_cast<UnresolvedLookupExpr>(Call.getCallee()->IgnoreParens()))
    for (const NamedDecl *D : Overloads->decls())
      if (const FunctionDecl *Overload = D->getUnderlyingDecl()->getAsFunction())
        Found.push_back(Overload);
  return Found;
}

/// Work that is no coroutine.
bool PrivateQueues::isPlain(const Expr &Callable) {
  const CXXRecordDecl *Closure = recordOf(Callable.getType());
  const CXXMethodDecl *Call = Closure && Closure->isLambda() ? Closure->getLambdaCallOperator() : nullptr;
  return !Match.type(Call ? Call->getReturnType() : Callable.getType());
}

/// Whether it does no more than post work to the loop, keep it running or run it, to give it to a call.
bool PrivateQueues::givenWell(const Expr &Call, const FunctionDecl &Callee, const CallArguments &Arguments,
                              unsigned Position, Uses &Into) {
  if (const TypeEntry *Made = Match.type(Call.getType()); Made && Made->Is == TypeRole::WorkGuard)
    return true;
  const auto runsOnIt = [&](const CallableArgument &C) {
    return C.Runs == Runs::OnExecutor && Arguments.means(C.Executor, Position) && Arguments.get(C.Argument);
  };
  for (const FunctionEntry *Entry : Match.entries(Callee))
    if (llvm::any_of(Entry->Callables, runsOnIt))
      return llvm::all_of(Entry->Callables, [&](const CallableArgument &C) {
        return !runsOnIt(C) || isPlain(*Arguments.get(C.Argument));
      });
  for (const Expr *Other : Arguments.Arguments)
    if (const CXXMethodDecl *Method = methodBehind(*Other); Method && runsLoop(Match, *Method))
      return Into.Runs = true;
  return false;
}

void PrivateQueues::collect(const Stmt &S, bool Hidden, Uses &Into) {
  if (const auto *Lambda = dyn_cast<LambdaExpr>(&S)) {
    if (Lambda->getBody())
      collect(*Lambda->getBody(), true, Into);
    return;
  }
  if (const auto *E = dyn_cast<Expr>(&S); E && isa<MemberExpr>(E) && denotes(E, Into.Loop)) {
    Into.Other = true; // by none of the ways below
    return;
  }
  llvm::SmallVector<const Expr *, 4> Storage;
  llvm::SmallVector<const FunctionDecl *, 4> Callees;
  CallArguments Arguments;
  if (const auto *Call = dyn_cast<CallExpr>(&S)) {
    Callees = calleesOf(*Call);
    Arguments = argumentsOf(*Call, Storage);
  } else if (const auto *Construct = dyn_cast<CXXConstructExpr>(&S)) {
    Callees = {Construct->getConstructor()};
    Arguments = argumentsOf(*Construct, Storage);
  }
  if (Callees.empty()) {
    for (const Stmt *Child : S.children())
      if (Child)
        collect(*Child, Hidden, Into);
    return;
  }
  const auto *Method = dyn_cast<CXXMethodDecl>(Callees.front());
  if (Arguments.Object && denotes(Arguments.Object, Into.Loop)) {
    if (Method && runsLoop(Match, *Method))
      Into.Runs |= Hidden;
    else
      Into.Other |= Match.carriesExecutor(cast<Expr>(S).getType()); // kept somewhere
  } else if (Arguments.Object) {
    collect(*Arguments.Object, Hidden, Into);
  }
  for (const auto &[Position, Argument] : llvm::enumerate(Arguments.Arguments)) {
    const auto isWell = [&, At = static_cast<unsigned>(Position)](const FunctionDecl *Callee) {
      return givenWell(cast<Expr>(S), *Callee, Arguments, At, Into);
    };
    if (!denotes(Argument, Into.Loop) || llvm::none_of(Callees, isWell))
      collect(*Argument, Hidden, Into);
  }
}

/// Whether a class holds threads, in itself or in an owner or container.
bool PrivateQueues::hasThreads(const CXXRecordDecl &Class) {
  const auto startsThreads = [&](QualType T) {
    const CXXRecordDecl *Record = recordOf(T);
    return Record && Record->hasDefinition() && Match.startsThread(*Record);
  };
  return llvm::any_of(Class.fields(), [&](const FieldDecl *Field) {
    if (startsThreads(Field->getType()))
      return true;
    const auto *Holder = dyn_cast_or_null<ClassTemplateSpecializationDecl>(recordOf(Field->getType()));
    return Holder && llvm::any_of(Holder->getTemplateArgs().asArray(), [&](const TemplateArgument &A) {
             return A.getKind() == TemplateArgument::Type && startsThreads(A.getAsType());
           });
  });
}

bool PrivateQueues::usesFit(const FieldDecl &Loop) {
  const auto *Class = dyn_cast<CXXRecordDecl>(Loop.getParent());
  if (!Class || Loop.getAccess() == AS_public || Loop.getAccess() == AS_none || Class->hasFriends() ||
      !hasThreads(*Class))
    return false;
  Uses Seen{Loop};
  for (const FieldDecl *Field : Class->fields())
    if (const Expr *Initial = Field->getInClassInitializer())
      collect(*Initial, false, Seen);
  for (const Decl *D : Class->decls()) {
    if (const auto *Template = dyn_cast<FunctionTemplateDecl>(D))
      D = Template->getTemplatedDecl();
    const auto *Method = dyn_cast<CXXMethodDecl>(D);
    if (!Method || Method->isImplicit() || Method->isDefaulted() || Method->isDeleted() || Method->isPureVirtual())
      continue;
    const FunctionDecl *Definition = nullptr;
    if (!Method->getBody(Definition))
      return false;
    if (const auto *Constructor = dyn_cast<CXXConstructorDecl>(Definition))
      for (const CXXCtorInitializer *Init : Constructor->inits())
        if (Init->getInit() && Init->getAnyMember() != &Loop)
          collect(*Init->getInit(), false, Seen);
    collect(*Definition->getBody(), Method->getAccess() != AS_public, Seen);
  }
  return Seen.Runs && !Seen.Other;
}

bool PrivateQueues::isQueue(const FieldDecl &Loop) {
  const auto [Found, New] = Answers.try_emplace(&Loop, false);
  if (!New)
    return Found->second;
  const bool Answer = usesFit(Loop);
  return Answers[&Loop] = Answer;
}
