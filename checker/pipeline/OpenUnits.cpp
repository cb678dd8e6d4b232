//===- OpenUnits.cpp - A front end that keeps several files open ----------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "pipeline/OpenUnits.h"

using namespace nostall;

OpenUnits *&nostall::openUnits() {
  static OpenUnits *One = nullptr;
  return One;
}
