// Boost.Asio's experimental coroutines, which await and may yield, in miniature.
#pragma once
#include "../awaitable.hpp"

namespace boost::asio::experimental {
template <typename Yield = void, typename Return = void, typename Executor = any_io_executor,
          typename Allocator = class any_allocator>
struct coro;

namespace detail {
template <typename Yield, typename Return, typename Executor, typename Allocator> struct coro_promise {
  coro_promise(Executor &, ...);
  coro_promise(io_context &, ...);
  coro<Yield, Return, Executor, Allocator> get_return_object();
  std::suspend_always initial_suspend() noexcept;
  std::suspend_always final_suspend() noexcept;
  void unhandled_exception();
  void return_void();
  template <typename T> std::suspend_always yield_value(T &&) { __builtin_trap(); }
  template <typename Signature, typename Initiation, typename... InitArgs>
  asio::detail::ready_value<typename asio::detail::awaited<Signature>::type>
  await_transform(deferred_async_operation<Signature, Initiation, InitArgs...> op);
};
} // namespace detail

template <typename Yield, typename Return, typename Executor, typename Allocator> struct coro {
  using promise_type = detail::coro_promise<Yield, Return, Executor, Allocator>;
  coro(coro &&) noexcept;
  template <typename CompletionToken> auto async_resume(CompletionToken &&token) & { __builtin_trap(); }
};
} // namespace boost::asio::experimental
