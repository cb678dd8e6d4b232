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

/// The caller, and what it calls, in the words of a message: "'lambda in main'", and behind it " (line 12)" where
/// another lambda of the path has the same name.
std::string callerOf(const Step &S);
std::string calleeOf(const Step &S);
/// Why the step is assumed, or what it does for long: "blocks (sleep, unbounded)"; empty when nothing is to be said.
std::string reasonOf(const Step &S);
/// The step as a note: "'a' calls 'b', which blocks (sleep, unbounded)".
std::string describe(const Step &S);

} // namespace nostall

#endif
