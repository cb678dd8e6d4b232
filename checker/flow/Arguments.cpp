//===- Arguments.cpp - Which argument of a call knowledge means ----------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "flow/Arguments.h"

using namespace nostall;
using namespace nostall::graph;

/// The position of an argument, which may lie outside of those that the call has.
static int positionOf(ArgumentRef Ref, const Step &Call) {
  const int Written = static_cast<int>(Call.Arguments.size()) - static_cast<int>(Call.Defaults);
  return Ref.Index < 0 ? Written + Ref.Index : Ref.Index;
}

Argument flow::argumentOf(ArgumentRef Ref, const Step &Call) {
  if (Ref.Index == ArgumentRef::Object)
    return {Call.Object, Call.ObjectWritten ? Call.ObjectWritten : Call.Type};
  const int Position = positionOf(Ref, Call);
  return Position >= 0 && static_cast<size_t>(Position) < Call.Arguments.size()
             ? Call.Arguments[static_cast<size_t>(Position)]
             : Argument();
}

bool flow::means(ArgumentRef Ref, const Step &Call, size_t Position) {
  return Ref.Index != ArgumentRef::Object && positionOf(Ref, Call) == static_cast<int>(Position);
}
