// RUN: %check_both %s -- -std=c++20
// Blocking through ordinary functions, methods, static functions and recursion: the finding stands at the call in the
// coroutine, and its notes walk down to the blocking call.
#include "awaitable.hpp"
#include <unistd.h>
using boost::asio::awaitable;

void nap() { ::sleep(1); }
static void deeper() { nap(); }
void quick() {}
static void quick_too() { quick(); }

awaitable<void> bad_direct() {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad_direct'
  co_return;
}
awaitable<void> bad_chain() {
  deeper();
  // CHECK: :[[@LINE-1]]:3: warning: 'deeper' blocks the event loop in coroutine 'bad_chain': it leads to 'sleep'
  // CHECK: :[[@LINE-2]]:3: note: 'bad_chain' calls 'deeper'
  // CHECK: functions.cpp:9:24: note: 'deeper' calls 'nap'
  // CHECK: functions.cpp:8:14: note: 'nap' calls 'sleep', which blocks (sleep, unbounded)
  co_return;
}
awaitable<void> good_chain() {
  quick();
  quick_too();
  co_return;
}

struct device {
  void poll() { wait(); }
  void look() const {}
  static void reset() { ::sleep(1); }
  static void clear() {}

private:
  void wait() { ::sleep(1); }
};
awaitable<void> bad_methods(device &d, device *p) {
  d.poll();
  // CHECK: :[[@LINE-1]]:3: warning: 'device::poll' blocks the event loop in coroutine 'bad_methods': it leads to 'sleep'
  // CHECK: note: 'bad_methods' calls 'device::poll'
  // CHECK: note: 'device::poll' calls 'device::wait'
  // CHECK: note: 'device::wait' calls 'sleep'
  p->poll();
  // CHECK: :[[@LINE-1]]:3: warning: 'device::poll' blocks the event loop in coroutine 'bad_methods'
  device::reset();
  // CHECK: :[[@LINE-1]]:3: warning: 'device::reset' blocks the event loop in coroutine 'bad_methods': it calls 'sleep'
  co_return;
}
awaitable<void> good_methods(device &d) {
  d.look();
  device::clear();
  co_return;
}

// Operators are calls too.
struct record {
  record &operator<<(int) {
    ::sleep(1);
    return *this;
  }
  record &operator>>(int &) { return *this; }
  bool operator==(const record &) const { return ::sleep(1) == 0; }
};
awaitable<void> bad_operators(record &r) {
  r << 1;
  // CHECK: :[[@LINE-1]]:3: warning: 'record::operator<<' blocks the event loop in coroutine 'bad_operators'
  if (r == r)
    co_return;
  // CHECK: :[[@LINE-2]]:7: warning: 'record::operator==' blocks the event loop in coroutine 'bad_operators'
}
awaitable<void> good_operators(record &r) {
  int value = 0;
  r >> value;
  co_return;
}

// Recursion ends, and blocks if anything on the way does.
unsigned countdown(unsigned n) { return n == 0 ? ::sleep(1) : countdown(n - 1); }
unsigned factorial(unsigned n) { return n == 0 ? 1 : n * factorial(n - 1); }
bool is_odd(unsigned n);
bool is_even(unsigned n) { return n == 0 ? true : is_odd(n - 1); }
bool is_odd(unsigned n) {
  ::sleep(1);
  return n == 0 ? false : is_even(n - 1);
}
bool pong(unsigned n);
bool ping(unsigned n) { return n == 0 || pong(n - 1); }
bool pong(unsigned n) { return n == 0 || ping(n - 1); }

awaitable<void> bad_recursion() {
  countdown(3);
  // CHECK: :[[@LINE-1]]:3: warning: 'countdown' blocks the event loop in coroutine 'bad_recursion': it calls 'sleep'
  is_even(3);
  // CHECK: :[[@LINE-1]]:3: warning: 'is_even' blocks the event loop in coroutine 'bad_recursion': it leads to 'sleep'
  // CHECK: note: 'bad_recursion' calls 'is_even'
  // CHECK: note: 'is_even' calls 'is_odd'
  // CHECK: note: 'is_odd' calls 'sleep'
  is_odd(3);
  // CHECK: :[[@LINE-1]]:3: warning: 'is_odd' blocks the event loop in coroutine 'bad_recursion': it calls 'sleep'
  co_return;
}
awaitable<void> good_recursion() {
  factorial(3);
  ping(3);
  co_return;
}

// Nothing runs plain functions on a loop.
void start_up() {
  nap();
  ::sleep(1);
}
int main() { start_up(); }

// The shortest way to a blocking call is told.
void both_ways(bool b) {
  if (b)
    deeper();
  ::sleep(2);
}
awaitable<void> bad_two_ways() {
  both_ways(true);
  // CHECK: :[[@LINE-1]]:3: warning: 'both_ways' blocks the event loop in coroutine 'bad_two_ways': it calls 'sleep'
  co_return;
}
