//===- Contexts.h - Functions as their callers call them --------------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// Whether a call blocks may hang on what the function around it was given: a flag, a timeout, a descriptor's mode. A
// context is what one kind of caller knows of that, and nothing else; equal contexts are one. So a constant prunes the
// branches of a helper, and of the helpers behind it.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_FLOW_CONTEXTS_H
#define NOSTALL_FLOW_CONTEXTS_H

#include "flow/Dataflow.h"

namespace nostall::flow {

/// A function that is called in more contexts than this has one instead, in which nothing is known.
constexpr unsigned MaxContexts = 8;

/// A function in one context.
struct InContext {
  CallContext Given;
  FunctionFacts Facts;
  /// In which of its contexts the function of a step is called; of one that has too many, which has one instead, the
  /// number may be beyond.
  std::map<graph::StepIndex, size_t> Callees;
};

/// The contexts of each function of a unit, by position. A function without a graph has none; one that may have other
/// callers than those that were seen has the one in which nothing is known among them.
using ContextTable = std::vector<std::vector<InContext>>;

/// Callers first, from the functions whose callers are not known; contexts that make no difference are one.
ContextTable tabulate(const graph::Unit &Unit, UnitKnowledge &Known, const Contracts &All);

} // namespace nostall::flow

#endif
