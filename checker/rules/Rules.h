//===- Rules.h - From verdicts to findings ---------------------------------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// A rule is a file of its own that looks at the solved program and writes findings; its documentation stands beside it
// under the rule's name. Rules.cpp holds the list.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_RULES_RULES_H
#define NOSTALL_RULES_RULES_H

#include "knowledge/Configurations.h"
#include "model/Finding.h"
#include "propagate/Propagation.h"

namespace nostall {

/// A finding, and where in the program it comes from, so that a fix can be made for it.
struct LocatedFinding {
  nostall::Finding Finding;
  FunctionIndex Function = None; ///< the async context; None for a finding that is about no code
  uint32_t Event = None;         ///< position in its events
};

struct RuleInput {
  const Propagation &Flow;
  const Configurations &Configs;
  bool WholeProgram = false; ///< whoever calls a function is among the units

  /// The configuration that the translation unit of \p F was read with.
  const Configuration &readWith(FunctionIndex F) const { return Configs.of(Flow.program().unitOf(F).MainFile); }
};

struct Rule {
  llvm::StringLiteral Name;    ///< "nostall-blocking-call"
  llvm::StringLiteral Summary; ///< one line, for lists
  void (*Run)(const RuleInput &, std::vector<LocatedFinding> &);
};

llvm::ArrayRef<Rule> allRules();

/// The rule's document, in Markdown, as it stands beside the rule's source; empty when there is no such rule.
llvm::StringRef documentationOf(llvm::StringRef RuleName);

/// Runs every rule that is on in the file where the finding stands. The result is sorted by place, without doubles
/// (templates and headers are seen many times), and with fingerprints.
std::vector<LocatedFinding> runRules(const RuleInput &Input);

/// Whether a NOLINT comment silences \p RuleName at \p Place.
bool isSuppressed(const TuSummary &Tu, const Span &Place, llvm::StringRef RuleName);

/// How long a blocking call counts as waiting: a lock that nobody holds for long is brief.
Cost costOf(const Effect &What, bool Contended);

/// Which blocking calls count: those that the configuration reports and that no NOLINT silences at the call itself.
/// \p Contended: somebody holds the lock for long that it takes.
bool countsAsBlocking(const TuSummary &Tu, const Event &E, const Configurations &Configs, bool Contended);
/// Whether what an event hands to code that was not seen counts as running on a loop, by the configuration of its file.
bool unknownIsLoop(const TuSummary &Tu, const Event &E, const Configurations &Configs);

/// The event that takes the lock which is held while event number \p Await suspends; null when there is none.
const Event *takesLockHeldAcross(llvm::ArrayRef<Event> Events, uint32_t Await);

/// The positions of the awaits that could run at the same time as the one at \p Last, in their order, with it.
std::vector<uint32_t> awaitsBeside(llvm::ArrayRef<Event> Events, uint32_t Last);

/// "coroutine 'session'", "completion handler 'lambda in main'": a function in the words of a message.
std::string contextWords(const Propagation &Flow, FunctionIndex F);

// The rules.
void checkLocksAcrossAwaits(const RuleInput &Input, std::vector<LocatedFinding> &Found);
void checkIneffectiveHops(const RuleInput &Input, std::vector<LocatedFinding> &Found);
void checkBlockingCalls(const RuleInput &Input, std::vector<LocatedFinding> &Found);
void checkSequentialAwaits(const RuleInput &Input, std::vector<LocatedFinding> &Found);
void checkUnawaited(const RuleInput &Input, std::vector<LocatedFinding> &Found);
void checkUnusedSuppressions(const RuleInput &Input, std::vector<LocatedFinding> &Found);

} // namespace nostall

#endif
