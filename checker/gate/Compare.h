//===- Compare.h - What a change introduces --------------------------------------------------------------*- C++
//-*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// A finding of today is one of the base if a finding of the base speaks of the same place and cause, in tiers: both the
// same steps (Correspondence.h); the same place, with a cause of the same name; the same function and cause; the same
// function with a cause that says the same; a place that says the same in code that moved. Each finding of the base
// answers for one of today, so that a second equal call is a new finding.
//
// What remains is introduced by the first step of its chain that the base does not have. When every step was there,
// something else changed: how the function comes to its loop, an annotation, or a knowledge entry of the user's.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_GATE_COMPARE_H
#define NOSTALL_GATE_COMPARE_H

#include "gate/Facts.h"
#include "gate/LineMap.h"

namespace nostall {

/// For each finding of \p New where it is introduced; none when the base has it.
std::vector<std::optional<Location>> introducedBy(const ProgramFacts &Old, const ProgramFacts &New,
                                                  const Alignment &Lines);

/// The findings that are introduced, one for each line that introduces some and each rule: it stands at that line and
/// names all functions that it makes block. \p By is what introducedBy says of \p Findings.
std::vector<Finding> introducedFindings(llvm::ArrayRef<Finding> Findings, llvm::ArrayRef<std::optional<Location>> By);

} // namespace nostall

#endif
