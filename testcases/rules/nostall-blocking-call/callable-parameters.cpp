// RUN: %check_both %s -- -std=c++20
// What becomes of a callable parameter is solved once a function and bound at each call: one caller's blocking lambda
// does not taint the others.
#include "awaitable.hpp"
#include <functional>
#include <thread>
#include <unistd.h>
using boost::asio::awaitable;

template <typename F> void retry(F f) {
  for (int i = 0; i < 3; ++i)
    f();
}
template <typename F> void retry_more(F &&f) { retry(std::forward<F>(f)); }
void retry_function(std::function<void()> f) { f(); }
void retry_reference(const std::function<void()> &f) { retry_function(f); }
void retry_pointer(void (*f)()) { f(); }
void ignore_function(std::function<void()>) {}

void nap() { ::sleep(1); }
void quick() {}

awaitable<void> bad_inline() {
  retry([] { ::sleep(1); });
  // CHECK: :[[@LINE-1]]:3: warning: 'retry' blocks the event loop in coroutine 'bad_inline': it leads to 'sleep'
  // CHECK: :[[@LINE-2]]:14: note: {{.*}} calls 'sleep', which blocks (sleep, unbounded)
  retry(nap);
  // CHECK: :[[@LINE-1]]:3: warning: 'retry' blocks the event loop in coroutine 'bad_inline'
  retry_more([] { ::sleep(1); });
  // CHECK: :[[@LINE-1]]:3: warning: 'retry_more' blocks the event loop in coroutine 'bad_inline'
  co_return;
}
awaitable<void> good_inline() {
  retry([] {});
  retry(quick);
  retry_more([] {});
  co_return;
}

// The same function for all callers, not a template.
awaitable<void> bad_std_function() {
  retry_function([] { ::sleep(1); });
  // CHECK: :[[@LINE-1]]:3: warning: 'retry_function' blocks the event loop in coroutine 'bad_std_function': it calls 'sleep'
  retry_reference([] { ::sleep(1); });
  // CHECK: :[[@LINE-1]]:3: warning: 'retry_reference' blocks the event loop in coroutine 'bad_std_function'
  retry_pointer(nap);
  // CHECK: :[[@LINE-1]]:3: warning: 'retry_pointer' blocks the event loop in coroutine 'bad_std_function'
  retry_pointer([] { ::sleep(1); });
  // CHECK: :[[@LINE-1]]:3: warning: 'retry_pointer' blocks the event loop in coroutine 'bad_std_function'
  co_return;
}
awaitable<void> good_std_function() {
  retry_function([] {});
  retry_reference([] {});
  retry_pointer(quick);
  ignore_function([] { ::sleep(1); });
  ignore_function(nap);
  co_return;
}

// A function that hands its parameter to a thread is an offloader, also through another function.
template <typename F> void run_in_thread(F f) { std::thread(f).detach(); }
void run_function_in_thread(std::function<void()> f) { std::thread([f] { f(); }).detach(); }
template <typename F> void run_forwarded(F &&f) { run_in_thread(std::forward<F>(f)); }
awaitable<void> good_thread() {
  std::thread([] { ::sleep(1); }).detach();
  std::thread(nap).detach();
  run_in_thread([] { ::sleep(1); });
  run_function_in_thread([] { ::sleep(1); });
  run_forwarded([] { ::sleep(1); });
  run_forwarded(nap);
  co_return;
}
// Run in both places, it still blocks.
template <typename F> void run_twice(F f) {
  std::thread(f).detach();
  f();
}
awaitable<void> bad_both() {
  run_twice([] { ::sleep(1); });
  // CHECK: :[[@LINE-1]]:3: warning: 'run_twice' blocks the event loop in coroutine 'bad_both'
  co_return;
}
awaitable<void> good_both() {
  run_twice([] {});
  co_return;
}

// Arguments of an offloaded call are evaluated here.
unsigned wait_a_second() { return ::sleep(1); }
awaitable<void> bad_argument_of_offload() {
  std::thread([](unsigned) {}, wait_a_second()).detach();
  // CHECK: :[[@LINE-1]]:32: warning: 'wait_a_second' blocks the event loop in coroutine 'bad_argument_of_offload'
  co_return;
}
