// The least that makes a coroutine of an event-loop type: boost::asio::awaitable as knowledge names it, without the
// seconds that the real header costs. For tests that are not about Asio itself.
#pragma once
#include <coroutine>
#include <utility>

namespace boost::asio {
class any_io_executor {};

template <typename T, typename Executor = any_io_executor> class awaitable;

namespace detail {
template <typename T> struct awaitable_promise_result {
  template <typename U> void return_value(U &&) {}
};
template <> struct awaitable_promise_result<void> {
  void return_void() {}
};
} // namespace detail

template <typename T, typename Executor> class [[nodiscard]] awaitable {
public:
  struct promise_type : detail::awaitable_promise_result<T> {
    awaitable get_return_object() { return {}; }
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void unhandled_exception() {}
  };
  bool await_ready() const noexcept { return false; }
  template <typename Promise> void await_suspend(std::coroutine_handle<Promise>) {}
  T await_resume();
};
} // namespace boost::asio
