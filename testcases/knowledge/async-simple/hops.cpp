// RUN: %check_both %s -- -std=c++20
// A dispatch goes to the executor that it names, and lasts until the next one.
#include "async-simple/async_simple.hpp"
#include <thread>
#include <utility>
using namespace std::chrono_literals;
using async_simple::coro::Lazy;

Lazy<> good_dispatch(async_simple::executors::SimpleExecutor &pool) {
  co_await async_simple::coro::dispatch(&pool);
  std::this_thread::sleep_for(1s);
}

// Which executor that is, nobody can tell.
Lazy<> bad_dispatch(async_simple::Executor *some) {
  co_await async_simple::coro::dispatch(some);
  std::this_thread::sleep_for(1s);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the event loop in coroutine 'bad_dispatch'
}
