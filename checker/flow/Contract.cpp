//===- Contract.cpp - What a caller must know of a function -------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "flow/Contract.h"

using namespace nostall;
using namespace nostall::flow;

bool flow::saysTheSame(const Contract &A, const Contract &B) {
  return A.Returns == B.Returns && A.Asks == B.Asks && A.Result == B.Result && A.Writes == B.Writes &&
         A.Ensures == B.Ensures && A.EnsuresIf[0] == B.EnsuresIf[0] && A.EnsuresIf[1] == B.EnsuresIf[1] &&
         A.MayLose == B.MayLose && A.Takes == B.Takes && A.MayTake == B.MayTake && A.GivesBack == B.GivesBack &&
         A.MayGiveBack == B.MayGiveBack && A.Executor == B.Executor && A.EndsAt == B.EndsAt &&
         A.RunsOffLoop == B.RunsOffLoop && A.Waits == B.Waits && A.Settles == B.Settles && A.Gives == B.Gives;
}
