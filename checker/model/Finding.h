//===- Finding.h - What nostall tells a person ---------------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// A finding is a cause, the innermost call in the user's code that makes something block, with all its pairs: the
// entries that reach it, each with the call sites from which it does. Findings are plain data: every renderer and every
// front end shows the same ones.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_MODEL_FINDING_H
#define NOSTALL_MODEL_FINDING_H

#include "model/Hazard.h"
#include "model/Vocabulary.h"
#include "llvm/ADT/ArrayRef.h"
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

/// Why a step is assumed, or what it does for long. rules/StepWords.h says it in words.
enum class StepReason : uint8_t {
  None,
  Blocks,             ///< by itself: see What and HowLong
  MayBeOverride,      ///< the override may be the one that runs
  MayBeCallee,        ///< the function may be what is called
  RunsCallable,       ///< the callee runs what it is given: see Callable
  ImplicitDestructor, ///< of a local, a member or an owned object
  Suspended,          ///< it keeps the lock while it is suspended
  Waits,              ///< it keeps the lock while it waits
};

/// Where a lambda stands, to tell it from another one of the same name.
struct LambdaPlace {
  unsigned Line = 0;   ///< 0: its name is enough
  unsigned Column = 0; ///< 0: its line is enough

  auto operator<=>(const LambdaPlace &) const = default;
};

/// One step of a call path.
struct Step {
  StepKind Kind = StepKind::Call;
  Location Where;
  std::string Function; ///< the caller
  std::string Call;     ///< what it calls
  std::string Words;    ///< what knowledge or a rule says of the step; may be empty
  StepReason Why = StepReason::None;
  std::optional<Category> What = std::nullopt; ///< of what blocks
  std::optional<Cost> HowLong = std::nullopt;  ///< likewise
  std::string Callable = {};                   ///< what the callee runs
  /// Set where another lambda of the path has the same name.
  LambdaPlace FunctionAt = {}, CallAt = {}, CallableAt = {};
};

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

/// Whether a fix leaves alone what the program does, or may let others in between.
enum class FixSafety : uint8_t { Safe, Unsafe };
llvm::StringRef spelling(FixSafety S);

struct Fix {
  std::string Kind; ///< "async-sibling", "offload", "await" or "gather"
  std::string Description;
  std::string Code;                  ///< what the call becomes, for people
  std::vector<Edit> Edits;           ///< in the order of the text, as small as they can be made
  std::vector<std::string> Includes; ///< headers to add to the file of the place
  FixSafety Safety = FixSafety::Unsafe;
  Hazard Why = Hazard::None; ///< for an unsafe one; fixes/Safety.h says it in words
  std::string Culprit;       ///< the object or function that Why is about
};

/// What a change adds to the pairs of its base: the first step of a call path that the base does not have.
struct Introduction {
  Location Where;

  bool operator==(const Introduction &) const = default;
};

/// Why a pair is not reported. There are no other reasons.
enum class NotReported : uint8_t {
  Discharged, ///< facts say that the call cannot block here
  Suppressed, ///< NOLINT, or an annotation
  Accepted,   ///< `accept:` or `allow:` in .nostall.yaml
  Baselined,  ///< the baseline, or the base that is compared with, has it
  Off,        ///< its category, rule or cost is below what is asked for
  Outside,    ///< vendored or generated
};
llvm::StringRef spelling(NotReported Why);

/// Why a pair is not reported, and where that is said.
struct Standing {
  NotReported Why = NotReported::Off;
  Location Where;     ///< of the comment or of the line of a configuration; Line 0 when there is none
  std::string Reason; ///< the user's own words, or what is off; may be empty
  std::string Owner;  ///< who answers for it; may be empty
  std::string Until;  ///< the day on which the pair returns, as "2030-01-31"; empty: never
};

/// The number of an entry or cause in the solved program that a finding was made from; plain data to everybody else.
struct ProgramPoint {
  uint32_t Function = ~0U, Event = ~0U;
  bool operator==(const ProgramPoint &) const = default;
};

/// Where an entry takes the first step towards a cause: the call at which an offload would go.
struct CallSite {
  Location Where;
  std::string Call; ///< what is called there
  nostall::Confidence Confidence = nostall::Confidence::High;
  std::optional<Cost> HowLong;                             ///< of the cause as this call reaches it
  nostall::Severity Severity = nostall::Severity::Warning; ///< of that; what only may block is not an error
  uint32_t Length = 1;                                     ///< steps from here to the cause
  ProgramPoint Point, Target;                              ///< itself, and the cause
  std::string Message;    ///< the message at this place, if the rule states it; see messageAt
  std::string Advice;     ///< what to do at this call site; may be empty
  std::vector<Step> Path; ///< the steps from here, where the rule states them; see Pair::pathOf
  std::optional<nostall::Fix> Fix;
  std::string ByHand; ///< what to do where no fix is offered
};

/// Walks the call paths of one solved program. Paths are not stored: a cause may have a hundred thousand of them.
class CallPathSource {
public:
  virtual ~CallPathSource() = default;
  /// The steps from the call site \p From down to the cause at \p To, and what lies behind the cause: the holder of a
  /// lock, or the calls inside vendored code. Empty when there is no path.
  virtual std::vector<Step> path(const ProgramPoint &From, const ProgramPoint &To) const = 0;
};

/// An entry that reaches the cause. The best call site stands first: certain before guessed, short before long, then
/// the earliest.
struct Pair {
  std::string Entry;     ///< the name of the entry, as shown
  std::string EntryKind; ///< "coroutine", "completion handler", ...
  Location EntryPlace;
  std::vector<CallSite> Sites;              ///< at least one
  std::optional<Standing> Unreported;       ///< none: it is reported
  std::optional<Introduction> IntroducedBy; ///< only when a base was given to compare with
  bool NewlyKnown = false; ///< its functions are as the baseline knew them: only what is known of them is new
  bool Partial = false;    ///< a file that it speaks of could not be parsed wholly
  const CallPathSource *Paths = nullptr; ///< outlives it; null where every site states its own path

  const CallSite &best() const { return Sites.front(); }
  nostall::Confidence confidence() const { return best().Confidence; }
  /// The steps of \p S, one of its sites, from there to the cause and what lies behind it.
  std::vector<Step> pathOf(const CallSite &S) const {
    return S.Path.empty() && Paths ? Paths->path(S.Point, S.Target) : S.Path;
  }
};

/// A cause with all the entries that reach it.
struct Finding {
  std::string Rule;                                        ///< "nostall-blocking-call"
  std::optional<nostall::Category> Category;               ///< none for rules that are not about a blocking call
  std::optional<Cost> HowLong;                             ///< the worst of the reported call sites
  nostall::Severity Severity = nostall::Severity::Warning; ///< likewise
  Step Cause;              ///< the innermost call in the user's code that makes something block
  std::string Message;     ///< the headline, without counts
  std::string Entry;       ///< the knowledge entry of the cause, if any
  std::string Advice;      ///< what knowledge tells to use instead of the cause; may be empty
  std::vector<Pair> Pairs; ///< the reported ones first, each group best first
  std::string Fingerprint;

  const Location &place() const { return Cause.Where; }
  /// The pairs that are reported.
  llvm::ArrayRef<Pair> reported() const {
    return llvm::ArrayRef(Pairs).take_while([](const Pair &P) { return !P.Unreported; });
  }
  bool isReported() const { return !Pairs.empty() && !Pairs.front().Unreported; }
  /// That of the best reported pair; of the best at all when none is reported.
  nostall::Confidence confidence() const { return Pairs.empty() ? Confidence::Low : Pairs.front().confidence(); }
};

/// Puts the reported pairs first, and each group in the order best first, and gives the finding the worst severity and
/// cost of the call sites that are reported; of all when none is. To be called when a pair is added or marked.
void updateFromPairs(Finding &F);

/// The index in \p Path of the cause of \p F: behind it stand the holder of a lock or the calls of vendored code.
size_t causeIndex(const Finding &F, llvm::ArrayRef<Step> Path);

} // namespace nostall

#endif
