// RUN: %check_both %s -- -std=c++20 -DBOOST_THREAD_VERSION=4 -I%S/../../../Inputs/boost-mock
// The category 'lock', switched on by this folder's configuration. A guard that adopts a lock, tries, or leaves it for
// later does not wait.
#include <boost/asio.hpp>
#include <boost/chrono.hpp>
#include <boost/thread.hpp>
#include <boost/thread/shared_lock_guard.hpp>
using boost::asio::awaitable;
using boost::chrono::seconds;

awaitable<void> bad_mutexes(boost::mutex &mutex, boost::recursive_mutex &recursive, boost::timed_mutex &timed,
                            boost::recursive_timed_mutex &recursive_timed) {
  const auto end = boost::chrono::steady_clock::now();
  mutex.lock();
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::mutex::lock' blocks the event loop in coroutine 'bad_mutexes'; use a strand, or an awaitable mutex
  recursive.lock();
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::recursive_mutex::lock' blocks the event loop in coroutine 'bad_mutexes'
  timed.lock();
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::timed_mutex::lock' blocks the event loop in coroutine 'bad_mutexes'
  timed.try_lock_for(seconds(1));
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::timed_mutex::try_lock_for' blocks the event loop in coroutine 'bad_mutexes'
  timed.try_lock_until(end);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::timed_mutex::try_lock_until' blocks the event loop in coroutine 'bad_mutexes'
  recursive_timed.lock();
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::recursive_timed_mutex::lock' blocks the event loop in coroutine 'bad_mutexes'
  recursive_timed.try_lock_for(seconds(1));
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::recursive_timed_mutex::try_lock_for' blocks the event loop in coroutine 'bad_mutexes'
  recursive_timed.try_lock_until(end);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::recursive_timed_mutex::try_lock_until' blocks the event loop in coroutine 'bad_mutexes'
  boost::lock(mutex, timed);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::lock' blocks the event loop in coroutine 'bad_mutexes'
  co_return;
}

awaitable<void> bad_shared(boost::shared_mutex &shared) {
  const auto end = boost::chrono::steady_clock::now();
  shared.lock();
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::shared_mutex::lock' blocks the event loop in coroutine 'bad_shared'
  shared.try_lock_for(seconds(1));
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::shared_mutex::try_lock_for' blocks the event loop in coroutine 'bad_shared'
  shared.try_lock_until(end);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::shared_mutex::try_lock_until' blocks the event loop in coroutine 'bad_shared'
  shared.lock_shared();
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::shared_mutex::lock_shared' blocks the event loop in coroutine 'bad_shared'
  shared.try_lock_shared_for(seconds(1));
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::shared_mutex::try_lock_shared_for' blocks the event loop in coroutine 'bad_shared'
  shared.try_lock_shared_until(end);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::shared_mutex::try_lock_shared_until' blocks the event loop in coroutine 'bad_shared'
  shared.lock_upgrade();
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::shared_mutex::lock_upgrade' blocks the event loop in coroutine 'bad_shared'
  shared.try_lock_upgrade_for(seconds(1));
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::shared_mutex::try_lock_upgrade_for' blocks the event loop in coroutine 'bad_shared'
  shared.try_lock_upgrade_until(end);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::shared_mutex::try_lock_upgrade_until' blocks the event loop in coroutine 'bad_shared'
  shared.unlock_upgrade_and_lock();
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::shared_mutex::unlock_upgrade_and_lock' blocks the event loop in coroutine 'bad_shared'
  co_return;
}

awaitable<void> bad_guards(boost::mutex &mutex, boost::shared_mutex &shared) {
  boost::lock_guard<boost::mutex> guard(mutex);
  // CHECK: :[[@LINE-1]]:35: warning: 'boost::lock_guard::lock_guard' blocks the event loop in coroutine 'bad_guards'
  boost::shared_lock_guard<boost::shared_mutex> reading(shared);
  // CHECK: :[[@LINE-1]]:49: warning: 'boost::shared_lock_guard::shared_lock_guard' blocks the event loop in coroutine 'bad_guards'
  co_return;
}
awaitable<void> bad_locks(boost::timed_mutex &mutex, boost::shared_mutex &shared) {
  const auto end = boost::chrono::steady_clock::now();
  boost::unique_lock<boost::timed_mutex> unique(mutex);
  // CHECK: :[[@LINE-1]]:42: warning: 'boost::unique_lock::unique_lock' blocks the event loop in coroutine 'bad_locks'
  boost::shared_lock<boost::shared_mutex> reading(shared);
  // CHECK: :[[@LINE-1]]:43: warning: 'boost::shared_lock::shared_lock' blocks the event loop in coroutine 'bad_locks'
  boost::upgrade_lock<boost::shared_mutex> upgrading(shared);
  // CHECK: :[[@LINE-1]]:44: warning: 'boost::upgrade_lock::upgrade_lock' blocks the event loop in coroutine 'bad_locks'
  unique.lock();
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::unique_lock::lock' blocks the event loop in coroutine 'bad_locks'
  unique.try_lock_for(seconds(1));
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::unique_lock::try_lock_for' blocks the event loop in coroutine 'bad_locks'
  unique.try_lock_until(end);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::unique_lock::try_lock_until' blocks the event loop in coroutine 'bad_locks'
  reading.lock();
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::shared_lock::lock' blocks the event loop in coroutine 'bad_locks'
  reading.try_lock_for(seconds(1));
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::shared_lock::try_lock_for' blocks the event loop in coroutine 'bad_locks'
  reading.try_lock_until(end);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::shared_lock::try_lock_until' blocks the event loop in coroutine 'bad_locks'
  upgrading.lock();
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::upgrade_lock::lock' blocks the event loop in coroutine 'bad_locks'
  upgrading.try_lock_for(seconds(1));
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::upgrade_lock::try_lock_for' blocks the event loop in coroutine 'bad_locks'
  upgrading.try_lock_until(end);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::upgrade_lock::try_lock_until' blocks the event loop in coroutine 'bad_locks'
  co_return;
}

awaitable<void> good_locks(boost::timed_mutex &mutex, boost::shared_mutex &shared) {
  boost::unique_lock<boost::timed_mutex> later(mutex, boost::defer_lock);
  boost::unique_lock<boost::timed_mutex> tried(mutex, boost::try_to_lock);
  boost::lock_guard<boost::timed_mutex> adopted(mutex, boost::adopt_lock);
  boost::shared_lock<boost::shared_mutex> none;
  if (later.try_lock() || mutex.try_lock_for(seconds(0)) || shared.try_lock_shared())
    later.unlock();
  co_return;
}
