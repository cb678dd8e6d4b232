//===- Span.h - A range of characters in a file ----------------------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_MODEL_SPAN_H
#define NOSTALL_MODEL_SPAN_H

#include "model/StringTable.h"

namespace nostall {

/// A range of characters in a file, where the user wrote it: places inside macros are those of the expansion.
struct Span {
  StringId File = 0;             ///< absolute path, without symbolic steps such as ".."
  uint32_t Begin = 0, End = 0;   ///< byte offsets, End excluded
  uint32_t Line = 0, Column = 0; ///< of Begin, counted from 1

  bool valid() const { return Line != 0; }
};

} // namespace nostall

#endif
