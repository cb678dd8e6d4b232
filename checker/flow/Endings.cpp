//===- Endings.cpp - What is known of how objects will end --------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "flow/Endings.h"

using namespace nostall::flow;
using nostall::graph::ValueIndex;

void Endings::join(const Endings &Other) {
  Waiting.insert(Other.Waiting.begin(), Other.Waiting.end());
  std::erase_if(Settled, [&](ValueIndex Place) { return !Other.Settled.contains(Place); });
  std::erase_if(Shared, [&](const auto &Owner) {
    const auto Found = Other.Shared.find(Owner.first);
    return Found == Other.Shared.end() || Found->second != Owner.second;
  });
}
