//===- Contents.cpp - What variables, fields and containers hold ----------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// A callable is rarely called where it is written: it is assigned to a variable, put into an optional, a map of
// handlers or a queue of jobs, and called through that. A container denotes whatever was ever put into it, and so does
// each element. A local variable that is assigned holds on each path what was assigned there last.
//
//===----------------------------------------------------------------------===//
#include "extract/BodyWalker.h"
#include "lower/Names.h"
#include "clang/AST/ASTContext.h"

using namespace nostall;
using namespace clang;

//===----------------------------------------------------------------------===//
// Local variables
//===----------------------------------------------------------------------===//

Values *BodyWalker::Flow::heldBy(const VarDecl &V) {
  const auto *const Found = llvm::find_if(Held, [&](const auto &Entry) { return Entry.first == &V; });
  return Found == Held.end() ? nullptr : &Held[Found - Held.begin()].second;
}

/// Keeps the variables that both paths tell of, with what they hold on either.
void BodyWalker::Flow::joinHeld(const Flow &Other) {
  llvm::erase_if(Held, [&](auto &Entry) {
    const auto *const Theirs = llvm::find_if(Other.Held, [&](const auto &E) { return E.first == Entry.first; });
    if (Theirs == Other.Held.end())
      return true;
    for (const Value &V : Theirs->second)
      if (!llvm::is_contained(Entry.second, V))
        Entry.second.push_back(V);
    return false;
  });
}

static void add(Values &To, const Values &New) {
  for (const Value &V : New)
    if (!llvm::is_contained(To, V))
      To.push_back(V);
}

void BodyWalker::remember(const VarDecl &V, const Values &Held) {
  LocalValues &Local = B.Locals[V.getCanonicalDecl()];
  if (!Local.Owner) {
    const auto *Owner = V.isInitCapture() ? nullptr : dyn_cast<FunctionDecl>(V.getDeclContext());
    Local.Owner = Owner ? Owner : &Function;
  }
  const std::optional<uint8_t> Depth = depthOf(Local.Owner);
  if (!Depth || *Depth != 0)
    return; // assigned from inside a lambda: when that runs is not known
  add(Local.Held, Held);
  if (Values *Now = Here.heldBy(V))
    add(*Now, Held);
}

/// What a variable held before is gone.
void BodyWalker::replaceHeld(const VarDecl &V, const Values &Held) {
  remember(V, Held);
  if (depthOf(V.getDeclContext()) != 0)
    return;
  if (Values *Now = Here.heldBy(V))
    *Now = Held;
  else
    Here.Held.emplace_back(&V, Held);
}

//===----------------------------------------------------------------------===//
// Elements
//===----------------------------------------------------------------------===//

/// Of a call of library code that gives access to what an object holds (`front`, `at`, `operator*`, `std::get`): that
/// object; null for other calls.
const Expr *BodyWalker::holderBehind(const CallExpr &Call, const FunctionDecl &Callee) {
  QualType Result = Call.getType();
  if (Result->isPointerType() && !Result->getPointeeType()->isFunctionType())
    Result = Result->getPointeeType();
  if (!isCallableLike(Result) || Callee.getOverloadedOperator() == OO_Call || B.definitionOf(Callee))
    return nullptr;
  const std::optional<Runs> Library = B.Match.opaque(Callee.getDeclContext());
  const FunctionEntry *Entry = B.Match.entry(Callee);
  if (!Library || (Entry && !Entry->Callables.empty()))
    return nullptr; // the entry says all
  llvm::SmallVector<const Expr *, 4> Storage;
  const CallArguments Arguments = argumentsOf(Call, Storage);
  if (Arguments.Object)
    return Arguments.Object;
  return *Library == Runs::Inline && !Arguments.Arguments.empty() ? Arguments.Arguments[0] : nullptr;
}

/// The variable or field that \p E is or is an element of, also through references; null when it is none.
const ValueDecl *BodyWalker::holderOf(const Expr *E, unsigned Depth) {
  if (!E || Depth > 16)
    return nullptr;
  E = E->IgnoreParenCasts()->IgnoreImplicit();
  if (const auto *Ref = dyn_cast<DeclRefExpr>(E)) {
    const auto *V = dyn_cast<VarDecl>(Ref->getDecl());
    const bool Alias = V && V->hasLocalStorage() && !isa<ParmVarDecl>(V) &&
                       (V->getType()->isReferenceType() || V->getType()->isPointerType());
    if (const ValueDecl *Other = Alias ? holderOf(V->getInit(), Depth + 1) : nullptr)
      return Other;
    return V;
  }
  if (const auto *Member = dyn_cast<MemberExpr>(E)) {
    const auto *Field = dyn_cast<FieldDecl>(Member->getMemberDecl());
    return Field && B.Match.opaque(Field->getDeclContext()) ? holderOf(Member->getBase(), Depth + 1)
                                                            : Member->getMemberDecl();
  }
  if (const auto *Unary = dyn_cast<UnaryOperator>(E))
    return Unary->getOpcode() == UO_AddrOf || Unary->getOpcode() == UO_Deref ? holderOf(Unary->getSubExpr(), Depth + 1)
                                                                             : nullptr;
  if (const auto *Element = dyn_cast<ArraySubscriptExpr>(E))
    return holderOf(Element->getBase(), Depth + 1);
  const auto *Call = dyn_cast<CallExpr>(E);
  const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
  return Callee ? holderOf(holderBehind(*Call, *Callee), Depth + 1) : nullptr;
}

/// A call keeps \p Kept in the object \p In: remembers it, and returns the Symbol when that is a field or global.
uint32_t BodyWalker::keepIn(const Expr *In, const Expr &Kept) {
  const ValueDecl *Holder = holderOf(In);
  if (!Holder)
    return None;
  const auto *V = dyn_cast<VarDecl>(Holder);
  if (V && !(V->hasGlobalStorage() && !V->isStaticLocal())) {
    remember(*V, valuesOf(&Kept));
    return None;
  }
  return isa<VarDecl, FieldDecl>(Holder) ? B.symbol(*Holder) : None;
}

/// What \p Field is initialised with in the elements of a table that stands outside of functions.
Values BodyWalker::valuesInTable(const Expr &Element, const FieldDecl &Field) {
  const auto *Table = dyn_cast_or_null<VarDecl>(holderOf(&Element));
  if (!Table || !(Table->hasGlobalStorage() || Table->isConstexpr()) || !Table->getAnyInitializer())
    return {};
  Values Held;
  llvm::SmallVector<const Stmt *, 16> Work{Table->getAnyInitializer()};
  while (!Work.empty()) {
    const Stmt *S = Work.pop_back_val();
    if (const auto *List = dyn_cast<InitListExpr>(S)) {
      if (List->isSyntacticForm() && List->getSemanticForm())
        List = List->getSemanticForm();
      const CXXRecordDecl *Record = List->getType()->getAsCXXRecordDecl();
      const unsigned Position = Field.getFieldIndex() + (Record ? Record->getNumBases() : 0);
      if (Record && Record->getCanonicalDecl() == Field.getParent()->getCanonicalDecl() &&
          Position < List->getNumInits())
        add(Held, valuesOf(List->getInit(Position)));
      Work.append(List->inits().begin(), List->inits().end());
      continue;
    }
    for (const Stmt *Child : S->children())
      if (Child)
        Work.push_back(Child);
  }
  return Held;
}

//===----------------------------------------------------------------------===//
// Stores
//===----------------------------------------------------------------------===//

/// Callables that aggregate initialisation puts into fields.
void BodyWalker::aggregate(const InitListExpr &E) {
  const InitListExpr &List = E.isSemanticForm() || !E.getSemanticForm() ? E : *E.getSemanticForm();
  for (const Expr *Init : List.inits())
    visit(Init);
  const CXXRecordDecl *Record = recordOf(List.getType());
  if (!Record || !Record->hasDefinition() || !Record->isAggregate())
    return;
  // Bases come first among the initialisers.
  unsigned Position = Record->getNumBases();
  std::vector<Use> Uses;
  for (const FieldDecl *Field : Record->fields()) {
    if (Field->isUnnamedBitField() || Position >= List.getNumInits())
      continue;
    const Expr *Init = List.getInit(Position++);
    if (isCallableLike(Field->getType()))
      for (const Value &V : valuesOf(Init))
        Uses.push_back({V, Role::Stored, 0, B.symbol(*Field)});
  }
  store(Uses, E.getBeginLoc());
}

void BodyWalker::assign(const Expr &Left, const Expr &Right, SourceLocation Where) {
  if (!isCallableLike(Left.getType()))
    return;
  const Values Held = valuesOf(&Right);
  if (const auto *Ref = dyn_cast<DeclRefExpr>(Left.IgnoreParenImpCasts()))
    if (const auto *V = dyn_cast<VarDecl>(Ref->getDecl());
        V && V->hasLocalStorage() && !V->getType()->isReferenceType())
      return replaceHeld(*V, Held);
  if (Held.empty())
    return;
  std::vector<Use> Uses;
  const uint32_t Target = keepIn(&Left, Right);
  if (Target != None)
    for (const Value &V : Held)
      Uses.push_back({V, Role::Stored, 0, Target});
  store(Uses, Where);
}

void BodyWalker::store(llvm::ArrayRef<Use> Uses, SourceLocation Where) {
  if (Uses.empty())
    return;
  Event E;
  E.Kind = EventKind::Store;
  E.Where = B.place(Where);
  emit(E, Uses);
}
