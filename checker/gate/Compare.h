//===- Compare.h - What a change introduces ----------------------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// A pair of today is introduced if no corresponding entry reached the corresponding cause in the base.
//
// Causes correspond, in tiers, each one to one: the same step (Correspondence.h); a call of the same name that says the
// same in the same function, where the base's is gone; the same anywhere, for code that moved; a call of the same name
// in the same function. A second equal call is a new cause.
//
// Entries correspond by their functions. A new function in place of one that is gone is that one, renamed; a new
// function that an entry of the base leads to (Leaders.h), which reaches the cause no more itself, was extracted from
// it; and an entry has what another one had that it awaited and that is gone.
//
// An introduced pair is placed at the first step of its call path that the base does not have. When every step was
// there, something else changed: how the entry comes to its loop, an annotation, a knowledge entry of the user's, or
// what stood before a step and is deleted.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_GATE_COMPARE_H
#define NOSTALL_GATE_COMPARE_H

#include "gate/Correspondence.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/SmallVector.h"

namespace nostall {

/// Two revisions of a program. Keeps references to what it is made of, which must outlive it. For one thread.
class Comparison {
public:
  Comparison(const ProgramFacts &Old, const ProgramFacts &New, const Alignment &Lines);

  /// For each pair of today where it is introduced; none when the base has it.
  std::vector<std::optional<Location>> introducedBy() const;

private:
  /// A cause with the pairs that it is part of, in numbers of ProgramFacts::Pairs.
  struct CauseGroup {
    const PairFact *First;
    std::vector<uint32_t> Pairs;
  };
  using SameCause = llvm::function_ref<bool(const PairFact &, const PairFact &)>;

  static std::vector<CauseGroup> causesOf(const ProgramFacts &Facts);
  void matchCauses();
  void matchEntries(const CauseGroup &Today, const CauseGroup &Base);
  void tier(SameCause Same);
  bool isNew(const StepRef &R) const;
  bool isGone(const StepRef &OldCause) const;
  llvm::DenseSet<uint32_t> leadersOf(uint32_t To) const;
  std::optional<Location> changeBefore(llvm::ArrayRef<StepRef> Steps) const;
  Location introduction(const PairFact &F) const;

  const ProgramFacts &Old, &New;
  const Alignment &Lines;
  Correspondence Map;
  std::vector<llvm::SmallVector<uint32_t>> Before; ///< by function of today: those whose steps lead to it
  std::vector<uint32_t> TodayOf;                   ///< by function of the base: today's function that it became; None
  std::vector<CauseGroup> OldCauses, NewCauses;
  std::vector<uint32_t> BaseOf; ///< by cause of today: the base's cause that it was; None
  std::vector<bool> Used;       ///< by cause of the base: it was one of today's
  std::vector<bool> Known;      ///< by pair of today: the base has it
  enum Fate : uint8_t { Gone, There, Blocking };
  std::vector<std::vector<Fate>> FateOf; ///< by function and step of the base: what became of it
};

} // namespace nostall

#endif
