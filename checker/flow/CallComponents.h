//===- CallComponents.h - Functions that call each other ----------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_FLOW_CALLCOMPONENTS_H
#define NOSTALL_FLOW_CALLCOMPONENTS_H

#include "model/FlowGraph.h"

namespace nostall::flow {

/// The functions of a unit that have a graph, in components of those that call each other, callees before callers.
std::vector<std::vector<graph::FunctionIndex>> callComponents(const graph::Unit &Unit);

} // namespace nostall::flow

#endif
