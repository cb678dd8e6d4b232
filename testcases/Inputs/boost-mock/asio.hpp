// Asio without Boost in miniature: the same declarations in another namespace, with the standard error code.
#pragma once
#include "boost/asio/execution_context.hpp"
#include <coroutine>
#include <system_error>

namespace asio {
template <bool Condition, typename Type = int> using constraint = std::enable_if<Condition, Type>;
class execution_context {};
class io_context : public execution_context {
public:
  std::size_t run();
};
class thread_pool : public execution_context {
public:
  thread_pool();
};
class any_io_executor {};

template <typename T, typename Executor = any_io_executor> class [[nodiscard]] awaitable {
public:
  struct promise_type {
    awaitable get_return_object();
    std::suspend_always initial_suspend() noexcept;
    std::suspend_always final_suspend() noexcept;
    void unhandled_exception();
    void return_void();
  };
  bool await_ready() const noexcept;
  template <typename Promise> void await_suspend(std::coroutine_handle<Promise> h);
  T await_resume();
};

template <typename Executor = any_io_executor> struct use_awaitable_t {
  constexpr use_awaitable_t() {}
};
constexpr use_awaitable_t<> use_awaitable;
class deferred_t {
public:
  constexpr deferred_t() {}
};
constexpr deferred_t deferred;
class detached_t {
public:
  constexpr detached_t() {}
};
constexpr detached_t detached;
template <typename CompletionToken> use_awaitable_t<> redirect_error(CompletionToken &&token, std::error_code &ec);

template <typename ExecutionContext, typename T, typename AwaitableExecutor, typename CompletionToken>
void co_spawn(ExecutionContext &ctx, awaitable<T, AwaitableExecutor> a, CompletionToken &&token,
              typename constraint<std::is_convertible<ExecutionContext &, execution_context &>::value>::type = 0) {}
template <typename ExecutionContext, typename NullaryToken>
void post(ExecutionContext &ctx, NullaryToken &&token,
          typename constraint<std::is_convertible<ExecutionContext &, execution_context &>::value>::type = 0) {}

class mutable_buffer {};
template <typename PodType, std::size_t N> mutable_buffer buffer(PodType (&data)[N]) noexcept;

template <typename Protocol, typename Executor = any_io_executor> class basic_socket {
public:
  using endpoint_type = typename Protocol::endpoint;
  void connect(const endpoint_type &peer_endpoint);
  std::error_code connect(const endpoint_type &peer_endpoint, std::error_code &ec);
  template <typename ConnectToken>
  awaitable<void> async_connect(const endpoint_type &peer_endpoint, ConnectToken &&token);
};
template <typename Protocol, typename Executor = any_io_executor>
class basic_stream_socket : public basic_socket<Protocol, Executor> {};
namespace ip {
class tcp {
public:
  class endpoint {};
  using socket = basic_stream_socket<tcp>;
};
} // namespace ip

template <typename Clock> struct wait_traits {};
template <typename Clock, typename WaitTraits = wait_traits<Clock>, typename Executor = any_io_executor>
class basic_waitable_timer {
public:
  void wait();
  void wait(std::error_code &ec);
  template <typename WaitToken> awaitable<void> async_wait(WaitToken &&token);
};
using steady_timer = basic_waitable_timer<std::chrono::steady_clock>;

template <typename Stream, typename Buffers>
std::size_t read(Stream &s, const Buffers &buffers, typename constraint<true>::type = 0);
template <typename Stream, typename Buffers, typename Token>
awaitable<std::size_t> async_read(Stream &s, const Buffers &buffers, Token &&token,
                                  typename constraint<true>::type = 0);
} // namespace asio
