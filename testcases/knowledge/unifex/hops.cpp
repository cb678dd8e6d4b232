// RUN: %check_both %s -- -std=c++20
// A task that is rescheduled stays on the new scheduler.
#include "unifex/unifex.hpp"
#include <thread>
using namespace std::chrono_literals;
using unifex::task;

task<void> good_hop(unifex::static_thread_pool &pool) {
  co_await unifex::schedule(pool.get_scheduler());
  std::this_thread::sleep_for(1s);
}

task<void> good_hop_to_scheduler(unifex::static_thread_pool::scheduler scheduler) {
  co_await unifex::schedule(scheduler);
  std::this_thread::sleep_for(1s);
}

task<void> bad_hop_back(unifex::static_thread_pool &pool, unifex::timed_single_thread_context &loop) {
  co_await unifex::schedule(pool.get_scheduler());
  co_await unifex::schedule(loop.get_scheduler());
  std::this_thread::sleep_for(1s);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the event loop in coroutine 'bad_hop_back'
}
