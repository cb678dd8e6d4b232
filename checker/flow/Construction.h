//===- Construction.h - Which constructor a library's template calls --------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// `std::make_unique<Connection>(name)` calls a constructor of Connection in a body that is never parsed. Which one, the
// tables say by the number of arguments and the kinds of their types.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_FLOW_CONSTRUCTION_H
#define NOSTALL_FLOW_CONSTRUCTION_H

#include "model/FlowGraph.h"
#include "llvm/ADT/ArrayRef.h"

namespace nostall::flow {

/// The constructors of \p Class that \p Arguments can mean: the one whose parameters are their very types, else all
/// that they fit.
std::vector<graph::FunctionIndex> constructorsFor(const graph::Unit &Unit, graph::TypeIndex Class,
                                                  llvm::ArrayRef<graph::Argument> Arguments);

} // namespace nostall::flow

#endif
