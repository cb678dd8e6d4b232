// RUN: %check_both %s -- -std=c++20
// A constant expression is evaluated by the compiler; the same function called at run time blocks.
#include "awaitable.hpp"
#include <unistd.h>
using boost::asio::awaitable;

constexpr int not_at_run_time(bool b) {
  if (b)
    ::sleep(1);
  return 1;
}
awaitable<void> good_constant_expression() {
  constexpr int one = not_at_run_time(false);
  static_assert(not_at_run_time(false) == 1);
  (void)one;
  co_return;
}
awaitable<void> bad_run_time(bool b) {
  int value = not_at_run_time(b);
  // CHECK: :[[@LINE-1]]:15: warning: 'not_at_run_time' blocks the event loop in coroutine 'bad_run_time'
  (void)value;
  co_return;
}
