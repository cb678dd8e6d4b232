// RUN: %check_both %s -- -std=c++20
// A default argument is evaluated in whoever leaves it out: the finding stands at the call.
#include "awaitable.hpp"
#include <unistd.h>
using boost::asio::awaitable;

unsigned wait_a_second() { return ::sleep(1); }
void with_default(unsigned = wait_a_second()) {}
awaitable<void> bad_default_argument() {
  with_default();
  // CHECK: :[[@LINE-1]]:3: warning: 'wait_a_second' blocks the event loop in coroutine 'bad_default_argument': it calls 'sleep'
  co_return;
}
awaitable<void> good_default_argument() {
  with_default(1);
  co_return;
}
