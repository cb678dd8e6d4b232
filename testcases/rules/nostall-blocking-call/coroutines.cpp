// RUN: %check_both %s -- -std=c++20
// A coroutine that awaits another one is not reported again; lambdas and methods may be coroutines; what an await runs
// is reported where it is written.
#include "awaitable.hpp"
#include <unistd.h>
using boost::asio::awaitable;

awaitable<void> bad_inner() {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad_inner'
  co_return;
}
awaitable<void> outer() { co_await bad_inner(); }
awaitable<void> outermost() {
  co_await outer();
  auto later = bad_inner();
  co_await std::move(later);
}
// A plain function that makes a coroutine runs nothing of it.
awaitable<void> forwards() { return bad_inner(); }
awaitable<void> awaits_forwarded() { co_await forwards(); }
// What it does itself, it does on the loop of its caller.
awaitable<void> forwards_slowly() {
  ::sleep(1);
  return outer();
}
awaitable<void> bad_forwarded() {
  co_await forwards_slowly();
  // CHECK: :[[@LINE-1]]:12: warning: 'forwards_slowly' blocks the event loop in coroutine 'bad_forwarded': it calls 'sleep'
}

awaitable<void> bad_lambdas() {
  auto child = []() -> awaitable<void> {
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in coroutine 'lambda in bad_lambdas'
    co_return;
  };
  co_await child();
  co_await []() -> awaitable<void> {
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in coroutine 'lambda in bad_lambdas'
    co_return;
  }();
}
awaitable<void> good_lambdas() {
  co_await []() -> awaitable<void> { co_return; }();
}
class session {
public:
  awaitable<void> run() {
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in coroutine 'session::run'
    co_await once();
  }
  awaitable<int> once() { co_return 1; }
  virtual awaitable<void> overridden() { co_return; }
  virtual ~session() = default;
};
class slow_session : public session {
  awaitable<void> overridden() override {
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in coroutine 'slow_session::overridden'
    co_return;
  }
};
awaitable<void> awaits_virtual(session &s) { co_await s.overridden(); }

// Arguments of a coroutine call, conditions and operands of co_return are evaluated in the coroutine.
unsigned wait_a_second() { return ::sleep(1); }
awaitable<void> takes(unsigned) { co_return; }
awaitable<unsigned> bad_operands() {
  co_await takes(wait_a_second());
  // CHECK: :[[@LINE-1]]:18: warning: 'wait_a_second' blocks the event loop in coroutine 'bad_operands'
  while (wait_a_second() != 0)
    // CHECK: :[[@LINE-1]]:10: warning: 'wait_a_second' blocks the event loop in coroutine 'bad_operands'
    ;
  co_return wait_a_second();
  // CHECK: :[[@LINE-1]]:13: warning: 'wait_a_second' blocks the event loop in coroutine 'bad_operands'
}

// An awaitable overload of the same name is no blocking call, and neither is the one that blocks a reason for it.
struct async_t {};
unsigned pause(int) { return ::sleep(1); }
awaitable<unsigned> pause(int, async_t) { co_return 1; }
awaitable<void> bad_overload() {
  pause(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'pause' blocks the event loop in coroutine 'bad_overload'
  co_return;
}
awaitable<void> good_overload() { co_await pause(1, async_t{}); }
