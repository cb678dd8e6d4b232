//===- Branches.cpp - Statements that choose, repeat and leave ------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// Each arm of a branch begins with the facts at the branch and what its condition says; after it hold those that hold
// at the end of every arm. A loop whose head may know something is walked twice: once in silence, to see what a round
// leaves of it.
//
//===----------------------------------------------------------------------===//
#include "extract/BodyWalker.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/StmtCXX.h"

using namespace nostall;
using namespace clang;

/// Walks what runs only if \p Condition is \p Truth; both are left out when no condition is known. Afterwards the facts
/// are those at its end.
void BodyWalker::arm(const Expr *Condition, bool Truth, const Stmt *S, bool Loop) {
  if (Condition)
    assume(*Condition, Truth);
  if (Condition && isAlways(Condition, !Truth))
    Here.Reachable = false;
  ++Conditions;
  Loops += Loop;
  perhapsLocked([&] { scope([&] { branch(S); }); });
  Loops -= Loop;
  --Conditions;
}

/// Walks an expression that may or may not be evaluated.
void BodyWalker::perhaps(llvm::function_ref<void()> Body) {
  const Flow Before = Here;
  ++Conditions;
  perhapsLocked(Body);
  --Conditions;
  Here.join(Before);
}

/// Walks a loop. \p Round walks once from its head to where the next round begins, and tells what holds on the ways
/// out.
void BodyWalker::loop(llvm::function_ref<void(Flow &After)> Round) {
  Flow After;
  enterLoop([&] { Round(After); });
  Round(After);
  Here = After;
}

/// The way out of a loop where its condition does not hold: from \p From to \p After.
void BodyWalker::exitLoop(const Expr *Condition, const Flow &From, Flow &After) {
  const Flow Round = std::exchange(Here, From);
  if (Condition)
    assume(*Condition, false);
  if (isAlways(Condition, true))
    Here.Reachable = false;
  After.join(Here);
  Here = Round;
}

/// The facts at the head of a loop, before \p Round walks one: those that hold before the loop and after a round.
void BodyWalker::enterLoop(llvm::function_ref<void()> Round) {
  if (!Here.knowsAnything())
    return;
  const Flow Before = Here;
  if (Silent) { // a loop in a loop that is tried out
    Here.forget();
    return;
  }
  const auto Guarded = Guards;
  const auto SettledBefore = Settled;
  tryOut(Round);
  Settled = SettledBefore;
  Guards = Guarded;
  Here.join(Before);
}

/// Walks something for its facts alone.
void BodyWalker::tryOut(llvm::function_ref<void()> Walk) {
  const size_t Uses = B.Out.Uses.size(), Edits = B.Out.EditSites.size();
  Silent = true;
  Walk();
  Silent = false;
  B.Out.Uses.resize(Uses);
  B.Out.EditSites.resize(Edits);
}

/// Walks a loop's round or a switch's body, from which `break` and `continue` lead out.
void BodyWalker::breakable(Flow &Breaks, Flow *Continues, llvm::function_ref<void()> Body) {
  Breaks = Flow();
  Breaks.Reachable = false;
  Flow *const OuterBreaks = std::exchange(BreakTo, &Breaks);
  Flow *const OuterContinues = ContinueTo;
  if (Continues) {
    *Continues = Breaks;
    ContinueTo = Continues;
  }
  Body();
  BreakTo = OuterBreaks;
  ContinueTo = OuterContinues;
  if (Continues)
    Here.join(*Continues);
}

void BodyWalker::leaveTo(Flow *Target) {
  if (Target)
    Target->join(Here);
  Here.Reachable = false;
}

bool BodyWalker::isAlways(const Expr *Condition, bool Truth) const {
  if (!Condition)
    return Truth; // for (;;)
  const auto Value = constantOf(*Condition, B.Ast);
  return Value && (*Value != 0) == Truth;
}

void BodyWalker::ifStatement(const IfStmt &S) {
  scope([&] {
    visit(S.getInit());
    condition(S.getConditionVariableDeclStmt(), S.getCond());
    if (S.isConstexpr())
      if (const auto Taken = S.getNondiscardedCase(B.Ast))
        return scope([&] { branch(*Taken); });
    const Flow Before = Here;
    arm(S.getCond(), true, S.getThen());
    const Flow Then = std::exchange(Here, Before);
    arm(S.getCond(), false, S.getElse());
    Here.join(Then);
  });
}

static bool hasDefault(const SwitchStmt &S) {
  if (S.isAllEnumCasesCovered())
    return true;
  for (const SwitchCase *Case = S.getSwitchCaseList(); Case; Case = Case->getNextSwitchCase())
    if (isa<DefaultStmt>(Case))
      return true;
  return false;
}

void BodyWalker::switchStatement(const SwitchStmt &S) {
  scope([&] {
    visit(S.getInit());
    condition(S.getConditionVariableDeclStmt(), S.getCond());
    const GuardStates OuterGuards = std::exchange(AtSwitch, Guards);
    const Expr *const OuterSwitchedOn = std::exchange(SwitchedOn, S.getCond());
    const Flow Before = Here;
    const Flow *const OuterCase = std::exchange(AtCase, &Before);
    Flow Breaks;
    breakable(Breaks, nullptr, [&] {
      Here.Reachable = false; // but by its cases
      arm(nullptr, true, S.getBody());
    });
    Here.join(Breaks);
    if (!hasDefault(S))
      Here.join(Before);
    AtCase = OuterCase;
    SwitchedOn = OuterSwitchedOn;
    AtSwitch = OuterGuards;
  });
}

void BodyWalker::caseLabel(const SwitchCase &S) {
  join(AtSwitch);
  Flow Jumped = AtCase ? *AtCase : Flow();
  std::swap(Here, Jumped); // now the way that falls through
  if (const auto *Case = dyn_cast<CaseStmt>(&S); Case && SwitchedOn)
    assumeResult(*SwitchedOn, Case->getLHS(), true);
  Here.join(Jumped);
}

void BodyWalker::whileLoop(const WhileStmt &S) {
  holdAgain(&S);
  loop([&](Flow &After) {
    Flow Continues;
    scope([&] {
      condition(S.getConditionVariableDeclStmt(), S.getCond());
      const Flow Tested = Here;
      breakable(After, &Continues, [&] { arm(S.getCond(), true, S.getBody(), true); });
      exitLoop(S.getCond(), Tested, After);
    });
  });
}

void BodyWalker::doLoop(const DoStmt &S) {
  holdAgain(&S);
  loop([&](Flow &After) {
    Flow Continues;
    ++Loops;
    breakable(After, &Continues, [&] { scope([&] { branch(S.getBody()); }); });
    condition(nullptr, S.getCond());
    --Loops;
    exitLoop(S.getCond(), Flow(Here), After);
  });
}

void BodyWalker::forLoop(const ForStmt &S) {
  holdAgain(&S);
  scope([&] {
    branch(S.getInit());
    loop([&](Flow &After) {
      Flow Continues;
      condition(S.getConditionVariableDeclStmt(), S.getCond());
      const Flow Tested = Here;
      breakable(After, &Continues, [&] { arm(S.getCond(), true, S.getBody(), true); });
      arm(nullptr, true, S.getInc(), true);
      exitLoop(S.getCond(), Tested, After);
    });
  });
}

void BodyWalker::rangeLoop(const CXXForRangeStmt &S) {
  // What the loop calls by itself belongs to what it iterates: one statement, and one finding.
  const auto step = [&](const Stmt *Implicit) {
    const SourceLocation Outer = std::exchange(ImplicitlyAt, S.getRangeInit()->getBeginLoc());
    visit(Implicit);
    ImplicitlyAt = Outer;
  };
  holdAgain(&S);
  scope([&] {
    visit(S.getInit());
    visit(S.getRangeStmt());
    step(S.getBeginStmt());
    step(S.getEndStmt());
    loop([&](Flow &After) {
      step(S.getCond());
      const Flow Tested = Here;
      Flow Continues;
      ++Conditions;
      ++Loops;
      breakable(After, &Continues, [&] {
        perhapsLocked([&] {
          scope([&] {
            visit(S.getLoopVarStmt());
            branch(S.getBody());
          });
        });
      });
      step(S.getInc());
      --Loops;
      --Conditions;
      After.join(Tested);
    });
  });
}

void BodyWalker::tryStatement(const CXXTryStmt &S) {
  const Flow Before = Here;
  const unsigned AwaitsBefore = Awaits;
  visit(S.getTryBlock());
  holdAgain(S.getTryBlock());
  Flow Thrown = Here; // from anywhere in the block
  Thrown.Reachable = true;
  Thrown.join(Before);
  if (Awaits != AwaitsBefore)
    Thrown.Where = std::min(Thrown.Where, Moved::No);
  Flow After = Here;
  for (unsigned I = 0; I < S.getNumHandlers(); ++I) {
    Here = Thrown;
    visit(S.getHandler(I));
    After.join(Here);
  }
  Here = After;
}
