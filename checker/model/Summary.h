//===- Summary.h - What one translation unit says about its functions --------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// A TuSummary is all that later phases ever see of a source file: plain data in flat arrays, joined by 32-bit indices,
// with every string interned. For each function it holds a stream of events in flow order: calls, constructions,
// implicit destructions, awaits, stores. An event names its callee and says what becomes of each callable or coroutine
// that takes part (a Use), what knowledge says of this very call (an Effect, or why it was discharged), whether
// `co_await` would be legal there, and what an edit would need (an EditSite), so that verdicts, findings and fixes need
// no AST.
//
// Ownership: a TuSummary owns everything; indices are valid within it only. It is written by one thread (extract) and
// then only read.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_MODEL_SUMMARY_H
#define NOSTALL_MODEL_SUMMARY_H

#include "model/EditSite.h"
#include "model/FunctionId.h"
#include "model/StringTable.h"
#include "model/Suppression.h"
#include "model/Vocabulary.h"
#include <cstdint>
#include <string>
#include <vector>

namespace nostall {

/// The index that means "none" in every index field below.
constexpr uint32_t None = ~0U;

/// What an expression denotes, as far as a summary can say without running it.
enum class ValueKind : uint8_t {
  Function,  ///< Index: a function of this TU; a lambda is its call operator
  Parameter, ///< Index: parameter of the function that lies Depth lambdas further out
  Symbol,    ///< Index: a field or global variable (TuSummary::Symbols)
  Result,    ///< Index: what an earlier event of the same function returned (position in the function's stream)
  Executor,  ///< Index: a KnownExecutor
};

/// An executor of which the function itself shows what it is.
enum class KnownExecutor : uint32_t {
  Loop,
  Elsewhere, ///< threads that may block
  Own,       ///< the one that the coroutine runs on
};

struct Value {
  ValueKind Kind = ValueKind::Result;
  uint8_t Depth = 0;
  uint32_t Index = None;

  bool operator==(const Value &) const = default;
};

/// What becomes of a callable, or of a coroutine that was created but not awaited, that takes part in an event.
enum class Role : uint8_t {
  Inline,      ///< runs here and now, in the caller's context
  Elsewhere,   ///< runs on a thread that may block
  Loop,        ///< runs on an event loop
  AssumedLoop, ///< runs on an executor that could not be traced
  OnExecutor,  ///< runs on Executor; propagation finds out what that is
  Passed,      ///< becomes parameter Argument of the callee; propagation finds out what that does with it
  Stored,      ///< kept in Target (a Symbol) or in the event's result
  Returned,    ///< is what the function returns: it runs where the function's result is awaited or spawned
  Escapes,     ///< handed to code that is neither seen nor known
  Binds,       ///< is an executor, which parameter Argument of the callee, or else Target, denotes from then on
};

struct Use {
  Value What;
  Role How = Role::Escapes;
  uint16_t Argument = 0;  ///< position among the call's arguments; ObjectArgument for the object
  uint32_t Target = None; ///< for Stored and Binds: the Symbol
  StringId Reason = 0;    ///< which knowledge entry said so, or the executor in the words of a message
  Value Executor = {};    ///< for OnExecutor
};
constexpr uint16_t ObjectArgument = 0xFFFF;

/// What knowledge says of a blocking call.
struct Effect {
  StringId Entry = 0; ///< the entry's key in Knowledge: "posix:sleep"
  Category What = Category::Wait;
  Cost HowLong = Cost::Io;

  bool operator==(const Effect &) const = default;
};

enum class EventKind : uint8_t {
  Call,         ///< Callee is the function that runs
  VirtualCall,  ///< Callee is the declaration; an override may run
  IndirectCall, ///< through a pointer or a wrapper: the Uses with Role::Inline say what may run
  Construct,    ///< Callee is the constructor
  Destroy,      ///< Callee is the destructor: implicit at the end of a scope, or by delete
  Await,        ///< co_await: the Uses say which coroutine, if it is known
  Discard,      ///< an awaitable that is dropped: nothing of it ever runs
  Store,        ///< Uses are put into Target symbols
  Return,       ///< the Uses are what the function returns
};

/// Why `co_await` cannot be written at a place.
enum class AwaitLegality : uint8_t {
  Legal,
  NotInCoroutine,
  InCatchHandler,
  InDefaultArgument,
  InStaticInitializer,
  LockHeld,
  Generator,
  NoSpelling, ///< an implicit call: a destructor, a conversion
  InMacro,
  ThreadLocalUsed,
  LastErrorRead, ///< `errno` is read in the same function
  InRangeLoop,   ///< a step that a range-based loop takes by itself
  OffExecutor,   ///< a hop put the coroutine on an executor of a loop, such as a strand, which it would leave
};

/// One step of a function, in flow order.
struct Event {
  EventKind Kind = EventKind::Call;
  AwaitLegality Legality = AwaitLegality::NotInCoroutine;
  bool Conditional = false; ///< not on every path through the function
  bool InLoop = false;
  bool Implicit = false;  ///< not written in the source
  bool Hopped = false;    ///< an await before it has moved the coroutine off its loop
  bool VainHop = false;   ///< an await that looks as if it moved the coroutine to a pool, and does not
  uint32_t Callee = None; ///< index in TuSummary::Functions
  Span Where;
  StringId SpelledFile = 0; ///< for a call that a macro spells: the place in the macro's definition
  uint32_t SpelledLine = 0;
  uint32_t Effect = None;   ///< index in TuSummary::Effects: this very call blocks
  uint32_t SparedBy = None; ///< but not if this Symbol is only ever made non-blocking
  uint32_t Takes = None;    ///< the Symbol of the mutex that this very call locks
  uint32_t Holding = None;  ///< the Symbol of a mutex that is certainly held at the call; for an Await: while suspended
  uint32_t Beside = None; ///< for an Await: the position of one before it that it does not need; both could run at once
  StringId Discharge = 0; ///< why a call that can block does not block here
  uint32_t FirstUse = 0, UseCount = 0;
  uint32_t Edit = None; ///< index in TuSummary::EditSites
};

/// What kind of coroutine a function is.
enum class CoroutineKind : uint8_t {
  None,
  Loop,        ///< its type is known to run on a loop
  AssumedLoop, ///< an unknown coroutine type that is not a synchronous generator
  Generator,   ///< runs in the code that iterates it
  Elsewhere,   ///< its type is known never to run on a loop
};

/// Why a function is an async context by itself, without being a coroutine; Program::entryKind knows what the user's
/// configuration says, too.
enum class EntryKind : uint8_t { None, AwaiterMember, NonBlocking, Callback };

struct FunctionSummary {
  FunctionId Id;
  StringId Name = 0;      ///< qualified, for people: 'server::session', 'lambda in main'
  Span Definition;        ///< the name at the definition, or at the declaration when there is no body
  uint32_t Parent = None; ///< for a lambda: the function that contains it
  uint32_t FirstEvent = 0, EventCount = 0;
  uint32_t FirstOverride = 0, OverrideCount = 0; ///< in TuSummary::Overrides: the functions this one overrides
  CoroutineKind Coroutine = CoroutineKind::None;
  EntryKind Entry = EntryKind::None;
  StringId CoroutineType = 0; ///< 'boost::asio::awaitable'
  bool HasBody = false;       ///< its events are complete
  bool Opaque = false;        ///< in a namespace that is never looked into
  bool Known = false;         ///< a knowledge entry speaks of it
  bool AllowBlocking = false; ///< annotated: blocks, and that is accepted
  bool Lambda = false;
  bool Pattern = false;        ///< a template that nothing instantiates: dependent calls are unknown
  bool RunsLoop = false;       ///< turns a loop on its own thread until that ends
  bool ServesIo = false;       ///< a coroutine that makes sockets on the executor that it runs on
  bool ForCaller = false;      ///< a copy of a function for what one caller passes, who alone calls it
  bool Initiation = false;     ///< begins an asynchronous operation for a library, which runs it where it is awaited
  bool ReadsLastError = false; ///< it reads the last error of its thread
  Doubt Touches;               ///< state that its own body, or a library for it, shares with other threads
};

/// A variable or field that callables, executors or states are kept in.
struct Symbol {
  FunctionId Id;
  StringId Name = 0;
  bool MadeNonBlocking = false; ///< some code puts it into non-blocking mode
  bool MadeBlocking = false;    ///< some code takes it out of it
  bool IsPool = false;          ///< a thread pool by its type
  bool ServesIo = false;        ///< sockets are made on it: its threads serve the program's own I/O
  uint32_t RefersTo = None;     ///< the Symbol of the object that this reference or pointer to a socket refers to
};

/// What was understood, for the line that every run ends with.
struct Coverage {
  uint32_t FilesParsed = 0, FilesFailed = 0;
  uint32_t CoroutineTypes = 0; ///< distinct coroutine types recognised as loop coroutines
  uint32_t AsyncEntries = 0;   ///< functions that start an async context
  uint32_t UnknownCallees = 0; ///< functions without body or knowledge that async contexts reach
  uint32_t Conflicts = 0;      ///< functions that are defined in different ways in different files
};

struct TuSummary {
  std::string MainFile;
  StringTable Strings;
  std::vector<FunctionSummary> Functions;
  std::vector<Event> Events;
  std::vector<Use> Uses;
  std::vector<uint32_t> Overrides;
  std::vector<Symbol> Symbols;
  std::vector<nostall::Effect> Effects;
  std::vector<EditSite> EditSites;
  std::vector<Suppression> Suppressions;
  std::vector<std::string> Errors; ///< what Clang could not parse: "file:line:column: message"

  llvm::ArrayRef<Event> eventsOf(const FunctionSummary &F) const {
    return llvm::ArrayRef(Events).slice(F.FirstEvent, F.EventCount);
  }
  llvm::ArrayRef<Use> usesOf(const Event &E) const { return llvm::ArrayRef(Uses).slice(E.FirstUse, E.UseCount); }
};

} // namespace nostall

#endif
