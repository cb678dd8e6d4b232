// XFAIL: *
// Known limit: only an expression statement that is the call itself, or ends in it after a comma, counts as dropped.
// RUN: %check_both %s -- -std=c++20 -Wno-unused-result
// Parentheses, a comma and a conditional operator around a call that is dropped change nothing.
#include "awaitable.hpp"
using boost::asio::awaitable;

awaitable<void> save();
awaitable<void> bad_wrapped(bool b) {
  (save());
  // CHECK: :[[@LINE-1]]:{{3|4}}: warning: the awaitable returned by 'save' is never awaited
  save(), b = false;
  // CHECK: :[[@LINE-1]]:3: warning: the awaitable returned by 'save' is never awaited
  b = true, save();
  // CHECK: :[[@LINE-1]]:13: warning: the awaitable returned by 'save' is never awaited
  b ? save() : save();
  // CHECK: :[[@LINE-1]]:{{[0-9]+}}: warning: the awaitable returned by 'save' is never awaited
  // CHECK: :[[@LINE-2]]:{{[0-9]+}}: warning: the awaitable returned by 'save' is never awaited
  co_return;
}
awaitable<void> good_wrapped(bool b) {
  co_await (save());
  (b = true, co_await save());
  co_await (b ? save() : save());
}
