//===- Suppression.h - NOLINT comments -----------------------------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_MODEL_SUPPRESSION_H
#define NOSTALL_MODEL_SUPPRESSION_H

#include "model/StringTable.h"
#include <cstdint>

namespace nostall {

/// A NOLINT comment: lines FirstLine to LastLine of File, for the checks that match one of the globs in Checks.
struct Suppression {
  StringId File = 0;
  uint32_t FirstLine = 0, LastLine = 0;
  StringId Checks = 0;           ///< comma-separated globs; "*" for a bare NOLINT
  uint32_t Line = 0, Column = 0; ///< where the comment says so; that of the beginning for a block
  uint32_t Offset = 0;           ///< the same in bytes
};

} // namespace nostall

#endif
