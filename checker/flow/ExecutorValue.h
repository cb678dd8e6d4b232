//===- ExecutorValue.h - What is known of an executor -----------------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_FLOW_EXECUTORVALUE_H
#define NOSTALL_FLOW_EXECUTORVALUE_H

#include "model/FlowGraph.h"

namespace nostall::flow {

enum class ExecutorKind : uint8_t {
  Unknown,
  Loop,    ///< an event loop, or one of several executors of which one is
  OffLoop, ///< a pool or thread that may block
  Own,     ///< the one on which the coroutine runs that asks
  Place,   ///< whatever a parameter, field or variable holds, or a pool on which sockets may be made elsewhere
};

struct ExecutorValue {
  ExecutorKind Kind = ExecutorKind::Unknown;
  graph::ValueIndex Place = {}; ///< of a Place

  bool known() const { return Kind != ExecutorKind::Unknown; }
  bool operator==(const ExecutorValue &) const = default;
};

} // namespace nostall::flow

#endif
