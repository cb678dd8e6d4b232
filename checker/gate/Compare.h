//===- Compare.h - What a change introduces ----------------------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// A finding of today is one of the base if a finding of the base speaks of the same place and cause, in tiers: both the
// same steps (Correspondence.h); the same place, with a cause of the same name; the same function and cause; the same
// function with a cause that says the same; a place that says the same in code that moved. Each finding of the base
// answers for one of today, so that a second equal call is a new finding.
//
// A cause of the same name answers for another one only when that one is gone, or the way to it is old. And as a
// finding tells one cause only, calls that newly block are looked for by themselves: one may stand behind a finding
// that is old.
//
// What remains is introduced by the first step of its chain that the base does not have. When every step was there,
// something else changed: how the function comes to its loop, an annotation, or a knowledge entry of the user's.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_GATE_COMPARE_H
#define NOSTALL_GATE_COMPARE_H

#include "gate/Correspondence.h"

namespace nostall {

/// Two revisions of a program. Keeps references to what it is made of, which must outlive it. For one thread.
class Comparison {
public:
  Comparison(const ProgramFacts &Old, const ProgramFacts &New, const Alignment &Lines);

  /// For each finding of today where it is introduced; none when the base has it.
  std::vector<std::optional<Location>> introducedBy() const;
  /// Blocking calls of today that the base does not have, or that do not block there, and other calls on new lines;
  /// without those that were moved: the base has them where today has them no more. A finding has one cause: these may
  /// lead to one that stands behind what the base has.
  std::vector<StepRef> newSteps() const;
  /// Whether the base has function number \p NewFunction of today's facts, under whatever name.
  bool isOldFunction(uint32_t NewFunction) const { return Map.function(NewFunction) != None; }
  /// Whether finding number \p Index is known for a cause that is gone, so that \p Cause is what became of it.
  bool isReplacement(size_t Index, const StepRef &Cause) const;
  /// Where \p F, which the base does not have, is introduced. Its steps are those of today's facts.
  Location introduction(const FindingFact &F) const;

private:
  using SameFinding = llvm::function_ref<bool(const FindingFact &, const FindingFact &)>;

  void match();
  void tier(SameFinding Same);
  bool isNew(const StepRef &R) const;
  bool isGone(const StepRef &OldCause) const;
  bool sameCause(const FindingFact &Today, const FindingFact &Base) const;
  bool isCauseReplaced(const FindingFact &Today, const FindingFact &Base) const;

  const ProgramFacts &Old, &New;
  const Alignment &Lines;
  Correspondence Map;
  std::vector<uint32_t> BaseOf; ///< by finding of today: the base's finding that it was; None
  std::vector<bool> Used;       ///< by finding of the base: it was one of today's
  enum Fate : uint8_t { Gone, There, Blocking };
  std::vector<std::vector<Fate>> FateOf; ///< by function and step of the base: what became of it
};

/// \p Findings, all of which say where they are introduced, as one for each such line and each rule: it stands at that
/// line and names all functions that it makes block.
std::vector<Finding> introducedFindings(llvm::ArrayRef<Finding> Findings);

} // namespace nostall

#endif
