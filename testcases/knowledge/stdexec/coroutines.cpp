// RUN: %check_both %s -- -std=c++20
// A task runs on the scheduler of whoever awaits it, until it is rescheduled.
#include "stdexec/stdexec.hpp"
#include <thread>
using namespace std::chrono_literals;
using exec::task;

task<void> bad_sleep() {
  std::this_thread::sleep_for(1s);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the event loop in coroutine 'bad_sleep'
  co_return;
}

task<void> good_starts_on() {
  co_await stdexec::starts_on(exec::get_parallel_scheduler(), []() -> task<void> {
    std::this_thread::sleep_for(1s);
    co_return;
  }());
}

task<void> bad_starts_on(exec::single_thread_context &loop) {
  co_await stdexec::starts_on(loop.get_scheduler(), []() -> task<void> {
    std::this_thread::sleep_for(1s);
    // CHECK: :[[@LINE-1]]:5: warning: 'std::this_thread::sleep_for' blocks the event loop in {{.*}}
    co_return;
  }());
}

task<void> bad_wait() {
  stdexec::sync_wait(bad_sleep());
  // CHECK: :[[@LINE-1]]:3: warning: 'stdexec::__sync_wait::sync_wait_t::operator()' blocks the event loop in coroutine 'bad_wait'; use 'co_await'
  stdexec::sync_wait_with_variant(bad_sleep());
  // CHECK: :[[@LINE-1]]:3: warning: 'stdexec::__sync_wait::sync_wait_with_variant_t::operator()' blocks the event loop in coroutine 'bad_wait'
  co_return;
}

task<void> good_wait() { co_await bad_sleep(); }
