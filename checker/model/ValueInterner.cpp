//===- ValueInterner.cpp - Equal values have one index ------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "model/ValueInterner.h"

using namespace nostall;
using namespace nostall::graph;

size_t ValueInterner::Hash::operator()(const Value &V) const {
  const auto number = [](auto I) { return I ? I.position() + 1 : 0; };
  llvm::hash_code Result = llvm::hash_combine(V.Kind, V.How, number(V.First), number(V.Second), number(V.Named),
                                              number(V.Of), number(V.Callee), number(V.Type), V.Number, V.Text);
  for (const ValueIndex Part : V.Several)
    Result = llvm::hash_combine(Result, number(Part));
  return Result;
}

ValueInterner::ValueInterner(Table<Value> &Into) : Into(Into) {
  for (const Value &V : Into)
    Kept.try_emplace(V, Into.indexOf(V));
}

ValueIndex ValueInterner::keep(Value V) {
  if (const auto Found = Kept.find(V); Found != Kept.end())
    return Found->second;
  const ValueIndex Index = Into.add(V);
  Kept.emplace(std::move(V), Index);
  return Index;
}

ValueIndex ValueInterner::variable(VariableIndex Named) {
  Value V{ValueKind::Variable};
  V.Named = Named;
  return keep(V);
}

ValueIndex ValueInterner::result(StepIndex Of) {
  Value V{ValueKind::Result};
  V.Of = Of;
  return keep(V);
}

ValueIndex ValueInterner::number(int64_t N) {
  Value V{ValueKind::Number};
  V.Number = N;
  return keep(V);
}

unsigned ValueInterner::fieldsOf(ValueIndex V) const {
  unsigned Count = 0;
  for (; V; V = Into[V].First)
    Count += Into[V].Kind == ValueKind::Field;
  return Count;
}

ValueIndex ValueInterner::field(ValueIndex Object, VariableIndex Field) {
  Value V{ValueKind::Field};
  V.First = fieldsOf(Object) < MaxFields ? Object : unknown();
  V.Named = Field;
  return keep(V);
}

ValueIndex ValueInterner::target(ValueIndex Pointer) {
  const Value P = Into[Pointer];
  if (P.Kind == ValueKind::Address)
    return P.First;
  if (P.Kind == ValueKind::Unknown)
    return Pointer;
  Value V{ValueKind::Target};
  V.First = Pointer;
  return keep(V);
}

ValueIndex ValueInterner::address(ValueIndex Place) {
  const Value P = Into[Place];
  if (P.Kind == ValueKind::Target)
    return P.First;
  if (P.Kind == ValueKind::Unknown || P.Kind == ValueKind::Function)
    return Place;
  Value V{ValueKind::Address};
  V.First = Place;
  return keep(V);
}

ValueIndex ValueInterner::element(ValueIndex Array) {
  Value V{ValueKind::Element};
  V.First = Array;
  return keep(V);
}

ValueIndex ValueInterner::operation(Operator How, ValueIndex First, ValueIndex Second) {
  Value V{ValueKind::Operation, How};
  V.First = First;
  V.Second = Second;
  return keep(V);
}
