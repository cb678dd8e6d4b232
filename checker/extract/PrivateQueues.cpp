//===- PrivateQueues.cpp - Loops that only queue work for threads -----------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "extract/PrivateQueues.h"
#include "lower/Names.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"

using namespace nostall;
using namespace clang;

/// Whether \p E is the loop, its address, a reference wrapper around it, its executor, or another name or owner of it.
bool PrivateQueues::Uses::denotedBy(const Expr *E) const {
  while (E) {
    E = E->IgnoreParenImpCasts()->IgnoreImplicit();
    if (const auto *Member = dyn_cast<MemberExpr>(E))
      return Names.contains(Member->getMemberDecl()->getCanonicalDecl());
    if (const auto *Ref = dyn_cast<DeclRefExpr>(E))
      return Names.contains(Ref->getDecl()->getCanonicalDecl());
    if (const auto *Operator = dyn_cast<UnaryOperator>(E);
        Operator && (Operator->getOpcode() == UO_AddrOf || Operator->getOpcode() == UO_Deref))
      E = Operator->getSubExpr();
    else if (const auto *Arrow = dyn_cast<CXXOperatorCallExpr>(E))
      E = Arrow->getOperator() == OO_Arrow || Arrow->getOperator() == OO_Star ? Arrow->getArg(0) : nullptr;
    else if (const auto *Call = dyn_cast<CXXMemberCallExpr>(E); Call && Call->getNumArgs() == 0)
      E = Call->getImplicitObjectArgument();
    else if (const auto *Wrap = dyn_cast<CallExpr>(E); Wrap && Wrap->getNumArgs() == 1 && !isa<CXXMemberCallExpr>(E))
      E = Wrap->getArg(0);
    else if (const auto *Copy = dyn_cast<CXXConstructExpr>(E);
             Copy && Copy->getNumArgs() == 1 && Copy->getConstructor()->isCopyOrMoveConstructor())
      E = Copy->getArg(0);
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

/// The body of a coroutine, or null for any other function, or where it is not seen.
static const Stmt *coroutineBody(const FunctionDecl *F) {
  const FunctionDecl *Definition = nullptr;
  const auto *Coroutine =
      F && F->hasBody(Definition) ? dyn_cast_or_null<CoroutineBodyStmt>(Definition->getBody()) : nullptr;
  return Coroutine ? Coroutine->getBody() : nullptr;
}

/// Whether a coroutine never comes back to its executor: it awaits nothing but coroutines of the same kind.
static bool onlyWorks(const Stmt &S, unsigned Depth) {
  if (isa<LambdaExpr>(S))
    return true;
  if (const auto *Await = dyn_cast<CoawaitExpr>(&S)) {
    const auto *Call = dyn_cast<CallExpr>(Await->getOperand()->IgnoreImplicit());
    const Stmt *Body = coroutineBody(Call ? Call->getDirectCallee() : nullptr);
    return Body && Depth < 4 && onlyWorks(*Body, Depth + 1);
  }
  return !isa<DependentCoawaitExpr>(S) &&
         llvm::all_of(S.children(), [&](const Stmt *Child) { return !Child || onlyWorks(*Child, Depth); });
}

/// Work that ends in one go: no coroutine, or one that waits for nothing.
bool PrivateQueues::isPlain(const Expr &Callable) {
  const CXXRecordDecl *Closure = recordOf(Callable.getType());
  const FunctionDecl *Body = Closure && Closure->isLambda() ? Closure->getLambdaCallOperator() : nullptr;
  if (!Match.type(Body ? Body->getReturnType() : Callable.getType()))
    return true;
  if (const auto *Call = dyn_cast<CallExpr>(Callable.IgnoreImplicit()); Call && !Body)
    Body = Call->getDirectCallee();
  const Stmt *Coroutine = coroutineBody(Body);
  return Coroutine && onlyWorks(*Coroutine, 0);
}

/// Whether it does no more than post work to the loop, keep it running or run it, to give it to a call.
bool PrivateQueues::givenWell(const Expr &Call, const FunctionDecl &Callee, const CallArguments &Arguments,
                              unsigned Position, Uses &Into) {
  if (const TypeEntry *Made = Match.type(Call.getType());
      Made && (Made->Is == TypeRole::WorkGuard || Made->Is == TypeRole::BoundToken))
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

bool PrivateQueues::isThread(QualType T) {
  const CXXRecordDecl *Record = recordOf(T);
  return Record && Record->hasDefinition() && Match.startsThread(*Record);
}

/// Whether \p T is a thread, or an owner or container of threads.
bool PrivateQueues::holdsThreads(QualType T) {
  const auto *Holder = dyn_cast_or_null<ClassTemplateSpecializationDecl>(recordOf(T));
  return isThread(T) || (Holder && llvm::any_of(Holder->getTemplateArgs().asArray(), [&](const TemplateArgument &A) {
                           return A.getKind() == TemplateArgument::Type && isThread(A.getAsType());
                         }));
}

/// Whether a call or construction runs its arguments on threads of its own.
bool PrivateQueues::startsThreads(const Stmt &S, const CallArguments &Arguments) {
  if (isa<CXXConstructExpr>(S))
    return isThread(cast<Expr>(S).getType());
  if (Arguments.Object && holdsThreads(Arguments.Object->getType()))
    return true;
  const FunctionDecl *Callee = cast<CallExpr>(S).getDirectCallee();
  const FunctionEntry *Entry = Callee ? Match.entry(*Callee) : nullptr;
  return Entry && llvm::any_of(Entry->Callables, [](const CallableArgument &C) { return C.Runs == Runs::Elsewhere; });
}

/// A lambda may run the loop, and may have names of its own for it.
void PrivateQueues::lambda(const LambdaExpr &Lambda, bool Hidden, Uses &Into) {
  for (const auto &[Capture, Initial] : llvm::zip(Lambda.captures(), Lambda.capture_inits()))
    if (Lambda.isInitCapture(&Capture))
      initialise(*cast<VarDecl>(Capture.getCapturedVar()), Initial, Hidden, Into);
  if (Lambda.getBody())
    collect(*Lambda.getBody(), Hidden || isa<FieldDecl>(Into.Loop), Into);
}

/// A variable that begins as the loop, its executor or an owner of it is another name of it.
void PrivateQueues::initialise(const VarDecl &V, const Expr *Initial, bool Hidden, Uses &Into) {
  if (Initial && Into.denotedBy(Initial))
    Into.Names.insert(V.getCanonicalDecl());
  else if (Initial && V.getCanonicalDecl() != Into.Loop.getCanonicalDecl())
    collect(*Initial, Hidden, Into);
}

/// Whether an owner begins, or goes on, with a loop that is made there.
static bool isMadeHere(const Expr &Owner) {
  const Expr *E = Owner.IgnoreParenCasts()->IgnoreImplicit();
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(E); Construct && Construct->getNumArgs() > 0)
    return isMadeHere(*Construct->getArg(0));
  if (const auto *List = dyn_cast<InitListExpr>(E); List && List->getNumInits() == 1)
    return isMadeHere(*List->getInit(0));
  const auto *Call = dyn_cast<CallExpr>(E);
  return isa<CXXConstructExpr, CXXNewExpr, CXXNullPtrLiteralExpr>(E) ||
         (Call && !isa<CXXMemberCallExpr>(E) && Call->isPRValue() &&
          llvm::none_of(Call->arguments(), [](const Expr *Argument) { return Argument->getType()->isRecordType(); }));
}

void PrivateQueues::collect(const Stmt &S, bool Hidden, Uses &Into) {
  if (const auto *Lambda = dyn_cast<LambdaExpr>(&S))
    return lambda(*Lambda, Hidden, Into);
  if (isa<MemberExpr, DeclRefExpr>(S) && Into.denotedBy(cast<Expr>(&S))) {
    Into.Other = true; // by none of the ways below
    return;
  }
  if (const auto *Declares = dyn_cast<DeclStmt>(&S)) {
    for (const Decl *D : Declares->decls())
      if (const auto *V = dyn_cast<VarDecl>(D))
        initialise(*V, V->getInit(), Hidden, Into);
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
  if (Arguments.Object && Into.denotedBy(Arguments.Object))
    called(cast<CallExpr>(S), *Callees.front(), Arguments, Hidden, Into);
  else if (Arguments.Object)
    collect(*Arguments.Object, Hidden, Into);
  const bool OnThread = startsThreads(S, Arguments);
  for (const auto &[Position, Argument] : llvm::enumerate(Arguments.Arguments)) {
    const auto isWell = [&, At = static_cast<unsigned>(Position)](const FunctionDecl *Callee) {
      return givenWell(cast<Expr>(S), *Callee, Arguments, At, Into);
    };
    if (!Into.denotedBy(Argument) || llvm::none_of(Callees, isWell))
      collect(*Argument, Hidden || OnThread, Into);
  }
}

/// A member of the loop, or of an owner of it, is called.
void PrivateQueues::called(const CallExpr &Call, const FunctionDecl &Callee, const CallArguments &Arguments,
                           bool Hidden, Uses &Into) {
  const auto *Method = dyn_cast<CXXMethodDecl>(&Callee);
  if (Method && runsLoop(Match, *Method)) {
    Into.Runs |= Hidden;
  } else if (Callee.getOverloadedOperator() == OO_Equal && Arguments.Arguments.size() == 1) {
    Into.Other |= !isMadeHere(*Arguments.Arguments[0]);
  } else {
    Into.Other |= Match.carriesExecutor(Call.getType()) || // kept somewhere
                  llvm::any_of(Arguments.Arguments, [&](const Expr *Work) { return !isPlain(*Work); });
  }
}

/// The uses of a field: those in the members of its class, which must all be visible.
bool PrivateQueues::usesFit(const FieldDecl &Loop) {
  const auto *Class = dyn_cast<CXXRecordDecl>(Loop.getParent());
  if (!Class || Loop.getAccess() == AS_public || Loop.getAccess() == AS_none || Class->hasFriends() ||
      llvm::none_of(Class->fields(), [&](const FieldDecl *Field) { return holdsThreads(Field->getType()); }))
    return false;
  Uses Seen(Loop);
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
    function(*Definition, Method->getAccess() != AS_public, Seen);
  }
  return Seen.Runs && !Seen.Other;
}

/// The uses in a function's body and, of a constructor, in its initialisers.
void PrivateQueues::function(const FunctionDecl &Definition, bool Hidden, Uses &Into) {
  if (const auto *Constructor = dyn_cast<CXXConstructorDecl>(&Definition)) {
    for (const CXXCtorInitializer *Init : Constructor->inits()) {
      if (!Init->getInit())
        continue;
      if (Init->getAnyMember() != &Into.Loop)
        collect(*Init->getInit(), false, Into);
      else if (!Match.isLoop(Into.Loop.getType()))
        Into.Other |= !isMadeHere(*Init->getInit()); // an owner of a loop that the caller made
    }
  }
  collect(*Definition.getBody(), Hidden, Into);
}

/// The uses of a variable at namespace scope: those in the file that declares it.
void PrivateQueues::declarations(const DeclContext &In, Uses &Into) {
  const SourceManager &Sources = In.getParentASTContext().getSourceManager();
  for (const Decl *D : In.decls()) {
    if (!Sources.isInMainFile(Sources.getExpansionLoc(D->getLocation())))
      continue;
    if (const auto *Template = dyn_cast<TemplateDecl>(D))
      D = Template->getTemplatedDecl();
    if (const auto *Function = dyn_cast_or_null<FunctionDecl>(D)) {
      if (Function->doesThisDeclarationHaveABody())
        function(*Function, false, Into);
    } else if (const auto *Variable = dyn_cast_or_null<VarDecl>(D)) {
      initialise(*Variable, Variable->getInit(), false, Into);
    } else if (const auto *Field = dyn_cast_or_null<FieldDecl>(D)) {
      if (const Expr *Initial = Field->getInClassInitializer())
        collect(*Initial, false, Into);
    }
    if (const auto *Inner = dyn_cast_or_null<DeclContext>(D); Inner && !isa<FunctionDecl>(D))
      declarations(*Inner, Into);
  }
}

bool PrivateQueues::usesFit(const VarDecl &Loop) {
  Uses Seen(Loop);
  if (!Match.isLoop(Loop.getType()) && !(Loop.getInit() && isMadeHere(*Loop.getInit())))
    return false;
  const auto *Owner = dyn_cast<FunctionDecl>(Loop.getDeclContext());
  if (Owner && Owner->getBody() && !isa<ParmVarDecl>(Loop)) {
    collect(*Owner->getBody(), false, Seen);
  } else if (const VarDecl *First = Loop.getCanonicalDecl(); !Owner && Loop.isFileVarDecl()) {
    const ASTContext &Ast = Loop.getASTContext();
    if (!Ast.getSourceManager().isInMainFile(First->getLocation()) || Loop.isStaticDataMember())
      return false; // other files may use it
    declarations(*Ast.getTranslationUnitDecl(), Seen);
  }
  return Seen.Runs && !Seen.Other;
}

bool PrivateQueues::isQueue(const ValueDecl &Loop) {
  const auto [Found, New] = Answers.try_emplace(&Loop, false);
  if (!New)
    return Found->second;
  const auto *Field = dyn_cast<FieldDecl>(&Loop);
  const auto *Variable = dyn_cast<VarDecl>(&Loop);
  const bool Answer =
      Match.holdsLoop(Loop.getType()) && ((Field && usesFit(*Field)) || (Variable && usesFit(*Variable)));
  return Answers[&Loop] = Answer;
}
