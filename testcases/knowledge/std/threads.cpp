// RUN: %check_both %s -- -std=c++20
// Joining a thread blocks, and the destructor of a jthread joins. What the thread does blocks nobody.
#include "awaitable.hpp"
#include <chrono>
#include <stop_token>
#include <thread>
using boost::asio::awaitable;

void work(int) { std::this_thread::sleep_for(std::chrono::seconds(1)); }

awaitable<void> bad_join(std::thread &thread, std::jthread &joining) {
  thread.join();
  // CHECK: :[[@LINE-1]]:3: warning: 'std::thread::join' blocks the event loop in coroutine 'bad_join'; use an awaitable event that the thread sets at its end
  joining.join();
  // CHECK: :[[@LINE-1]]:3: warning: 'std::jthread::join' blocks the event loop in coroutine 'bad_join'
  co_return;
}

awaitable<void> bad_scope() {
  std::jthread thread(work, 1);
  // CHECK: :[[@LINE-1]]:16: warning: 'std::jthread::~jthread' blocks the event loop in coroutine 'bad_scope'
  co_return;
}

awaitable<void> good_start() {
  std::thread thread(work, 1);
  std::thread other([] { std::this_thread::sleep_for(std::chrono::seconds(1)); });
  thread.detach();
  other.detach();
  co_return;
}

awaitable<void> good_stop(std::jthread &thread, std::stop_token token) {
  thread.request_stop();
  std::stop_callback callback(token, [] { std::this_thread::sleep_for(std::chrono::seconds(1)); });
  co_return;
}
