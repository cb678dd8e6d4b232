//===- PrivateQueues.cpp - Loops that only queue work for threads -------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "flow/PrivateQueues.h"

using namespace nostall;
using namespace nostall::flow;
using namespace nostall::graph;

bool PrivateQueues::isQueue(VariableIndex Loop) {
  const auto [Found, New] = Answers.try_emplace(Loop, false);
  return Found->second;
}
