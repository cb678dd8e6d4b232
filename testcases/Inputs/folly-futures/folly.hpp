// The declarations of folly that folly-futures.yaml names, each in the class that declares it.
#pragma once
#include <chrono>
#include <cstdint>
#include <string>

namespace folly {
using HighResDuration = std::chrono::milliseconds;
template <typename T> class Try {};
class DrivableExecutor {};

template <class T> class SemiFuture {
public:
  T get() &&;
  T get(HighResDuration timeout) &&;
  Try<T> getTry() &&;
  Try<T> getTry(HighResDuration timeout) &&;
  SemiFuture &wait() &;
  SemiFuture &&wait() &&;
  bool wait(HighResDuration timeout) &&;
  bool isReady() const;
};
template <class T> class Future {
public:
  T get() &&;
  T get(HighResDuration timeout) &&;
  Try<T> getTry() &&;
  Try<T> getTry(HighResDuration timeout) &&;
  T getVia(DrivableExecutor *executor) &&;
  Try<T> getTryVia(DrivableExecutor *executor) &&;
  Future &wait() &;
  Future &&wait() &&;
  Future &wait(HighResDuration timeout) &;
  Future &waitVia(DrivableExecutor *executor) &;
  bool isReady() const;
  template <typename F> Future<int> thenValue(F &&function) &&;
};

namespace coro {
struct blocking_wait_fn {
  template <typename Awaitable> int operator()(Awaitable &&awaitable) const;
};
inline constexpr blocking_wait_fn blocking_wait{};
// Older releases: a function instead of the object.
inline namespace older {
template <typename Awaitable> int blockingWait(Awaitable &&awaitable);
}
} // namespace coro

template <bool MayBlock = true> class Baton {
public:
  void post() noexcept;
  bool ready() const noexcept;
  void wait() noexcept;
  bool try_wait() const noexcept;
  template <typename Rep, typename Period>
  bool try_wait_for(const std::chrono::duration<Rep, Period> &timeout) noexcept;
  template <typename Clock, typename Duration>
  bool try_wait_until(const std::chrono::time_point<Clock, Duration> &deadline) noexcept;
};
struct LifoSemImpl {
  bool post();
  bool try_wait();
  void wait();
  template <typename Rep, typename Period> bool try_wait_for(const std::chrono::duration<Rep, Period> &timeout);
  template <typename Clock, typename Duration>
  bool try_wait_until(const std::chrono::time_point<Clock, Duration> &deadline);
};
using LifoSem = LifoSemImpl;

namespace detail {
template <typename Derived> class MPMCQueueBase {
public:
  void blockingRead(int &element) noexcept;
  template <typename... Args> void blockingWrite(Args &&...args) noexcept;
  bool read(int &element) noexcept;
  template <typename... Args> bool write(Args &&...args) noexcept;
};
} // namespace detail
class MPMCQueue : public detail::MPMCQueueBase<MPMCQueue> {};
template <typename T> class UnboundedQueue {
public:
  void enqueue(const T &item);
  void dequeue(T &item) noexcept;
  bool try_dequeue(T &item) noexcept;
};

class ThreadPoolExecutor {
public:
  virtual ~ThreadPoolExecutor();
  void stop();
  void join();
  std::size_t numThreads() const;
};
class EventBase {
public:
  bool loop();
  void loopForever();
  void terminateLoopSoon();
  template <typename Function> void runInLoop(Function function) { function(); }
  template <typename Function> void runInEventBaseThread(Function function) { function(); }
  template <typename Function> void runImmediatelyOrRunInEventBaseThread(Function function) { function(); }
  template <typename Function> void runInEventBaseThreadAndWait(Function function) { function(); }
  template <typename Function> void runImmediatelyOrRunInEventBaseThreadAndWait(Function function) { function(); }
};

template <typename T> class LockedPtr {
public:
  LockedPtr(LockedPtr &&other) noexcept;
  ~LockedPtr();
};
template <typename Subclass> class SynchronizedBase {
public:
  LockedPtr<Subclass> lock();
  LockedPtr<Subclass> rlock();
  LockedPtr<Subclass> wlock();
  LockedPtr<Subclass> ulock();
  template <class Function> auto withLock(Function &&function) { return function(1); }
  template <class Function> auto withRLock(Function &&function) { return function(1); }
  template <class Function> auto withWLock(Function &&function) { return function(1); }
};
template <typename T> class Synchronized : public SynchronizedBase<Synchronized<T>> {};

template <class Container> bool readFile(const char *file, Container &out);
template <class Container> bool writeFile(const Container &data, const char *file);
void writeFileAtomic(const char *file, const std::string &contents);
class Subprocess {
public:
  int wait();
  void waitChecked();
  int waitOrTerminateOrKill(std::chrono::milliseconds wait, std::chrono::milliseconds terminate);
  std::string communicate(const std::string &input = std::string());
  int poll();
};
class SocketAddress {
public:
  void setFromHostPort(const char *host, std::uint16_t port);
  void setFromIpPort(const char *ip, std::uint16_t port);
};
} // namespace folly
