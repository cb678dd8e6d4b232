//===- Finding.h - What nostall tells a person ---------------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// A finding stands at its place, the call in the nearest async context; its chain walks from there down to the cause,
// the blocking call itself. Findings are plain data: every renderer and every door shows the same ones.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_MODEL_FINDING_H
#define NOSTALL_MODEL_FINDING_H

#include "model/Vocabulary.h"
#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

namespace nostall {

/// A place for people and editors.
struct Location {
  std::string File;              ///< absolute path
  unsigned Line = 0, Column = 0; ///< counted from 1
  unsigned Offset = 0;           ///< in bytes, for editors and diagnostics

  auto operator<=>(const Location &) const = default;
};

enum class StepKind : uint8_t { Call, VirtualCall, Callable, Construct, Destroy, Spawn, LockHolder };
llvm::StringRef spelling(StepKind K);

/// One step of the way from the async context to the blocking call.
struct Step {
  StepKind Kind = StepKind::Call;
  Location Where;
  std::string Function; ///< the caller
  std::string Call;     ///< what it calls
  std::string Reason;   ///< why this step is believed: a knowledge entry, a virtual guess, a callable's role
};

/// The step as a note: "'a' calls 'b', which blocks (sleep, unbounded)".
std::string describe(const Step &S);

/// How many of Finding::Others people are shown.
constexpr size_t OthersShown = 5;

/// Why a file could not be read as C++ to its end.
struct ParseError {
  Location Where; ///< Line 0 when the error has no place in the file
  std::string Message;
};

/// Replace [Begin, End) of File by Text; an insertion has Begin == End.
struct Edit {
  std::string File;
  unsigned Begin = 0, End = 0;
  std::string Text;

  auto operator<=>(const Edit &) const = default;
};

struct Fix {
  std::string Kind; ///< "async-sibling", "offload", "await" or "gather"
  std::string Description;
  std::string Code;                  ///< what the call becomes, for people
  std::vector<Edit> Edits;           ///< in the order of the text, as small as they can be made
  std::vector<std::string> Includes; ///< headers to add to the file of the place
};

/// What a change adds to the findings of its base: the first step of a chain that the base does not have.
struct Introduction {
  Location Where;
  std::vector<std::string> Handlers; ///< display names of the async contexts that block because of it, sorted
};

/// Says that a finding is accepted for a time; it is shown as such and fails nothing.
struct Waiver {
  std::string Reason;
  std::string Owner; ///< who answers for it; may be empty
  std::string Until; ///< the day on which the finding returns, as "2030-01-31"; empty: never
};

struct Finding {
  std::string Rule;                          ///< "nostall-blocking-call"
  std::optional<nostall::Category> Category; ///< none for rules that are not about a blocking call
  nostall::Severity Severity = nostall::Severity::Warning;
  nostall::Confidence Confidence = nostall::Confidence::High;
  Location Place;
  std::string Function; ///< the async context
  std::string Message;
  std::string Entry;       ///< the knowledge entry of the cause, if any
  std::vector<Step> Chain; ///< a direct call has a chain of one
  /// The other blocking calls that the first step leads to, nearest first: each remains when the cause is gone.
  std::vector<Step> Others;
  std::string Fingerprint;
  std::optional<nostall::Fix> Fix;
  std::string ByHand;                       ///< what to do where no fix is offered
  std::optional<Introduction> IntroducedBy; ///< only when a base was given to compare with
  std::optional<Waiver> Suppressed;
  bool Partial = false; ///< a file that it speaks of could not be parsed wholly

  /// The blocking call itself. Behind one that waits for a lock stands how its holder keeps it.
  const Step &cause() const {
    const auto Holder =
        std::find_if(Chain.begin(), Chain.end(), [](const Step &S) { return S.Kind == StepKind::LockHolder; });
    return Holder == Chain.end() || Holder == Chain.begin() ? Chain.back() : *std::prev(Holder);
  }
};

} // namespace nostall

#endif
