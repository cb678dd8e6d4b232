// RUN: %check_both %s -- -std=c++20
// A coroutine runs in its caller until a hop; what is submitted runs on the executor.
#include "concurrencpp/concurrencpp.hpp"
#include <thread>
using namespace std::chrono_literals;
using concurrencpp::result;

result<void> bad_sleep() {
  std::this_thread::sleep_for(1s);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the event loop in coroutine 'bad_sleep'
  co_return;
}

concurrencpp::lazy_result<void> bad_lazy() {
  std::this_thread::sleep_for(1s);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the event loop in coroutine 'bad_lazy'
  co_return;
}

concurrencpp::null_result bad_detached() {
  std::this_thread::sleep_for(1s);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the event loop in coroutine 'bad_detached'
  co_return;
}

result<void> good_sleep(concurrencpp::timer_queue &timers, std::shared_ptr<concurrencpp::thread_pool_executor> pool) {
  co_await timers.make_delay_object(1s, pool);
}

result<void> good_submit(std::shared_ptr<concurrencpp::thread_pool_executor> background) {
  co_await background->submit([] {
    std::this_thread::sleep_for(1s);
    return 1;
  });
  background->post([] { std::this_thread::sleep_for(1s); });
}

result<void> bad_submit(concurrencpp::worker_thread_executor &loop, concurrencpp::executor &some) {
  co_await loop.submit([] {
    std::this_thread::sleep_for(1s);
    // CHECK: :[[@LINE-1]]:5: warning: 'std::this_thread::sleep_for' blocks the event loop in {{.*}}
    return 1;
  });
  some.post([] {
    std::this_thread::sleep_for(1s);
    // CHECK: :[[@LINE-1]]:5: warning: 'std::this_thread::sleep_for' blocks the event loop in {{.*}}
  });
}

result<void> bad_wait(result<int> one, concurrencpp::shared_result<int> many, concurrencpp::manual_executor &loop,
                      std::chrono::steady_clock::time_point end) {
  one.wait();
  // CHECK: :[[@LINE-1]]:3: warning: 'concurrencpp::result::wait' blocks the event loop in coroutine 'bad_wait'; use 'co_await'
  one.wait_for(1s);
  // CHECK: :[[@LINE-1]]:3: warning: 'concurrencpp::result::wait_for' blocks the event loop in coroutine 'bad_wait'; use 'co_await'
  one.wait_until(end);
  // CHECK: :[[@LINE-1]]:3: warning: 'concurrencpp::result::wait_until' blocks the event loop in coroutine 'bad_wait'
  one.get();
  // CHECK: :[[@LINE-1]]:3: warning: 'concurrencpp::result::get' blocks the event loop in coroutine 'bad_wait'
  many.wait();
  // CHECK: :[[@LINE-1]]:3: warning: 'concurrencpp::shared_result::wait' blocks the event loop in coroutine 'bad_wait'
  many.wait_for(1s);
  // CHECK: :[[@LINE-1]]:3: warning: 'concurrencpp::shared_result::wait_for' blocks the event loop in coroutine 'bad_wait'
  many.wait_until(end);
  // CHECK: :[[@LINE-1]]:3: warning: 'concurrencpp::shared_result::wait_until' blocks the event loop in coroutine 'bad_wait'
  many.get();
  // CHECK: :[[@LINE-1]]:3: warning: 'concurrencpp::shared_result::get' blocks the event loop in coroutine 'bad_wait'
  loop.wait_for_task();
  // CHECK: :[[@LINE-1]]:3: warning: 'concurrencpp::manual_executor::wait_for_task' blocks the event loop in coroutine 'bad_wait'
  co_return;
}

result<void> good_wait(result<int> one, concurrencpp::shared_result<int> many, concurrencpp::manual_executor &loop) {
  one.wait_for(0s);
  loop.loop_once();
  co_await one;
  co_await many;
}

// Runs in whoever iterates it.
concurrencpp::generator<int> good_generator() {
  std::this_thread::sleep_for(1s);
  co_yield 1;
}
