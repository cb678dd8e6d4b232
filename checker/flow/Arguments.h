//===- Arguments.h - Which argument of a call knowledge means -----------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// Knowledge counts the arguments of a call as they are written, from the front or from the end; default arguments do
// not count from the end.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_FLOW_ARGUMENTS_H
#define NOSTALL_FLOW_ARGUMENTS_H

#include "knowledge/Knowledge.h"
#include "model/FlowGraph.h"

namespace nostall::flow {

/// The argument, or the object, that \p Ref means; without a value when the call passes none.
graph::Argument argumentOf(ArgumentRef Ref, const graph::Step &Call);

/// Whether \p Ref means the argument at \p Position, counted from 0.
bool means(ArgumentRef Ref, const graph::Step &Call, size_t Position);

} // namespace nostall::flow

#endif
