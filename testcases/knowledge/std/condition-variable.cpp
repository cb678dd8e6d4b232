// RUN: %check_both %s -- -std=c++20
// A condition variable waits for another thread, save with a timeout of zero; notifying never waits.
#include "awaitable.hpp"
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <stop_token>
using boost::asio::awaitable;
using namespace std::chrono_literals;

awaitable<void> bad_wait(std::condition_variable &condition, std::unique_lock<std::mutex> &lock, bool &done) {
  const auto end = std::chrono::steady_clock::now() + 1s;
  condition.wait(lock);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::condition_variable::wait' blocks the event loop in coroutine 'bad_wait'; use an awaitable event or channel
  condition.wait(lock, [&] { return done; });
  // CHECK: :[[@LINE-1]]:3: warning: 'std::condition_variable::wait' blocks the event loop in coroutine 'bad_wait'
  condition.wait_for(lock, 1s);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::condition_variable::wait_for' blocks the event loop in coroutine 'bad_wait'
  condition.wait_for(lock, 1s, [&] { return done; });
  // CHECK: :[[@LINE-1]]:3: warning: 'std::condition_variable::wait_for' blocks the event loop in coroutine 'bad_wait'
  condition.wait_until(lock, end);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::condition_variable::wait_until' blocks the event loop in coroutine 'bad_wait'
  condition.wait_until(lock, end, [&] { return done; });
  // CHECK: :[[@LINE-1]]:3: warning: 'std::condition_variable::wait_until' blocks the event loop in coroutine 'bad_wait'
  co_return;
}

awaitable<void> bad_any(std::condition_variable_any &condition, std::unique_lock<std::mutex> &lock,
                        std::stop_token stop, bool &done) {
  const auto end = std::chrono::system_clock::now() + 1s;
  condition.wait(lock);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::condition_variable_any::wait' blocks the event loop in coroutine 'bad_any'
  condition.wait(lock, stop, [&] { return done; });
  // CHECK: :[[@LINE-1]]:3: warning: 'std::condition_variable_any::wait' blocks the event loop in coroutine 'bad_any'
  condition.wait_for(lock, 1s);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::condition_variable_any::wait_for' blocks the event loop in coroutine 'bad_any'
  condition.wait_for(lock, stop, 1s, [&] { return done; });
  // CHECK: :[[@LINE-1]]:3: warning: 'std::condition_variable_any::wait_for' blocks the event loop in coroutine 'bad_any'
  condition.wait_until(lock, end);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::condition_variable_any::wait_until' blocks the event loop in coroutine 'bad_any'
  co_return;
}

awaitable<void> good_look(std::condition_variable &condition, std::condition_variable_any &any,
                          std::unique_lock<std::mutex> &lock, std::stop_token stop, bool &done) {
  condition.notify_one();
  condition.notify_all();
  any.notify_all();
  condition.wait_for(lock, 0s);
  condition.wait_for(lock, 0s, [&] { return done; });
  any.wait_for(lock, 0s);
  any.wait_for(lock, stop, 0s, [&] { return done; });
  co_return;
}
