//===- SuspensionSafety.h - Whether a coroutine may be suspended at a place -------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// Between two suspensions a coroutine has its loop for itself: what it has tested still holds when it acts on it, and
// what it refers to is still there. A new suspension in between takes that away. It is harmless if, from the certain
// suspension before it to the certain one behind it, no shared place is named on both sides, and if no reference,
// pointer, iterator or range-based loop over one lives across it.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_LOWER_SUSPENSIONSAFETY_H
#define NOSTALL_LOWER_SUSPENSIONSAFETY_H

#include "lower/OffloadSafety.h"
#include "clang/Analysis/CFG.h"
#include "llvm/ADT/DenseMap.h"
#include <memory>
#include <vector>

namespace nostall {

/// For one coroutine, on one thread.
class Suspensions {
public:
  explicit Suspensions(SharedPlaces &Places);

  /// What is written against a suspension at \p Call.
  WrittenDoubt doubtAt(const clang::Expr &Call) { return doubt({&Call}, Call, Call); }
  /// What is written against one suspension in place of the statements \p Run, which await \p First ... \p Last.
  WrittenDoubt doubtAt(llvm::ArrayRef<const clang::Stmt *> Run, const clang::Expr &First, const clang::Expr &Last) {
    return doubt(Run, First, Last);
  }

private:
  struct Position {
    unsigned Block = 0;
    size_t Element = 0;
  };
  struct Naming {
    const clang::Expr *Leaf = nullptr;
    Place Object;
  };
  /// When an object is used that is named in one expression with a step.
  enum class Use : uint8_t { Before, Behind, Both };
  using Steps = std::vector<const clang::Stmt *>;

  WrittenDoubt doubt(llvm::ArrayRef<const clang::Stmt *> Own, const clang::Expr &First, const clang::Expr &Last);
  /// What runs on the ways to (or from) a step: as far as the nearest certain suspensions, or to the end of them.
  Steps around(const clang::Expr &Step, bool Forward, bool ToSuspensions, llvm::ArrayRef<const clang::Stmt *> Own);
  std::vector<Naming> sharedAmong(const Steps &Among, llvm::ArrayRef<const clang::Stmt *> Own);
  void addHandlers(const clang::Stmt &Step, Steps &Into);
  WrittenDoubt aliasAcross(const Steps &Before, const Steps &Behind);
  std::string rangeOf(const clang::VarDecl &V);
  bool isHeldByExpression(const clang::Expr &Leaf, const clang::Expr &Step);
  Use useOf(const clang::Expr &Leaf, const clang::Expr &Step);
  void moveTakenBehind(std::vector<Naming> &Before, std::vector<Naming> &Behind, const clang::Expr &Step);
  bool surelySuspends(const clang::Stmt &S);
  bool isAwaitedIoObject(const Naming &N);

  SharedPlaces &Places;
  std::unique_ptr<clang::CFG> Graph;
  std::vector<Steps> Blocks; ///< the steps of each block, in their order
  llvm::DenseMap<const clang::Stmt *, Position> Positions;
};

} // namespace nostall

#endif
