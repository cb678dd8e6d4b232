//===- UnitKnowledge.h - What knowledge says of the declarations of a unit --------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_FLOW_UNITKNOWLEDGE_H
#define NOSTALL_FLOW_UNITKNOWLEDGE_H

#include "knowledge/Knowledge.h"
#include "model/FlowGraph.h"

namespace nostall::flow {

class Executors;

/// Of one unit, on one thread; answers are kept by declaration.
class UnitKnowledge {
public:
  UnitKnowledge(const graph::Unit &Unit, const Knowledge &Known);
  ~UnitKnowledge();

  /// All entries that speak of a function, the one that wins first.
  llvm::ArrayRef<const FunctionEntry *> entries(graph::FunctionIndex F);
  /// The entry of a class, or null.
  const TypeEntry *type(graph::TypeIndex T) const;
  const Knowledge &knowledge() const { return Known; }
  /// Whether a knowledge entry says all of a function, so that its body is not asked.
  bool saysAll(graph::FunctionIndex F);
  /// The executors of the unit.
  Executors &executors();

private:
  const graph::Unit &Unit;
  const Knowledge &Known;
  std::vector<std::vector<const FunctionEntry *>> Entries;
  std::vector<bool> Asked;
  std::unique_ptr<Executors> Places;
};

} // namespace nostall::flow

#endif
