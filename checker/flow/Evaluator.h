//===- Evaluator.h - What a value is where something holds ------------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// A graph's values name places and earlier steps. Here they are looked up in a State: a pointer becomes what it points
// to, a variable what was assigned to it, an operation on constants its result.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_FLOW_EVALUATOR_H
#define NOSTALL_FLOW_EVALUATOR_H

#include "flow/Facts.h"
#include "model/ValueInterner.h"

namespace nostall::flow {

/// An operation on more operations than this is not known.
constexpr unsigned MaxOperations = 4;

/// Of one graph. New values are added to \p Values.
class Evaluator {
public:
  Evaluator(const graph::Unit &Unit, graph::ValueInterner &Values)
      : Unit(Unit), Values(Values), Unknown(Values.unknown()) {}

  /// The values that \p V may have.
  Alternatives valuesOf(graph::ValueIndex V, const State &At);
  /// The places that \p V, which names one, may be.
  Alternatives placesOf(graph::ValueIndex V, const State &At);
  /// What states of an argument belong to: an object's place, what a pointer points to, a descriptor's value.
  Alternatives objectsOf(graph::Argument A, const State &At);

  /// The number that a value is, if it is one; a null pointer is 0.
  std::optional<int64_t> numberOf(graph::ValueIndex V) const;
  /// Whether all bits of \p Bits are set in \p V, whatever its unknown parts are.
  bool hasBits(graph::ValueIndex V, int64_t Bits) const;
  /// Whether \p V names a place rather than something computed.
  bool isPlace(graph::ValueIndex V) const;
  /// Whether two places are parts of two different variables, so that neither can be the other.
  bool areOfDifferentLocals(graph::ValueIndex A, graph::ValueIndex B) const;
  /// Whether \p Place is \p Whole or a part of it.
  bool isWithin(graph::ValueIndex Place, graph::ValueIndex Whole) const;

  /// Notes that a decision hangs on a value.
  void ask(graph::ValueIndex V);
  /// The places on which decisions hung so far.
  const std::set<graph::ValueIndex> &asked() const { return Asked; }

  graph::ValueIndex unknown() const { return Unknown; }
  graph::ValueInterner &values() { return Values; }

private:
  template <typename Function> Alternatives each(const Alternatives &From, Function To);
  Alternatives operation(const graph::Value &V, const State &At);
  template <typename Function> Alternatives chosen(const graph::Value &Choice, const State &At, Function Of);
  unsigned depthOf(graph::ValueIndex V) const;

  const graph::Unit &Unit;
  graph::ValueInterner &Values;
  graph::ValueIndex Unknown;
  std::set<graph::ValueIndex> Asked;
};

} // namespace nostall::flow

#endif
