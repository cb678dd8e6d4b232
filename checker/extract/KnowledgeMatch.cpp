//===- KnowledgeMatch.cpp - What knowledge says of a declaration or a call ----------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "extract/KnowledgeMatch.h"
#include "knowledge/ConditionText.h"
#include "lower/Names.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/Support/MathExtras.h"

using namespace nostall;
using namespace clang;

bool KnowledgeMatch::startsThread(const CXXRecordDecl &Record) {
  for (const Decl *D : Record.decls()) {
    if (const auto *Template = dyn_cast<FunctionTemplateDecl>(D))
      D = Template->getTemplatedDecl();
    if (const auto *Constructor = dyn_cast<CXXConstructorDecl>(D))
      for (const FunctionEntry *Entry : entries(*Constructor))
        if (llvm::any_of(Entry->Callables, [](const CallableArgument &C) { return C.Runs == Runs::Elsewhere; }))
          return true;
  }
  return false;
}

/// Whether a class of the program's is an executor that hands what it gets to a thread or a pool.
bool KnowledgeMatch::executesElsewhere(const CXXRecordDecl &Record) {
  const CXXRecordDecl *Definition = Record.getDefinition();
  if (!Definition || Definition->isLambda() || !isLookedInto(*Definition))
    return false;
  const auto [Found, New] = OwnExecutors.try_emplace(Definition, false);
  if (!New)
    return Found->second;
  bool Result = false;
  for (const Decl *D : Definition->decls()) {
    if (const auto *Template = dyn_cast<FunctionTemplateDecl>(D))
      D = Template->getTemplatedDecl();
    const auto *Method = dyn_cast<CXXMethodDecl>(D);
    if (!Method || !llvm::is_contained(knowledge().executorMethods(), lastName(*Method)))
      continue;
    llvm::SmallVector<const Stmt *, 16> Work{Method->getBody()};
    while (!Work.empty() && !Result) {
      const Stmt *S = Work.pop_back_val();
      if (const auto *E = dyn_cast_or_null<Expr>(S)) {
        const TypeEntry *Type = type(E->getType());
        const CXXRecordDecl *Made = recordOf(E->getType());
        Result = (Type && Type->Is == TypeRole::Pool) || (Made && Made->hasDefinition() && startsThread(*Made));
      }
      if (S)
        llvm::append_range(Work, S->children());
    }
  }
  return OwnExecutors[Definition] = Result;
}

std::optional<nostall::Context> KnowledgeMatch::executor(QualType T) {
  if (const TypeEntry *Entry = type(T)) {
    if (Entry->Is == TypeRole::Pool)
      return nostall::Context::Elsewhere;
    if (Entry->Is == TypeRole::Loop)
      return nostall::Context::Loop;
  }
  const CXXRecordDecl *Record = recordOf(T);
  if (Record && executesElsewhere(*Record))
    return nostall::Context::Elsewhere;
  const auto *Specialization = dyn_cast_or_null<ClassTemplateSpecializationDecl>(Record);
  if (!Specialization)
    return std::nullopt;
  for (const TemplateArgument &Argument : Specialization->getTemplateArgs().asArray())
    if (Argument.getKind() == TemplateArgument::Type)
      if (const auto Inner = executor(Argument.getAsType()))
        return Inner;
  return std::nullopt;
}

bool KnowledgeMatch::holdsLoop(QualType T) {
  if (isLoop(T))
    return !T->isReferenceType() && !T->isPointerType();
  const TypeEntry *Entry = type(T);
  const auto *Owner = dyn_cast_or_null<ClassTemplateSpecializationDecl>(recordOf(T));
  if (!Entry || !Entry->ownsElements() || !Owner)
    return false;
  const TemplateArgument &Owned = Owner->getTemplateArgs()[Entry->Elements.front()];
  return Owned.getKind() == TemplateArgument::Type && isLoop(Owned.getAsType());
}

bool KnowledgeMatch::holds(const Condition &C, const CallArguments &Call, StateQuery HasState) {
  using Property = Condition::Property;
  const Expr *E = Call.get(C.Argument);
  if (C.What == Property::Error)
    return Facts.Body && asksForError(*Facts.Body, C.Number);
  if (C.What == Property::Absent)
    return !E || isa<CXXDefaultArgExpr>(E);
  if (!E && C.What == Property::Type && C.Argument.Index == ArgumentRef::Object && !Call.ObjectType.isNull())
    return matchesGlob(C.Pattern, typeName(Call.ObjectType, Ast));
  if (!E)
    return false;
  if (const auto *Default = dyn_cast<CXXDefaultArgExpr>(E))
    E = Default->getExpr();
  switch (C.What) {
  case Property::Equals:
    return Facts.valueOf(*E) == C.Number;
  case Property::AtMost: {
    const Expr *Times = C.Times ? Call.get(*C.Times) : nullptr;
    const std::optional<int64_t> Value = Facts.valueOf(*E);
    std::optional<int64_t> Factor = 1;
    if (C.Times)
      Factor = Times ? Facts.valueOf(*Times) : std::nullopt;
    int64_t Product = 0;
    return Value && Factor && !llvm::MulOverflow(*Value, *Factor, Product) && Product <= C.Number;
  }
  case Property::Flag:
    return Facts.hasBits(*E, C.Number);
  case Property::Zeros:
    return Facts.isZeroed(*E);
  case Property::Type:
    return matchesGlob(C.Pattern, typeName(Facts.typeOf(*E), Ast));
  case Property::Global: {
    const ValueDecl *Variable = Facts.variableOf(*E);
    return Variable && matchesGlob(C.Pattern, qualifiedName(*Variable));
  }
  case Property::Text: {
    const auto *Literal = dyn_cast<StringLiteral>(withoutConversions(E));
    return Literal && Literal->getCharByteWidth() == 1 && matchesGlob(C.Pattern, Literal->getString());
  }
  case Property::State:
    return HasState(shiftRoot(E), C.InState);
  case Property::Error:
  case Property::Absent:
    break;
  }
  return false;
}

/// Whether \p E reads the last error: `errno`.
bool KnowledgeMatch::isLastError(const Expr &E) {
  const auto *Read = dyn_cast<UnaryOperator>(E.IgnoreParenImpCasts());
  const auto *Call = Read ? dyn_cast<CallExpr>(Read->getSubExpr()->IgnoreParenImpCasts()) : nullptr;
  const FunctionEntry *Entry = Call && Call->getDirectCallee() ? entry(*Call->getDirectCallee()) : nullptr;
  return Entry && Entry->Result == ResultRole::LastError;
}

bool KnowledgeMatch::readsLastError(const Stmt &Body) {
  const auto [Found, New] = ReadsError.try_emplace(&Body, false);
  if (!New)
    return Found->second;
  llvm::SmallVector<const Stmt *, 32> Work{&Body};
  bool Reads = false;
  while (!Work.empty() && !Reads) {
    const Stmt *Next = Work.pop_back_val();
    const auto *Call = dyn_cast<CallExpr>(Next);
    if (const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr)
      Reads = llvm::any_of(entries(*Callee), [](const FunctionEntry *E) { return E->Result == ResultRole::LastError; });
    for (const Stmt *Child : Next->children())
      if (Child && !isa<LambdaExpr>(Child))
        Work.push_back(Child);
  }
  return ReadsError[&Body] = Reads;
}

/// Whether \p S compares the last error with \p Error, outside the lambdas in it.
bool KnowledgeMatch::asksForError(const Stmt &S, int64_t Error) {
  const auto [Found, New] = Errors.try_emplace({&S, Error}, false);
  if (!New)
    return Found->second;
  llvm::SmallVector<const Stmt *, 32> Work{&S};
  bool Asks = false;
  while (!Work.empty() && !Asks) {
    const Stmt *Next = Work.pop_back_val();
    if (const auto *Compared = dyn_cast<BinaryOperator>(Next); Compared && Compared->isEqualityOp())
      Asks = (isLastError(*Compared->getLHS()) && constantOf(*Compared->getRHS(), Ast) == Error) ||
             (isLastError(*Compared->getRHS()) && constantOf(*Compared->getLHS(), Ast) == Error);
    else if (const auto *Switch = dyn_cast<SwitchStmt>(Next); Switch && isLastError(*Switch->getCond()))
      for (const SwitchCase *Case = Switch->getSwitchCaseList(); Case; Case = Case->getNextSwitchCase())
        if (const auto *Label = dyn_cast<CaseStmt>(Case))
          Asks |= constantOf(*Label->getLHS(), Ast) == Error;
    for (const Stmt *Child : Next->children())
      if (Child && !isa<LambdaExpr>(Child))
        Work.push_back(Child);
  }
  return Errors[{&S, Error}] = Asks;
}

/// What a function gives that does nothing but give a reference or pointer to one object; null for any other.
static const Expr *onlyGives(const FunctionDecl &Accessor) {
  const FunctionDecl *Definition = nullptr;
  const QualType Result = Accessor.getReturnType();
  if (!(Result->isReferenceType() || Result->isPointerType()) || !Accessor.hasBody(Definition))
    return nullptr;
  const auto *Body = dyn_cast<CompoundStmt>(Definition->getBody());
  if (!Body || Body->body_empty() || Body->size() > 2)
    return nullptr;
  // `static Registry registry; return registry;` gives one object too.
  const bool Declares = Body->size() == 1 || isa<DeclStmt>(Body->body_front());
  const auto *Return = dyn_cast<ReturnStmt>(Body->body_back());
  return Declares && Return ? Return->getRetValue() : nullptr;
}

/// What is given must be a member or a variable that lives on: a parameter is another object at each call.
static bool livesOn(const ValueDecl *Object) {
  const auto *V = dyn_cast_or_null<VarDecl>(Object);
  return isa_and_nonnull<FieldDecl>(Object) || (V && V->hasGlobalStorage());
}

/// What to look at in place of a call that gives a handle, a layer, or one object always.
const Expr *KnowledgeMatch::behind(const CallExpr &Call, unsigned Depth) {
  const FunctionDecl *Callee = Call.getDirectCallee();
  if (!Callee || Depth > 4)
    return nullptr;
  if (const FunctionEntry *Known = entry(*Callee); Known && Known->Result == ResultRole::OfObject) {
    llvm::SmallVector<const Expr *, 4> Storage;
    const CallArguments Arguments = argumentsOf(Call, Storage);
    return Arguments.Object ? Arguments.Object : Arguments.get({0});
  }
  const Expr *Given = isLookedInto(*Callee) ? onlyGives(*Callee) : nullptr;
  return Given && livesOn(objectOf(Given, Depth + 1)) ? Given : nullptr;
}

const ValueDecl *KnowledgeMatch::objectOf(const Expr *E, unsigned Depth) {
  return Facts.objectOf(E, [&](const CallExpr &Call) { return behind(Call, Depth); });
}

bool KnowledgeMatch::makesNonBlocking(const ParmVarDecl &Parameter) {
  const auto [Entry, New] = NonBlockingParameters.try_emplace(&Parameter, false); // false breaks cycles
  if (!New)
    return Entry->second;
  const auto *Owner = dyn_cast<FunctionDecl>(Parameter.getDeclContext());
  const bool Result = Owner && Owner->getBody() && makesNonBlocking(*Owner->getBody(), Parameter);
  return NonBlockingParameters[&Parameter] = Result;
}

bool KnowledgeMatch::makesNonBlocking(const Stmt &S, const ParmVarDecl &Parameter) {
  const auto *Call = dyn_cast<CallExpr>(&S);
  const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
  if (Callee) {
    llvm::SmallVector<const Expr *, 4> Storage;
    const CallArguments Arguments = argumentsOf(*Call, Storage);
    const auto nothing = [](const Expr *, ObjectState) { return false; };
    for (const FunctionEntry *Entry : entries(*Callee))
      for (const StateChange &Change : Entry->States)
        if (Change.How == StateChange::Way::Sets && Change.State == ObjectState::NonBlocking &&
            objectOf(Arguments.get(Change.Object)) == &Parameter &&
            (Change.When.empty() ||
             llvm::any_of(Change.When, [&](const Condition &C) { return holds(C, Arguments, nothing); })))
          return true;
    const FunctionDecl *Definition = nullptr;
    if (Callee->hasBody(Definition))
      for (const auto &[Position, Argument] : llvm::enumerate(Arguments.Arguments))
        if (Position < Definition->getNumParams() && objectOf(Argument) == &Parameter &&
            makesNonBlocking(*Definition->getParamDecl(Position)))
          return true;
  }
  return llvm::any_of(S.children(), [&](const Stmt *Child) { return Child && makesNonBlocking(*Child, Parameter); });
}

KnowledgeMatch::Discharge KnowledgeMatch::discharge(const FunctionEntry &Entry, const CallArguments &Call,
                                                    StateQuery HasState) {
  for (const Condition &C : Entry.Unless)
    if (holds(C, Call, HasState))
      return {whyDischarged(Entry, &C), true};
  if (Entry.When.empty() || llvm::any_of(Entry.When, [&](const Condition &C) { return holds(C, Call, HasState); }))
    return {};
  return {whyDischarged(Entry, nullptr), false};
}

std::pair<std::string, std::string> KnowledgeMatch::aliasOf(const FunctionDecl &F) {
  const std::string Name = qualifiedName(F);
  for (const auto &[From, To] : knowledge().aliases())
    if (StringRef(Name).starts_with(From + "::"))
      return {From, To};
  return {};
}
