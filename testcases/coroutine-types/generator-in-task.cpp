// RUN: %check_both %s -- -std=c++20
// A generator runs in whoever makes and iterates it: on a loop it holds the loop up, in a plain thread it does not.
#include "awaitable.hpp"
#include "promise.hpp"
#include <unistd.h>
using boost::asio::awaitable;

struct generator {
  struct promise_type : promise_base<generator> {
    std::suspend_always yield_value(int) noexcept { return {}; }
  };
  int next() { return 0; }
};
generator slow_numbers() {
  ::sleep(1);
  co_yield 1;
}
generator quick_numbers() { co_yield 1; }

awaitable<void> bad_iterates() {
  auto numbers = slow_numbers();
  // CHECK: :[[@LINE-1]]:18: warning: 'slow_numbers' blocks the event loop in coroutine 'bad_iterates'
  numbers.next();
  co_return;
}
awaitable<void> good_iterates() {
  auto numbers = quick_numbers();
  numbers.next();
  co_return;
}
void good_plain() { slow_numbers().next(); }
