// RUN: %check_both %s -- -std=c++20
// Sleeping and waiting for other threads; locks are not reported unless their category is switched on.
#include "awaitable.hpp"
#include "abseil/absl.hpp"
using boost::asio::awaitable;

awaitable<void> bad_waits(absl::CondVar &changed, absl::Mutex &mutex, absl::Notification &notification, absl::BlockingCounter &counter, absl::Barrier &barrier) {
  absl::SleepFor(absl::Seconds(1));
  // CHECK: :[[@LINE-1]]:3: warning: 'absl::SleepFor' blocks the event loop in coroutine 'bad_waits'; use a timer of the loop
  changed.Wait(&mutex);
  // CHECK: :[[@LINE-1]]:3: warning: 'absl::CondVar::Wait' blocks the event loop in coroutine 'bad_waits'
  changed.WaitWithTimeout(&mutex, absl::Seconds(1));
  // CHECK: :[[@LINE-1]]:3: warning: 'absl::CondVar::WaitWithTimeout' blocks the event loop in coroutine 'bad_waits'
  changed.WaitWithDeadline(&mutex, absl::Now());
  // CHECK: :[[@LINE-1]]:3: warning: 'absl::CondVar::WaitWithDeadline' blocks the event loop in coroutine 'bad_waits'
  notification.WaitForNotification();
  // CHECK: :[[@LINE-1]]:3: warning: 'absl::Notification::WaitForNotification' blocks the event loop in coroutine 'bad_waits'; use 'HasBeenNotified' to ask without waiting
  notification.WaitForNotificationWithTimeout(absl::Seconds(1));
  // CHECK: :[[@LINE-1]]:3: warning: 'absl::Notification::WaitForNotificationWithTimeout' blocks the event loop in coroutine 'bad_waits'
  notification.WaitForNotificationWithDeadline(absl::Now());
  // CHECK: :[[@LINE-1]]:3: warning: 'absl::Notification::WaitForNotificationWithDeadline' blocks the event loop in coroutine 'bad_waits'
  counter.Wait();
  // CHECK: :[[@LINE-1]]:3: warning: 'absl::BlockingCounter::Wait' blocks the event loop in coroutine 'bad_waits'
  barrier.Block();
  // CHECK: :[[@LINE-1]]:3: warning: 'absl::Barrier::Block' blocks the event loop in coroutine 'bad_waits'
  co_return;
}

awaitable<void> good_waits(absl::CondVar &changed, absl::Notification &notification, absl::BlockingCounter &counter) {
  changed.Signal();
  notification.Notify();
  (void)notification.HasBeenNotified();
  counter.DecrementCount();
  co_return;
}

awaitable<void> bad_conditions(absl::Mutex &mutex, const bool *ready) {
  absl::Condition condition(ready);
  mutex.Await(condition);
  // CHECK: :[[@LINE-1]]:3: warning: 'absl::Mutex::Await' blocks the event loop in coroutine 'bad_conditions'
  mutex.AwaitWithTimeout(condition, absl::Seconds(1));
  // CHECK: :[[@LINE-1]]:3: warning: 'absl::Mutex::AwaitWithTimeout' blocks the event loop in coroutine 'bad_conditions'
  mutex.AwaitWithDeadline(condition, absl::Now());
  // CHECK: :[[@LINE-1]]:3: warning: 'absl::Mutex::AwaitWithDeadline' blocks the event loop in coroutine 'bad_conditions'
  mutex.LockWhen(condition);
  // CHECK: :[[@LINE-1]]:3: warning: 'absl::Mutex::LockWhen' blocks the event loop in coroutine 'bad_conditions'
  mutex.LockWhenWithTimeout(condition, absl::Seconds(1));
  // CHECK: :[[@LINE-1]]:3: warning: 'absl::Mutex::LockWhenWithTimeout' blocks the event loop in coroutine 'bad_conditions'
  mutex.LockWhenWithDeadline(condition, absl::Now());
  // CHECK: :[[@LINE-1]]:3: warning: 'absl::Mutex::LockWhenWithDeadline' blocks the event loop in coroutine 'bad_conditions'
  mutex.ReaderLockWhen(condition);
  // CHECK: :[[@LINE-1]]:3: warning: 'absl::Mutex::ReaderLockWhen' blocks the event loop in coroutine 'bad_conditions'
  mutex.ReaderLockWhenWithTimeout(condition, absl::Seconds(1));
  // CHECK: :[[@LINE-1]]:3: warning: 'absl::Mutex::ReaderLockWhenWithTimeout' blocks the event loop in coroutine 'bad_conditions'
  mutex.ReaderLockWhenWithDeadline(condition, absl::Now());
  // CHECK: :[[@LINE-1]]:3: warning: 'absl::Mutex::ReaderLockWhenWithDeadline' blocks the event loop in coroutine 'bad_conditions'
  mutex.WriterLockWhen(condition);
  // CHECK: :[[@LINE-1]]:3: warning: 'absl::Mutex::WriterLockWhen' blocks the event loop in coroutine 'bad_conditions'
  mutex.WriterLockWhenWithTimeout(condition, absl::Seconds(1));
  // CHECK: :[[@LINE-1]]:3: warning: 'absl::Mutex::WriterLockWhenWithTimeout' blocks the event loop in coroutine 'bad_conditions'
  mutex.WriterLockWhenWithDeadline(condition, absl::Now());
  // CHECK: :[[@LINE-1]]:3: warning: 'absl::Mutex::WriterLockWhenWithDeadline' blocks the event loop in coroutine 'bad_conditions'
  absl::MutexLock lock(&mutex, condition);
  // CHECK: :[[@LINE-1]]:19: warning: 'absl::MutexLock::MutexLock' blocks the event loop in coroutine 'bad_conditions'
  absl::ReaderMutexLock reader(&mutex, condition);
  // CHECK: :[[@LINE-1]]:25: warning: 'absl::ReaderMutexLock::ReaderMutexLock' blocks the event loop in coroutine 'bad_conditions'
  absl::WriterMutexLock writer(&mutex, condition);
  // CHECK: :[[@LINE-1]]:25: warning: 'absl::WriterMutexLock::WriterMutexLock' blocks the event loop in coroutine 'bad_conditions'
  absl::MutexLockMaybe maybe(&mutex, condition);
  // CHECK: :[[@LINE-1]]:24: warning: 'absl::MutexLockMaybe::MutexLockMaybe' blocks the event loop in coroutine 'bad_conditions'
  absl::ReleasableMutexLock releasable(&mutex, condition);
  // CHECK: :[[@LINE-1]]:29: warning: 'absl::ReleasableMutexLock::ReleasableMutexLock' blocks the event loop in coroutine 'bad_conditions'
  co_return;
}

awaitable<void> good_locks(absl::Mutex &mutex, absl::once_flag &once, int &value) {
  mutex.Lock();
  mutex.AssertHeld();
  mutex.Unlock();
  mutex.ReaderLock();
  mutex.ReaderUnlock();
  mutex.WriterLock();
  mutex.WriterUnlock();
  {
    absl::MutexLock lock(&mutex);
    absl::ReaderMutexLock reader(&mutex);
    absl::WriterMutexLock writer(&mutex);
    absl::MutexLockMaybe maybe(&mutex);
    absl::ReleasableMutexLock releasable(&mutex);
  }
  absl::call_once(once, [&] { value = 1; });
  co_return;
}
