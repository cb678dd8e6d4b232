// RUN: %check_both %s -- -std=c++20 -I%S/../../Inputs/boost-mock
// Boost.Interprocess: waiting for other processes. 'try_' without a time does not wait.
#include <boost/asio.hpp>
#include <boost/chrono.hpp>
#include <boost/interprocess/ipc/message_queue.hpp>
#include <boost/interprocess/sync/file_lock.hpp>
#include <boost/interprocess/sync/interprocess_condition.hpp>
#include <boost/interprocess/sync/interprocess_condition_any.hpp>
#include <boost/interprocess/sync/interprocess_mutex.hpp>
#include <boost/interprocess/sync/interprocess_semaphore.hpp>
#include <boost/interprocess/sync/named_condition.hpp>
#include <boost/interprocess/sync/named_condition_any.hpp>
#include <boost/interprocess/sync/named_mutex.hpp>
#include <boost/interprocess/sync/named_semaphore.hpp>
#include <boost/interprocess/sync/scoped_lock.hpp>
namespace ipc = boost::interprocess;
using boost::asio::awaitable;
using boost::chrono::seconds;

awaitable<void> bad_queue(ipc::message_queue &queue) {
  char data[64];
  unsigned long size = 0;
  unsigned priority = 0;
  const auto end = boost::chrono::steady_clock::now();
  queue.send(data, sizeof data, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::interprocess::message_queue_t::send' blocks the event loop in coroutine 'bad_queue'; use 'try_send'
  queue.timed_send(data, sizeof data, 0, end);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::interprocess::message_queue_t::timed_send' blocks the event loop in coroutine 'bad_queue'
  queue.receive(data, sizeof data, size, priority);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::interprocess::message_queue_t::receive' blocks the event loop in coroutine 'bad_queue'; use 'try_receive'
  queue.timed_receive(data, sizeof data, size, priority, end);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::interprocess::message_queue_t::timed_receive' blocks the event loop in coroutine 'bad_queue'
  co_return;
}
awaitable<void> good_queue(ipc::message_queue &queue) {
  char data[64];
  unsigned long size = 0;
  unsigned priority = 0;
  if (queue.try_send(data, sizeof data, 0))
    queue.try_receive(data, sizeof data, size, priority);
  co_return;
}

using lock_type = ipc::scoped_lock<ipc::interprocess_mutex>;
using named_lock_type = ipc::scoped_lock<ipc::named_mutex>;
awaitable<void> bad_conditions(ipc::interprocess_condition &condition, ipc::interprocess_condition_any &any,
                               ipc::named_condition &named, ipc::named_condition_any &named_any, lock_type &lock,
                               named_lock_type &named_lock, bool &ready) {
  const auto end = boost::chrono::steady_clock::now();
  condition.wait(lock);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::interprocess::interprocess_condition::wait' blocks the event loop in coroutine 'bad_conditions'
  condition.wait(lock, [&] { return ready; });
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::interprocess::interprocess_condition::wait' blocks the event loop in coroutine 'bad_conditions'
  condition.timed_wait(lock, end);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::interprocess::interprocess_condition::timed_wait' blocks the event loop in coroutine 'bad_conditions'
  condition.wait_until(lock, end);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::interprocess::interprocess_condition::wait_until' blocks the event loop in coroutine 'bad_conditions'
  condition.wait_for(lock, seconds(1));
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::interprocess::interprocess_condition::wait_for' blocks the event loop in coroutine 'bad_conditions'
  any.wait(lock);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::interprocess::interprocess_condition_any::wait' blocks the event loop in coroutine 'bad_conditions'
  any.timed_wait(lock, end);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::interprocess::interprocess_condition_any::timed_wait' blocks the event loop in coroutine 'bad_conditions'
  any.wait_until(lock, end);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::interprocess::interprocess_condition_any::wait_until' blocks the event loop in coroutine 'bad_conditions'
  any.wait_for(lock, seconds(1));
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::interprocess::interprocess_condition_any::wait_for' blocks the event loop in coroutine 'bad_conditions'
  named.wait(named_lock);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::interprocess::named_condition::wait' blocks the event loop in coroutine 'bad_conditions'
  named.timed_wait(named_lock, end);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::interprocess::named_condition::timed_wait' blocks the event loop in coroutine 'bad_conditions'
  named.wait_until(named_lock, end);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::interprocess::named_condition::wait_until' blocks the event loop in coroutine 'bad_conditions'
  named.wait_for(named_lock, seconds(1));
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::interprocess::named_condition::wait_for' blocks the event loop in coroutine 'bad_conditions'
  named_any.wait(lock);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::interprocess::named_condition_any::wait' blocks the event loop in coroutine 'bad_conditions'
  named_any.timed_wait(lock, end);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::interprocess::named_condition_any::timed_wait' blocks the event loop in coroutine 'bad_conditions'
  named_any.wait_until(lock, end);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::interprocess::named_condition_any::wait_until' blocks the event loop in coroutine 'bad_conditions'
  named_any.wait_for(lock, seconds(1));
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::interprocess::named_condition_any::wait_for' blocks the event loop in coroutine 'bad_conditions'
  co_return;
}
awaitable<void> good_conditions(ipc::interprocess_condition &condition, lock_type &lock) {
  condition.notify_one();
  condition.notify_all();
  condition.wait_for(lock, seconds(0));
  co_return;
}

awaitable<void> bad_semaphores(ipc::interprocess_semaphore &semaphore, ipc::named_semaphore &named) {
  const auto end = boost::chrono::steady_clock::now();
  semaphore.wait();
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::interprocess::interprocess_semaphore::wait' blocks the event loop in coroutine 'bad_semaphores'; use 'try_wait'
  semaphore.timed_wait(end);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::interprocess::interprocess_semaphore::timed_wait' blocks the event loop in coroutine 'bad_semaphores'
  named.wait();
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::interprocess::named_semaphore::wait' blocks the event loop in coroutine 'bad_semaphores'
  named.timed_wait(end);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::interprocess::named_semaphore::timed_wait' blocks the event loop in coroutine 'bad_semaphores'
  co_return;
}
awaitable<void> good_semaphores(ipc::interprocess_semaphore &semaphore) {
  semaphore.post();
  semaphore.try_wait();
  co_return;
}

awaitable<void> bad_file_lock(ipc::file_lock &lock) {
  const auto end = boost::chrono::steady_clock::now();
  ipc::file_lock named("data");
  // CHECK: :[[@LINE-1]]:18: warning: 'boost::interprocess::file_lock::file_lock' blocks the event loop in coroutine 'bad_file_lock'
  lock.lock();
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::interprocess::file_lock::lock' blocks the event loop in coroutine 'bad_file_lock'; use 'try_lock'
  lock.timed_lock(end);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::interprocess::file_lock::timed_lock' blocks the event loop in coroutine 'bad_file_lock'
  lock.try_lock_for(seconds(1));
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::interprocess::file_lock::try_lock_for' blocks the event loop in coroutine 'bad_file_lock'
  lock.try_lock_until(end);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::interprocess::file_lock::try_lock_until' blocks the event loop in coroutine 'bad_file_lock'
  lock.lock_sharable();
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::interprocess::file_lock::lock_sharable' blocks the event loop in coroutine 'bad_file_lock'
  lock.timed_lock_sharable(end);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::interprocess::file_lock::timed_lock_sharable' blocks the event loop in coroutine 'bad_file_lock'
  lock.lock_shared();
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::interprocess::file_lock::lock_shared' blocks the event loop in coroutine 'bad_file_lock'
  lock.try_lock_shared_for(seconds(1));
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::interprocess::file_lock::try_lock_shared_for' blocks the event loop in coroutine 'bad_file_lock'
  lock.try_lock_shared_until(end);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::interprocess::file_lock::try_lock_shared_until' blocks the event loop in coroutine 'bad_file_lock'
  co_return;
}
awaitable<void> good_file_lock(ipc::file_lock &lock) {
  ipc::file_lock none;
  if (lock.try_lock() || lock.try_lock_sharable() || lock.try_lock_for(seconds(0)))
    lock.unlock();
  co_return;
}
