// The declarations of async_simple that async-simple.yaml names.
#pragma once
#include "coroutine_promise.hpp"
#include <chrono>
#include <cstddef>

namespace async_simple {

class Executor {
public:
  virtual ~Executor();
};

namespace executors {
class SimpleExecutor : public Executor {
public:
  explicit SimpleExecutor(std::size_t threadNum);
};
} // namespace executors

template <typename T> class Future {
public:
  T get() &&;
  void wait();
  mock::awaiter<T> coAwait(Executor *executor);
};

namespace coro {

template <typename T> class RescheduleLazy;

template <typename T = void> class [[nodiscard]] Lazy {
public:
  using promise_type = mock::promise<Lazy, T>;
  mock::awaiter<T> operator co_await();
  RescheduleLazy<T> via(Executor *executor) &&;
  template <typename F> void start(F &&) {}
};

template <typename T = void> class [[nodiscard]] RescheduleLazy {
public:
  using promise_type = mock::promise<RescheduleLazy, T>;
  mock::awaiter<T> operator co_await();
};

template <typename T> class Generator {
public:
  struct promise_type : mock::generator_promise<Generator, T> {};
  T *begin();
  T *end() noexcept;
};

template <typename LazyType> void syncAwait(LazyType &&lazy);
template <typename LazyType> void syncAwait(LazyType &&lazy, Executor *executor);

namespace detail {
class DispatchAwaitable : public mock::awaiter<void> {};
} // namespace detail
detail::DispatchAwaitable dispatch(Executor *executor);

template <typename Rep, typename Period> Lazy<void> sleep(std::chrono::duration<Rep, Period> duration);

} // namespace coro
} // namespace async_simple
