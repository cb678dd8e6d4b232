// Boost.Cobalt in miniature: the declarations of Boost 1.84 that knowledge and tests speak of. To be used with
// testcases/Inputs/boost-mock, whose Asio stands for the real one.
#pragma once
#include "../../boost-mock/boost/asio.hpp"

namespace boost::cobalt {
struct use_op_t {
  constexpr use_op_t() {}
};
constexpr use_op_t use_op{};

template <typename... Args> struct [[nodiscard]] op {
  bool await_ready();
  template <typename Promise> void await_suspend(std::coroutine_handle<Promise> h);
  auto await_resume() -> typename asio::detail::awaited<void(Args...)>::type;
};

namespace detail {
template <typename T> struct promise_result {
  template <typename U> void return_value(U &&u);
};
template <> struct promise_result<void> {
  void return_void();
};
template <typename Return, typename T> struct promise_base : promise_result<T> {
  Return get_return_object();
  std::suspend_never initial_suspend() noexcept;
  std::suspend_always final_suspend() noexcept;
  void unhandled_exception();
};
template <typename T> struct awaitable_base {
  bool await_ready() const noexcept;
  template <typename Promise> void await_suspend(std::coroutine_handle<Promise> h);
  T await_resume();
};
} // namespace detail

template <typename T> class [[nodiscard]] promise : public detail::awaitable_base<T> {
public:
  using promise_type = detail::promise_base<promise, T>;
};
template <typename T> class [[nodiscard]] task : public detail::awaitable_base<T> {
public:
  struct promise_type : detail::promise_result<T> {
    task get_return_object();
    std::suspend_always initial_suspend() noexcept;
    std::suspend_always final_suspend() noexcept;
    void unhandled_exception();
  };
};
template <typename Yield, typename Push = void> struct [[nodiscard]] generator : detail::awaitable_base<Yield> {
  struct promise_type : detail::promise_base<generator, Yield> {
    template <typename U> std::suspend_always yield_value(U &&u);
  };
};
struct detached {
  using promise_type = detail::promise_base<detached, void>;
};
class main {
public:
  using promise_type = detail::promise_base<main, int>;
};
struct thread : detail::awaitable_base<void> {
  using promise_type = detail::promise_base<thread, void>;
  thread(thread &&) noexcept;
  ~thread();
  void join();
  bool joinable() const;
  void detach();
};

template <typename T> struct channel {
  struct read_op : detail::awaitable_base<T> {};
  struct write_op : detail::awaitable_base<void> {};
  explicit channel(std::size_t limit = 0);
  read_op read();
  write_op write(const T &value);
};

template <typename T> T run(task<T> t);
template <typename Context, typename T, typename CompletionToken>
asio::detail::result_of<CompletionToken, typename asio::detail::spawned<T>::type> spawn(Context &context, task<T> &&t,
                                                                                        CompletionToken &&token) {
  __builtin_trap();
}
} // namespace boost::cobalt

namespace boost::asio {
template <typename... Args> struct async_result<boost::cobalt::use_op_t, void(Args...)> {
  using return_type = boost::cobalt::op<Args...>;
};
} // namespace boost::asio
