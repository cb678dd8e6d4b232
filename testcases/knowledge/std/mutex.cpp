// RUN: %check_both %s -- -std=c++20
// A short lock is no stall: the category 'lock' is off by default. all-categories/locks.cpp has the same calls with
// findings.
#include "awaitable.hpp"
#include <mutex>
#include <shared_mutex>
using boost::asio::awaitable;

awaitable<void> good_locks(std::mutex &mutex, std::shared_mutex &shared) {
  {
    std::lock_guard guard(mutex);
  }
  {
    std::unique_lock guard(mutex);
  }
  {
    std::scoped_lock guard(mutex, shared);
  }
  {
    std::shared_lock guard(shared);
  }
  mutex.lock();
  mutex.unlock();
  shared.lock_shared();
  shared.unlock_shared();
  co_return;
}
