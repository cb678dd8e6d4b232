// The declarations of QCoro that qcoro.yaml names, with the few of Qt that they need. Debian's qcoro-qt6-dev 0.8 has
// all of them except LazyTask, which is of 0.11.
#pragma once
#include "coroutine_promise.hpp"
#include <chrono>

class QObject {};
class QThread : public QObject {
public:
  void start();
};

template <typename T> class QFuture {
public:
  mock::awaiter<T> operator co_await();
};

namespace QtConcurrent {
template <typename Function> QFuture<int> run(Function) { return {}; }
} // namespace QtConcurrent

namespace QCoro {

template <typename T = void> class Task {
public:
  using promise_type = mock::promise<Task, T, std::suspend_never>;
  mock::awaiter<T> operator co_await() const noexcept;
  template <typename ThenCallback> Task<> then(ThenCallback &&) { return {}; }
};

template <typename T = void> class [[nodiscard]] LazyTask {
public:
  using promise_type = mock::promise<LazyTask, T>;
  mock::awaiter<T> operator co_await() const noexcept;
};

template <typename T> class Generator {
public:
  struct promise_type : mock::generator_promise<Generator, T> {};
  T *begin();
  T *end();
};

template <typename T> class AsyncGenerator {
public:
  struct promise_type : mock::generator_promise<AsyncGenerator, T> {};
  mock::awaiter<T *> begin();
  T *end();
};

template <typename T> T waitFor(Task<T> &task);
template <typename T> T waitFor(Task<T> &&task);

class ThreadContext : public mock::awaiter<void> {};
ThreadContext moveToThread(QThread *thread);

template <typename Rep, typename Period> Task<> sleepFor(const std::chrono::duration<Rep, Period> &timeout);

} // namespace QCoro
