//===- Judge.h - From summaries to findings -------------------------------------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// The second half of the flow, shared by every door: link the summaries, propagate, run the rules, attach the fixes.
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
  const Propagation &flow() const { return Flow; }
  const std::vector<LocatedFinding> &findings() const { return Found; }
  /// What was understood; FilesParsed and FilesFailed are the caller's to fill in.
  Coverage coverage() const;
  /// What the user should know of definitions that conflict; paths below \p Root are shown relative to it.
  std::vector<std::string> conflictNotes(llvm::StringRef Root) const;

private:
  Program Linked;
  Propagation Flow;
  std::vector<LocatedFinding> Found;
};

} // namespace nostall

#endif
