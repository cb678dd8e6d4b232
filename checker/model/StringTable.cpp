//===- StringTable.cpp - Strings that are kept once ----------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "model/StringTable.h"

using namespace nostall;

StringId StringTable::intern(llvm::StringRef Text) {
  const auto [Entry, New] = Ids.try_emplace(Text, static_cast<StringId>(Order.size()));
  if (New)
    Order.push_back(Entry->first());
  return Entry->second;
}
