// The declarations of Seastar that seastar.yaml names. The promise type belongs to the coroutine traits there.
#pragma once
#include "coroutine_promise.hpp"
#include <chrono>

namespace seastar {

template <typename T = void> class [[nodiscard]] future {
public:
  mock::awaiter<T> operator co_await();
  T get();
  bool available() const noexcept;
  template <typename Func> future<> then(Func &&) { return {}; }
};

template <typename Rep, typename Period> future<> sleep(std::chrono::duration<Rep, Period> duration);

class thread_attributes {};
template <typename Func, typename... Args> future<> async(thread_attributes, Func &&, Args &&...) { return {}; }
template <typename Func, typename... Args> future<> async(Func &&, Args &&...) { return {}; }

class smp {
public:
  template <typename Func> static future<> submit_to(unsigned, Func &&) { return {}; }
  template <typename Func> static future<> invoke_on_all(Func &&) { return {}; }
};

class app_template {
public:
  int run(int argc, char **argv, void (*func)());
};

namespace coroutine::experimental {
template <typename T> class generator {
public:
  struct promise_type : mock::generator_promise<generator, T> {};
  mock::awaiter<T *> operator()();
};
} // namespace coroutine::experimental

} // namespace seastar

template <typename T, typename... Args> struct std::coroutine_traits<seastar::future<T>, Args...> {
  using promise_type = mock::promise<seastar::future<T>, T, std::suspend_never>;
};
