//===- Safety.h - Whether a fix lets others in between -----------------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// What is written at the call, extract has judged (model/Hazard.h). What a call that moves to a thread touches behind
// that, the call graph of the linked program says: a static that changes, a function that is neither seen nor known,
// the last error of the thread.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_FIXES_SAFETY_H
#define NOSTALL_FIXES_SAFETY_H

#include "model/Finding.h"
#include "propagate/Causes.h"

namespace nostall {

/// For one solved program, which must outlive it. Keeps what it has found out.
class FixJudge {
public:
  explicit FixJudge(const Causes &Blocks)
      : Flow(Blocks.flow()), Blocks(Blocks), Harmless(Flow.program().functionCount()) {}

  /// Says of \p Made, which suspends \p F at \p Site, and runs the call there on a thread if \p OnThread, whether it is
  /// safe.
  void judge(Fix &Made, FunctionIndex F, const EditSite &Site, bool OnThread);

  /// Whether the call in event number \p Position of \p F blocks where it begins an operation for a library: it makes
  /// what is awaited later, on the thread of the loop.
  bool blocksInInitiation(FunctionIndex F, uint32_t Position) const;

  /// Whether what the call in event number \p Position of \p F runs touches nothing that others use. Of the object and
  /// the arguments that it is given nothing is said.
  bool touchesNothingShared(FunctionIndex F, uint32_t Position);

private:
  struct Found {
    Hazard Why = Hazard::None;
    std::string Name;
  };
  Found touched(FunctionIndex F, const EditSite &Site);
  Found touchedFrom(FunctionIndex Start);
  Found touchedBy(FunctionIndex F) const;
  Found errorReadOutside(FunctionIndex F, const EditSite &Site) const;

  const Propagation &Flow;
  const Causes &Blocks;
  std::vector<bool> Harmless; ///< neither it nor what it calls touches anything
};

/// Why \p F is unsafe: "other code may use 'names' while the call runs on another thread"; empty for a safe one.
std::string doubtWords(const Fix &F);
/// "safe fix: <code>", or "unsafe fix (others may ...): <code>".
std::string fixLine(const Fix &F);
/// What the fix does, for a list to choose from: "await it", "await it (unsafe: others may ...)".
std::string fixTitle(const Fix &F);

} // namespace nostall

#endif
