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

/// What a call site leads to: the call in the user's code, or in vendored code behind it, that blocks by itself.
struct BlockingLeaf {
  const FunctionEntry *Entry = nullptr; ///< what knowledge says of it; null when an annotation speaks
  llvm::StringRef Call;                 ///< the function that is called
};

/// What knowledge tells to use instead of \p Leaf, a call in \p F: "use 'async_wait' of a timer"; empty when it tells
/// nothing that helps there.
std::string causeAdvice(const RuleInput &Input, FunctionIndex F, const Event &Cause, const BlockingLeaf &Leaf);

/// The way out at the call site \p E of \p F, for the end of a message: "run it with 'nostall::to_thread'". \p Direct:
/// it is the cause itself. \p HowLong is what that costs, which tells whether running it elsewhere is worth while.
std::string blockingAdvice(const RuleInput &Input, FunctionIndex F, const Event &E, const BlockingLeaf &Leaf,
                           bool Direct, Cost HowLong);

/// What to do by hand at the call site \p E of a function that is not a coroutine, beside what knowledge tells to use
/// instead of the cause. \p Cause is the step that blocks; \p Entry, which may be null, is what knowledge says of it;
/// \p Code, which may be empty, posts the call at \p E to a pool.
std::string handlerAdvice(const Event &E, const Step &Cause, const FunctionEntry *Entry, bool Direct,
                          llvm::StringRef Code);

/// The way out for an awaitable that is dropped at \p E.
std::string unawaitedAdvice(const Event &E);

/// Why `co_await` cannot be written at \p E in a coroutine, and what to do by hand; empty when it can be written, and
/// for what is not a coroutine, of which handlerAdvice speaks.
std::string awaitObstacle(const Event &E);

} // namespace nostall

#endif
