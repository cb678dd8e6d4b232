//===- Facts.h - What is compared of two revisions of a program -----------------------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// A pair says that an entry blocks, not since when. To say which line of a change made it so, the steps of every
// function of both revisions are needed, not only those of call paths: `handler` may have called `helper` all along,
// and only the sleep in it is new. Facts are these steps, in a form that is compared and kept in a file.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_GATE_FACTS_H
#define NOSTALL_GATE_FACTS_H

#include "fixes/Fixes.h"
#include "rules/Rules.h"

namespace nostall {

/// One event of a function.
struct StepFact {
  std::string Call;              ///< the name of what it calls; empty when it calls nothing by name
  uint8_t Kind = 0;              ///< EventKind
  bool Blocks = false;           ///< this very call blocks, and that counts
  uint8_t Puts = 0;              ///< bits of Transfer: where it puts coroutines and callables
  unsigned Line = 0, Column = 0; ///< from 1
  unsigned Offset = 0;           ///< in bytes
  uint64_t Expression = 0;       ///< a hash of what is written there, without white space and comments

  bool operator==(const StepFact &) const = default;
};

struct FunctionFact {
  std::string Name;
  std::string Id; ///< FunctionId, in hexadecimal digits
  std::string File;
  unsigned Line = 0, Column = 0;
  bool Lambda = false;
  bool OnLoop = false;   ///< an async context that runs on a loop
  bool Accepted = false; ///< its blocking is accepted: annotated, allowed, or vendored code
  std::vector<StepFact> Steps;

  bool operator==(const FunctionFact &) const = default;
};

/// A step of a function, in indices of ProgramFacts.
struct StepRef {
  uint32_t Function = None, Step = None;
  uint32_t Target = None; ///< the function that it leads to; none for the blocking call itself
  bool operator==(const StepRef &) const = default;
};

/// An entry that reaches a cause, and is reported to.
struct PairFact {
  std::string Rule;
  uint32_t Entry = None;       ///< the function; None for a finding that is about no code
  StepRef Cause;               ///< without function for a finding that is about no code
  std::vector<StepRef> Chain;  ///< from the call site to the cause; of today's program only
  std::vector<StepRef> Origin; ///< how the entry comes to its loop, outermost first; of today's program only
  Location EntryPlace;         ///< the user's knowledge entry that says that the cause blocks; Line 0 without one
  std::string File;            ///< of the cause
  unsigned Line = 0;

  bool operator==(const PairFact &) const = default;
};

struct ProgramFacts {
  std::vector<FunctionFact> Functions; ///< those with a body
  std::vector<PairFact> Pairs;         ///< the reported ones, in the order of findings and pairs
  /// By function: those that its steps call, start or hand on; of today's program only.
  std::vector<std::vector<uint32_t>> LeadsTo;

  const StepFact &step(const StepRef &R) const { return Functions[R.Function].Steps[R.Step]; }
};

/// The facts of a judged program. \p Texts gives the files as they were analysed.
ProgramFacts factsOf(const RuleInput &Input, llvm::ArrayRef<Finding> Findings, TextSource Texts);

/// A hash of the expression or statement that begins at byte \p Offset: up to its end by `;`, a comma or a bracket that
/// it did not open, without white space and comments, so that formatting does not count.
uint64_t expressionHash(llvm::StringRef Text, size_t Offset);

/// A hash of the function whose name is at byte \p Offset: of its line up to there, and of what follows up to the
/// end of its body, without white space and comments.
uint64_t functionHash(llvm::StringRef Text, size_t Offset);

/// As text, for a cache; and back. An error says that the text does not hold facts of this version.
std::string writeFacts(const ProgramFacts &Facts);
llvm::Expected<ProgramFacts> readFacts(llvm::StringRef Text);

} // namespace nostall

#endif
