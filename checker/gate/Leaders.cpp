//===- Leaders.cpp - From which functions calls lead to one --------------------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "gate/Leaders.h"

using namespace nostall;

llvm::DenseSet<uint32_t> nostall::leadersOf(uint32_t To,
                                            llvm::function_ref<llvm::SmallVector<uint32_t>(uint32_t)> Before,
                                            llvm::function_ref<bool(uint32_t)> Passable) {
  llvm::DenseSet<uint32_t> Leaders;
  llvm::SmallVector<uint32_t> Work = {To};
  while (!Work.empty())
    for (const uint32_t F : Before(Work.pop_back_val()))
      if (Leaders.insert(F).second && F != To && Passable(F))
        Work.push_back(F);
  return Leaders;
}
