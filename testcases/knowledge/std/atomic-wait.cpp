// RUN: %check_both %s -- -std=c++20
// Waiting for an atomic to change blocks; loading, storing and notifying do not.
#include "awaitable.hpp"
#include <atomic>
#include <memory>
using boost::asio::awaitable;

enum class State { idle, done };

awaitable<void> bad_wait(std::atomic<int> &number, std::atomic<double> &real, std::atomic<State> &state,
                         std::atomic<bool> &ready, std::atomic<int *> &pointer, std::atomic_flag &flag, int &plain) {
  number.wait(0);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::__atomic_base::wait' blocks the event loop in coroutine 'bad_wait'; use an awaitable event
  real.wait(0);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::__atomic_float::wait' blocks the event loop in coroutine 'bad_wait'
  state.wait(State::idle);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::atomic::wait' blocks the event loop in coroutine 'bad_wait'
  ready.wait(false);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::atomic::wait' blocks the event loop in coroutine 'bad_wait'
  pointer.wait(nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::atomic::wait' blocks the event loop in coroutine 'bad_wait'
  flag.wait(false);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::atomic_flag::wait' blocks the event loop in coroutine 'bad_wait'
  std::atomic_ref<int>(plain).wait(0);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::__atomic_ref::wait' blocks the event loop in coroutine 'bad_wait'
  std::atomic_wait(&number, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::atomic_wait' blocks the event loop in coroutine 'bad_wait'
  std::atomic_wait_explicit(&number, 0, std::memory_order_acquire);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::atomic_wait_explicit' blocks the event loop in coroutine 'bad_wait'
  co_return;
}

awaitable<void> good_notify(std::atomic<int> &number, std::atomic_flag &flag) {
  number.store(1);
  number.load();
  number.fetch_add(1);
  number.notify_all();
  flag.test_and_set();
  flag.clear();
  flag.notify_one();
  co_return;
}
