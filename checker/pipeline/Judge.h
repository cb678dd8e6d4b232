//===- Judge.h - From summaries to findings -------------------------------------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// The second half of the flow, shared by all front ends: link the summaries, propagate, run the rules, attach the
// fixes.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_PIPELINE_JUDGE_H
#define NOSTALL_PIPELINE_JUDGE_H

#include "fixes/Fixes.h"
#include "rules/Rules.h"

namespace nostall {

/// A judged program. Keeps references to the summaries and the configurations, which must outlive it.
class Judgement {
public:
  /// \p WholeProgram: nothing outside of \p Units calls them.
  Judgement(llvm::ArrayRef<const TuSummary *> Units, const Configurations &Configs, TextSource Texts,
            bool WholeProgram = false);

  const Program &program() const { return Linked; }
  const Solution &solution() const { return Solved; }
  const Propagation &flow() const { return Solved.Flow; }
  /// With all pairs, also those that are not reported.
  const std::vector<Finding> &findings() const { return Found; }
  /// What is to be said of the entries of `accept:`.
  std::vector<AcceptNote> acceptNotes() const { return Solved.Policy.notes(); }
  /// What was understood; FilesParsed and FilesFailed are the caller's to fill in.
  Coverage coverage() const;
  /// One line (Conflicts.cpp) on functions of the user's own code that files define in different ways, where one of the
  /// definitions blocks and an event loop reaches it; empty when there are none. Paths below \p Root are shown relative
  /// to it.
  std::string conflictNote(llvm::StringRef Root, TextSource Texts) const;

private:
  Program Linked;
  Solution Solved;
  std::vector<Finding> Found;
};

} // namespace nostall

#endif
