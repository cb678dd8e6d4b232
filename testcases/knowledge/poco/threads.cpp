// RUN: %check_both %s -- -std=c++20
// Sleeping, joining and waiting for other threads and processes.
#include "awaitable.hpp"
#include "poco/poco.hpp"
#include <unistd.h>
using boost::asio::awaitable;

awaitable<void> bad_threads(Poco::Thread &thread, Poco::ThreadPool &pool, Poco::TaskManager &tasks, Poco::Timer &timer) {
  Poco::Thread::sleep(100);
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Thread::sleep' blocks the event loop in coroutine 'bad_threads'; use a timer of the loop
  Poco::Thread::trySleep(100);
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Thread::trySleep' blocks the event loop in coroutine 'bad_threads'
  thread.join();
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Thread::join' blocks the event loop in coroutine 'bad_threads'
  thread.join(100);
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Thread::join' blocks the event loop in coroutine 'bad_threads'
  thread.tryJoin(100);
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Thread::tryJoin' blocks the event loop in coroutine 'bad_threads'
  pool.joinAll();
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::ThreadPool::joinAll' blocks the event loop in coroutine 'bad_threads'
  pool.stopAll();
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::ThreadPool::stopAll' blocks the event loop in coroutine 'bad_threads'
  tasks.joinAll();
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::TaskManager::joinAll' blocks the event loop in coroutine 'bad_threads'
  timer.stop();
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Timer::stop' blocks the event loop in coroutine 'bad_threads'
  co_return;
}

awaitable<void> good_threads(Poco::Thread &thread, Poco::ThreadPool &pool, Poco::Runnable &work, Poco::Timer &timer,
                             const Poco::AbstractTimerCallback &callback) {
  Poco::Thread::sleep(0);
  Poco::Thread::yield();
  (void)thread.isRunning();
  thread.start([](void *) { ::sleep(1); });
  thread.startFunc([] { ::sleep(1); });
  pool.start(work);
  pool.startWithPriority(Poco::Thread::PRIO_NORMAL, work);
  timer.start(callback);
  Poco::Util::Timer::func([] { ::sleep(1); });
  co_return;
}

awaitable<void> bad_waits(Poco::Event &event, Poco::Semaphore &semaphore, Poco::NamedEvent &named, Poco::Condition &condition, Poco::Mutex &mutex) {
  event.wait();
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Event::wait' blocks the event loop in coroutine 'bad_waits'
  event.wait(100);
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Event::wait' blocks the event loop in coroutine 'bad_waits'
  event.tryWait(100);
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Event::tryWait' blocks the event loop in coroutine 'bad_waits'
  semaphore.wait();
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Semaphore::wait' blocks the event loop in coroutine 'bad_waits'
  semaphore.tryWait(100);
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Semaphore::tryWait' blocks the event loop in coroutine 'bad_waits'
  named.wait();
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::NamedEvent::wait' blocks the event loop in coroutine 'bad_waits'
  condition.wait(mutex);
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Condition::wait' blocks the event loop in coroutine 'bad_waits'
  condition.wait(mutex, 100);
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Condition::wait' blocks the event loop in coroutine 'bad_waits'
  condition.tryWait(mutex, 100);
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Condition::tryWait' blocks the event loop in coroutine 'bad_waits'
  co_return;
}

awaitable<void> good_waits(Poco::Event &event, Poco::Semaphore &semaphore, Poco::NamedEvent &named, Poco::Condition &condition, Poco::Mutex &mutex) {
  event.set();
  event.tryWait(0);
  semaphore.set();
  semaphore.tryWait(0);
  named.set();
  condition.signal();
  condition.tryWait(mutex, 0);
  co_return;
}

awaitable<void> bad_results(Poco::ActiveResult<int> &result, Poco::Activity<int> &activity, Poco::NotificationQueue &queue, Poco::Util::ServerApplication &application) {
  result.wait();
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::ActiveResult::wait' blocks the event loop in coroutine 'bad_results'
  result.tryWait(100);
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::ActiveResult::tryWait' blocks the event loop in coroutine 'bad_results'
  activity.wait();
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Activity::wait' blocks the event loop in coroutine 'bad_results'
  queue.waitDequeueNotification();
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::NotificationQueue::waitDequeueNotification' blocks the event loop in coroutine 'bad_results'; use 'dequeueNotification'
  queue.waitDequeueNotification(100);
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::NotificationQueue::waitDequeueNotification' blocks the event loop in coroutine 'bad_results'
  application.waitForTerminationRequest();
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Util::ServerApplication::waitForTerminationRequest' blocks the event loop in coroutine 'bad_results'
  co_return;
}

awaitable<void> good_results(Poco::ActiveResult<int> &result, Poco::Activity<int> &activity, Poco::NotificationQueue &queue) {
  result.tryWait(0);
  (void)result.available();
  activity.stop();
  queue.dequeueNotification();
  queue.waitDequeueNotification(0);
  co_return;
}

// Locks are not reported unless the category is switched on.
awaitable<void> good_locks(Poco::Mutex &mutex, Poco::FastMutex &fast, Poco::NamedMutex &named, Poco::RWLock &shared) {
  mutex.lock();
  fast.lock();
  named.lock();
  shared.readLock();
  shared.writeLock();
  {
    Poco::Mutex::ScopedLock lock(mutex); // Poco::ScopedLock
    Poco::ScopedLockWithUnlock<Poco::Mutex> unlocked(mutex);
    Poco::ScopedRWLock both(shared);
    Poco::ScopedReadRWLock reader(shared);
    Poco::ScopedWriteRWLock writer(shared);
  }
  co_return;
}

awaitable<void> bad_processes(Poco::Pipe &pipe, char *buffer) {
  Poco::ProcessHandle handle = Poco::Process::launch("ls", {});
  // CHECK: :[[@LINE-1]]:32: warning: 'Poco::Process::launch' blocks the event loop in coroutine 'bad_processes'
  Poco::Process::wait(handle);
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Process::wait' blocks the event loop in coroutine 'bad_processes'; use 'tryWait', or the loop's signal handling
  handle.wait();
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::ProcessHandle::wait' blocks the event loop in coroutine 'bad_processes'
  pipe.readBytes(buffer, 16);
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Pipe::readBytes' blocks the event loop in coroutine 'bad_processes'
  pipe.writeBytes(buffer, 16);
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Pipe::writeBytes' blocks the event loop in coroutine 'bad_processes'
  co_return;
}

awaitable<void> good_processes(Poco::ProcessHandle &handle) {
  Poco::Process::tryWait(handle);
  handle.tryWait();
  co_return;
}
