//===- Endings.h - What is known of how objects will end --------------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// The end of an object may wait: for a thread, for the function that a future comes from, for what the destructor of
// the last owner does. Whether it does hangs on what happened to the object: a future that was waited for waits no
// more, what was moved from ends for nothing, a copy of an owner that lives on is not the last. Doubt counts as
// blocking.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_FLOW_ENDINGS_H
#define NOSTALL_FLOW_ENDINGS_H

#include "model/FlowGraph.h"
#include <map>
#include <set>

namespace nostall {
struct FunctionEntry;
}

namespace nostall::flow {

struct Endings {
  /// The places of which an object on some way here waits when it ends, and the entry of the call that gave it.
  std::map<graph::ValueIndex, const FunctionEntry *> Waiting;
  /// The places whose ends run nothing and wait for nothing on any way here: moved from, joined, waited for, empty.
  std::set<graph::ValueIndex> Settled;
  /// The shared owners that are not the last one on any way here, each with the place of an owner that lives on; with
  /// its own place where that is not known.
  std::map<graph::ValueIndex, graph::ValueIndex> Shared;

  /// Keeps what also holds on another way to the same point.
  void join(const Endings &Other);
  bool operator==(const Endings &) const = default;
};

/// How what a function gives will end.
struct GivenEnding {
  const FunctionEntry *Waits = nullptr; ///< it may wait, by this entry
  bool Settled = false;                 ///< it surely runs and waits for nothing
  bool Shared = false;                  ///< it surely is an owner beside another one, which lives on

  bool operator==(const GivenEnding &) const = default;
};

} // namespace nostall::flow

#endif
