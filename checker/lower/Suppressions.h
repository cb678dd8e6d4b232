//===- Suppressions.h - NOLINT comments ----------------------------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// clang-tidy honours NOLINT at the place of a diagnostic only. A finding may also be silenced at its cause, and the
// command line must agree with clang-tidy, so the comments of all files that a unit has places in are kept with it. The
// forms are clang-tidy's: NOLINT, NOLINTNEXTLINE, and NOLINTBEGIN to NOLINTEND, each with an optional list of globs.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_LOWER_SUPPRESSIONS_H
#define NOSTALL_LOWER_SUPPRESSIONS_H

#include "lower/SourcePlaces.h"
#include "model/Suppression.h"

namespace nostall {

/// The NOLINT comments of every file of the user's that \p Places has places in.
std::vector<Suppression> suppressionsIn(const SourcePlaces &Places, const clang::SourceManager &Sources,
                                        StringTable &Strings);

/// Adds those of one file's \p Text.
void collectSuppressions(llvm::StringRef Text, StringId File, StringTable &Strings, std::vector<Suppression> &Into);

} // namespace nostall

#endif
