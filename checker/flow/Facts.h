//===- Facts.h - What holds at a point of a function ------------------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// The same call stalls the loop on one path and is harmless on another: after `if (f.wait_for(0s) == ready)` a future's
// `get` returns at once, after `s.non_blocking(true)` a socket's read does, with `flags` that are MSG_DONTWAIT on all
// ways a `recv` does. A State is what holds at one point on all ways that lead there. There is one join, and it only
// ever loses facts, so that the fixpoint over a function's graph is unique.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_FLOW_FACTS_H
#define NOSTALL_FLOW_FACTS_H

#include "flow/Endings.h"
#include "flow/ExecutorValue.h"
#include "flow/Whereabouts.h"
#include "model/FlowGraph.h"
#include "model/Vocabulary.h"
#include "llvm/ADT/SmallVector.h"
#include <map>
#include <set>

namespace nostall::flow {

/// A variable that may hold more values than this holds an unknown one.
constexpr unsigned MaxAlternatives = 4;

/// The values that something may have: all of them, or an unknown one alone.
class Alternatives {
public:
  Alternatives() = default;
  explicit Alternatives(graph::ValueIndex Only) : Values{Only} {}

  /// Adds a value; beyond MaxAlternatives all of them collapse to \p Unknown.
  void add(graph::ValueIndex V, graph::ValueIndex Unknown);
  /// The value when there is only one, else an invalid index.
  graph::ValueIndex only() const { return Values.size() == 1 ? Values.front() : graph::ValueIndex(); }
  bool empty() const { return Values.empty(); }
  auto begin() const { return Values.begin(); }
  auto end() const { return Values.end(); }
  bool operator==(const Alternatives &) const = default;

private:
  llvm::SmallVector<graph::ValueIndex, 2> Values; // sorted
};

/// A set of ObjectState.
class ObjectStates {
public:
  bool has(ObjectState S) const { return Bits & bit(S); }
  bool empty() const { return Bits == 0; }
  void set(ObjectState S) { Bits |= bit(S); }
  void add(ObjectStates Other) { Bits |= Other.Bits; }
  void clear(ObjectState S) { Bits &= static_cast<uint8_t>(~bit(S)); }
  void keepCommon(ObjectStates Other) { Bits &= Other.Bits; }
  bool operator==(const ObjectStates &) const = default;

private:
  static uint8_t bit(ObjectState S) { return static_cast<uint8_t>(1U << static_cast<unsigned>(S)); }
  uint8_t Bits = 0;
};

struct State {
  bool Reachable = false;
  /// What places hold; one that is not here holds what it held when the function began.
  std::map<graph::ValueIndex, Alternatives> Holds;
  /// The states in which objects are for certain, by place or, of descriptors and handles, by value.
  std::map<graph::ValueIndex, ObjectStates> Objects;
  /// The states that objects may have lost since the function began.
  std::map<graph::ValueIndex, ObjectStates> PerhapsLost;
  /// The mutexes that are held for certain, and those that may be.
  std::set<graph::ValueIndex> SurelyHeld, PerhapsHeld;
  /// The mutexes that were given back and not taken since, though the function need not have taken them.
  std::set<graph::ValueIndex> SurelyGivenBack, PerhapsGivenBack;

  /// Where the coroutine runs.
  Whereabouts Where;
  /// The executors that variables were assigned; Unknown when they differ between the ways to this point.
  std::map<graph::VariableIndex, ExecutorValue> Executors;
  /// The executors that calls gave.
  std::map<graph::StepIndex, ExecutorValue> GivenExecutors;
  /// How objects will end.
  Endings Ends;

  void take(graph::ValueIndex Mutex);
  void giveBack(graph::ValueIndex Mutex);

  /// Keeps what also holds on another way to the same point; whether anything changed.
  bool join(const State &Other, graph::ValueIndex Unknown);
  bool operator==(const State &) const = default;
};

} // namespace nostall::flow

#endif
