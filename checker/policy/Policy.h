//===- Policy.h - What is not to be reported, and why ------------------------------------------------------*- C++
//-*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// NOLINT comments, annotations and the configuration take away calls and functions (Cuts), not findings: a pair is left
// out only if no call path remains without what is taken away. `accept:` takes the pairs that it names, and no others.
// A suppression is used if it lies on some path that would be reported without it. All front ends ask here, so that
// they leave out the same pairs.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_POLICY_POLICY_H
#define NOSTALL_POLICY_POLICY_H

#include "knowledge/Configurations.h"
#include "propagate/Causes.h"
#include <map>

namespace nostall {

/// One glob of a NOLINT comment.
struct Directive {
  unsigned FirstLine = 0, LastLine = 0; ///< the lines that it speaks of
  std::string Glob;
  Location Where;      ///< of the comment
  bool IsOurs = false; ///< it names nostall's rules, rather than everything
  bool Used = false;
};

/// What is to be said of an entry of `accept:`.
struct AcceptNote {
  const CentralSuppression *Entry;
  bool Ended; ///< its day has come, and there are pairs that it would take; else it takes nothing
};

/// Keeps references to the program and the configurations. For one thread.
class Policy {
public:
  /// \p Today, as "2030-01-31", decides which entries of `accept:` have ended. \p WholeProgram: every caller of a
  /// function is among the units; else what unseen callers would make of a suppression counts as use.
  Policy(const Propagation &Flow, const Configurations &Configs, bool WholeProgram, std::string Today);

  /// What comments, annotations, `allow:` and the categories take away from the search for blocking calls.
  const Cuts &cuts() const { return Taken; }

  /// Why the cuts take \p S, a step, or \p F, a function, away; none when they do not.
  std::optional<Standing> ofStep(const StepId &S) const;
  std::optional<Standing> ofFunction(FunctionIndex F) const;
  /// Whether the configuration reports a blocking call at a place in \p File.
  bool reports(llvm::StringRef File, Category What, Cost HowLong) const {
    return Configs.of(File).reports(What, HowLong);
  }
  /// Why a finding of \p Rule at \p Place is not reported: a comment, which is then used, or since the rule is off.
  std::optional<Standing> ofPlace(llvm::StringRef Rule, const Location &Place);
  /// Why `accept:` takes this pair; none when it does not.
  std::optional<Standing> ofPair(const Finding &F, const Pair &P);

  /// Marks the comments that remove something which would be reported. \p Told are the causes without any comment.
  void markUsed(const Causes &Told);
  /// The comments that name nostall's rules and were used by nothing, in the order of their places.
  std::vector<Directive> unused() const;
  /// Entries of `accept:` that ended, and of a whole program those that take nothing.
  std::vector<AcceptNote> notes() const;

private:
  void collectComments();
  void cutSteps();
  bool isAccepted(const CentralSuppression &S, llvm::StringRef Call, llvm::StringRef Entry,
                  llvm::StringRef Function) const;
  bool isOver(const CentralSuppression &S) const { return !S.Until.empty() && Today >= S.Until; }
  /// The comments of \p Rule at a line of \p File.
  template <typename Do> void forComments(llvm::StringRef File, unsigned Line, llvm::StringRef Rule, Do What);
  template <typename Do> void forComments(const StepId &S, Do What);
  const Directive *commentAt(const StepId &S) const;

  const Propagation &Flow;
  const Program &P;
  const Configurations &Configs;
  const bool WholeProgram;
  const std::string Today;
  Cuts Taken;
  std::map<std::string, std::vector<Directive>, std::less<>> Comments; ///< by file
  std::map<const CentralSuppression *, bool> Accepting; ///< those that took a pair; whether all had ended
};

/// Today's date in UTC, as "2030-01-31".
std::string today();

} // namespace nostall

#endif
