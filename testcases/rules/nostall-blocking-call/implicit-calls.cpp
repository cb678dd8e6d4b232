// RUN: %check_both %s -- -std=c++20
// Calls that nobody writes: conversions, range-for, structured bindings, literals, operator->.
#include "awaitable.hpp"
#include <unistd.h>
using boost::asio::awaitable;

struct converts {
  operator int() const { return ::sleep(1); }
  explicit operator bool() const { return ::sleep(1); }
};
struct from_int {
  from_int(int) { ::sleep(1); }
};
void take(from_int) {}
struct range {
  int *begin() const {
    ::sleep(1);
    return nullptr;
  }
  int *end() const { return nullptr; }
};
struct quick_range {
  int *begin() const { return nullptr; }
  int *end() const { return nullptr; }
};
struct inner {
  int value;
};
struct pointer {
  inner *operator->() const {
    ::sleep(1);
    return nullptr;
  }
};
unsigned operator""_s(unsigned long long n) { return ::sleep(n); }

awaitable<void> bad_implicit(converts c, pointer p, range r) {
  int i = c;
  // CHECK: :[[@LINE-1]]:11: warning: 'converts::operator int' blocks the event loop in coroutine 'bad_implicit'
  if (c)
    // CHECK: :[[@LINE-1]]:7: warning: 'converts::operator bool' blocks the event loop in coroutine 'bad_implicit'
    i = 1;
  take(1);
  // CHECK: :[[@LINE-1]]:8: warning: 'from_int::from_int' blocks the event loop in coroutine 'bad_implicit'
  for (int x : r)
    // CHECK: :[[@LINE-1]]:{{[0-9]+}}: warning: 'range::begin' blocks the event loop in coroutine 'bad_implicit'
    i = x;
  i = p->value;
  // CHECK: :[[@LINE-1]]:7: warning: 'pointer::operator->' blocks the event loop in coroutine 'bad_implicit'
  i = 1_s;
  // CHECK: :[[@LINE-1]]:7: warning: 'operator""_s' blocks the event loop in coroutine 'bad_implicit'
  co_return;
}
awaitable<void> good_implicit(quick_range r) {
  for (int x : r)
    (void)x;
  co_return;
}
