//===- Inference.h - The contracts of a unit's functions, callees first -----------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_FLOW_INFERENCE_H
#define NOSTALL_FLOW_INFERENCE_H

#include "flow/Dataflow.h"

namespace nostall::flow {

/// Functions that call each other are looked at this often; if their contracts still change then, they ensure nothing.
constexpr unsigned MaxRounds = 8;

/// Infers the contract of each function of \p Unit that has a graph, over the strongly connected components of its
/// calls.
Contracts inferContracts(const graph::Unit &Unit, UnitKnowledge &Known);

/// The contract that \p Facts of a function give.
Contract contractOf(const graph::Unit &Unit, const graph::FlowGraph &Graph, const FunctionFacts &Facts);

} // namespace nostall::flow

#endif
