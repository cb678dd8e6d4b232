// RUN: %check_both %s -- -std=c++20
// A task that is rescheduled stays on the new scheduler; one that only awaits a scheduler does not.
#include "stdexec/stdexec.hpp"
#include <thread>
using namespace std::chrono_literals;
using exec::task;

task<void> good_hop(exec::static_thread_pool &pool) {
  co_await exec::reschedule_coroutine_on(pool.get_scheduler());
  std::this_thread::sleep_for(1s);
}

task<void> good_hop_to_scheduler(exec::static_thread_pool::scheduler scheduler) {
  co_await exec::reschedule_coroutine_on(scheduler);
  std::this_thread::sleep_for(1s);
}

task<void> bad_hop_back(exec::static_thread_pool &pool, exec::single_thread_context &loop) {
  co_await exec::reschedule_coroutine_on(pool.get_scheduler());
  co_await exec::reschedule_coroutine_on(loop.get_scheduler());
  std::this_thread::sleep_for(1s);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the event loop in coroutine 'bad_hop_back'
}

// Comes back to the task's own scheduler at once.
task<void> bad_schedule(exec::static_thread_pool &pool) {
  co_await stdexec::schedule(pool.get_scheduler());
  std::this_thread::sleep_for(1s);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the event loop in coroutine 'bad_schedule'
}
