// RUN: %check_both %s -- -std=c++20
// A future waits for its result, save with a timeout of zero; the future of std::async even in its destructor.
#include "awaitable.hpp"
#include <chrono>
#include <future>
#include <thread>
using boost::asio::awaitable;
using namespace std::chrono_literals;

awaitable<void> bad_wait(std::future<int> &future, std::shared_future<int> &shared, std::future<void> &done) {
  future.wait();
  // CHECK: :[[@LINE-1]]:3: warning: 'std::__basic_future::wait' blocks the event loop in coroutine 'bad_wait'
  future.wait_for(1s);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::__basic_future::wait_for' blocks the event loop in coroutine 'bad_wait'
  future.wait_until(std::chrono::steady_clock::now());
  // CHECK: :[[@LINE-1]]:3: warning: 'std::__basic_future::wait_until' blocks the event loop in coroutine 'bad_wait'
  future.get();
  // CHECK: :[[@LINE-1]]:3: warning: 'std::future::get' blocks the event loop in coroutine 'bad_wait'; use a result that can be awaited in place of the future
  done.get();
  // CHECK: :[[@LINE-1]]:3: warning: 'std::future::get' blocks the event loop in coroutine 'bad_wait'
  shared.wait();
  // CHECK: :[[@LINE-1]]:3: warning: 'std::__basic_future::wait' blocks the event loop in coroutine 'bad_wait'
  shared.get();
  // CHECK: :[[@LINE-1]]:3: warning: 'std::shared_future::get' blocks the event loop in coroutine 'bad_wait'
  co_return;
}

awaitable<void> good_look(std::future<int> &future, std::promise<int> &promise) {
  future.wait_for(0s);
  future.wait_for(std::chrono::milliseconds(0));
  future.valid();
  promise.set_value(7);
  promise.get_future();
  co_return;
}

int work(int seconds) {
  std::this_thread::sleep_for(std::chrono::seconds(seconds));
  return 0;
}

awaitable<void> bad_asynchronous() {
  auto result = std::async(std::launch::async, [] { std::this_thread::sleep_for(1s); });
  // CHECK: :[[@LINE-1]]:8: warning: {{.*}} blocks the event loop in coroutine 'bad_asynchronous'
  auto other = std::async(work, 1);
  // CHECK: :[[@LINE-1]]:8: warning: {{.*}} blocks the event loop in coroutine 'bad_asynchronous'
  co_return;
}

awaitable<void> good_asynchronous() {
  // Nobody waits for a deferred callable that nobody asks for.
  auto lazy = std::async(std::launch::deferred, work, 1);
  co_return;
}
