// RUN: %check_both %s -- -std=c++20 -Wno-unknown-attributes
// Clang's own attributes: blocking and nonblocking are part of a function's type.
#include "awaitable.hpp"
#include <unistd.h>
using boost::asio::awaitable;

void waits_for_the_device() [[clang::blocking]];
void declared_harmless() [[clang::nonblocking]];
void says_no() [[clang::nonblocking(false)]];
struct device {
  void read() [[clang::blocking]];
};
awaitable<void> bad(device &d) {
  declared_harmless();
  waits_for_the_device();
  // CHECK: :[[@LINE-1]]:3: warning: 'waits_for_the_device' blocks the event loop in coroutine 'bad'
  says_no();
  // CHECK: :[[@LINE-1]]:3: warning: 'says_no' blocks the event loop in coroutine 'bad'
  d.read();
  // CHECK: :[[@LINE-1]]:3: warning: 'device::read' blocks the event loop in coroutine 'bad'
  co_return;
}

// Checked at its definition, and trusted by its callers.
void on_packet() [[clang::nonblocking]] {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in non-blocking function 'on_packet'
}
awaitable<void> trusts() {
  on_packet();
  co_return;
}
void plain() { ::sleep(1); }
