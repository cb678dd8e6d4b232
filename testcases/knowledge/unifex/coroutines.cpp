// RUN: %check_both %s -- -std=c++20
// A task runs on the scheduler of whoever awaits it, until it is rescheduled.
#include "unifex/unifex.hpp"
#include <thread>
using namespace std::chrono_literals;
using unifex::task;

task<void> bad_sleep() {
  std::this_thread::sleep_for(1s);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the event loop in coroutine 'bad_sleep'
  co_return;
}

unifex::nothrow_task<void> bad_nothrow() {
  std::this_thread::sleep_for(1s);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the event loop in coroutine 'bad_nothrow'
  co_return;
}

task<void> good_sleep(unifex::timed_single_thread_context &timers) {
  co_await unifex::schedule_after(timers.get_scheduler(), 1s);
}

task<void> good_on(unifex::static_thread_pool &pool) {
  co_await unifex::on(pool.get_scheduler(), []() -> task<void> {
    std::this_thread::sleep_for(1s);
    co_return;
  }());
}

task<void> bad_on(unifex::timed_single_thread_context &loop) {
  co_await unifex::on(loop.get_scheduler(), []() -> task<void> {
    std::this_thread::sleep_for(1s);
    // CHECK: :[[@LINE-1]]:5: warning: 'std::this_thread::sleep_for' blocks the event loop in {{.*}}
    co_return;
  }());
}

task<void> bad_wait(unifex::timed_single_thread_context &timers) {
  unifex::sync_wait(good_sleep(timers));
  // CHECK: :[[@LINE-1]]:3: warning: 'unifex::_sync_wait_cpo::_fn::operator()' blocks the event loop in coroutine 'bad_wait'; use 'co_await'
  unifex::sync_wait_r<int>(good_sleep(timers));
  // CHECK: :[[@LINE-1]]:3: warning: 'unifex::_sync_wait_r_cpo::_fn::operator()' blocks the event loop in coroutine 'bad_wait'; use 'co_await'
  co_return;
}

task<void> good_wait(unifex::timed_single_thread_context &timers) { co_await good_sleep(timers); }
