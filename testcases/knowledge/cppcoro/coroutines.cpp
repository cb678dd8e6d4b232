// RUN: %check_both %s -- -std=c++20
// A task runs in whoever awaits it, wherever that is.
#include "cppcoro/cppcoro.hpp"
#include <thread>
using namespace std::chrono_literals;
using cppcoro::task;

task<> bad_sleep() {
  std::this_thread::sleep_for(1s);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the event loop in coroutine 'bad_sleep'
  co_return;
}

cppcoro::shared_task<> bad_shared() {
  std::this_thread::sleep_for(1s);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the event loop in coroutine 'bad_shared'
  co_return;
}

task<> good_sleep(cppcoro::io_service &service) { co_await service.schedule_after(1s); }

task<> bad_schedule_on(cppcoro::io_service &service) {
  co_await cppcoro::schedule_on(service, []() -> task<> {
    std::this_thread::sleep_for(1s);
    // CHECK: :[[@LINE-1]]:5: warning: 'std::this_thread::sleep_for' blocks the event loop in {{.*}}
    co_return;
  }());
}

task<> bad_resume_on(cppcoro::static_thread_pool &pool) {
  co_await cppcoro::resume_on(pool, []() -> task<> {
    std::this_thread::sleep_for(1s);
    // CHECK: :[[@LINE-1]]:5: warning: 'std::this_thread::sleep_for' blocks the event loop in {{.*}}
    co_return;
  }());
}

task<> bad_wait(cppcoro::io_service &service) {
  cppcoro::sync_wait(good_sleep(service));
  // CHECK: :[[@LINE-1]]:3: warning: 'cppcoro::sync_wait' blocks the event loop in coroutine 'bad_wait'; use 'co_await'
  co_return;
}

task<> bad_loop(cppcoro::io_service &service) {
  service.process_events();
  // CHECK: :[[@LINE-1]]:3: warning: 'cppcoro::io_service::process_events' blocks the event loop in coroutine 'bad_loop'
  service.process_one_event();
  // CHECK: :[[@LINE-1]]:3: warning: 'cppcoro::io_service::process_one_event' blocks the event loop in coroutine 'bad_loop'
  co_return;
}

task<> good_loop(cppcoro::io_service &service) {
  service.process_pending_events();
  co_return;
}

cppcoro::async_generator<int> bad_asynchronous_generator() {
  std::this_thread::sleep_for(1s);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the event loop in coroutine 'bad_asynchronous_generator'
  co_yield 1;
}

// These run in whoever iterates them.
cppcoro::generator<int> good_generator() {
  std::this_thread::sleep_for(1s);
  co_yield 1;
}

cppcoro::recursive_generator<int> good_recursive_generator() {
  std::this_thread::sleep_for(1s);
  co_yield 1;
}
