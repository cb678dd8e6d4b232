//===- Specialisations.cpp - A function as some of its callers call it ------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// Whether `void print(std::ostream &out) { out << text; }` blocks, its callers decide: with a file it does, with a
// string it does not. So a function whose parameters decide about the calls in it gets one more summary for each kind
// of arguments that it is called with, in which what is known of these arguments is assumed. The kinds are few, since
// only what a condition of the knowledge asks about makes one.
//
//===----------------------------------------------------------------------===//
#include "extract/BodyWalker.h"
#include "lower/Names.h"
#include "clang/AST/ASTContext.h"
#include "llvm/Support/SaveAndRestore.h"

using namespace nostall;
using namespace clang;

/// More kinds of callers than this are not told apart.
static constexpr unsigned MostSpecialisations = 16;

static TellingFacts factsAsked(const Condition &C) {
  using Property = Condition::Property;
  TellingFacts Result;
  Result.Constant = C.What == Property::Equals || C.What == Property::AtMost || C.What == Property::Flag;
  Result.Type = C.What == Property::Type;
  Result.Object = C.What == Property::Global || C.What == Property::State;
  Result.States = C.What == Property::State;
  return Result;
}

const TellingObjects &SummaryBuilder::telling(const FunctionDecl &Definition) {
  std::unique_ptr<TellingObjects> &Known = Telling[&Definition];
  if (Known)
    return *Known;
  TellingObjects &Result = *(Known = std::make_unique<TellingObjects>()); // empty while it is being found out
  const llvm::SaveAndRestore<const Assumptions *> NothingAssumed(Match.Facts.Assumed, nullptr);
  llvm::SmallVector<TellingFacts, 0> Facts(Definition.getNumParams());
  bool Any = false;
  const auto tells = [&](const Expr *Argument, TellingFacts Asked) {
    const ValueDecl *Object = Argument ? Match.objectOf(shiftRoot(withoutConversions(Argument))) : nullptr;
    const bool Own = Object && Object->getDeclContext() == &Definition;
    if (const auto *Parameter = dyn_cast_or_null<ParmVarDecl>(Object); Parameter && Own) {
      Facts[Parameter->getFunctionScopeIndex()].merge(Asked);
      Any |= Asked.any();
    } else if (Object && !Own && Asked.States) {
      Result.Outside.insert(Object);
    }
  };
  const auto call = [&](const FunctionDecl *Callee, const CallArguments &Arguments) {
    if (!Callee)
      return;
    for (const FunctionEntry *Known : Match.entries(*Callee)) {
      for (const auto *Conditions : {&Known->Unless, &Known->When})
        for (const Condition &C : *Conditions) {
          tells(Arguments.get(C.Argument), factsAsked(C));
          if (C.Times)
            tells(Arguments.get(*C.Times), factsAsked(C));
        }
    }
    if (const FunctionDecl *Inner = definitionOf(*Callee)) {
      const TellingObjects &Asked = telling(*Inner);
      for (const auto &[Position, Argument] : llvm::enumerate(Arguments.Arguments))
        if (Position < Asked.Parameters.size())
          tells(Argument, Asked.Parameters[Position]);
      for (const ValueDecl *Object : Asked.Outside)
        if (Object->getDeclContext() != &Definition)
          Result.Outside.insert(Object);
    }
  };
  llvm::SmallVector<const Stmt *, 32> Work{Definition.getBody()};
  if (const auto *Constructor = dyn_cast<CXXConstructorDecl>(&Definition))
    for (const CXXCtorInitializer *Init : Constructor->inits()) {
      Work.push_back(Init->getInit());
      // A member that refers to what the parameter refers to.
      if (const FieldDecl *Field = Init->getAnyMember(); Field && refersToIoObject(*Field))
        tells(Init->getInit(), {.Object = true, .States = true});
    }
  while (!Work.empty()) {
    const Stmt *S = Work.pop_back_val();
    if (!S || isa<LambdaExpr>(S))
      continue;
    llvm::SmallVector<const Expr *, 4> Storage;
    CallArguments Arguments;
    if (const FunctionDecl *Callee = calleeOf(*S, Arguments, Storage))
      call(Callee, Arguments);
    llvm::append_range(Work, S->children());
  }
  if (Any)
    Result.Parameters = std::move(Facts);
  return Result;
}

bool SummaryBuilder::refersToIoObject(const FieldDecl &Field) {
  const TypeEntry *Type = Match.type(Field.getType());
  return Type && Type->Is == TypeRole::IoObject &&
         (Field.getType()->isReferenceType() || Field.getType()->isPointerType());
}

/// What \p Argument tells of the parameter for which it is passed.
ParameterFacts BodyWalker::factsOf(const Expr &Argument, const ParmVarDecl &Parameter, TellingFacts Asked) {
  ParameterFacts Facts;
  const QualType Declared = Parameter.getType();
  if (Asked.Constant && Declared->isIntegralOrEnumerationType() && B.onlyRead(Parameter))
    Facts.Constant = B.Match.Facts.valueOf(Argument);
  const bool Refers = Declared->isReferenceType() || Declared->isPointerType();
  const CXXRecordDecl *Known = recordOf(Declared);
  if (Asked.Type && Refers && Known) {
    const QualType Given = B.Match.Facts.typeOf(Argument).getNonReferenceType();
    const QualType Object = Given->isPointerType() ? Given->getPointeeType() : Given;
    if (const CXXRecordDecl *Record = recordOf(Object);
        Record && Record->getCanonicalDecl() != Known->getCanonicalDecl() && !Object->isDependentType())
      Facts.Type = Object.getUnqualifiedType();
  }
  if (Asked.Object && Refers)
    if (const ValueDecl *Object = B.Match.objectOf(&Argument); Object && isShared(*Object))
      Facts.Object = Object;
  if (Asked.States)
    for (const ObjectState State : ObjectStateValues)
      if (hasState(&Argument, State))
        Facts.States |= bitOf(State);
  return Facts;
}

/// Whether what is known of arguments and objects can be carried into a function.
static bool canSpecialise(const FunctionDecl *Definition) {
  return Definition && !isa<CoroutineBodyStmt>(Definition->getBody()) && !Definition->isDependentContext();
}

/// What of \p States holds where a function begins to which they matter. That a member is in non-blocking mode is known
/// in the whole program.
void BodyWalker::carry(const ObjectStates &States, const TellingObjects &To, Assumptions &Known) {
  for (const ValueDecl *Object : To.Outside) {
    const unsigned Elsewhere = isShared(*Object) ? bitOf(ObjectState::NonBlocking) : 0;
    if (const unsigned Bits = States.lookup(Object) & ~Elsewhere)
      Known[Object].States = static_cast<uint8_t>(Bits);
  }
}

/// The function to call in place of \p Callee: one whose parameters are known to be what \p Arguments says.
uint32_t BodyWalker::specialised(const FunctionDecl &Callee, const CallArguments &Arguments) {
  const FunctionDecl *Definition = B.definitionOf(Callee);
  if (!canSpecialise(Definition))
    return B.function(Callee);
  const TellingObjects &Telling = B.telling(*Definition);
  Assumptions Known;
  for (const auto &[Position, Asked] : llvm::enumerate(Telling.Parameters))
    if (Position < Arguments.Arguments.size() && Asked.any()) {
      const ParmVarDecl *Parameter = Definition->getParamDecl(Position);
      if (ParameterFacts Facts = factsOf(*Arguments.Arguments[Position], *Parameter, Asked); !Facts.empty())
        Known[Parameter] = Facts;
    }
  if (Here.Reachable)
    carry(Here.States, Telling, Known);
  return Known.empty() ? B.function(Callee) : B.specialised(*Definition, std::move(Known));
}

/// The handler to run in place of \p Handler, where objects are in states when it begins.
Value BodyWalker::specialised(Value Handler, const ObjectStates &AtStart) {
  const FunctionDecl *Definition = Handler.Kind == ValueKind::Function ? B.definitionAt(Handler.Index) : nullptr;
  if (AtStart.empty() || !canSpecialise(Definition))
    return Handler;
  Assumptions Known;
  carry(AtStart, B.telling(*Definition), Known);
  if (!Known.empty())
    Handler.Index = B.specialised(*Definition, std::move(Known));
  return Handler;
}

bool SummaryBuilder::onlyRead(const ParmVarDecl &Parameter) {
  const auto *Owner = cast<FunctionDecl>(Parameter.getDeclContext());
  llvm::SmallVector<const Stmt *, 32> Work{Owner->getBody()};
  while (!Work.empty()) {
    const Stmt *S = Work.pop_back_val();
    const auto names = [&](const Stmt *E) {
      const auto *Ref = dyn_cast_or_null<DeclRefExpr>(E);
      return Ref && Ref->getDecl() == &Parameter;
    };
    if (const auto *Read = dyn_cast_or_null<ImplicitCastExpr>(S);
        Read && Read->getCastKind() == CK_LValueToRValue && names(Read->getSubExpr()->IgnoreParens()))
      continue;
    if (names(S))
      return false;
    if (S)
      llvm::append_range(Work, S->children());
  }
  return true;
}

uint32_t SummaryBuilder::specialised(const FunctionDecl &Definition, Assumptions Known) {
  std::string Kind;
  for (const ParmVarDecl *Parameter : Definition.parameters())
    if (const auto Found = Known.find(Parameter); Found != Known.end()) {
      const ParameterFacts &Facts = Found->second;
      Kind += "|" + std::to_string(Parameter->getFunctionScopeIndex()) + ":";
      if (!Facts.Type.isNull())
        Kind += typeName(Facts.Type, Ast);
      if (Facts.Constant)
        Kind += "=" + std::to_string(*Facts.Constant);
      if (Facts.Object)
        Kind += "&" + Out.Symbols[symbol(*Facts.Object)].Id.hex();
      Kind += "," + std::to_string(Facts.States);
    }
  for (const auto &[Position, Object] : llvm::enumerate(telling(Definition).Outside))
    if (const auto Found = Known.find(Object); Found != Known.end())
      Kind += "|outside " + std::to_string(Position) + "," + std::to_string(Found->second.States);
  const uint32_t Plain = function(Definition);
  const FunctionId Id = FunctionId::ofKey(Out.Functions[Plain].Id.hex() + Kind);
  if (const auto Found = ById.find(Id); Found != ById.end())
    return Found->second;
  if (unsigned &Count = Specialisations[&Definition]; Count < MostSpecialisations)
    ++Count;
  else
    return Plain;
  const auto Index = static_cast<uint32_t>(Out.Functions.size());
  ById[Id] = Index;
  FunctionSummary Summary = Out.Functions[Plain];
  Summary.Id = Id;
  Summary.Entry = EntryKind::None; // who calls it is known
  Summary.ForCaller = true;
  Summary.OverrideCount = 0;
  Out.Functions.push_back(Summary);
  Pending.push_back({&Definition, Index, std::move(Known)});
  return Index;
}
