//===- Vocabulary.h - The words that knowledge, summaries and findings share -*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// What a blocking call waits for (category), how long that may take (cost), how sure and how bad a finding is. Each
// word is spelled once, in the tables of Vocabulary.cpp; YAML, JSON, options and messages all use that spelling.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_MODEL_VOCABULARY_H
#define NOSTALL_MODEL_VOCABULARY_H

#include "model/WordTable.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include <cstdint>
#include <optional>
#include <string>

namespace nostall {

/// What a blocking call waits for.
enum class Category : uint8_t {
  Sleep,
  Network,
  Dns,
  File,
  Filesystem,
  Process,
  Wait,
  Lock,
  Console,
  Database,
  HttpClient,
  Compute,
};
constexpr size_t CategoryCount = EnumeratorCount<Category>;

/// How long a blocking call may keep its thread. Ordered: a later one is worse.
enum class Cost : uint8_t {
  Brief,     ///< usually served from memory, or microseconds
  Io,        ///< a device
  Unbounded, ///< a peer, another thread or a timer decides how long
};

/// How bad a finding is. Follows from the cost alone: see severityOf.
enum class Severity : uint8_t { Info, Warning, Error };

/// How sure a finding is.
enum class Confidence : uint8_t {
  Low,    ///< a virtual call's guess, or a callable that only may be the one that runs
  Medium, ///< the call is certain, but that it runs on a loop is assumed
  High,   ///< both are known
};

/// Where a function may run.
enum class Context : uint8_t {
  Loop,        ///< on an event loop, for a reason that can be named
  Elsewhere,   ///< on a thread that may block: a pool, a plain thread
  AssumedLoop, ///< nothing visible starts it; counts as the loop
  Unknown,     ///< handed to code that was not seen; not reported
};

/// A state of an object that decides whether calls on it wait.
enum class ObjectState : uint8_t {
  NonBlocking, ///< a socket, descriptor or pipe: operations that would wait fail instead
  Ready,       ///< a future, a query or a socket: what it waits for has come
  Writable,    ///< a socket or descriptor: there is room for what is written next
  Flushed,     ///< a stream: nothing is buffered that is still to be written
  Streaming,   ///< a result of a query: its rows are still at the server
};
constexpr ObjectState ObjectStateValues[] = {ObjectState::NonBlocking, ObjectState::Ready, ObjectState::Writable,
                                             ObjectState::Flushed, ObjectState::Streaming};
static_assert(std::size(ObjectStateValues) == EnumeratorCount<ObjectState>);

/// A rule by its name, and whether it runs where no configuration speaks of it.
struct RuleName {
  llvm::StringLiteral Name;
  bool OnByDefault = true;
};

/// Every rule, in the order of their names; the build writes the list from the files of the rules.
llvm::ArrayRef<RuleName> ruleNames();

llvm::StringRef spelling(Category C);
llvm::StringRef spelling(Cost C);
llvm::StringRef spelling(Severity S);
llvm::StringRef spelling(Confidence C);
llvm::StringRef spelling(Context C);
llvm::StringRef spelling(ObjectState S);

std::optional<Category> parseCategory(llvm::StringRef Text);
std::optional<Cost> parseCost(llvm::StringRef Text);
std::optional<Severity> parseSeverity(llvm::StringRef Text);
std::optional<Confidence> parseConfidence(llvm::StringRef Text);
std::optional<ObjectState> parseObjectState(llvm::StringRef Text);

/// All words of an enumeration, comma separated: for messages that say what is allowed.
std::string allCategories();
std::string allCosts();
std::string allSeverities();
std::string allConfidences();
std::string allObjectStates();

/// The rule of this name, or null.
const RuleName *findRule(llvm::StringRef Name);
/// "unknown rule 'nostal-unawaited'; did you mean 'nostall-unawaited'? allowed: ...": for a name that is not a rule's.
std::string unknownRule(llvm::StringRef Name);

/// `unbounded` is an error, `io` a warning, `brief` information.
Severity severityOf(Cost C);

} // namespace nostall

#endif
