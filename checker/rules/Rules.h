//===- Rules.h - From facts, contexts and pairs to findings -------------------------------------------------*- C++
//-*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// A rule is one file, nostall-NAME.cpp: its lesson, what triggers it, its messages, and which fixes it asks for; its
// document stands beside it as nostall-NAME.md. The build finds the files by their names. The driver here owns the
// loops over functions, asks policy, sorts, and gives fingerprints.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_RULES_RULES_H
#define NOSTALL_RULES_RULES_H

#include "knowledge/Configurations.h"
#include "model/Finding.h"
#include "policy/Policy.h"
#include "propagate/CallPaths.h"

namespace nostall {

/// A solved program: twice, since a pair is not reported only if no path remains without what policy takes away.
struct Solution {
  Solution(const Program &P, const Configurations &Configs, bool WholeProgram);

  Propagation Flow;
  nostall::Policy Policy;
  const Cuts Nothing;
  Causes All;      ///< what blocks, whatever policy says
  Causes Reported; ///< what is left of it
  CallPaths AllPaths, ReportedPaths;
};

struct Rule;

/// What a rule sees.
struct RuleInput {
  const Solution &Solved;
  const Configurations &Configs;
  bool WholeProgram = false;  ///< every caller of a function is among the units
  nostall::Policy &Policy;    ///< of the solution, to be told what suppressions were used for
  const Rule *Self = nullptr; ///< the rule that is asked

  const Propagation &flow() const { return Solved.Flow; }
  const Program &program() const { return Solved.Flow.program(); }
  /// The configuration that the translation unit of \p F was read with.
  const Configuration &readWith(FunctionIndex F) const { return Configs.of(program().unitOf(F).MainFile); }
};

/// Edits that fixes/ knows how to make at a call site, in the order in which a rule wants them tried.
enum class FixForm : uint8_t {
  AsyncSibling, ///< the library's own asynchronous form of the call
  Offload,      ///< hand the call to a pool and await its result
  Await,        ///< put `co_await` before it
  Gather,       ///< await several operations at the same time
};

struct Rule {
  llvm::StringLiteral Name;    ///< "nostall-blocking-call"
  llvm::StringLiteral Summary; ///< one line, for lists
  /// Looks at one function with a body in the user's code. Null for a rule that looks at the program.
  void (*CheckFunction)(const RuleInput &, FunctionIndex, std::vector<Finding> &) = nullptr;
  /// Looks at the whole program and asks policy itself.
  void (*CheckProgram)(const RuleInput &, std::vector<Finding> &) = nullptr;
  llvm::ArrayRef<FixForm> Fixes = {};
  bool OnByDefault = true;
  bool AfterAllOthers = false; ///< it asks what policy was used for
};

/// Begins the definition of the rule in nostall-NAME.cpp: NOSTALL_RULE(nostall_NAME) = {"nostall-NAME", ...};
#define NOSTALL_RULE(Name)                                                                                             \
  namespace nostall::rules {                                                                                           \
  extern const Rule Name;                                                                                              \
  }                                                                                                                    \
  const Rule nostall::rules::Name

/// In the order of their names; the build writes the list from the files.
llvm::ArrayRef<const Rule *> allRules();
/// The rule of this name, or null.
const Rule *ruleNamed(llvm::StringRef Name);

/// The rule's document, in Markdown, the file beside the rule's source; empty when there is no such rule.
llvm::StringRef documentationOf(llvm::StringRef RuleName);

/// Runs every rule. All pairs are in the result, those that are not reported with the reason; findings are sorted by
/// place and have fingerprints.
std::vector<Finding> runRules(const RuleInput &Input);

/// The message at the call site \p Site of the pair \p Of, one line: that this call blocks, and what to do.
std::string messageAt(const Finding &F, const Pair &Of, const CallSite &Site);

/// A finding of the rule that is asked, with one pair, the function \p F, and one call site, at the event \p Position
/// of it. \p Path begins there.
Finding findingAt(const RuleInput &Input, FunctionIndex F, uint32_t Position, Severity HowBad, std::string Message,
                  std::vector<Step> Path);

/// The positions of the awaits that could run at the same time as the one at \p Last, in their order, with it.
std::vector<uint32_t> awaitsBeside(llvm::ArrayRef<Event> Events, uint32_t Last);

/// "coroutine", "completion handler": what kind of entry a function is.
std::string entryKind(const Propagation &Flow, FunctionIndex F);
/// "coroutine 'session'", "completion handler 'lambda in main'": a function in the words of a message.
std::string contextWords(const Propagation &Flow, FunctionIndex F);

} // namespace nostall

#endif
