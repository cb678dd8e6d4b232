//===- SuspensionSafety.cpp - Whether a coroutine may be suspended at a place ---------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "lower/SuspensionSafety.h"
#include "lower/CallArguments.h"
#include "clang/AST/StmtCXX.h"

using namespace nostall;
using namespace clang;

Suspensions::Suspensions(SharedPlaces &Places) : Places(Places) {
  CFG::BuildOptions Options;
  Options.setAllAlwaysAdd();
  Graph = CFG::buildCFG(nullptr, const_cast<Stmt *>(&Places.body()), &Places.context(), Options);
  if (!Graph)
    return;
  Blocks.resize(Graph->getNumBlockIDs());
  for (const CFGBlock *Block : *Graph)
    for (const CFGElement &Element : *Block)
      if (const auto Step = Element.getAs<CFGStmt>()) {
        Steps &Into = Blocks[Block->getBlockID()];
        Positions.try_emplace(Step->getStmt(), Position{Block->getBlockID(), Into.size()});
        Into.push_back(Step->getStmt());
      }
}

/// Whether \p S is an await that always suspends: of a library's operation on a socket, a timer or the like, or of code
/// that runs on another thread. A coroutine of the program's may come back at once.
bool Suspensions::surelySuspends(const Stmt &S) {
  const auto *Await = dyn_cast<CoawaitExpr>(&S);
  if (!Await)
    return false;
  DeclarationKnowledge &Match = Places.knowledge();
  const Expr *Operand = Await->getOperand()->IgnoreUnlessSpelledInSource();
  llvm::SmallVector<const Expr *, 8> Storage;
  CallArguments Arguments;
  const FunctionDecl *Callee = calleeOf(*Operand, Arguments, Storage);
  if (!Callee || Match.isLookedInto(*Callee))
    return false;
  bool Elsewhere = false, Hops = false;
  for (const FunctionEntry *Entry : Match.entries(*Callee)) {
    Hops |= Entry->Hop.has_value();
    Elsewhere |= llvm::any_of(Entry->Callables, [](const CallableArgument &C) { return C.Runs == Runs::Elsewhere; });
  }
  const auto isIo = [&](const Expr *E) { return E && Places.isIoObject(E->getType()); };
  return Elsewhere || (!Hops && (isIo(Arguments.Object) || llvm::any_of(Arguments.Arguments, isIo)));
}

Suspensions::Steps Suspensions::around(const Expr &Step, bool Forward, bool ToSuspensions,
                                       llvm::ArrayRef<const Stmt *> Own) {
  Steps Result;
  std::vector<bool> Seen(Blocks.size());
  llvm::SmallVector<const CFGBlock *, 16> Work;
  std::vector<const CFGBlock *> ById(Blocks.size());
  for (const CFGBlock *Block : *Graph)
    ById[Block->getBlockID()] = Block;
  const auto next = [&](const CFGBlock &Block) {
    const auto add = [&](const CFGBlock::AdjacentBlock &Next) {
      const CFGBlock *To = Next.getReachableBlock();
      if (To && !Seen[To->getBlockID()]) {
        Seen[To->getBlockID()] = true;
        Work.push_back(To);
      }
    };
    if (Forward)
      llvm::for_each(Block.succs(), add);
    else
      llvm::for_each(Block.preds(), add);
  };
  // Whether the way goes on behind the end of what was given.
  const auto take = [&](llvm::ArrayRef<const Stmt *> Part) {
    for (size_t I = 0; I < Part.size(); ++I) {
      const Stmt *S = Part[Forward ? I : Part.size() - 1 - I];
      if (ToSuspensions && surelySuspends(*S) && !Places.isWithin(*S, Own))
        return false;
      Result.push_back(S);
    }
    return true;
  };
  const Position Start = Positions.lookup(&Step);
  const llvm::ArrayRef<const Stmt *> First = Blocks[Start.Block];
  if (take(Forward ? First.drop_front(Start.Element + 1) : First.take_front(Start.Element)))
    next(*ById[Start.Block]);
  while (!Work.empty()) {
    const CFGBlock &Block = *Work.pop_back_val();
    if (take(Blocks[Block.getBlockID()]))
      next(Block);
  }
  return Result;
}

/// What handlers around \p Step may do when it throws: the graph has no edges to them.
void Suspensions::addHandlers(const Stmt &Step, Steps &Into) {
  const Stmt *Child = &Step;
  for (const Stmt *Outer = Places.parent(Step); Outer; Child = Outer, Outer = Places.parent(*Outer))
    if (const auto *Try = dyn_cast<CXXTryStmt>(Outer); Try && Try->getTryBlock() == Child)
      for (unsigned I = 0; I < Try->getNumHandlers(); ++I)
        SharedPlaces::leaves(*Try->getHandler(I), [&](const Expr &Leaf) { Into.push_back(&Leaf); });
}

std::vector<Suspensions::Naming> Suspensions::sharedAmong(const Steps &Among, llvm::ArrayRef<const Stmt *> Own) {
  std::vector<Naming> Result;
  for (const Stmt *S : Among)
    if (isa<DeclRefExpr, CXXThisExpr>(S) && !Places.isWithin(*S, Own))
      if (auto Object = Places.placeAt(*cast<Expr>(S)); Object && Object->Shared)
        Result.push_back({cast<Expr>(S), std::move(*Object)});
  return Result;
}

/// Whether it is the object, or an argument, of an operation that is awaited, and that operation's own.
bool Suspensions::isAwaitedIoObject(const Naming &N) {
  if (!Places.isIoObject(N.Object.Type))
    return false;
  for (const Stmt *Outer = N.Leaf; Outer; Outer = Places.parent(*Outer))
    if (isa<CoawaitExpr>(Outer))
      return true;
  return false;
}

/// Whether the value of what begins with \p Leaf, evaluated before \p Step in one expression with it, is an element of
/// what is named or points to it, and is used behind it: the `all[key]` of `all[key].append(step())`.
bool Suspensions::isHeldByExpression(const Expr &Leaf, const Expr &Step) {
  bool Element = false;
  for (const Stmt *Outer = &Leaf; Outer; Outer = Places.parent(*Outer)) {
    const auto *E = dyn_cast<Expr>(Outer);
    if (!E)
      return false;
    if (Places.isWithin(Step, {E})) {
      const auto *Operator = dyn_cast<CXXOperatorCallExpr>(E);
      const auto *Binary = dyn_cast<BinaryOperator>(E);
      const bool Assigns = (Operator && Operator->isAssignmentOp()) || (Binary && Binary->isAssignmentOp());
      return Element && !Assigns; // the right side of an assignment comes first
    }
    Element |= isa<CallExpr>(E) && (E->isGLValue() || Places.carriesPointer(E->getType()));
  }
  return false;
}

/// What begins with \p Leaf is evaluated before \p Step, but a call takes an object by reference and uses it when all
/// its arguments are there: the `all` of `all.insert(step())`. The left side of an assignment is evaluated last.
Suspensions::Use Suspensions::useOf(const Expr &Leaf, const Expr &Step) {
  const VarDecl *Variable = SharedPlaces::variableAt(Leaf);
  const Expr *OwnPointer = Variable && Variable->hasLocalStorage() ? &Leaf : nullptr;
  const Expr *Part = &Leaf;
  Use Result = Use::Behind;
  for (const Stmt *Outer = Places.parent(Leaf); Outer; Outer = Places.parent(*Outer)) {
    const auto *E = dyn_cast<Expr>(Outer);
    if (!E)
      break;
    const auto *Binary = dyn_cast<BinaryOperator>(E);
    if (Places.isWithin(Step, {E})) {
      const auto *Operator = dyn_cast<CXXOperatorCallExpr>(E);
      if ((Operator && Operator->isAssignmentOp()) || (Binary && Binary->isAssignmentOp()))
        return Use::Behind;
      return Binary ? Use::Before : Result;
    }
    const auto *Cast = dyn_cast<CastExpr>(E);
    const auto *Unary = dyn_cast<UnaryOperator>(E);
    // The value of a pointer of the coroutine's own stays; that of another is read here.
    const bool Loads = Cast && Cast->getCastKind() == CK_LValueToRValue && Part != OwnPointer;
    const bool Names = isa<ArraySubscriptExpr, MemberExpr, ParenExpr>(E) || (Cast && !Loads) ||
                       (Unary && (Unary->getOpcode() == UO_AddrOf || Unary->getOpcode() == UO_Deref));
    if (E->isPRValue() && !E->getType()->isSpecificPlaceholderType(BuiltinType::BoundMember) &&
        !Places.carriesPointer(E->getType()))
      Result = Use::Before; // a value of its own
    else if (!Names && Result == Use::Behind)
      Result = Use::Both;
    Part = E;
  }
  return Use::Before;
}

void Suspensions::moveTakenBehind(std::vector<Naming> &Before, std::vector<Naming> &Behind, const Expr &Step) {
  llvm::erase_if(Before, [&](const Naming &N) {
    const Use When = useOf(*N.Leaf, Step);
    if (When != Use::Before)
      Behind.push_back(N);
    return When == Use::Behind;
  });
}

WrittenDoubt Suspensions::aliasAcross(const Steps &Before, const Steps &Behind) {
  llvm::DenseSet<const VarDecl *> Used;
  for (const Stmt *S : Behind)
    if (const auto *Leaf = dyn_cast<DeclRefExpr>(S))
      if (const VarDecl *V = SharedPlaces::variableAt(*Leaf))
        Used.insert(V);
  WrittenDoubt Result;
  for (const Stmt *S : Before)
    if (const auto *Declaration = dyn_cast<DeclStmt>(S))
      for (const Decl *D : Declaration->decls()) {
        const auto *V = dyn_cast<VarDecl>(D);
        if (!V || !Used.contains(V) || !Places.isAlias(*V))
          continue;
        if (V->isImplicit())
          return {Hazard::RangeLoopAcross, rangeOf(*V)};
        if (!Result)
          Result = {Hazard::AliasAcross, nameOf(*V)};
      }
  return Result;
}

/// What the loop runs over that declares \p V by itself: its variables are made from each other, the first from that.
std::string Suspensions::rangeOf(const VarDecl &V) {
  const VarDecl *Own = &V;
  std::optional<Place> Range;
  while (Own && Own->isImplicit() && Own->getInit()) {
    Range = Places.sharedIn(*Own->getInit());
    Own = Range ? Range->Root : nullptr;
  }
  return Range ? Range->spelling() : "";
}

WrittenDoubt Suspensions::doubt(llvm::ArrayRef<const Stmt *> Own, const Expr &First, const Expr &Last) {
  if (!Graph || !Positions.contains(&First) || !Positions.contains(&Last))
    return {Hazard::Unjudged, ""};
  std::vector<Naming> Before = sharedAmong(around(First, /*Forward=*/false, /*ToSuspensions=*/true, Own), Own);
  for (const Naming &N : Before)
    if (isHeldByExpression(*N.Leaf, First))
      return {Hazard::AliasAcross, N.Object.spelling()};
  Steps AllBehind = around(Last, /*Forward=*/true, /*ToSuspensions=*/false, Own);
  addHandlers(First, AllBehind);
  if (auto Alias = aliasAcross(around(First, /*Forward=*/false, /*ToSuspensions=*/false, Own), AllBehind))
    return Alias;
  Steps Later = around(Last, /*Forward=*/true, /*ToSuspensions=*/true, Own);
  addHandlers(First, Later);
  std::vector<Naming> Behind = sharedAmong(Later, Own);
  moveTakenBehind(Before, Behind, First);
  // What the operation works on, it may: whoever uses a socket while an operation of it is under way knows.
  std::vector<Place> Operated;
  for (const Stmt *S : Own)
    SharedPlaces::leaves(*S, [&](const Expr &Leaf) {
      if (auto Object = Places.placeAt(Leaf); Object && Places.isIoObject(Object->Type))
        Operated.push_back(std::move(*Object));
    });
  const auto counts = [&](const Naming &N) {
    return !isAwaitedIoObject(N) && !(Places.isIoObject(N.Object.Type) &&
                                      llvm::any_of(Operated, [&](const Place &P) { return P.overlaps(N.Object); }));
  };
  for (const Naming &A : Before)
    for (const Naming &B : Behind)
      if (A.Object.overlaps(B.Object) && counts(A) && counts(B))
        return {Hazard::NamedOnBothSides, (A.Object.Fields.size() > B.Object.Fields.size() ? A : B).Object.spelling()};
  return {};
}
