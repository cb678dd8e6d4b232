// RUN: %check_both %s -- -std=c++20
// A hop lasts until the next one: what stands between runs on the pool.
#include "libcoro/coro.hpp"
#include <thread>
using namespace std::chrono_literals;
using coro::task;

task<> good_hop(std::unique_ptr<coro::thread_pool> &pool) {
  co_await pool->schedule();
  std::this_thread::sleep_for(1s);
}

task<> bad_hop_back(coro::thread_pool &pool, coro::scheduler &scheduler) {
  co_await pool.schedule();
  co_await scheduler.schedule();
  std::this_thread::sleep_for(1s);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the event loop in coroutine 'bad_hop_back'
}

task<> bad_hop_back_of_old(coro::thread_pool &pool, coro::io_scheduler &scheduler) {
  co_await pool.schedule();
  co_await scheduler.yield_for(1s);
  std::this_thread::sleep_for(1s);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the event loop in coroutine 'bad_hop_back_of_old'
}
