// RUN: %check_both %s -- -std=c++20
// Sleeping blocks; a time of zero does not, and another thread may sleep.
#include "awaitable.hpp"
#include <chrono>
#include <thread>
using boost::asio::awaitable;
using namespace std::chrono_literals;

// A clock of the program's own.
struct GameClock {
  using duration = std::chrono::milliseconds;
  using rep = duration::rep;
  using period = duration::period;
  using time_point = std::chrono::time_point<GameClock>;
  static constexpr bool is_steady = false;
  static time_point now() { return {}; }
};

awaitable<void> bad_sleep(std::chrono::milliseconds time) {
  std::this_thread::sleep_for(10ms);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the event loop in coroutine 'bad_sleep'
  std::this_thread::sleep_for(time);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the event loop in coroutine 'bad_sleep'
  std::this_thread::sleep_until(std::chrono::steady_clock::now() + 1s);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_until' blocks the event loop in coroutine 'bad_sleep'
  std::this_thread::sleep_until(std::chrono::system_clock::now() + 1s);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_until' blocks the event loop in coroutine 'bad_sleep'
  std::this_thread::sleep_until(GameClock::now() + 1s);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_until' blocks the event loop in coroutine 'bad_sleep'; use a timer and 'co_await' it
  co_return;
}

awaitable<void> good_sleep() {
  std::this_thread::sleep_for(0s);
  std::this_thread::sleep_for(std::chrono::milliseconds(0));
  std::this_thread::sleep_for(std::chrono::seconds::zero());
  std::this_thread::yield();
  co_return;
}
