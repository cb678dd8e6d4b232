//===- FunctionId.h - A function's identity across files and runs ------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// A function is known by a structural key, hashed to 128 bits: its linkage scope (for internal linkage the
// project-relative path of the file), its mangled name with the variants of constructors and destructors folded, and
// for lambdas and local classes their ordinal among their siblings. Neither line numbers nor byte offsets take part, so
// an edit elsewhere in the file changes nothing, and two translation units agree on the same inline function.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_MODEL_FUNCTIONID_H
#define NOSTALL_MODEL_FUNCTIONID_H

#include "llvm/ADT/DenseMapInfo.h"
#include "llvm/ADT/StringRef.h"
#include <compare>
#include <cstdint>
#include <string>

namespace nostall {

struct FunctionId {
  uint64_t High = 0;
  uint64_t Low = 0;

  auto operator<=>(const FunctionId &) const = default;

  /// The identity that belongs to a structural key.
  static FunctionId ofKey(llvm::StringRef Key);

  /// 32 hexadecimal digits.
  std::string hex() const;
};

} // namespace nostall

template <> struct llvm::DenseMapInfo<nostall::FunctionId> {
  static nostall::FunctionId getEmptyKey() { return {~0ULL, ~0ULL}; }
  static nostall::FunctionId getTombstoneKey() { return {~0ULL, ~0ULL - 1}; }
  static unsigned getHashValue(const nostall::FunctionId &Id) { return static_cast<unsigned>(Id.Low); }
  static bool isEqual(const nostall::FunctionId &A, const nostall::FunctionId &B) { return A == B; }
};

#endif
