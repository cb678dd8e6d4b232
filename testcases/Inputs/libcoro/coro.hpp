// The declarations of libcoro that libcoro.yaml names.
#pragma once
#include "coroutine_promise.hpp"
#include <chrono>
#include <cstddef>
#include <memory>

namespace coro {

template <typename return_type = void> class [[nodiscard]] task {
public:
  using promise_type = mock::promise<task, return_type>;
  mock::awaiter<return_type> operator co_await() const noexcept;
  bool resume();
};

template <typename T> class generator {
public:
  struct promise_type : mock::generator_promise<generator, T> {};
  T *begin();
  T *end() noexcept;
};

template <typename awaitable_type> void sync_wait(awaitable_type &&awaitable);

class thread_pool {
public:
  class schedule_operation : public mock::awaiter<void> {};
  static std::unique_ptr<thread_pool> make_unique();
  [[nodiscard]] schedule_operation schedule();
  template <typename return_type> [[nodiscard]] task<return_type> schedule(task<return_type> task);
  bool spawn(task<void> &&task) noexcept;
  void shutdown() noexcept;
};

class scheduler {
public:
  class schedule_operation : public mock::awaiter<void> {};
  schedule_operation schedule();
  template <typename return_type> [[nodiscard]] task<return_type> schedule(task<return_type> task);
  template <typename rep, typename period>
  [[nodiscard]] task<void> yield_for(std::chrono::duration<rep, period> amount);
  bool spawn_detached(task<void> &&task);
  std::size_t process_events(std::chrono::milliseconds timeout = std::chrono::milliseconds{0});
  void shutdown() noexcept;
};

// The name of coro::scheduler before.
class io_scheduler {
public:
  class schedule_operation : public mock::awaiter<void> {};
  schedule_operation schedule();
  template <typename return_type> [[nodiscard]] task<return_type> schedule(task<return_type> task);
  template <typename rep, typename period>
  [[nodiscard]] task<void> yield_for(std::chrono::duration<rep, period> amount);
  bool spawn(task<void> &&task);
  std::size_t process_events(std::chrono::milliseconds timeout = std::chrono::milliseconds{0});
  void shutdown() noexcept;
};

} // namespace coro
