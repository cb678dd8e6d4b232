// RUN: %check_both %s -- -std=c++23
// A wrapper runs what it keeps when it is called, and not before.
#include "awaitable.hpp"
#include <functional>
#include <future>
#include <unistd.h>
using boost::asio::awaitable;

void slow() { sleep(1); }
bool slow_test(int) { return sleep(1) == 0; }
void quick() {}
struct Worker {
  void work() { sleep(1); }
};

awaitable<void> bad_wrapper(Worker worker) {
  std::function<void()> job(slow);
  job();
  // CHECK: :[[@LINE-1]]:3: warning: {{.*}} blocks the event loop in coroutine 'bad_wrapper'
  std::move_only_function<void()> once(slow);
  once();
  // CHECK: :[[@LINE-1]]:3: warning: {{.*}} blocks the event loop in coroutine 'bad_wrapper'
  std::packaged_task<void()> task(slow);
  task();
  // CHECK: :[[@LINE-1]]:3: warning: {{.*}} blocks the event loop in coroutine 'bad_wrapper'
  auto bound = std::bind(slow);
  bound();
  // CHECK: :[[@LINE-1]]:3: warning: {{.*}} blocks the event loop in coroutine 'bad_wrapper'
  auto front = std::bind_front(slow_test, 1);
  front();
  // CHECK: :[[@LINE-1]]:3: warning: {{.*}} blocks the event loop in coroutine 'bad_wrapper'
  auto negated = std::not_fn(slow_test);
  negated(1);
  // CHECK: :[[@LINE-1]]:3: warning: {{.*}} blocks the event loop in coroutine 'bad_wrapper'
  auto member = std::mem_fn(&Worker::work);
  member(worker);
  // CHECK: :[[@LINE-1]]:3: warning: {{.*}} blocks the event loop in coroutine 'bad_wrapper'
  auto reference = std::ref(slow);
  reference();
  // CHECK: :[[@LINE-1]]:3: warning: {{.*}} blocks the event loop in coroutine 'bad_wrapper'
  auto constant = std::cref(slow);
  constant();
  // CHECK: :[[@LINE-1]]:3: warning: {{.*}} blocks the event loop in coroutine 'bad_wrapper'
  co_return;
}

awaitable<void> good_wrapper(std::function<void()> unknown) {
  std::function<void()> job(quick);
  job();
  std::function<void()> kept(slow);
  unknown();
  co_return;
}
