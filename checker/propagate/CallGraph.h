//===- CallGraph.h - Who may run whom, and where ------------------------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// One edge for each way in which a step of one function may run another: a call, the guess of a virtual call, a
// callable that a callee runs, an awaited or spawned coroutine. An edge says where the other function then runs: where
// its caller does (Inherit), or where the event puts it.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_PROPAGATE_CALLGRAPH_H
#define NOSTALL_PROPAGATE_CALLGRAPH_H

#include "model/Finding.h"
#include "propagate/Callables.h"

namespace nostall {

/// Where the callee of an edge runs.
enum class Transfer : uint8_t { Inherit, Loop, AssumedLoop, Elsewhere, Unknown };

struct Edge {
  FunctionIndex From = None, To = None;
  uint32_t Event = None; ///< position in From's events
  StepKind Kind = StepKind::Call;
  Transfer Where = Transfer::Inherit;
  bool Guess = false;         ///< only may be the one that runs
  uint16_t UseIndex = 0xFFFF; ///< for callables: which use of the event
};

/// Edges in the order of their callers and events. Read by any number of threads once it is made.
class CallGraph {
public:
  CallGraph(const Program &P, const Callables &C);

  llvm::ArrayRef<Edge> edges() const { return Edges; }
  /// The edges that leave \p F, in flow order.
  llvm::ArrayRef<Edge> from(FunctionIndex F) const {
    return llvm::ArrayRef(Edges).slice(FirstOf[F], FirstOf[F + 1] - FirstOf[F]);
  }
  /// The positions in edges() of those that arrive at \p F.
  llvm::ArrayRef<uint32_t> to(FunctionIndex F) const {
    return llvm::ArrayRef(Arriving).slice(FirstArriving[F], FirstArriving[F + 1] - FirstArriving[F]);
  }

private:
  void addFunction(const Program &P, const Callables &C, FunctionIndex F);
  void index(size_t FunctionCount);

  std::vector<bool> RunsLater; ///< coroutines whose body does not run when they are called
  std::vector<Edge> Edges;
  std::vector<uint32_t> FirstOf, FirstArriving, Arriving;
};

} // namespace nostall

#endif
