//===- SeveralBuilds.h - One answer for several build configurations -------------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// A debug and a release build, or those of two platforms, compile the same files in different ways. Each is a program
// of its own: linking them together would let one configuration's function run in the other. What they say is merged.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_PIPELINE_SEVERALBUILDS_H
#define NOSTALL_PIPELINE_SEVERALBUILDS_H

#include "model/Finding.h"
#include "model/Summary.h"

namespace nostall {

/// What checking one build, or several, gave.
struct BuildOutcome {
  std::vector<Finding> Findings; ///< sorted by place
  nostall::Coverage Coverage;
  std::vector<ParseError> Errors;
};

/// Adds what another build gave. One cause is one finding, with the pairs of both; of a pair that both have, what a
/// change introduces counts, else what is reported, else the more confident, else what was there before. Files are
/// counted once for each build, other figures are those of the build with most.
void merge(BuildOutcome &Into, BuildOutcome Other);

} // namespace nostall

#endif
