// RUN: %check_both %s -- -std=c++20
// A hop lasts until the next one: what stands between runs on the pool.
#include "cppcoro/cppcoro.hpp"
#include <thread>
using namespace std::chrono_literals;
using cppcoro::task;

task<> good_hop(cppcoro::static_thread_pool &pool) {
  co_await pool.schedule();
  std::this_thread::sleep_for(1s);
}

task<> bad_hop_back(cppcoro::static_thread_pool &pool, cppcoro::io_service &service) {
  co_await pool.schedule();
  co_await service.schedule();
  std::this_thread::sleep_for(1s);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the event loop in coroutine 'bad_hop_back'
}

task<> bad_timer_hops_back(cppcoro::static_thread_pool &pool, cppcoro::io_service &service) {
  co_await pool.schedule();
  co_await service.schedule_after(1s);
  std::this_thread::sleep_for(1s);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the event loop in coroutine 'bad_timer_hops_back'
}

task<> good_schedule_on(cppcoro::static_thread_pool &pool) {
  co_await cppcoro::schedule_on(pool, []() -> task<> {
    std::this_thread::sleep_for(1s);
    co_return;
  }());
  std::this_thread::sleep_for(1s);
}

task<> good_resume_on(cppcoro::static_thread_pool &pool, cppcoro::io_service &service) {
  co_await cppcoro::resume_on(pool, [](cppcoro::io_service &io) -> task<> { co_await io.schedule_after(1s); }(service));
  std::this_thread::sleep_for(1s);
}
