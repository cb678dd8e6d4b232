//===- Finding.cpp - Spellings of finding parts -----------------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "model/Finding.h"

llvm::StringRef nostall::spelling(StepKind K) {
  static constexpr llvm::StringLiteral Words[] = {"call", "virtual-call", "callable", "construct", "destroy", "spawn"};
  return Words[static_cast<unsigned>(K)];
}
