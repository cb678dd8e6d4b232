//===- BlockOrder.h - Which blocks of a graph always run, and which run again -----------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_PROGRAM_BLOCKORDER_H
#define NOSTALL_PROGRAM_BLOCKORDER_H

#include "model/FlowGraph.h"

namespace nostall::program {

/// Of one graph.
class BlockOrder {
public:
  explicit BlockOrder(const graph::FlowGraph &Graph);

  /// Whether every way through the function that returns runs the block.
  bool always(graph::BlockIndex B) const { return Always[B.position()]; }
  /// Whether the block may run more than once in a call.
  bool again(graph::BlockIndex B) const { return Again[B.position()]; }
  /// Whether nothing but an exception leads to it, and it only ends objects: it is not part of any text.
  bool unwinds(graph::BlockIndex B) const { return Unwinds[B.position()]; }

private:
  std::vector<bool> Always, Again, Unwinds;
};

} // namespace nostall::program

#endif
