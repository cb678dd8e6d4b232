//===- Contract.h - What a caller must know of a function -------------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// A contract speaks in the function's own terms: of its parameters, of what they refer to, of the object and of global
// variables. A caller translates them into its arguments. Bottom is a function that does not return, and ensures
// everything; with more paths a contract ensures less and less, so that the fixpoint over functions that call each
// other is unique.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_FLOW_CONTRACT_H
#define NOSTALL_FLOW_CONTRACT_H

#include "flow/Facts.h"
#include <memory>

namespace nostall::flow {

/// What one kind of caller knows of what a function asks, in the terms of its contract.
struct CallContext {
  std::map<graph::ValueIndex, std::vector<int64_t>> Numbers; ///< the numbers that a value may be
  std::map<graph::ValueIndex, ObjectStates> Objects;
  std::map<graph::ValueIndex, graph::TypeIndex> Types;       ///< the class of an object, more exact than declared
  std::map<graph::ValueIndex, graph::VariableIndex> Globals; ///< of a reference or pointer: the variable it refers to

  bool empty() const { return Numbers.empty() && Objects.empty() && Types.empty() && Globals.empty(); }
  bool operator==(const CallContext &) const = default;
};

struct Contract {
  /// Whether it returns at all.
  bool Returns = false;
  /// On which of its parameters, and of what they refer to, its behaviour hangs.
  std::set<graph::ValueIndex> Asks;
  /// What it gives; empty when that is not followed.
  Alternatives Result;
  /// What places outside of the function hold on return; those that are not here are as they were.
  std::map<graph::ValueIndex, Alternatives> Writes;
  /// The states in which objects are on every return, and only on those that give false, or true.
  std::map<graph::ValueIndex, ObjectStates> Ensures, EnsuresIf[2];
  /// The states that objects may have lost by then.
  std::map<graph::ValueIndex, ObjectStates> MayLose;
  /// The mutexes that are held on return for certain, and those that may be.
  std::set<graph::ValueIndex> Takes, MayTake;
  /// Those that are given back for certain, and that may be.
  std::set<graph::ValueIndex> GivesBack, MayGiveBack;
  /// The executor that it gives, or on which what it gives works.
  ExecutorValue Executor;
  /// Of a coroutine: where it ends.
  Whereabouts EndsAt = Whereabouts(Moved::Persistently);
  /// The callables and coroutines among its parameters that a thread or a pool runs or resumes.
  std::set<graph::ValueIndex> RunsOffLoop;
  /// The places outside of the function whose objects wait when they end, and those that wait for nothing any more; of
  /// parameters by value those that are moved on.
  std::map<graph::ValueIndex, const FunctionEntry *> Waits;
  std::set<graph::ValueIndex> Settles;
  /// How what it gives will end.
  GivenEnding Gives;
  /// The values that all of these speak of.
  Table<graph::Value> Values;
};

/// Compares what two contracts of one function say; their tables of values must be grown from the same one.
bool saysTheSame(const Contract &A, const Contract &B);

/// The contracts of a unit's functions that are known so far.
class Contracts {
public:
  explicit Contracts(size_t Functions) : Of(Functions) {}

  /// Null when nothing is known: a function without a body, or that was not looked at.
  const Contract *find(graph::FunctionIndex F) const { return Of[F.position()].get(); }
  void forget(graph::FunctionIndex F) { Of[F.position()].reset(); }
  void set(graph::FunctionIndex F, Contract C) { Of[F.position()] = std::make_unique<Contract>(std::move(C)); }

  /// The fields and global variables in which some function leaves an object that waits when it ends.
  std::map<graph::VariableIndex, const FunctionEntry *> Waiting;

private:
  std::vector<std::unique_ptr<Contract>> Of;
};

} // namespace nostall::flow

#endif
