//===- Owners.h - What owners call at their end -----------------------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// An owner may be made with a function that ends what it owns: `std::shared_ptr<FILE> pipe(popen(...), pclose)`.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_FLOW_OWNERS_H
#define NOSTALL_FLOW_OWNERS_H

#include "flow/UnitKnowledge.h"
#include <map>

namespace nostall::flow {

/// Of one unit, in which all owners are made that are seen.
class Owners {
public:
  Owners(const graph::Unit &Unit, const UnitKnowledge &Known);

  /// The functions with which the owner at \p Place of \p Graph was made, to be called at its end.
  std::vector<graph::FunctionIndex> deletersOf(const graph::FlowGraph &Graph, graph::ValueIndex Place) const;

private:
  std::vector<graph::FunctionIndex> deletersMadeWith(const graph::FlowGraph &Graph, graph::ValueIndex Made) const;
  std::vector<graph::FunctionIndex> called(const graph::FlowGraph &Graph, graph::ValueIndex V) const;

  const graph::Unit &Unit;
  const UnitKnowledge &Known;
  std::map<graph::VariableIndex, std::vector<graph::FunctionIndex>> Functions; ///< that variables are made of
  std::map<graph::VariableIndex, std::vector<graph::FunctionIndex>> Deleters;  ///< of owners
};

} // namespace nostall::flow

#endif
