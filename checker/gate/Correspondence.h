//===- Correspondence.h - Which function and step of the base is which of today -------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// No hash alone survives renames and keeps equal calls apart, so functions and their steps are paired in tiers, each
// one to one among what the tiers before it left over.
//
// Functions: the same identity; the same name at an unchanged line, then the same name in the same file (renamed files
// are one file), then the same name anywhere; then, for functions that were renamed or moved, the one that shares most
// of its steps. Lambdas are not distinguished by identity, since an ordinal shifts when one is added before.
//
// Steps of two paired functions call the same thing, and are at the same unchanged line; or have the same text; or,
// last, come in the same order. So of two equal calls, the one on an added line is the new one.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_GATE_CORRESPONDENCE_H
#define NOSTALL_GATE_CORRESPONDENCE_H

#include "gate/Facts.h"
#include "gate/LineMap.h"

namespace nostall {

/// Keeps references to the facts, which must outlive it.
class Correspondence {
public:
  Correspondence(const ProgramFacts &Old, const ProgramFacts &New, const Alignment &Lines);

  /// The base's function that \p NewFunction was; None when it is new.
  uint32_t function(uint32_t NewFunction) const { return FunctionOf[NewFunction]; }
  /// Whether the base's function is there no more.
  bool isGone(uint32_t OldFunction) const { return !Taken[OldFunction]; }
  /// The base's step that a step of today was, without its target; none when it is new.
  std::optional<StepRef> step(const StepRef &New) const;
  /// What the base called a function that is called \p NewName today.
  llvm::StringRef oldName(llvm::StringRef NewName) const;
  /// Whether the place of \p New is on a line that the base has.
  bool isOldLine(const StepRef &New) const;

private:
  void pairById();
  void pairByName(bool SameFile);
  void pairByLine();
  void pairBySteps();
  void pairSteps(uint32_t NewFunction, uint32_t OldFunction);
  void pair(uint32_t NewFunction, uint32_t OldFunction);
  unsigned sharedSteps(const FunctionFact &N, const FunctionFact &O) const;

  const ProgramFacts &Old, &New;
  const Alignment &Lines;
  std::vector<uint32_t> FunctionOf;
  std::vector<bool> Taken;
  llvm::StringMap<std::string> Renamed; ///< from today's name to the base's
  std::vector<std::vector<uint32_t>> StepOf;
};

} // namespace nostall

#endif
