// RUN: %check_both %s -- -std=c++20
// The category 'lock', switched on by this folder's configuration. A guard that adopts a lock, tries, or leaves it for
// later does not wait.
#include "awaitable.hpp"
#include <chrono>
#include <mutex>
#include <shared_mutex>
using boost::asio::awaitable;
using namespace std::chrono_literals;

awaitable<void> bad_mutex(std::mutex &mutex, std::timed_mutex &timed, std::recursive_mutex &recursive,
                          std::recursive_timed_mutex &recursive_timed) {
  const auto end = std::chrono::steady_clock::now() + 1s;
  mutex.lock();
  // CHECK: :[[@LINE-1]]:3: warning: 'std::mutex::lock' blocks the event loop in coroutine 'bad_mutex'; use a strand, or an awaitable mutex
  recursive.lock();
  // CHECK: :[[@LINE-1]]:3: warning: 'std::recursive_mutex::lock' blocks the event loop in coroutine 'bad_mutex'
  timed.lock();
  // CHECK: :[[@LINE-1]]:3: warning: 'std::timed_mutex::lock' blocks the event loop in coroutine 'bad_mutex'
  timed.try_lock_for(1s);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::timed_mutex::try_lock_for' blocks the event loop in coroutine 'bad_mutex'
  timed.try_lock_until(end);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::timed_mutex::try_lock_until' blocks the event loop in coroutine 'bad_mutex'
  recursive_timed.lock();
  // CHECK: :[[@LINE-1]]:3: warning: 'std::recursive_timed_mutex::lock' blocks the event loop in coroutine 'bad_mutex'
  recursive_timed.try_lock_for(1s);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::recursive_timed_mutex::try_lock_for' blocks the event loop in coroutine 'bad_mutex'
  recursive_timed.try_lock_until(end);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::recursive_timed_mutex::try_lock_until' blocks the event loop in coroutine 'bad_mutex'
  co_return;
}

awaitable<void> bad_shared(std::shared_mutex &mutex, std::shared_timed_mutex &timed) {
  const auto end = std::chrono::steady_clock::now() + 1s;
  mutex.lock();
  // CHECK: :[[@LINE-1]]:3: warning: 'std::shared_mutex::lock' blocks the event loop in coroutine 'bad_shared'
  mutex.lock_shared();
  // CHECK: :[[@LINE-1]]:3: warning: 'std::shared_mutex::lock_shared' blocks the event loop in coroutine 'bad_shared'
  timed.lock();
  // CHECK: :[[@LINE-1]]:3: warning: 'std::shared_timed_mutex::lock' blocks the event loop in coroutine 'bad_shared'
  timed.lock_shared();
  // CHECK: :[[@LINE-1]]:3: warning: 'std::shared_timed_mutex::lock_shared' blocks the event loop in coroutine 'bad_shared'
  timed.try_lock_for(1s);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::shared_timed_mutex::try_lock_for' blocks the event loop in coroutine 'bad_shared'
  timed.try_lock_until(end);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::shared_timed_mutex::try_lock_until' blocks the event loop in coroutine 'bad_shared'
  timed.try_lock_shared_for(1s);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::shared_timed_mutex::try_lock_shared_for' blocks the event loop in coroutine 'bad_shared'
  timed.try_lock_shared_until(end);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::shared_timed_mutex::try_lock_shared_until' blocks the event loop in coroutine 'bad_shared'
  co_return;
}

awaitable<void> bad_guard(std::mutex &mutex) {
  std::lock_guard<std::mutex> guard(mutex);
  // CHECK: :[[@LINE-1]]:31: warning: 'std::lock_guard::lock_guard' blocks the event loop in coroutine 'bad_guard'; use a strand, or an awaitable mutex
  co_return;
}

awaitable<void> bad_unique(std::timed_mutex &mutex, std::timed_mutex &other) {
  const auto end = std::chrono::steady_clock::now() + 1s;
  std::unique_lock lock(mutex);
  // CHECK: :[[@LINE-1]]:20: warning: 'std::unique_lock::unique_lock' blocks the event loop in coroutine 'bad_unique'
  std::unique_lock timed(other, 1s);
  // CHECK: :[[@LINE-1]]:20: warning: 'std::unique_lock::unique_lock' blocks the event loop in coroutine 'bad_unique'
  lock.lock();
  // CHECK: :[[@LINE-1]]:3: warning: 'std::unique_lock::lock' blocks the event loop in coroutine 'bad_unique'
  lock.try_lock_for(1s);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::unique_lock::try_lock_for' blocks the event loop in coroutine 'bad_unique'
  lock.try_lock_until(end);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::unique_lock::try_lock_until' blocks the event loop in coroutine 'bad_unique'
  co_return;
}

awaitable<void> bad_shared_lock(std::shared_timed_mutex &mutex, std::shared_timed_mutex &other) {
  const auto end = std::chrono::steady_clock::now() + 1s;
  std::shared_lock lock(mutex);
  // CHECK: :[[@LINE-1]]:20: warning: 'std::shared_lock::shared_lock' blocks the event loop in coroutine 'bad_shared_lock'
  std::shared_lock timed(other, end);
  // CHECK: :[[@LINE-1]]:20: warning: 'std::shared_lock::shared_lock' blocks the event loop in coroutine 'bad_shared_lock'
  lock.lock();
  // CHECK: :[[@LINE-1]]:3: warning: 'std::shared_lock::lock' blocks the event loop in coroutine 'bad_shared_lock'
  lock.try_lock_for(1s);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::shared_lock::try_lock_for' blocks the event loop in coroutine 'bad_shared_lock'
  lock.try_lock_until(end);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::shared_lock::try_lock_until' blocks the event loop in coroutine 'bad_shared_lock'
  co_return;
}

awaitable<void> bad_several(std::mutex &mutex, std::mutex &other, std::mutex &third) {
  std::lock(mutex, other);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::lock' blocks the event loop in coroutine 'bad_several'
  std::scoped_lock both(mutex, other);
  // CHECK: :[[@LINE-1]]:20: warning: 'std::scoped_lock::scoped_lock' blocks the event loop in coroutine 'bad_several'
  std::scoped_lock one(third);
  // CHECK: :[[@LINE-1]]:20: warning: 'std::scoped_lock::scoped_lock' blocks the event loop in coroutine 'bad_several'
  co_return;
}

awaitable<void> good_guards(std::timed_mutex &mutex, std::timed_mutex &other, std::shared_timed_mutex &shared) {
  std::lock_guard adopted(mutex, std::adopt_lock);
  std::unique_lock later(other, std::defer_lock);
  std::unique_lock tried(other, std::try_to_lock);
  std::unique_lock held(other, std::adopt_lock);
  std::unique_lock<std::timed_mutex> empty;
  std::unique_lock moved(std::move(later));
  std::shared_lock shared_later(shared, std::defer_lock);
  std::shared_lock shared_tried(shared, std::try_to_lock);
  std::scoped_lock both(std::adopt_lock, mutex, other);
  [[maybe_unused]] std::scoped_lock<> nothing;
  moved.try_lock();
  moved.try_lock_for(0s);
  mutex.try_lock();
  mutex.try_lock_for(0s);
  mutex.unlock();
  shared.try_lock_shared();
  shared.try_lock_shared_for(0s);
  std::try_lock(mutex, other);
  co_return;
}
