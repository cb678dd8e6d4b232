// REQUIRES: llvm-22
// RUN: %check_both %s --unsafe-fixes --compile -- -std=c++20 -I%runtime-include
// A result that cannot be moved does not come back from a pool.
#include <boost/asio/awaitable.hpp>
#include <unistd.h>
using boost::asio::awaitable;

int nap() { return ::usleep(10); }
struct fixed {
  fixed() = default;
  fixed(fixed &&) = delete;
};
fixed make_fixed() {
  nap();
  return {};
}
awaitable<void> immovable() {
  fixed held = make_fixed();
  // CHECK: :[[@LINE-1]]:16: warning: 'make_fixed' blocks the event loop in coroutine 'immovable'
  // CHECK: note: the result cannot be moved, so no other thread can return it: offload the whole block that uses it
  // CHECK-FIXES: {{^}}  fixed held = make_fixed();
  co_return;
}
