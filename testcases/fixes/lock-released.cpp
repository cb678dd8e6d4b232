// REQUIRES: llvm-22
// RUN: %check_both %s --unsafe-fixes --category sleep --compile -- -std=c++20 -I%runtime-include
// A lock that was given back before is no obstacle to awaiting; one that may be held again is.
#include <boost/asio/awaitable.hpp>
#include <condition_variable>
#include <mutex>
#include <shared_mutex>
#include <unistd.h>
using boost::asio::awaitable;

int nap() { return ::usleep(10); }
bool ready();
void retake(std::unique_lock<std::mutex> &);
std::mutex mutex;
std::shared_mutex shared;

awaitable<void> unlocked() {
  std::unique_lock guard(mutex);
  guard.unlock();
  nap();
  // CHECK: :[[@LINE-1]]:3: warning: 'nap' blocks the event loop in coroutine 'unlocked'
  // CHECK-FIXES: {{^}}  co_await nostall::to_thread([&] { nap(); });
  guard.lock();
  nap();
  // CHECK: :[[@LINE-1]]:3: warning: 'nap' blocks the event loop in coroutine 'unlocked'
  // CHECK: note: a lock is held here
  // CHECK-FIXES: {{^}}  nap();
  co_return;
}
awaitable<void> in_a_loop() {
  std::shared_lock guard(shared);
  while (ready()) {
    nap();
    // CHECK: :[[@LINE-1]]:5: warning: 'nap' blocks the event loop in coroutine 'in_a_loop'
    // CHECK: note: a lock is held here
    // CHECK-FIXES: {{^}}    nap();
    guard.unlock();
    nap();
    // CHECK: :[[@LINE-1]]:5: warning: 'nap' blocks the event loop in coroutine 'in_a_loop'
    // CHECK-FIXES: {{^}}    co_await nostall::to_thread([&] { nap(); });
    guard.lock();
  }
  co_return;
}
// What an earlier round of a loop took, a later one holds.
awaitable<void> retaken_in_a_loop() {
  std::unique_lock guard(mutex);
  guard.unlock();
  for (int i = 0; i < 3; ++i) {
    nap();
    // CHECK: :[[@LINE-1]]:5: warning: 'nap' blocks the event loop in coroutine 'retaken_in_a_loop'
    // CHECK: note: a lock is held here
    // CHECK-FIXES: {{^}}    nap();
    guard.lock();
  }
  co_return;
}
awaitable<void> on_one_path() {
  std::unique_lock guard(mutex);
  if (ready()) {
    guard.unlock();
    nap();
    // CHECK: :[[@LINE-1]]:5: warning: 'nap' blocks the event loop in coroutine 'on_one_path'
    // CHECK-FIXES: {{^}}    co_await nostall::to_thread([&] { nap(); });
    co_return;
  }
  ready() && (guard.unlock(), true);
  nap();
  // CHECK: :[[@LINE-1]]:3: warning: 'nap' blocks the event loop in coroutine 'on_one_path'
  // CHECK: note: a lock is held here
  // CHECK-FIXES: {{^}}  nap();
}
awaitable<void> in_a_case(int kind) {
  std::unique_lock guard(mutex);
  switch (kind) {
  case 0:
    guard.unlock();
    break;
  case 1:
    nap();
    // CHECK: :[[@LINE-1]]:5: warning: 'nap' blocks the event loop in coroutine 'in_a_case'
    // CHECK: note: a lock is held here
    // CHECK-FIXES: {{^}}    nap();
  }
  co_return;
}
awaitable<void> after_a_handler() {
  std::unique_lock guard(mutex);
  guard.unlock();
  try {
    guard.lock();
    ready();
    guard.unlock();
  } catch (...) {
  }
  nap();
  // CHECK: :[[@LINE-1]]:3: warning: 'nap' blocks the event loop in coroutine 'after_a_handler'
  // CHECK: note: a lock is held here
  // CHECK-FIXES: {{^}}  nap();
  co_return;
}
// Whoever gets the guard may take the lock again.
awaitable<void> handed_on() {
  std::unique_lock guard(mutex);
  guard.unlock();
  retake(guard);
  nap();
  // CHECK: :[[@LINE-1]]:3: warning: 'nap' blocks the event loop in coroutine 'handed_on'
  // CHECK: note: a lock is held here
  // CHECK-FIXES: {{^}}  nap();
  co_return;
}
awaitable<void> captured() {
  std::unique_lock guard(mutex);
  const auto take = [&] { guard.lock(); };
  guard.unlock();
  take();
  nap();
  // CHECK: :[[@LINE-1]]:3: warning: 'nap' blocks the event loop in coroutine 'captured'
  // CHECK: note: a lock is held here
  // CHECK-FIXES: {{^}}  nap();
  co_return;
}
// One of two.
awaitable<void> two() {
  std::unique_lock guard(mutex);
  {
    std::lock_guard other(shared);
    guard.unlock();
    nap();
    // CHECK: :[[@LINE-1]]:5: warning: 'nap' blocks the event loop in coroutine 'two'
    // CHECK: note: a lock is held here
    // CHECK-FIXES: {{^}}    nap();
  }
  nap();
  // CHECK: :[[@LINE-1]]:3: warning: 'nap' blocks the event loop in coroutine 'two'
  // CHECK-FIXES: {{^}}  co_await nostall::to_thread([&] { nap(); });
  co_return;
}
// std::unique_lock::release gives the mutex away as it is: locked.
awaitable<void> given_away() {
  std::unique_lock guard(mutex);
  std::mutex *still_locked = guard.release();
  nap();
  // CHECK: :[[@LINE-1]]:3: warning: 'nap' blocks the event loop in coroutine 'given_away'
  // CHECK: note: a lock is held here
  // CHECK-FIXES: {{^}}  nap();
  still_locked->unlock();
  co_return;
}
