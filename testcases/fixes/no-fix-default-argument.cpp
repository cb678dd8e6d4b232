// REQUIRES: llvm-22
// RUN: %check_both %s --unsafe-fixes --compile -- -std=c++20 -I%runtime-include
// A default argument is evaluated where the call leaves it out: the finding stands there, once for each such call, and
// the declaration stays as it is.
#include <boost/asio/awaitable.hpp>
#include <unistd.h>
using boost::asio::awaitable;

int nap() { return ::usleep(10); }
void use(int = nap()) {}

awaitable<void> first() {
  use();
  // CHECK: :[[@LINE-1]]:3: warning: 'nap' blocks the event loop in coroutine 'first'
  // CHECK: :[[@LINE-2]]:3: note: 'co_await' is not allowed in a default argument: pass the argument explicitly
  // CHECK-FIXES: {{^}}  use();
  co_return;
}
awaitable<void> second() {
  use();
  // CHECK: :[[@LINE-1]]:3: warning: 'nap' blocks the event loop in coroutine 'second'
  // CHECK-FIXES: {{^}}  use();
  co_return;
}
awaitable<void> passes_it() {
  use(1);
  co_return;
}
