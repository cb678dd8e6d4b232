//===- StringTable.h - Strings that are kept once ------------------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_MODEL_STRINGTABLE_H
#define NOSTALL_MODEL_STRINGTABLE_H

#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"
#include <cstdint>
#include <vector>

namespace nostall {

using StringId = uint32_t;

/// Interned strings; the empty string is always 0.
class StringTable {
public:
  StringTable() { intern(""); }
  StringId intern(llvm::StringRef Text);
  llvm::StringRef operator[](StringId Id) const { return Order[Id]; }
  size_t size() const { return Order.size(); }

private:
  llvm::StringMap<StringId> Ids; // owns the characters
  std::vector<llvm::StringRef> Order;
};

} // namespace nostall

#endif
