//===- StepWords.h - The steps of a call path in words --------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_RULES_STEPWORDS_H
#define NOSTALL_RULES_STEPWORDS_H

#include "model/Finding.h"

namespace nostall {

/// Why the step is believed, or what it does for long: "blocks (sleep, unbounded)"; empty when nothing is to be said.
std::string reasonOf(const Step &S);
/// The step as a note: "'a' calls 'b', which blocks (sleep, unbounded)".
std::string describe(const Step &S);

} // namespace nostall

#endif
