// RUN: %check_both %s -- -std=c++20
// Waiting for other threads to arrive or release blocks; arriving, releasing and trying do not.
#include "awaitable.hpp"
#include <barrier>
#include <chrono>
#include <latch>
#include <semaphore>
using boost::asio::awaitable;
using namespace std::chrono_literals;

awaitable<void> bad_wait(std::latch &latch, std::barrier<> &barrier) {
  latch.wait();
  // CHECK: :[[@LINE-1]]:3: warning: 'std::latch::wait' blocks the event loop in coroutine 'bad_wait'; use an awaitable event
  latch.arrive_and_wait();
  // CHECK: :[[@LINE-1]]:3: warning: 'std::latch::arrive_and_wait' blocks the event loop in coroutine 'bad_wait'
  barrier.arrive_and_wait();
  // CHECK: :[[@LINE-1]]:3: warning: 'std::barrier::arrive_and_wait' blocks the event loop in coroutine 'bad_wait'
  barrier.wait(barrier.arrive());
  // CHECK: :[[@LINE-1]]:3: warning: 'std::barrier::wait' blocks the event loop in coroutine 'bad_wait'
  co_return;
}

awaitable<void> bad_semaphore(std::counting_semaphore<8> &semaphore, std::binary_semaphore &binary) {
  semaphore.acquire();
  // CHECK: :[[@LINE-1]]:3: warning: 'std::counting_semaphore::acquire' blocks the event loop in coroutine 'bad_semaphore'; use 'try_acquire', or an awaitable semaphore
  binary.acquire();
  // CHECK: :[[@LINE-1]]:3: warning: 'std::counting_semaphore::acquire' blocks the event loop in coroutine 'bad_semaphore'
  semaphore.try_acquire_for(1s);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::counting_semaphore::try_acquire_for' blocks the event loop in coroutine 'bad_semaphore'
  semaphore.try_acquire_until(std::chrono::steady_clock::now() + 1s);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::counting_semaphore::try_acquire_until' blocks the event loop in coroutine 'bad_semaphore'
  co_return;
}

awaitable<void> good_try(std::latch &latch, std::barrier<> &barrier, std::counting_semaphore<8> &semaphore) {
  latch.count_down();
  latch.try_wait();
  barrier.arrive_and_drop();
  semaphore.try_acquire();
  semaphore.try_acquire_for(0s);
  semaphore.release();
  co_return;
}
