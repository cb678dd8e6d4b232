// RUN: %check_both %s -- -std=c++20
// A Task is taken for a coroutine of a loop; blocking work belongs on another executor.
#include "folly/folly.hpp"
#include <thread>
using namespace std::chrono_literals;
using folly::coro::Task;

Task<void> bad_sleep() {
  std::this_thread::sleep_for(1s);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the event loop in coroutine 'bad_sleep'
  co_return;
}

Task<void> good_sleep() { co_await folly::coro::sleep(1s); }

Task<void> good_executor(folly::CPUThreadPoolExecutor &pool) {
  co_await folly::via(folly::getGlobalCPUExecutor(), [] {
    std::this_thread::sleep_for(1s);
    return 1;
  });
  co_await folly::via(&pool, [] {
    std::this_thread::sleep_for(1s);
    return 1;
  });
}

Task<void> good_task_executor(folly::CPUThreadPoolExecutor &pool, folly::ThreadedExecutor &threads) {
  co_await folly::coro::co_withExecutor(&pool, []() -> Task<void> {
    std::this_thread::sleep_for(1s);
    co_return;
  }());
  co_await []() -> Task<void> {
    std::this_thread::sleep_for(1s);
    co_return;
  }().scheduleOn(&threads);
}

Task<void> bad_wait() {
  folly::coro::blockingWait(good_sleep());
  // CHECK: :[[@LINE-1]]:3: warning: 'folly::coro::blockingWait' blocks the event loop in coroutine 'bad_wait'
  co_return;
}

Task<void> good_wait() { co_await good_sleep(); }

folly::coro::AsyncGenerator<int> bad_asynchronous_generator() {
  std::this_thread::sleep_for(1s);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the event loop in coroutine 'bad_asynchronous_generator'
  co_yield 1;
}

// Runs in whoever iterates it.
folly::coro::Generator<int> good_generator() {
  std::this_thread::sleep_for(1s);
  co_yield 1;
}
