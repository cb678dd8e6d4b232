//===- UnitKnowledge.cpp - What knowledge says of the declarations of a unit --------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "flow/Executors.h"

using namespace nostall;
using namespace nostall::flow;
using namespace nostall::graph;

UnitKnowledge::UnitKnowledge(const graph::Unit &Unit, const Knowledge &Known)
    : Unit(Unit), Known(Known), Entries(Unit.Functions.size()), Asked(Unit.Functions.size()) {}
UnitKnowledge::~UnitKnowledge() = default;

Executors &UnitKnowledge::executors() {
  if (!Places)
    Places = std::make_unique<Executors>(Unit, *this);
  return *Places;
}

llvm::ArrayRef<const FunctionEntry *> UnitKnowledge::entries(FunctionIndex F) {
  const size_t Position = F.position();
  if (!Asked[Position]) {
    Asked[Position] = true;
    const Function &Declared = Unit.Functions[F];
    Entries[Position] = Known.matching(Unit.Strings[Declared.Scope], Unit.Strings[Declared.Last], [&] {
      std::vector<std::string> Types;
      for (const TypeIndex T : Declared.Parameters)
        Types.push_back(Unit.Strings[Unit.Types[T].Text].str());
      return Types;
    });
  }
  return Entries[Position];
}

const TypeEntry *UnitKnowledge::type(TypeIndex T) const {
  while (T && !Unit.Types[T].Name && Unit.Types[T].Of)
    T = Unit.Types[T].Of;
  return T && Unit.Types[T].Name ? Known.type(Unit.Strings[Unit.Types[T].Name]) : nullptr;
}

bool UnitKnowledge::saysAll(FunctionIndex F) {
  const auto All = entries(F);
  return !All.empty() &&
         (All.front()->Blocks || All.front()->Safe || All.front()->Hop || !All.front()->Callables.empty());
}
