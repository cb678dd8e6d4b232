//===- Simplify.h - A flow graph without what says nothing ------------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_LOWER_SIMPLIFY_H
#define NOSTALL_LOWER_SIMPLIFY_H

#include "model/FlowGraph.h"

namespace nostall {

/// Drops blocks that nothing reaches and empty ones, joins those that always follow one another, and numbers blocks and
/// steps in reverse postorder: a loop's head before its body, what comes before a join before it. Entry, exit and the
/// block of exceptions stay, as the first and the last two.
graph::FlowGraph simplify(graph::FlowGraph G);

} // namespace nostall

#endif
