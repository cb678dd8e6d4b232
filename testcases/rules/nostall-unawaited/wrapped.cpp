// RUN: %check_both %s --unsafe-fixes --compile -- -std=c++20 -Wno-unused-result -Wno-unused-value
// Parentheses, a comma and a conditional operator around a call that is dropped change nothing.
#include "awaitable.hpp"
using boost::asio::awaitable;

awaitable<void> save();
awaitable<int> count();
awaitable<void> bad_wrapped(bool b, bool c) {
  (save());
  // CHECK: :[[@LINE-1]]:4: warning: the awaitable returned by 'save' is never awaited
  // CHECK-FIXES: {{^}}  (co_await save());
  save(), b = false;
  // CHECK: :[[@LINE-1]]:3: warning: the awaitable returned by 'save' is never awaited
  // CHECK-FIXES: {{^}}  co_await save(), b = false;
  b = true, save();
  // CHECK: :[[@LINE-1]]:13: warning: the awaitable returned by 'save' is never awaited
  // CHECK-FIXES: {{^}}  b = true, co_await save();
  c ? save() : save();
  // CHECK: :[[@LINE-1]]:7: warning: the awaitable returned by 'save' is never awaited
  // CHECK: :[[@LINE-2]]:16: warning: the awaitable returned by 'save' is never awaited
  // CHECK-FIXES: {{^}}  c ? co_await save() : co_await save();
  c ? (void)0 : (save(), (void)0);
  // CHECK: :[[@LINE-1]]:18: warning: the awaitable returned by 'save' is never awaited
  // CHECK-FIXES: {{^}}  c ? (void)0 : (co_await save(), (void)0);
  for (int i = 0; i < 3; save(), ++i)
    co_await save();
  // CHECK: :[[@LINE-2]]:26: warning: the awaitable returned by 'save' is never awaited
  // CHECK-FIXES: {{^}}  for (int i = 0; i < 3; co_await save(), ++i)
  co_return;
}
// The left operand of a comma is dropped wherever the comma stands.
awaitable<int> bad_operand() {
  const int n = (save(), 1);
  // CHECK: :[[@LINE-1]]:18: warning: the awaitable returned by 'save' is never awaited
  // CHECK-FIXES: {{^}}  const int n = (co_await save(), 1);
  co_return (save(), n);
  // CHECK: :[[@LINE-1]]:14: warning: the awaitable returned by 'save' is never awaited
  // CHECK-FIXES: {{^}}  co_return (co_await save(), n);
}
awaitable<int> good_wrapped(bool b) {
  co_await (save());
  (b = true, co_await save());
  co_await (b ? save() : save());
  co_await (b = true, save());
  // A cast to void says that it is meant.
  (void)save(), b = false;
  b ? (void)save() : static_cast<void>(save());
  (void)(b ? save() : save());
  const int n = (co_await save(), co_await count());
  co_return n;
}
awaitable<void> good_result(bool b) { return b ? save() : (save)(); }
