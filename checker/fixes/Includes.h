//===- Includes.h - A fix with the headers that it needs -------------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_FIXES_INCLUDES_H
#define NOSTALL_FIXES_INCLUDES_H

#include "fixes/Fixes.h"

namespace nostall {

/// All that \p F does to \p File, the file of its place, whose text is \p Text: its edits, and its headers.
std::vector<Edit> editsWithIncludes(const Fix &F, llvm::StringRef File, llvm::StringRef Text);

} // namespace nostall

#endif
