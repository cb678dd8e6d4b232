//===- BodyReader.h - The flow graph of a function from its text -----------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_MODEL_BODYREADER_H
#define NOSTALL_MODEL_BODYREADER_H

#include "model/UnitEntries.h"
#include "llvm/ADT/DenseMap.h"

namespace nostall::graph {

/// Reads the values of one graph, and keeps equal ones once.
class ValueReader {
public:
  ValueReader(UnitEntries &Entries, FlowGraph &G) : Entries(Entries), G(G) {}

  ValueIndex value(TextCursor &C);
  StepIndex step(TextCursor &C);
  /// The step that is written as `s` with this number.
  llvm::DenseMap<uint32_t, StepIndex> StepsByLabel;

private:
  ValueIndex keep(Value V);
  ValueIndex made(ValueKind Kind, ValueIndex First);
  ValueIndex primary(TextCursor &C);
  ValueIndex bracketed(TextCursor &C);
  ValueIndex braced(TextCursor &C, TypeIndex Type);
  ValueIndex closure(TextCursor &C);
  ValueIndex named(TextCursor &C);
  ValueIndex field(TextCursor &C, ValueIndex Of);
  std::optional<Operator> binaryOperator(TextCursor &C);
  std::vector<ValueIndex> list(TextCursor &C);

  UnitEntries &Entries;
  FlowGraph &G;
};

class BodyReader {
public:
  BodyReader(UnitEntries &Entries, FunctionIndex Of);

  /// \p Lines: at their beginnings; steps, edges, and blocks before theirs.
  FlowGraph read(llvm::ArrayRef<TextCursor> Lines);

private:
  void number(llvm::ArrayRef<TextCursor> Lines);
  void addEnds();
  void block(TextCursor C, uint32_t Label);
  void line(TextCursor C);

  void edge(TextCursor &C, EdgeKind Kind);
  BlockIndex target(TextCursor &C);

  void step(TextCursor &C, StepKind Kind);
  void operands(TextCursor &C, Step &S);
  void call(TextCursor &C, Step &S);
  void arguments(TextCursor &C, Step &S);
  void object(TextCursor &C, Step &S);
  void suspension(TextCursor &C, Step &S);
  void flag(TextCursor &C, Step &S);

  UnitEntries &Entries;
  FlowGraph G;
  ValueReader Values;
  llvm::DenseMap<uint32_t, BlockIndex> BlocksByLabel;
  BlockIndex Here;
  bool HasBlocks = false;
};

} // namespace nostall::graph

#endif
