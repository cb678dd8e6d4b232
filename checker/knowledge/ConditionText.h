//===- ConditionText.h - Why a call that can block does not, in words -----------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_KNOWLEDGE_CONDITIONTEXT_H
#define NOSTALL_KNOWLEDGE_CONDITIONTEXT_H

#include "knowledge/Knowledge.h"

namespace nostall {

/// One condition in the words of `why-not`: "argument 2 is 0".
std::string describe(const Condition &C);

/// Why a call of which \p Entry speaks does not block: because of \p Exempt, one of its `unless`; when that is null,
/// because none of its `when` holds.
std::string whyDischarged(const FunctionEntry &Entry, const Condition *Exempt);

} // namespace nostall

#endif
