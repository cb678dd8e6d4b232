// RUN: %check_both %s --unsafe-fixes --compile -- -std=c++20 -Wno-unused-result
// A coroutine type that nobody declared: one that can be awaited and whose promise begins with std::suspend_always does
// nothing until it is awaited. Where that cannot be seen, nothing is said.
#include "coroutine_promise.hpp"

// Lazy, and awaitable by its members.
template <typename T> struct lazy : mock::awaiter<T> {
  struct promise_type : mock::promise<lazy, T> {};
};
lazy<void> save();
lazy<int> count() { co_return 1; }
lazy<void> bad() {
  save();
  // CHECK: :[[@LINE-1]]:3: warning: the awaitable returned by 'save' is never awaited, so it never runs; use 'co_await' [nostall-unawaited]
  // CHECK-FIXES: {{^}}  co_await save();
  auto forgotten = count();
  // CHECK: :[[@LINE-1]]:20: warning: the awaitable returned by 'count' is never awaited
  // CHECK-FIXES: {{^}}  auto forgotten = co_await count();
  co_await save();
}
void bad_plain_function() {
  save();
  // CHECK: :[[@LINE-1]]:3: warning: the awaitable returned by 'save' is never awaited, so it never runs; spawn it on an executor [nostall-unawaited]
  // CHECK-FIXES: {{^}}  save();
}

// Lazy, by operator co_await.
struct job {
  struct promise_type : mock::promise<job, void> {};
  mock::awaiter<void> operator co_await() const;
};
job flush();
job bad_operator() {
  flush();
  // CHECK: :[[@LINE-1]]:3: warning: the awaitable returned by 'flush' is never awaited
  // CHECK-FIXES: {{^}}  co_await flush();
  co_return;
}
// Another coroutine's type cannot be awaited for sure in this one: there is a finding, and no edit.
job bad_mixture() {
  save();
  // CHECK: :[[@LINE-1]]:3: warning: the awaitable returned by 'save' is never awaited
  // CHECK-FIXES: {{^}}  save();
  co_return;
}

// Starts by itself.
struct eager : mock::awaiter<void> {
  struct promise_type : mock::promise<eager, void, std::suspend_never> {};
};
eager begin();
// Whether it starts is its awaiter's business, which may hand it to an executor.
struct scheduled : mock::awaiter<void> {
  struct promise_type : mock::promise<scheduled, void, mock::awaiter<void>> {};
};
scheduled post();
// Nobody can await it: somebody else resumes it.
struct handle {
  struct promise_type : mock::promise<handle, void> {};
};
handle make();
// Not a coroutine's type at all.
struct value : mock::awaiter<int> {};
value get();
struct declared_only;
declared_only &refer();
lazy<void> &stored();
lazy<void> good() {
  begin();
  post();
  make();
  get();
  refer();
  stored();
  (void)save();
  auto later = save();
  co_await later;
}
