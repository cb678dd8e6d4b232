//===- Translation.cpp - A callee's terms in those of its caller --------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "flow/Translation.h"

using namespace nostall;
using namespace nostall::flow;
using namespace nostall::graph;

template <typename Function> Alternatives Translation::each(const Alternatives &From, Function To) const {
  Alternatives Result;
  for (const ValueIndex V : From)
    Result.add(To(V), Mine.unknown());
  return Result;
}

Alternatives Translation::argument(VariableIndex Parameter) const {
  const Variable &Declared = Unit.Variables[Parameter];
  if (Declared.Position >= Call.Arguments.size() || !Call.Arguments[Declared.Position].What)
    return Alternatives(Mine.unknown());
  const ValueIndex Passed = Call.Arguments[Declared.Position].What;
  if (Declared.Type && Unit.Types[Declared.Type].Kind == TypeKind::Reference)
    return each(Mine.placesOf(Passed, At), [&](ValueIndex P) { return Mine.values().address(P); });
  return Mine.valuesOf(Passed, At);
}

Alternatives Translation::placesOf(ValueIndex V) const {
  const Value &What = Theirs[V];
  switch (What.Kind) {
  case ValueKind::This:
    // A constructor's object is what its step gives.
    return Call.Object ? Mine.placesOf(Call.Object, At) : Alternatives(Mine.values().result(Index));
  case ValueKind::Variable:
    return Unit.Variables[What.Named].Kind == VariableKind::Parameter
               ? Alternatives(Mine.unknown()) // its own copy
               : Alternatives(Mine.values().variable(What.Named));
  case ValueKind::Field:
    return each(placesOf(What.First), [&](ValueIndex P) { return Mine.values().field(P, What.Named); });
  case ValueKind::Element:
    return each(placesOf(What.First), [&](ValueIndex P) { return Mine.values().element(P); });
  case ValueKind::Target:
    return each(valuesOf(What.First), [&](ValueIndex P) { return Mine.values().target(P); });
  default:
    return Alternatives(Mine.unknown());
  }
}

Alternatives Translation::valuesOf(ValueIndex V) const {
  const Value &What = Theirs[V];
  switch (What.Kind) {
  case ValueKind::Variable:
    if (Unit.Variables[What.Named].Kind == VariableKind::Parameter)
      return argument(What.Named);
    return Mine.valuesOf(Mine.values().variable(What.Named), At);
  case ValueKind::Field:
  case ValueKind::Element:
  case ValueKind::Target:
  case ValueKind::This: {
    Alternatives Result;
    for (const ValueIndex Place : placesOf(V))
      for (const ValueIndex Held : Mine.valuesOf(Place, At))
        Result.add(Held, Mine.unknown());
    return Result;
  }
  case ValueKind::Address:
    return each(placesOf(What.First), [&](ValueIndex P) { return Mine.values().address(P); });
  case ValueKind::Number:
  case ValueKind::Null:
  case ValueKind::Text:
  case ValueKind::Enumerator:
  case ValueKind::Function:
    return Alternatives(Mine.values().keep(What));
  case ValueKind::Operation: {
    Alternatives Result;
    const Alternatives Second = What.Second ? valuesOf(What.Second) : Alternatives(ValueIndex());
    for (const ValueIndex A : valuesOf(What.First))
      for (const ValueIndex B : Second)
        for (const ValueIndex Both : Mine.valuesOf(Mine.values().operation(What.How, A, B), At))
          Result.add(Both, Mine.unknown());
    return Result;
  }
  default:
    return Alternatives(Mine.unknown());
  }
}

Alternatives Translation::objectsOf(ValueIndex V) const {
  const Value &What = Theirs[V];
  const bool Passed = What.Kind == ValueKind::Variable && Unit.Variables[What.Named].Kind == VariableKind::Parameter;
  return Passed ? argument(What.Named) : placesOf(V);
}
