//===- Advice.h - What to do about a finding -------------------------------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// A message ends in advice, and where no fix can be made a note says what is in the way. Both follow from where the
// call stands, and are decided here, so that no message tells to await where a note says that nothing can be awaited.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_RULES_ADVICE_H
#define NOSTALL_RULES_ADVICE_H

#include "rules/Rules.h"

namespace nostall {

/// What knowledge tells to use instead of the cause, which is the event \p Cause: "use 'async_wait' of a timer"; empty
/// when it tells nothing.
std::string causeAdvice(const FunctionEntry &Entry, const Event &Cause);

/// The way out at a call site, for the end of a message: "run it with 'nostall::to_thread'". \p Entry is the knowledge
/// of the cause, may be null; \p Direct: it is the call itself. \p HowLong is its cost, which tells whether running it
/// elsewhere is worth while.
std::string blockingAdvice(const RuleInput &Input, FunctionIndex F, const Event &E, const FunctionEntry *Entry,
                           bool Direct, Cost HowLong);

/// The way out for an awaitable that is dropped at \p E.
std::string unawaitedAdvice(const Event &E);

/// Why `co_await` cannot be written at \p E, and what to do by hand; empty when it can be written.
std::string awaitObstacle(const Event &E);

} // namespace nostall

#endif
