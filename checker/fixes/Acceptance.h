//===- Acceptance.h - Edits that accept a finding instead of mending it -----------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// For editors, which offer several ways out of one finding. Each leaves room for the reason, which only a person knows.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_FIXES_ACCEPTANCE_H
#define NOSTALL_FIXES_ACCEPTANCE_H

#include "model/Finding.h"
#include "llvm/ADT/StringRef.h"

namespace nostall {

/// What stands where the reason belongs.
constexpr llvm::StringLiteral ReasonToWrite = "say why";

/// Puts a `NOLINTNEXTLINE` comment for \p Rule above the line of \p Place, in \p Text. Empty when that line continues
/// one before it.
std::vector<Edit> suppression(llvm::StringRef Rule, const Location &Place, llvm::StringRef Text);

/// Marks the function whose first declaration begins at byte \p Declaration of \p File, which holds \p Text, as one
/// that may block, and includes the header that defines the mark unless \p MarkIsDefined.
std::vector<Edit> allowance(llvm::StringRef File, llvm::StringRef Text, unsigned Declaration, bool MarkIsDefined);

} // namespace nostall

#endif
