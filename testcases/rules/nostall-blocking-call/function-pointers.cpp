// RUN: %check_both %s -- -std=c++20
// Pointers and references to functions and member functions that are set in the same function.
#include "awaitable.hpp"
#include <unistd.h>
using boost::asio::awaitable;

void nap() { ::sleep(1); }
void quick() {}

awaitable<void> bad_pointer() {
  void (*f)() = nap;
  f();
  // CHECK: :[[@LINE-1]]:3: warning: '{{.*}}' blocks the event loop in coroutine 'bad_pointer'
  // CHECK: note: 'nap' calls 'sleep'
  unsigned (*g)(unsigned);
  g = &::sleep;
  g(1);
  // CHECK: :[[@LINE-1]]:3: warning: '{{.*}}' blocks the event loop in coroutine 'bad_pointer'
  // CHECK-NOT: post it to a pool
  auto &r = nap;
  r();
  // CHECK: :[[@LINE-1]]:3: warning: 'nap' blocks the event loop in coroutine 'bad_pointer'
  co_return;
}
awaitable<void> good_pointer() {
  void (*f)() = quick;
  f();
  void (*unused)() = nap;
  (void)unused;
  co_return;
}

struct device {
  void read() { ::sleep(1); }
  void look() {}
};
awaitable<void> bad_member_pointer(device &d) {
  auto m = &device::read;
  (d.*m)();
  // CHECK: :[[@LINE-1]]:{{3|4}}: warning: '{{.*}}' blocks the event loop in coroutine 'bad_member_pointer'
  co_return;
}
awaitable<void> good_member_pointer(device &d) {
  auto m = &device::look;
  (d.*m)();
  co_return;
}
