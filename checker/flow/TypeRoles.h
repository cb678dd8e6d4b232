//===- TypeRoles.h - What knowledge says of the types of a unit -------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// Whether objects of a type can be called, work on an executor, are event loops or pools, own other objects: answered
// from the tables of a unit, so that a change of knowledge needs no parse.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_FLOW_TYPEROLES_H
#define NOSTALL_FLOW_TYPEROLES_H

#include "flow/UnitKnowledge.h"

namespace nostall::flow {

/// Of one unit, on one thread. Every question looks through references, pointers and arrays unless it says otherwise.
class TypeRoles {
public:
  TypeRoles(const graph::Unit &Unit, UnitKnowledge &Known) : Unit(Unit), Known(Known), Asked(Unit.Types.size()) {}

  /// The entry of the class, or null.
  const TypeEntry *entry(graph::TypeIndex T) const { return Known.type(T); }
  bool is(graph::TypeIndex T, TypeRole Role) const;
  /// The class that a type is, through references, pointers and arrays; invalid for any other type.
  graph::TypeIndex classOf(graph::TypeIndex T) const;

  /// Whether a value of this type can be called, or is a coroutine. Through references only: a pointer to a functor
  /// cannot.
  bool isCallable(graph::TypeIndex T) const;
  /// Whether it can be called, or may hold something that can: what a library's class was made from, or what was put
  /// into it.
  bool isCallableLike(graph::TypeIndex T) const;

  /// Whether code that is handed to an executor of this type runs on a loop or elsewhere, as far as the type says;
  /// looks through wrappers such as strands at their template arguments.
  std::optional<Context> executor(graph::TypeIndex T);
  /// Whether objects of this type are executors or contexts, or know the one that they work on.
  bool carriesExecutor(graph::TypeIndex T);
  bool isLoop(graph::TypeIndex T) const { return is(T, TypeRole::Loop); }
  bool isPool(graph::TypeIndex T) const { return is(T, TypeRole::Pool); }
  /// Whether an object of this type is an event loop, or owns one; by value only.
  bool holdsLoop(graph::TypeIndex T) const;
  /// Whether objects of a class run what they are made of on a thread of their own.
  bool startsThread(graph::TypeIndex T);

private:
  /// Whether a class of the program's is an executor that hands what it gets to a thread or a pool.
  bool executesElsewhere(graph::TypeIndex Class);

  const graph::Unit &Unit;
  UnitKnowledge &Known;
  enum class Answer : uint8_t { None, Loop, Elsewhere, Unasked };
  std::vector<std::optional<Answer>> Asked; ///< executor(), by the position of the class
};

} // namespace nostall::flow

#endif
