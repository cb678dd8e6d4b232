// RUN: %check_both %s -- -std=c++20 -I%S/../../../Inputs/boost-mock
// The category 'lock', switched on by this folder's configuration.
#include <boost/asio.hpp>
#include <boost/chrono.hpp>
#include <boost/interprocess/sync/interprocess_mutex.hpp>
#include <boost/interprocess/sync/interprocess_recursive_mutex.hpp>
#include <boost/interprocess/sync/interprocess_sharable_mutex.hpp>
#include <boost/interprocess/sync/interprocess_upgradable_mutex.hpp>
#include <boost/interprocess/sync/named_mutex.hpp>
#include <boost/interprocess/sync/named_recursive_mutex.hpp>
#include <boost/interprocess/sync/named_sharable_mutex.hpp>
#include <boost/interprocess/sync/named_upgradable_mutex.hpp>
#include <boost/interprocess/sync/scoped_lock.hpp>
#include <boost/interprocess/sync/sharable_lock.hpp>
#include <boost/interprocess/sync/upgradable_lock.hpp>
namespace ipc = boost::interprocess;
using boost::asio::awaitable;
using boost::chrono::seconds;

awaitable<void> bad_interprocess(ipc::interprocess_mutex &mutex) {
  const auto end = boost::chrono::steady_clock::now();
  mutex.lock();
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::interprocess::interprocess_mutex::lock' blocks the event loop in coroutine 'bad_interprocess'
  mutex.timed_lock(end);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::interprocess::interprocess_mutex::timed_lock' blocks the event loop in coroutine 'bad_interprocess'
  mutex.try_lock_for(seconds(1));
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::interprocess::interprocess_mutex::try_lock_for' blocks the event loop in coroutine 'bad_interprocess'
  mutex.try_lock_until(end);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::interprocess::interprocess_mutex::try_lock_until' blocks the event loop in coroutine 'bad_interprocess'
  co_return;
}
awaitable<void> bad_interprocess_recursive(ipc::interprocess_recursive_mutex &mutex) {
  const auto end = boost::chrono::steady_clock::now();
  mutex.lock();
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::interprocess::interprocess_recursive_mutex::lock' blocks the event loop in coroutine 'bad_interprocess_recursive'
  mutex.timed_lock(end);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::interprocess::interprocess_recursive_mutex::timed_lock' blocks the event loop in coroutine 'bad_interprocess_recursive'
  mutex.try_lock_for(seconds(1));
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::interprocess::interprocess_recursive_mutex::try_lock_for' blocks the event loop in coroutine 'bad_interprocess_recursive'
  mutex.try_lock_until(end);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::interprocess::interprocess_recursive_mutex::try_lock_until' blocks the event loop in coroutine 'bad_interprocess_recursive'
  co_return;
}
awaitable<void> bad_interprocess_sharable(ipc::interprocess_sharable_mutex &mutex) {
  const auto end = boost::chrono::steady_clock::now();
  mutex.lock();
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::interprocess::interprocess_sharable_mutex::lock' blocks the event loop in coroutine 'bad_interprocess_sharable'
  mutex.timed_lock(end);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::interprocess::interprocess_sharable_mutex::timed_lock' blocks the event loop in coroutine 'bad_interprocess_sharable'
  mutex.try_lock_for(seconds(1));
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::interprocess::interprocess_sharable_mutex::try_lock_for' blocks the event loop in coroutine 'bad_interprocess_sharable'
  mutex.try_lock_until(end);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::interprocess::interprocess_sharable_mutex::try_lock_until' blocks the event loop in coroutine 'bad_interprocess_sharable'
  mutex.lock_sharable();
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::interprocess::interprocess_sharable_mutex::lock_sharable' blocks the event loop in coroutine 'bad_interprocess_sharable'
  mutex.timed_lock_sharable(end);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::interprocess::interprocess_sharable_mutex::timed_lock_sharable' blocks the event loop in coroutine 'bad_interprocess_sharable'
  mutex.lock_shared();
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::interprocess::interprocess_sharable_mutex::lock_shared' blocks the event loop in coroutine 'bad_interprocess_sharable'
  mutex.try_lock_shared_for(seconds(1));
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::interprocess::interprocess_sharable_mutex::try_lock_shared_for' blocks the event loop in coroutine 'bad_interprocess_sharable'
  mutex.try_lock_shared_until(end);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::interprocess::interprocess_sharable_mutex::try_lock_shared_until' blocks the event loop in coroutine 'bad_interprocess_sharable'
  co_return;
}
awaitable<void> bad_interprocess_upgradable(ipc::interprocess_upgradable_mutex &mutex) {
  const auto end = boost::chrono::steady_clock::now();
  mutex.lock();
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::interprocess::interprocess_upgradable_mutex::lock' blocks the event loop in coroutine 'bad_interprocess_upgradable'
  mutex.timed_lock(end);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::interprocess::interprocess_upgradable_mutex::timed_lock' blocks the event loop in coroutine 'bad_interprocess_upgradable'
  mutex.try_lock_for(seconds(1));
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::interprocess::interprocess_upgradable_mutex::try_lock_for' blocks the event loop in coroutine 'bad_interprocess_upgradable'
  mutex.try_lock_until(end);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::interprocess::interprocess_upgradable_mutex::try_lock_until' blocks the event loop in coroutine 'bad_interprocess_upgradable'
  mutex.lock_sharable();
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::interprocess::interprocess_upgradable_mutex::lock_sharable' blocks the event loop in coroutine 'bad_interprocess_upgradable'
  mutex.timed_lock_sharable(end);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::interprocess::interprocess_upgradable_mutex::timed_lock_sharable' blocks the event loop in coroutine 'bad_interprocess_upgradable'
  mutex.lock_shared();
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::interprocess::interprocess_upgradable_mutex::lock_shared' blocks the event loop in coroutine 'bad_interprocess_upgradable'
  mutex.try_lock_shared_for(seconds(1));
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::interprocess::interprocess_upgradable_mutex::try_lock_shared_for' blocks the event loop in coroutine 'bad_interprocess_upgradable'
  mutex.try_lock_shared_until(end);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::interprocess::interprocess_upgradable_mutex::try_lock_shared_until' blocks the event loop in coroutine 'bad_interprocess_upgradable'
  mutex.lock_upgradable();
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::interprocess::interprocess_upgradable_mutex::lock_upgradable' blocks the event loop in coroutine 'bad_interprocess_upgradable'
  mutex.timed_lock_upgradable(end);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::interprocess::interprocess_upgradable_mutex::timed_lock_upgradable' blocks the event loop in coroutine 'bad_interprocess_upgradable'
  mutex.unlock_upgradable_and_lock();
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::interprocess::interprocess_upgradable_mutex::unlock_upgradable_and_lock' blocks the event loop in coroutine 'bad_interprocess_upgradable'
  mutex.timed_unlock_upgradable_and_lock(end);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::interprocess::interprocess_upgradable_mutex::timed_unlock_upgradable_and_lock' blocks the event loop in coroutine 'bad_interprocess_upgradable'
  co_return;
}
awaitable<void> bad_named(ipc::named_mutex &mutex) {
  const auto end = boost::chrono::steady_clock::now();
  mutex.lock();
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::interprocess::named_mutex::lock' blocks the event loop in coroutine 'bad_named'
  mutex.timed_lock(end);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::interprocess::named_mutex::timed_lock' blocks the event loop in coroutine 'bad_named'
  mutex.try_lock_for(seconds(1));
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::interprocess::named_mutex::try_lock_for' blocks the event loop in coroutine 'bad_named'
  mutex.try_lock_until(end);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::interprocess::named_mutex::try_lock_until' blocks the event loop in coroutine 'bad_named'
  co_return;
}
awaitable<void> bad_named_recursive(ipc::named_recursive_mutex &mutex) {
  const auto end = boost::chrono::steady_clock::now();
  mutex.lock();
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::interprocess::named_recursive_mutex::lock' blocks the event loop in coroutine 'bad_named_recursive'
  mutex.timed_lock(end);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::interprocess::named_recursive_mutex::timed_lock' blocks the event loop in coroutine 'bad_named_recursive'
  mutex.try_lock_for(seconds(1));
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::interprocess::named_recursive_mutex::try_lock_for' blocks the event loop in coroutine 'bad_named_recursive'
  mutex.try_lock_until(end);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::interprocess::named_recursive_mutex::try_lock_until' blocks the event loop in coroutine 'bad_named_recursive'
  co_return;
}
awaitable<void> bad_named_sharable(ipc::named_sharable_mutex &mutex) {
  const auto end = boost::chrono::steady_clock::now();
  mutex.lock();
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::interprocess::named_sharable_mutex::lock' blocks the event loop in coroutine 'bad_named_sharable'
  mutex.timed_lock(end);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::interprocess::named_sharable_mutex::timed_lock' blocks the event loop in coroutine 'bad_named_sharable'
  mutex.try_lock_for(seconds(1));
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::interprocess::named_sharable_mutex::try_lock_for' blocks the event loop in coroutine 'bad_named_sharable'
  mutex.try_lock_until(end);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::interprocess::named_sharable_mutex::try_lock_until' blocks the event loop in coroutine 'bad_named_sharable'
  mutex.lock_sharable();
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::interprocess::named_sharable_mutex::lock_sharable' blocks the event loop in coroutine 'bad_named_sharable'
  mutex.timed_lock_sharable(end);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::interprocess::named_sharable_mutex::timed_lock_sharable' blocks the event loop in coroutine 'bad_named_sharable'
  mutex.lock_shared();
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::interprocess::named_sharable_mutex::lock_shared' blocks the event loop in coroutine 'bad_named_sharable'
  mutex.try_lock_shared_for(seconds(1));
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::interprocess::named_sharable_mutex::try_lock_shared_for' blocks the event loop in coroutine 'bad_named_sharable'
  mutex.try_lock_shared_until(end);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::interprocess::named_sharable_mutex::try_lock_shared_until' blocks the event loop in coroutine 'bad_named_sharable'
  co_return;
}
awaitable<void> bad_named_upgradable(ipc::named_upgradable_mutex &mutex) {
  const auto end = boost::chrono::steady_clock::now();
  mutex.lock();
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::interprocess::named_upgradable_mutex::lock' blocks the event loop in coroutine 'bad_named_upgradable'
  mutex.timed_lock(end);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::interprocess::named_upgradable_mutex::timed_lock' blocks the event loop in coroutine 'bad_named_upgradable'
  mutex.try_lock_for(seconds(1));
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::interprocess::named_upgradable_mutex::try_lock_for' blocks the event loop in coroutine 'bad_named_upgradable'
  mutex.try_lock_until(end);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::interprocess::named_upgradable_mutex::try_lock_until' blocks the event loop in coroutine 'bad_named_upgradable'
  mutex.lock_sharable();
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::interprocess::named_upgradable_mutex::lock_sharable' blocks the event loop in coroutine 'bad_named_upgradable'
  mutex.timed_lock_sharable(end);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::interprocess::named_upgradable_mutex::timed_lock_sharable' blocks the event loop in coroutine 'bad_named_upgradable'
  mutex.lock_shared();
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::interprocess::named_upgradable_mutex::lock_shared' blocks the event loop in coroutine 'bad_named_upgradable'
  mutex.try_lock_shared_for(seconds(1));
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::interprocess::named_upgradable_mutex::try_lock_shared_for' blocks the event loop in coroutine 'bad_named_upgradable'
  mutex.try_lock_shared_until(end);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::interprocess::named_upgradable_mutex::try_lock_shared_until' blocks the event loop in coroutine 'bad_named_upgradable'
  mutex.lock_upgradable();
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::interprocess::named_upgradable_mutex::lock_upgradable' blocks the event loop in coroutine 'bad_named_upgradable'
  mutex.timed_lock_upgradable(end);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::interprocess::named_upgradable_mutex::timed_lock_upgradable' blocks the event loop in coroutine 'bad_named_upgradable'
  mutex.unlock_upgradable_and_lock();
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::interprocess::named_upgradable_mutex::unlock_upgradable_and_lock' blocks the event loop in coroutine 'bad_named_upgradable'
  mutex.timed_unlock_upgradable_and_lock(end);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::interprocess::named_upgradable_mutex::timed_unlock_upgradable_and_lock' blocks the event loop in coroutine 'bad_named_upgradable'
  co_return;
}

awaitable<void> bad_guards(ipc::interprocess_upgradable_mutex &mutex) {
  ipc::scoped_lock<ipc::interprocess_upgradable_mutex> scoped(mutex);
  // CHECK: :[[@LINE-1]]:56: warning: 'boost::interprocess::scoped_lock::scoped_lock' blocks the event loop in coroutine 'bad_guards'; use the tag 'try_to_lock'
  ipc::sharable_lock<ipc::interprocess_upgradable_mutex> sharable(mutex);
  // CHECK: :[[@LINE-1]]:58: warning: 'boost::interprocess::sharable_lock::sharable_lock' blocks the event loop in coroutine 'bad_guards'
  ipc::upgradable_lock<ipc::interprocess_upgradable_mutex> upgradable(mutex);
  // CHECK: :[[@LINE-1]]:60: warning: 'boost::interprocess::upgradable_lock::upgradable_lock' blocks the event loop in coroutine 'bad_guards'
  const auto end = boost::chrono::steady_clock::now();
  scoped.lock();
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::interprocess::scoped_lock::lock' blocks the event loop in coroutine 'bad_guards'; use 'try_lock'
  scoped.timed_lock(end);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::interprocess::scoped_lock::timed_lock' blocks the event loop in coroutine 'bad_guards'
  scoped.try_lock_for(seconds(1));
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::interprocess::scoped_lock::try_lock_for' blocks the event loop in coroutine 'bad_guards'
  scoped.try_lock_until(end);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::interprocess::scoped_lock::try_lock_until' blocks the event loop in coroutine 'bad_guards'
  sharable.lock();
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::interprocess::sharable_lock::lock' blocks the event loop in coroutine 'bad_guards'
  sharable.timed_lock(end);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::interprocess::sharable_lock::timed_lock' blocks the event loop in coroutine 'bad_guards'
  sharable.try_lock_for(seconds(1));
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::interprocess::sharable_lock::try_lock_for' blocks the event loop in coroutine 'bad_guards'
  sharable.try_lock_until(end);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::interprocess::sharable_lock::try_lock_until' blocks the event loop in coroutine 'bad_guards'
  upgradable.lock();
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::interprocess::upgradable_lock::lock' blocks the event loop in coroutine 'bad_guards'
  upgradable.timed_lock(end);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::interprocess::upgradable_lock::timed_lock' blocks the event loop in coroutine 'bad_guards'
  co_return;
}

awaitable<void> good_guards(ipc::interprocess_mutex &mutex, ipc::named_sharable_mutex &sharable) {
  ipc::scoped_lock<ipc::interprocess_mutex> later(mutex, ipc::defer_lock);
  ipc::scoped_lock<ipc::interprocess_mutex> tried(mutex, ipc::try_to_lock);
  if (later.try_lock() || mutex.try_lock() || sharable.try_lock_sharable())
    later.unlock();
  co_return;
}
