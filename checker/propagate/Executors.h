//===- Executors.h - What executors parameters, fields and variables denote ---------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// `co_spawn(executor, work())` says where `work` runs only if it is known what `executor` is. Where its type does not
// tell, its value comes from elsewhere: an argument of each caller, a member that a constructor fills, a variable.
// Those are followed here through the whole program. A thread pool on which the program's own sockets are made runs
// handlers in turn like any loop, and counts as one.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_PROPAGATE_EXECUTORS_H
#define NOSTALL_PROPAGATE_EXECUTORS_H

#include "propagate/Program.h"

namespace nostall {

/// What an executor may be; several when callers differ.
struct ExecutorKinds {
  bool Loop = false, Elsewhere = false, Own = false, Unknown = false;

  bool merge(ExecutorKinds Other);
  bool empty() const { return !Loop && !Elsewhere && !Own && !Unknown; }
};

/// Solved once for a program; then only read.
class Executors {
public:
  explicit Executors(const Program &P);

  /// What \p V of an event of \p F may be; Unknown when nothing says.
  ExecutorKinds kindsOf(FunctionIndex F, const Value &V) const;

private:
  using Node = uint64_t; ///< a symbol, or a parameter of a function
  static Node symbolNode(SymbolIndex S) { return uint64_t(1) << 63 | S; }
  static Node parameterNode(FunctionIndex F, uint32_t Index) { return uint64_t(F) << 16 | (Index & 0xFFFF); }
  Node nodeOf(FunctionIndex F, const Value &V) const;

  void findPoolsWithSockets();
  void bind(FunctionIndex F, const Event &E, const Use &U);
  void solve();

  const Program &P;
  llvm::DenseMap<Node, ExecutorKinds> Kinds;
  llvm::DenseMap<Node, std::vector<Node>> FlowsTo;
};

} // namespace nostall

#endif
