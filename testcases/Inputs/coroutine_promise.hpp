// Promises and awaiters for the mocks of coroutine libraries, which keep in theirs what no analysis needs.
#pragma once
#include <coroutine>

namespace mock {

template <typename T> struct returns {
  template <typename U> void return_value(U &&);
};
template <> struct returns<void> {
  void return_void();
};

template <typename T> struct awaiter {
  bool await_ready() const noexcept;
  void await_suspend(std::coroutine_handle<>) const;
  T await_resume() const;
};

// Start is std::suspend_always for a coroutine that waits to be awaited, std::suspend_never for one that runs at once.
template <typename Task, typename T, typename Start = std::suspend_always> struct promise : returns<T> {
  Task get_return_object();
  Start initial_suspend() noexcept;
  std::suspend_always final_suspend() noexcept;
  void unhandled_exception();
};

template <typename Generator, typename T> struct generator_promise {
  Generator get_return_object();
  std::suspend_always initial_suspend() noexcept;
  std::suspend_always final_suspend() noexcept;
  std::suspend_always yield_value(T);
  void return_void();
  void unhandled_exception();
};

} // namespace mock
