//===- Waivers.h - Findings that the configuration accepts for a time -----------------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_GATE_WAIVERS_H
#define NOSTALL_GATE_WAIVERS_H

#include "knowledge/Configurations.h"
#include "model/Finding.h"

namespace nostall {

/// Marks the findings that a `suppress:` entry accepts: one of the configuration of the finding's place, else of that
/// of its cause. \p Today is a day such as "2030-01-31"; on the day that an entry names it ends. Says which entries are
/// over although they would still be needed, and, when \p WholeProgram, which accept nothing.
std::vector<std::string> applySuppressions(std::vector<Finding> &Findings, const Configurations &Configs,
                                           llvm::StringRef Today, bool WholeProgram);

/// Today, in Greenwich.
std::string today();

} // namespace nostall

#endif
