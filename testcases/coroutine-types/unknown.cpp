// RUN: %check_both %s -- -std=c++20
// Coroutine types that nobody declared: a promise that can yield and a return type that cannot be awaited make a
// synchronous generator, which is no async context; every other coroutine is assumed to run on a loop.
#include "promise.hpp"
#include <unistd.h>

// Can be awaited: a task.
struct task : awaiter_base {
  struct promise_type : promise_base<task> {};
};
task bad_task() {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad_task'
  co_return;
}
task good_task() { co_return; }

// Cannot be awaited, and cannot yield: somebody starts it, and nothing says that it is not a loop.
struct fire_and_forget {
  struct promise_type : promise_base<fire_and_forget> {};
};
fire_and_forget bad_fire_and_forget() {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad_fire_and_forget'
  co_return;
}

// Yields, and cannot be awaited: a generator.
struct generator {
  struct promise_type : promise_base<generator> {
    std::suspend_always yield_value(int) noexcept { return {}; }
  };
  int next() { return 0; }
};
generator good_generator() {
  ::sleep(1);
  co_yield 1;
}

// Yields through a base class of its promise.
struct yielding_base {
  std::suspend_always yield_value(int) noexcept { return {}; }
};
struct inherited_generator {
  struct promise_type : promise_base<inherited_generator>, yielding_base {};
};
inherited_generator good_inherited_generator() {
  ::sleep(1);
  co_yield 1;
}

// Yields, and can be awaited: an asynchronous generator, which runs on a loop.
struct async_generator : awaiter_base {
  struct promise_type : promise_base<async_generator> {
    std::suspend_always yield_value(int) noexcept { return {}; }
  };
};
async_generator bad_async_generator() {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad_async_generator'
  co_yield 1;
}
struct operator_generator {
  struct promise_type : promise_base<operator_generator> {
    std::suspend_always yield_value(int) noexcept { return {}; }
  };
  awaiter_base operator co_await() const { return {}; }
};
operator_generator bad_operator_generator() {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad_operator_generator'
  co_yield 1;
}

// A promise from std::coroutine_traits.
struct outside {};
template <> struct std::coroutine_traits<outside, int> {
  struct promise_type : promise_base<outside> {};
};
outside bad_traits(int) {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad_traits'
  co_return;
}
