// RUN: %check_both %s -- -std=c++20 -Wno-unused-result
// The program's own coroutine types, declared.
#include "../../coroutine-types/promise.hpp"
#include <unistd.h>

namespace my {
struct task : awaiter_base {
  struct promise_type : promise_base<task> {};
};
struct thread_task : awaiter_base {
  struct promise_type : promise_base<thread_task> {};
};
// By the rule for unknown types it would count as a task.
struct numbers : awaiter_base {
  struct promise_type : promise_base<numbers> {
    std::suspend_always yield_value(int) noexcept { return {}; }
  };
};
} // namespace my

my::task bad_task() {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad_task'
  co_return;
}
my::thread_task good_thread_task() {
  ::sleep(1);
  co_return;
}
my::numbers good_numbers() {
  ::sleep(1);
  co_yield 1;
}
my::task bad_dropped() {
  bad_task();
  // CHECK: :[[@LINE-1]]:3: warning: the awaitable returned by 'bad_task' is never awaited
  co_return;
}
