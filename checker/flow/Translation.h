//===- Translation.h - A callee's terms in those of its caller --------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// A contract speaks of parameters, of what they refer to, and of the object. At a call these are arguments.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_FLOW_TRANSLATION_H
#define NOSTALL_FLOW_TRANSLATION_H

#include "flow/Evaluator.h"

namespace nostall::flow {

/// For one call, where \p At holds before it.
class Translation {
public:
  /// \p Theirs: the values that the callee's contract speaks of. \p Mine evaluates those of the caller.
  Translation(const graph::Unit &Unit, const graph::Step &Call, graph::StepIndex Index,
              const Table<graph::Value> &Theirs, Evaluator &Mine, const State &At)
      : Unit(Unit), Call(Call), Index(Index), Theirs(Theirs), Mine(Mine), At(At) {}

  Alternatives valuesOf(graph::ValueIndex V) const;
  Alternatives placesOf(graph::ValueIndex V) const;
  /// What states belong to that the callee knows of \p V: a place, or the value of a parameter.
  Alternatives objectsOf(graph::ValueIndex V) const;

private:
  template <typename Function> Alternatives each(const Alternatives &From, Function To) const;
  /// The caller's value of a parameter: the address of what a reference refers to.
  Alternatives argument(graph::VariableIndex Parameter) const;

  const graph::Unit &Unit;
  const graph::Step &Call;
  graph::StepIndex Index;
  const Table<graph::Value> &Theirs;
  Evaluator &Mine;
  const State &At;
};

} // namespace nostall::flow

#endif
