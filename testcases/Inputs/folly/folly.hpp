// The declarations of folly that folly.yaml names, and the futures, executors and waits that its tests go with.
#pragma once
#include "coroutine_promise.hpp"
#include <chrono>

namespace folly {

using HighResDuration = std::chrono::microseconds;

class Executor {
public:
  template <typename ExecutorT = Executor> class KeepAlive {
  public:
    KeepAlive(ExecutorT *executor);
    template <typename Other> KeepAlive(KeepAlive<Other> &&other);
  };
  virtual ~Executor();
};

class CPUThreadPoolExecutor : public Executor {
public:
  explicit CPUThreadPoolExecutor(unsigned threads);
};
class ThreadedExecutor : public Executor {};
class IOThreadPoolExecutor : public Executor {};
class EventBase : public Executor {
public:
  bool loop();
  void loopForever();
  template <typename Func> void runInEventBaseThread(Func &&) {}
};

Executor::KeepAlive<> getGlobalCPUExecutor();

template <typename T> class SemiFuture {
public:
  T get() &&;
  T get(HighResDuration timeout) &&;
  SemiFuture &wait() &;
  SemiFuture &wait(HighResDuration timeout) &;
  mock::awaiter<T> operator co_await() &&;
};

template <typename T> class Future {
public:
  T get() &&;
  T get(HighResDuration timeout) &&;
  Future &wait() &;
  Future &wait(HighResDuration timeout) &;
  mock::awaiter<T> operator co_await() &&;
};

template <typename Func> Future<int> via(Executor::KeepAlive<>, Func &&) { return {}; }

namespace coro {

template <typename T = void> class [[nodiscard]] TaskWithExecutor {
public:
  mock::awaiter<T> operator co_await() && noexcept;
  SemiFuture<int> start() &&;
};

template <typename T = void> class [[nodiscard]] Task {
public:
  using promise_type = mock::promise<Task, T>;
  mock::awaiter<T> operator co_await() && noexcept;
  TaskWithExecutor<T> scheduleOn(Executor::KeepAlive<> executor) && noexcept;
  SemiFuture<int> semi() &&;
};

template <typename T> class AsyncGenerator {
public:
  struct promise_type : mock::generator_promise<AsyncGenerator, T> {};
  mock::awaiter<T> next();
};

template <typename T> class Generator {
public:
  struct promise_type : mock::generator_promise<Generator, T> {};
  T *begin();
  T *end() noexcept;
};

namespace detail::adl {
struct WithExecutorFunction {
  template <typename T> TaskWithExecutor<T> operator()(Executor::KeepAlive<> executor, Task<T> task) const;
};
} // namespace detail::adl
inline constexpr detail::adl::WithExecutorFunction co_withExecutor{};

// A function object today, a function before.
struct blocking_wait_fn {
  template <typename Awaitable> void operator()(Awaitable &&awaitable) const;
};
inline constexpr blocking_wait_fn blocking_wait{};
template <typename Awaitable> void blockingWait(Awaitable &&awaitable);

Task<void> sleep(HighResDuration duration);

} // namespace coro
} // namespace folly
