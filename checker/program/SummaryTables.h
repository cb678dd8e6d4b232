//===- SummaryTables.h - The functions, variables and effects of a summary --------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// A summary speaks of what the whole program shares: functions by identity, fields and variables that callables and
// states are kept in, effects by knowledge entry. Here the entries of a unit's tables become those of its summary, each
// once and only when something speaks of it. What knowledge makes of a declaration is decided here: which coroutine it
// is, whether it is an entry.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_PROGRAM_SUMMARYTABLES_H
#define NOSTALL_PROGRAM_SUMMARYTABLES_H

#include "flow/TypeRoles.h"
#include "model/Summary.h"
#include "llvm/ADT/DenseMap.h"

namespace nostall::program {

/// Of one unit, on one thread. String ids of the unit are those of the summary.
class SummaryTables {
public:
  SummaryTables(const graph::Unit &Unit, flow::UnitKnowledge &Known, flow::TypeRoles &Types);

  TuSummary Out;

  /// The index of a function as callers of all kinds call it.
  uint32_t function(graph::FunctionIndex F);
  /// The function of the unit that one of the summary stands for; invalid for a copy.
  graph::FunctionIndex sourceOf(uint32_t Function) const;
  /// Whether anything has asked for the index of a function.
  bool hasFunction(graph::FunctionIndex F) const { return Functions[F.position()] != None; }
  /// The index of a further copy of a function, for the callers that \p Given tells from others.
  uint32_t copyOf(graph::FunctionIndex F, llvm::StringRef Given);
  /// The index of a field or variable.
  uint32_t symbol(graph::VariableIndex V);
  /// Whether anything has asked for the symbol of a variable.
  bool hasSymbol(graph::VariableIndex V) const { return Symbols[V.position()] != None; }
  uint32_t effect(const FunctionEntry &Entry);
  /// The effect of a function that is annotated as blocking, or None.
  uint32_t annotatedEffect(graph::FunctionIndex F);
  StringId string(llvm::StringRef Text) { return Out.Strings.intern(Text); }

  CoroutineKind coroutineKind(graph::FunctionIndex F) const;

private:
  FunctionSummary describe(graph::FunctionIndex F);
  EntryKind entryKind(const graph::Function &F);
  bool isAwaiterMember(const graph::Function &F) const;
  bool isCalledOnLoop(const graph::Function &Method);

  const graph::Unit &Unit;
  flow::UnitKnowledge &Known;
  flow::TypeRoles &Types;
  std::vector<uint32_t> Functions, Symbols;  ///< by position in the unit's tables
  std::vector<graph::FunctionIndex> Sources; ///< by position in the summary
  llvm::DenseMap<FunctionId, uint32_t> SymbolsById;
  llvm::DenseMap<const FunctionEntry *, uint32_t> EffectsByEntry;
};

} // namespace nostall::program

#endif
