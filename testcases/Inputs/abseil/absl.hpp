// The declarations of Abseil 20220623 that the tests call, each in the class that declares it. Debian's build keeps them
// in an inline namespace.
#pragma once

namespace absl {
inline namespace debian3 {
class Duration {};
class Time {};
Duration Seconds(int count);
Time Now();
void SleepFor(Duration duration);

class once_flag {};
template <typename Callable> void call_once(once_flag &flag, Callable &&callable) {
  (void)flag;
  callable();
}

class Condition {
public:
  explicit Condition(const bool *value);
};
class Mutex {
public:
  void Lock();
  void Unlock();
  bool TryLock();
  void ReaderLock();
  void ReaderUnlock();
  void WriterLock();
  void WriterUnlock();
  void AssertHeld() const;
  void Await(const Condition &condition);
  bool AwaitWithTimeout(const Condition &condition, Duration timeout);
  bool AwaitWithDeadline(const Condition &condition, Time deadline);
  void LockWhen(const Condition &condition);
  bool LockWhenWithTimeout(const Condition &condition, Duration timeout);
  bool LockWhenWithDeadline(const Condition &condition, Time deadline);
  void ReaderLockWhen(const Condition &condition);
  bool ReaderLockWhenWithTimeout(const Condition &condition, Duration timeout);
  bool ReaderLockWhenWithDeadline(const Condition &condition, Time deadline);
  void WriterLockWhen(const Condition &condition);
  bool WriterLockWhenWithTimeout(const Condition &condition, Duration timeout);
  bool WriterLockWhenWithDeadline(const Condition &condition, Time deadline);
};
class MutexLock {
public:
  explicit MutexLock(Mutex *mutex);
  explicit MutexLock(Mutex *mutex, const Condition &condition);
  MutexLock(const MutexLock &) = delete;
  ~MutexLock();
};
class ReaderMutexLock {
public:
  explicit ReaderMutexLock(Mutex *mutex);
  explicit ReaderMutexLock(Mutex *mutex, const Condition &condition);
  ~ReaderMutexLock();
};
class WriterMutexLock {
public:
  explicit WriterMutexLock(Mutex *mutex);
  explicit WriterMutexLock(Mutex *mutex, const Condition &condition);
  ~WriterMutexLock();
};
class MutexLockMaybe {
public:
  explicit MutexLockMaybe(Mutex *mutex);
  explicit MutexLockMaybe(Mutex *mutex, const Condition &condition);
  ~MutexLockMaybe();
};
class ReleasableMutexLock {
public:
  explicit ReleasableMutexLock(Mutex *mutex);
  explicit ReleasableMutexLock(Mutex *mutex, const Condition &condition);
  ~ReleasableMutexLock();
  void Release();
};
class CondVar {
public:
  void Wait(Mutex *mutex);
  bool WaitWithTimeout(Mutex *mutex, Duration timeout);
  bool WaitWithDeadline(Mutex *mutex, Time deadline);
  void Signal();
};
class Notification {
public:
  bool HasBeenNotified() const;
  void WaitForNotification() const;
  bool WaitForNotificationWithTimeout(Duration timeout) const;
  bool WaitForNotificationWithDeadline(Time deadline) const;
  void Notify();
};
class BlockingCounter {
public:
  explicit BlockingCounter(int count);
  bool DecrementCount();
  void Wait();
};
class Barrier {
public:
  explicit Barrier(int count);
  bool Block();
};
} // namespace debian3
} // namespace absl
