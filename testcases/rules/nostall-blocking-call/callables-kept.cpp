// RUN: %check_both %s -- -std=c++20
// Callables inside callables: captured and called, members of structures, returned from functions, bound.
#include "awaitable.hpp"
#include <functional>
#include <thread>
#include <unistd.h>
using boost::asio::awaitable;

void nap(int) { ::sleep(1); }
void quick(int) {}

awaitable<void> bad_captured() {
  auto inner = [] { ::sleep(1); };
  auto outer = [inner] { inner(); };
  auto outermost = [&] { outer(); };
  outermost();
  // CHECK: :[[@LINE-1]]:3: warning: {{.*}} blocks the event loop in coroutine 'bad_captured'
  co_return;
}
awaitable<void> good_captured() {
  auto inner = [] { ::sleep(1); };
  auto outer = [inner] { std::thread(inner).detach(); };
  outer();
  auto holder = [inner] { (void)inner; };
  holder();
  co_return;
}

auto make_slow() {
  return [] { ::sleep(1); };
}
auto make_quick() {
  return [] {};
}
awaitable<void> bad_returned() {
  auto f = make_slow();
  f();
  // CHECK: :[[@LINE-1]]:3: warning: {{.*}} blocks the event loop in coroutine 'bad_returned'
  make_slow()();
  // CHECK: :[[@LINE-1]]:3: warning: {{.*}} blocks the event loop in coroutine 'bad_returned'
  co_return;
}
awaitable<void> good_returned() {
  auto never = make_slow();
  (void)never;
  make_quick()();
  co_return;
}

awaitable<void> bad_bound() {
  auto bound = std::bind(nap, 1);
  bound();
  // CHECK: :[[@LINE-1]]:3: warning: {{.*}} blocks the event loop in coroutine 'bad_bound'
  auto front = std::bind_front(nap, 1);
  front();
  // CHECK: :[[@LINE-1]]:3: warning: {{.*}} blocks the event loop in coroutine 'bad_bound'
  co_return;
}
awaitable<void> good_bound() {
  auto bound = std::bind(quick, 1);
  bound();
  auto never = std::bind(nap, 1);
  (void)never;
  co_return;
}

// A thread that runs a member function.
struct worker {
  void work() { ::sleep(1); }
  void start() { thread = std::thread(&worker::work, this); }
  std::thread thread;
};
awaitable<void> good_member_thread(worker &w) {
  w.start();
  co_return;
}
