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

/// Of one unit, on one thread; answers are kept by declaration.
class UnitKnowledge {
public:
  UnitKnowledge(const graph::Unit &Unit, const Knowledge &Known)
      : Unit(Unit), Known(Known), Entries(Unit.Functions.size()), Asked(Unit.Functions.size()) {}

  /// All entries that speak of a function, the one that wins first.
  llvm::ArrayRef<const FunctionEntry *> entries(graph::FunctionIndex F);
  /// The entry of a class, or null.
  const TypeEntry *type(graph::TypeIndex T) const;
  const Knowledge &knowledge() const { return Known; }
  /// Whether a knowledge entry says all of a function, so that its body is not asked.
  bool saysAll(graph::FunctionIndex F);

private:
  const graph::Unit &Unit;
  const Knowledge &Known;
  std::vector<std::vector<const FunctionEntry *>> Entries;
  std::vector<bool> Asked;
};

} // namespace nostall::flow

#endif
