//===- Evaluator.cpp - What a value is where something holds ------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "flow/Evaluator.h"
#include "llvm/Support/MathExtras.h"

using namespace nostall;
using namespace nostall::flow;
using namespace nostall::graph;

template <typename Function> Alternatives Evaluator::each(const Alternatives &From, Function To) {
  Alternatives Result;
  for (const ValueIndex V : From)
    Result.add(To(V), Unknown);
  return Result;
}

bool Evaluator::isPlace(ValueIndex V) const {
  switch (Values[V].Kind) {
  case ValueKind::Variable:
  case ValueKind::Field:
  case ValueKind::Element:
  case ValueKind::Target:
  case ValueKind::This:
    return true;
  default:
    return false;
  }
}

bool Evaluator::areOfDifferentLocals(ValueIndex A, ValueIndex B) const {
  const auto variableOf = [&](ValueIndex Place) {
    while (Values[Place].Kind == ValueKind::Field || Values[Place].Kind == ValueKind::Element)
      Place = Values[Place].First;
    return Values[Place].Kind == ValueKind::Variable ? Place : ValueIndex();
  };
  const ValueIndex First = variableOf(A), Second = variableOf(B);
  return First && Second && First != Second;
}

bool Evaluator::isWithin(ValueIndex Place, ValueIndex Whole) const {
  for (; Place; Place = Values[Place].First)
    if (Place == Whole)
      return true;
  return false;
}

void Evaluator::ask(ValueIndex V) {
  const Value What = Values[V];
  if (isPlace(V)) {
    Asked.insert(V);
  } else if (What.Kind == ValueKind::Operation && What.First) {
    ask(What.First);
    if (What.Second)
      ask(What.Second);
  }
}

/// The part of a choice that its condition takes; both where it may be either.
template <typename Function> Alternatives Evaluator::chosen(const Value &Choice, const State &At, Function Of) {
  bool First = Choice.Several.empty(), Second = First;
  for (const ValueIndex Condition : Choice.Several)
    for (const ValueIndex V : valuesOf(Condition, At)) {
      ask(V);
      const std::optional<int64_t> Number = numberOf(V);
      First |= !Number || *Number != 0;
      Second |= !Number || *Number == 0;
    }
  Alternatives Result = First ? Of(Choice.First) : Alternatives();
  if (Second)
    for (const ValueIndex V : Of(Choice.Second))
      Result.add(V, Unknown);
  return Result;
}

Alternatives Evaluator::placesOf(ValueIndex V, const State &At) {
  const Value Written = Values[V];
  switch (Written.Kind) {
  case ValueKind::Field:
    return each(placesOf(Written.First, At), [&](ValueIndex P) { return Values.field(P, Written.Named); });
  case ValueKind::Element:
    return each(placesOf(Written.First, At), [&](ValueIndex P) { return Values.element(P); });
  case ValueKind::Target:
    return each(valuesOf(Written.First, At), [&](ValueIndex P) { return Values.target(P); });
  case ValueKind::Choice:
    return chosen(Written, At, [&](ValueIndex P) { return placesOf(P, At); });
  case ValueKind::Result: {
    // A handle or layer of an object is that object.
    const auto Found = At.Holds.find(V);
    return Found == At.Holds.end() ? Alternatives(V) : Found->second;
  }
  default:
    return Alternatives(V);
  }
}

Alternatives Evaluator::valuesOf(ValueIndex V, const State &At) {
  const Value Written = Values[V];
  if (isPlace(V)) {
    Alternatives Result;
    for (const ValueIndex Place : placesOf(V, At)) {
      const auto Found = At.Holds.find(Place);
      if (Found == At.Holds.end())
        Result.add(Place, Unknown);
      else
        for (const ValueIndex Held : Found->second)
          Result.add(Held, Unknown);
    }
    return Result;
  }
  switch (Written.Kind) {
  case ValueKind::Address:
    return each(placesOf(Written.First, At), [&](ValueIndex P) { return Values.address(P); });
  case ValueKind::Choice:
    return chosen(Written, At, [&](ValueIndex Part) { return valuesOf(Part, At); });
  case ValueKind::Operation:
    return operation(Written, At);
  case ValueKind::Result: {
    const auto Found = At.Holds.find(V);
    return Found == At.Holds.end() ? Alternatives(V) : Found->second;
  }
  default:
    return Alternatives(V);
  }
}

/// The result of an operation on numbers; none when it has none.
static std::optional<int64_t> computed(Operator How, int64_t A, int64_t B) {
  int64_t Result = 0;
  switch (How) {
  case Operator::Not:
    return A == 0;
  case Operator::And:
    return A & B;
  case Operator::Or:
    return A | B;
  case Operator::Sum:
    return llvm::AddOverflow(A, B, Result) ? std::nullopt : std::optional(Result);
  case Operator::Difference:
    return llvm::SubOverflow(A, B, Result) ? std::nullopt : std::optional(Result);
  case Operator::Product:
    return llvm::MulOverflow(A, B, Result) ? std::nullopt : std::optional(Result);
  case Operator::Less:
    return A < B;
  case Operator::LessOrEqual:
    return A <= B;
  case Operator::Equal:
    return A == B;
  case Operator::Other:
    return std::nullopt;
  }
  llvm_unreachable("no such operator");
}

unsigned Evaluator::depthOf(ValueIndex V) const {
  unsigned Depth = 0;
  for (; V && Values[V].Kind == ValueKind::Operation; V = Values[V].First)
    ++Depth;
  return Depth;
}

Alternatives Evaluator::operation(const Value &V, const State &At) {
  if (!V.First || V.How == Operator::Other)
    return Alternatives(Unknown);
  const Alternatives Second = V.Second ? valuesOf(V.Second, At) : Alternatives(Values.number(0));
  Alternatives Result;
  for (const ValueIndex A : valuesOf(V.First, At))
    for (const ValueIndex B : Second) {
      const std::optional<int64_t> Left = numberOf(A), Right = numberOf(B);
      const std::optional<int64_t> Both = Left && Right ? computed(V.How, *Left, *Right) : std::nullopt;
      if (Both)
        Result.add(Values.number(*Both), Unknown);
      else // it keeps its form, so that the bits that are surely set can be told
        Result.add(depthOf(A) < MaxOperations ? Values.operation(V.How, A, V.Second ? B : ValueIndex()) : Unknown,
                   Unknown);
    }
  return Result;
}

std::optional<int64_t> Evaluator::numberOf(ValueIndex V) const {
  const Value &N = Values[V];
  switch (N.Kind) {
  case ValueKind::Number:
  case ValueKind::Enumerator:
    return N.Number;
  case ValueKind::Null:
    return 0;
  default:
    return std::nullopt;
  }
}

bool Evaluator::hasBits(ValueIndex V, int64_t Bits) const {
  if (const std::optional<int64_t> N = numberOf(V))
    return (*N & Bits) == Bits;
  const Value &Or = Values[V];
  return Or.Kind == ValueKind::Operation && Or.How == Operator::Or &&
         (hasBits(Or.First, Bits) || hasBits(Or.Second, Bits));
}

Alternatives Evaluator::objectsOf(Argument A, const State &At) {
  if (!A.What)
    return Alternatives(Unknown);
  const TypeKind Kind = A.Written ? Unit.Types[A.Written].Kind : TypeKind::Other;
  if (Kind == TypeKind::Number || Kind == TypeKind::Enumeration)
    return valuesOf(A.What, At);
  if (Kind == TypeKind::Pointer)
    return each(valuesOf(A.What, At), [&](ValueIndex P) { return Values.target(P); });
  return placesOf(A.What, At);
}
