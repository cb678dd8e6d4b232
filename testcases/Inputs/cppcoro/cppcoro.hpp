// The declarations of cppcoro that cppcoro.yaml names.
#pragma once
#include "coroutine_promise.hpp"
#include <chrono>
#include <cstdint>

namespace cppcoro {

template <typename T = void> class [[nodiscard]] task {
public:
  using promise_type = mock::promise<task, T>;
  mock::awaiter<T> operator co_await() const && noexcept;
};

template <typename T = void> class [[nodiscard]] shared_task {
public:
  using promise_type = mock::promise<shared_task, T>;
  mock::awaiter<T> operator co_await() const noexcept;
};

template <typename T> class [[nodiscard]] async_generator {
public:
  struct promise_type : mock::generator_promise<async_generator, T> {};
  mock::awaiter<T *> begin() noexcept;
  T *end() noexcept;
};

template <typename T> class [[nodiscard]] generator {
public:
  struct promise_type : mock::generator_promise<generator, T> {};
  T *begin();
  T *end() noexcept;
};

template <typename T> class [[nodiscard]] recursive_generator {
public:
  struct promise_type : mock::generator_promise<recursive_generator, T> {};
  T *begin();
  T *end() noexcept;
};

template <typename AWAITABLE> void sync_wait(AWAITABLE &&awaitable);

class static_thread_pool {
public:
  class schedule_operation : public mock::awaiter<void> {};
  explicit static_thread_pool(std::uint32_t threadCount);
  schedule_operation schedule() noexcept;
};

class io_service {
public:
  class schedule_operation : public mock::awaiter<void> {};
  class timed_schedule_operation : public mock::awaiter<void> {};
  schedule_operation schedule() noexcept;
  template <typename REP, typename PERIOD>
  timed_schedule_operation schedule_after(const std::chrono::duration<REP, PERIOD> &delay) noexcept;
  std::uint64_t process_events();
  std::uint64_t process_pending_events();
  std::uint64_t process_one_event();
};

template <typename SCHEDULER, typename T> task<T> schedule_on(SCHEDULER &scheduler, task<T> awaitable);
template <typename SCHEDULER, typename T> task<T> resume_on(SCHEDULER &scheduler, task<T> awaitable);

} // namespace cppcoro
