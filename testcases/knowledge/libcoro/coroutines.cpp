// RUN: %check_both %s -- -std=c++20
// A task runs in whoever awaits it; what is given to the pool runs there.
#include "libcoro/coro.hpp"
#include <thread>
using namespace std::chrono_literals;
using coro::task;

task<> bad_sleep() {
  std::this_thread::sleep_for(1s);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the event loop in coroutine 'bad_sleep'
  co_return;
}

task<> good_sleep(coro::scheduler &scheduler) { co_await scheduler.yield_for(1s); }

task<> good_task_on_pool(coro::thread_pool &pool) {
  co_await pool.schedule([]() -> task<> {
    std::this_thread::sleep_for(1s);
    co_return;
  }());
}

task<> good_spawn(coro::thread_pool &pool) {
  pool.spawn([]() -> task<> {
    std::this_thread::sleep_for(1s);
    co_return;
  }());
  co_return;
}

task<> bad_task_on_scheduler(coro::scheduler &scheduler, coro::io_scheduler &old) {
  co_await scheduler.schedule([]() -> task<> {
    std::this_thread::sleep_for(1s);
    // CHECK: :[[@LINE-1]]:5: warning: 'std::this_thread::sleep_for' blocks the event loop in {{.*}}
    co_return;
  }());
  co_await old.schedule([]() -> task<> {
    std::this_thread::sleep_for(1s);
    // CHECK: :[[@LINE-1]]:5: warning: 'std::this_thread::sleep_for' blocks the event loop in {{.*}}
    co_return;
  }());
}

task<> bad_spawn(coro::scheduler &scheduler, coro::io_scheduler &old) {
  scheduler.spawn_detached([]() -> task<> {
    std::this_thread::sleep_for(1s);
    // CHECK: :[[@LINE-1]]:5: warning: 'std::this_thread::sleep_for' blocks the event loop in {{.*}}
    co_return;
  }());
  old.spawn([]() -> task<> {
    std::this_thread::sleep_for(1s);
    // CHECK: :[[@LINE-1]]:5: warning: 'std::this_thread::sleep_for' blocks the event loop in {{.*}}
    co_return;
  }());
  co_return;
}

task<> bad_wait(coro::scheduler &scheduler, coro::io_scheduler &old, coro::thread_pool &pool) {
  coro::sync_wait(good_sleep(scheduler));
  // CHECK: :[[@LINE-1]]:3: warning: 'coro::sync_wait' blocks the event loop in coroutine 'bad_wait'; use 'co_await'
  pool.shutdown();
  // CHECK: :[[@LINE-1]]:3: warning: 'coro::thread_pool::shutdown' blocks the event loop in coroutine 'bad_wait'
  scheduler.shutdown();
  // CHECK: :[[@LINE-1]]:3: warning: 'coro::scheduler::shutdown' blocks the event loop in coroutine 'bad_wait'
  old.shutdown();
  // CHECK: :[[@LINE-1]]:3: warning: 'coro::io_scheduler::shutdown' blocks the event loop in coroutine 'bad_wait'
  scheduler.process_events(1s);
  // CHECK: :[[@LINE-1]]:3: warning: 'coro::scheduler::process_events' blocks the event loop in coroutine 'bad_wait'
  old.process_events(1s);
  // CHECK: :[[@LINE-1]]:3: warning: 'coro::io_scheduler::process_events' blocks the event loop in coroutine 'bad_wait'
  co_return;
}

task<> good_wait(coro::scheduler &scheduler) {
  co_await good_sleep(scheduler);
  scheduler.process_events();
  scheduler.process_events(0ms);
}

// Runs in whoever iterates it.
coro::generator<int> good_generator() {
  std::this_thread::sleep_for(1s);
  co_yield 1;
}
