// RUN: %check_both %s -- -std=c++20
// A task does nothing until it is awaited or handed to an executor.
#include "libcoro/coro.hpp"
using namespace std::chrono_literals;
using coro::task;

task<> save();

task<> bad(coro::scheduler &scheduler) {
  save();
  // CHECK: :[[@LINE-1]]:3: warning: {{.*}}[nostall-unawaited]
  scheduler.yield_for(1s);
  // CHECK: :[[@LINE-1]]:3: warning: {{.*}}[nostall-unawaited]
  co_return;
}

task<> good(coro::scheduler &scheduler) {
  co_await save();
  scheduler.spawn_detached(save());
}
