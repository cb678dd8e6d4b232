// RUN: %check_both %s -- -std=c++20 -Wno-unused-result
// A coroutine that starts by itself may be dropped; a type that nobody declared is not known to be lazy.
#include "cobalt/boost/cobalt.hpp"

boost::cobalt::promise<void> eager() { co_return; }
boost::cobalt::task<void> lazy() { co_return; }

boost::cobalt::task<void> drops() {
  eager();
  lazy();
  // CHECK: :[[@LINE-1]]:3: warning: the awaitable returned by 'lazy' is never awaited
  co_await lazy();
  co_await eager();
}

struct fire_and_forget {
  struct promise_type {
    fire_and_forget get_return_object() { return {}; }
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_void() {}
    void unhandled_exception() {}
  };
};
fire_and_forget start() { co_return; }
void good_fire_and_forget() { start(); }
