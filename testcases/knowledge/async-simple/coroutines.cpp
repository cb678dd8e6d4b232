// RUN: %check_both %s -- -std=c++20
// A Lazy is taken for a coroutine of a loop until it is dispatched to a pool.
#include "async-simple/async_simple.hpp"
#include <thread>
#include <utility>
using namespace std::chrono_literals;
using async_simple::coro::Lazy;

Lazy<> bad_sleep() {
  std::this_thread::sleep_for(1s);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the event loop in coroutine 'bad_sleep'
  co_return;
}

Lazy<> good_sleep() { co_await async_simple::coro::sleep(1s); }

Lazy<> bad_wait(async_simple::Future<int> future, async_simple::Executor *executor) {
  async_simple::coro::syncAwait(good_sleep());
  // CHECK: :[[@LINE-1]]:3: warning: 'async_simple::coro::syncAwait' blocks the event loop in coroutine 'bad_wait'; use 'co_await'
  async_simple::coro::syncAwait(good_sleep(), executor);
  // CHECK: :[[@LINE-1]]:3: warning: 'async_simple::coro::syncAwait' blocks the event loop in coroutine 'bad_wait'
  future.wait();
  // CHECK: :[[@LINE-1]]:3: warning: 'async_simple::Future::wait' blocks the event loop in coroutine 'bad_wait'
  std::move(future).get();
  // CHECK: :[[@LINE-1]]:3: warning: 'async_simple::Future::get' blocks the event loop in coroutine 'bad_wait'
  co_return;
}

Lazy<> good_wait() { co_await good_sleep(); }

// Runs in whoever iterates it.
async_simple::coro::Generator<int> good_generator() {
  std::this_thread::sleep_for(1s);
  co_yield 1;
}
