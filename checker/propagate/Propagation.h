//===- Propagation.h - Where functions run, and which are entries ---------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// A function runs in the set of contexts that its callers, spawns and hand-overs give it; never one value a function,
// since the same helper may serve the loop and a pool. What blocks in them is asked of Causes.h.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_PROPAGATE_PROPAGATION_H
#define NOSTALL_PROPAGATE_PROPAGATION_H

#include "propagate/CallGraph.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace nostall {

/// Where a function runs, and which edge says so.
struct ContextSet {
  uint8_t Bits = 0;
  uint32_t Because[4] = {None, None, None, None}; ///< by Context: an edge; none: by its own nature

  bool has(Context C) const { return Bits & (1U << static_cast<unsigned>(C)); }
  bool onLoop() const { return has(Context::Loop) || has(Context::AssumedLoop); }
};

/// Whether a callable that an event hands to code which was not seen counts as running on a loop.
using UnknownFilter = llvm::function_ref<bool(const TuSummary &, const Event &)>;

/// Solved once for a program; then only read.
class Propagation {
public:
  Propagation(const Program &P, UnknownFilter UnknownIsLoop);

  const Program &program() const { return P; }
  const CallGraph &graph() const { return Graph; }
  const Callables &callables() const { return Roles; }

  const ContextSet &contexts(FunctionIndex F) const { return Contexts[F]; }

  /// Whether \p F starts an async context by itself: a coroutine on a loop, a completion handler, an awaiter's member.
  bool isAsyncEntry(FunctionIndex F) const { return Entry[F]; }
  /// Whether call paths lead on through \p F: those who run it in their own context block when it does. Entries and
  /// coroutines have their own findings.
  bool carries(FunctionIndex F) const { return Carries[F]; }

  /// The functions that only `main` leads to, on its own thread: nothing in them meets a loop that it runs before or
  /// after.
  std::vector<bool> runsOutsideTheLoopOnly() const;

private:
  bool putsOnLoop(const Edge &E) const;
  void findEntries();
  void propagateContexts();
  bool isCarrier(FunctionIndex F) const;

  const Program &P;
  UnknownFilter UnknownIsLoop;
  Executors Known;
  Callables Roles;
  CallGraph Graph;
  std::vector<ContextSet> Contexts;
  std::vector<bool> Carries;
  std::vector<bool> Entry;
  std::vector<bool> Handler; ///< some edge puts it on a loop
};

} // namespace nostall

#endif
