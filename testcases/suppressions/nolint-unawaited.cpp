// RUN: %check_both %s -- -std=c++20 -Wno-unused-result
// nostall-unawaited is silenced by its own name.
#include "awaitable.hpp"
using boost::asio::awaitable;

awaitable<void> save() { co_return; }
void drops() {
  save(); // NOLINT
  save(); // NOLINT(nostall-unawaited)
  save(); // NOLINT(nostall-blocking-call)
  // CHECK: :[[@LINE-1]]:3: warning: the awaitable returned by 'save' is never awaited
  // CHECK: :[[@LINE-2]]:14: warning: 'nostall-blocking-call' in this NOLINT comment suppresses nothing
  // NOLINTNEXTLINE(nostall-unawaited)
  save();
  // NOLINTBEGIN(nostall-*)
  save();
  // NOLINTEND(nostall-*)
  save();
  // CHECK: :[[@LINE-1]]:3: warning: the awaitable returned by 'save' is never awaited
}
