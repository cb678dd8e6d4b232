//===- ValueInterner.h - Equal values have one index ------------------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// Values of a graph are kept once, so that two places are the same if their indices are. What cannot be said with at
// most MaxFields fields is not known.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_MODEL_VALUEINTERNER_H
#define NOSTALL_MODEL_VALUEINTERNER_H

#include "model/FlowGraph.h"
#include "llvm/ADT/Hashing.h"
#include <unordered_map>

namespace nostall::graph {

/// A field of a field of a field is followed; beyond that a place is not known.
constexpr unsigned MaxFields = 3;

/// Adds to a table of values, which must outlive it and which nothing else adds to in that time.
class ValueInterner {
public:
  explicit ValueInterner(Table<Value> &Into);

  ValueIndex keep(Value V);
  const Value &operator[](ValueIndex V) const { return Into[V]; }

  ValueIndex unknown() { return keep({}); }
  ValueIndex object() { return keep({ValueKind::This}); }
  ValueIndex variable(VariableIndex V);
  ValueIndex result(StepIndex Of);
  ValueIndex number(int64_t N);
  /// A field of an object.
  ValueIndex field(ValueIndex Object, VariableIndex Field);
  /// What a pointer points to, and the pointer to a place: each undoes the other.
  ValueIndex target(ValueIndex Pointer);
  ValueIndex address(ValueIndex Place);
  ValueIndex element(ValueIndex Array);
  ValueIndex operation(Operator How, ValueIndex First, ValueIndex Second);

private:
  struct Hash {
    size_t operator()(const Value &V) const;
  };
  unsigned fieldsOf(ValueIndex V) const;

  Table<Value> &Into;
  std::unordered_map<Value, ValueIndex, Hash> Kept;
};

} // namespace nostall::graph

#endif
