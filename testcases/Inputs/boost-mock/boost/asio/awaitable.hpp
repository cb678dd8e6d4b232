// Completion tokens and coroutines of Boost.Asio in miniature.
#pragma once
#include "execution_context.hpp"
#include <coroutine>
#include <exception>
#include <tuple>

namespace boost::asio {
namespace detail {
template <typename... Values> struct value_of {
  using type = std::tuple<Values...>;
};
template <> struct value_of<> {
  using type = void;
};
template <typename Value> struct value_of<Value> {
  using type = Value;
};
/// What awaiting an operation with this signature gives: the error code becomes an exception.
template <typename Signature> struct awaited;
template <typename... Values> struct awaited<void(Values...)> : value_of<Values...> {};
template <typename... Values> struct awaited<void(boost::system::error_code, Values...)> : value_of<Values...> {};
template <typename... Values> struct awaited<void(std::exception_ptr, Values...)> : value_of<Values...> {};

/// The signature of co_spawn.
template <typename T> struct spawned {
  using type = void(std::exception_ptr, T);
};
template <> struct spawned<void> {
  using type = void(std::exception_ptr);
};

template <typename Signature> struct without_error {
  using type = Signature;
};
template <typename... Values> struct without_error<void(boost::system::error_code, Values...)> {
  using type = void(Values...);
};
template <typename Signature> struct as_one_tuple;
template <typename... Values> struct as_one_tuple<void(Values...)> {
  using type = void(std::tuple<Values...>);
};
} // namespace detail

template <typename Signature, typename Initiation, typename... InitArgs> class [[nodiscard]] deferred_async_operation {
public:
  template <typename CompletionToken> auto operator()(CompletionToken &&token) { __builtin_trap(); }
};

namespace this_coro {
struct executor_t {};
constexpr executor_t executor;
} // namespace this_coro

template <typename T, typename Executor = any_io_executor> class awaitable;

namespace detail {
template <typename T> struct ready_value {
  bool await_ready() const noexcept { return true; }
  void await_suspend(std::coroutine_handle<>) const noexcept {}
  T await_resume() const;
};
template <typename T> struct awaitable_frame_result {
  template <typename U> void return_value(U &&u);
};
template <> struct awaitable_frame_result<void> {
  void return_void();
};
template <typename T, typename Executor> struct awaitable_frame : awaitable_frame_result<T> {
  awaitable<T, Executor> get_return_object();
  std::suspend_always initial_suspend() noexcept;
  std::suspend_always final_suspend() noexcept;
  void unhandled_exception();
  template <typename U> auto await_transform(awaitable<U, Executor> a) { return a; }
  ready_value<Executor> await_transform(this_coro::executor_t) noexcept;
  template <typename Signature, typename Initiation, typename... InitArgs>
  awaitable<typename awaited<Signature>::type, Executor>
  await_transform(deferred_async_operation<Signature, Initiation, InitArgs...> op);
};
} // namespace detail

template <typename T, typename Executor> class [[nodiscard]] awaitable {
public:
  using value_type = T;
  using executor_type = Executor;
  using promise_type = detail::awaitable_frame<T, Executor>;
  awaitable() noexcept;
  awaitable(awaitable &&other) noexcept;
  ~awaitable();
  bool await_ready() const noexcept;
  template <typename Promise> void await_suspend(std::coroutine_handle<Promise> h);
  T await_resume();
};

template <typename Executor = any_io_executor> struct use_awaitable_t {
  constexpr use_awaitable_t() {}
};
constexpr use_awaitable_t<> use_awaitable{};

template <typename Function> class deferred_function {};
template <typename Head, typename Tail> class [[nodiscard]] deferred_sequence {};
class deferred_t {
public:
  constexpr deferred_t() {}
  template <typename Function> deferred_function<std::decay_t<Function>> operator()(Function &&function) const {
    __builtin_trap();
  }
};
constexpr deferred_t deferred;

class detached_t {
public:
  constexpr detached_t() {}
};
constexpr detached_t detached;

template <typename CompletionToken> class redirect_error_t {};
template <typename CompletionToken>
redirect_error_t<std::decay_t<CompletionToken>> redirect_error(CompletionToken &&token, boost::system::error_code &ec) {
  __builtin_trap();
}

template <typename CompletionToken> class as_tuple_t {};
template <typename CompletionToken> as_tuple_t<std::decay_t<CompletionToken>> as_tuple(CompletionToken &&token) {
  __builtin_trap();
}

#define NOSTALL_MOCK_ADAPTER(Name)                                                                                     \
  template <typename CompletionToken, typename... Values> class Name##_t {};                                           \
  template <typename CompletionToken, typename... Values>                                                              \
  Name##_t<std::decay_t<CompletionToken>, std::decay_t<Values>...> Name(CompletionToken &&token, Values &&...values) { \
    __builtin_trap();                                                                                                  \
  }
NOSTALL_MOCK_ADAPTER(append)
NOSTALL_MOCK_ADAPTER(prepend)
NOSTALL_MOCK_ADAPTER(consign)
#undef NOSTALL_MOCK_ADAPTER

class cancellation_slot {};
class cancellation_signal {
public:
  cancellation_slot slot() noexcept;
};
template <typename T, typename CancellationSlot> class cancellation_slot_binder {};
template <typename CancellationSlot, typename T>
cancellation_slot_binder<std::decay_t<T>, CancellationSlot> bind_cancellation_slot(const CancellationSlot &s, T &&t) {
  __builtin_trap();
}
template <typename T, typename Allocator> class allocator_binder {};
template <typename Allocator, typename T>
allocator_binder<std::decay_t<T>, Allocator> bind_allocator(const Allocator &s, T &&t) {
  __builtin_trap();
}

template <typename T, typename Executor> class executor_binder {};
template <typename Executor, typename T>
executor_binder<std::decay_t<T>, Executor> bind_executor(const Executor &ex, T &&t,
                                                         typename constraint<is_executor<Executor>::value>::type = 0) {
  __builtin_trap();
}
template <typename ExecutionContext, typename T>
executor_binder<std::decay_t<T>, typename ExecutionContext::executor_type>
bind_executor(ExecutionContext &ctx, T &&t,
              typename constraint<std::is_convertible<ExecutionContext &, execution_context &>::value>::type = 0) {
  __builtin_trap();
}

/// What an initiating function returns for a token; a handler is a token that gives nothing.
template <typename CompletionToken, typename Signature> struct async_result {
  using return_type = void;
};
template <typename Executor, typename Signature> struct async_result<use_awaitable_t<Executor>, Signature> {
  using return_type = awaitable<typename detail::awaited<Signature>::type, Executor>;
};
template <typename Signature> struct async_result<deferred_t, Signature> {
  using return_type = deferred_async_operation<Signature, struct any_initiation>;
};
template <typename Function, typename Signature> struct async_result<deferred_function<Function>, Signature> {
  using return_type = deferred_sequence<deferred_async_operation<Signature, struct any_initiation>, Function>;
};
template <typename CompletionToken, typename Signature>
struct async_result<redirect_error_t<CompletionToken>, Signature>
    : async_result<CompletionToken, typename detail::without_error<Signature>::type> {};
template <typename CompletionToken, typename Signature>
struct async_result<as_tuple_t<CompletionToken>, Signature>
    : async_result<CompletionToken, typename detail::as_one_tuple<Signature>::type> {};
template <typename T, typename Executor, typename Signature>
struct async_result<executor_binder<T, Executor>, Signature> : async_result<T, Signature> {};

namespace detail {
template <typename CompletionToken, typename Signature>
using result_of = typename async_result<std::decay_t<CompletionToken>, Signature>::return_type;
} // namespace detail

template <typename CompletionToken, typename Signature, typename Initiation, typename... Arguments>
detail::result_of<CompletionToken, Signature> async_initiate(Initiation &&initiation, CompletionToken &token,
                                                             Arguments &&...arguments) {
  __builtin_trap();
}

#define NOSTALL_MOCK_EXECUTOR_FUNCTION(Name)                                                                           \
  template <typename NullaryToken> detail::result_of<NullaryToken, void()> Name(NullaryToken &&token) {                \
    __builtin_trap();                                                                                                  \
  }                                                                                                                    \
  template <typename Executor, typename NullaryToken>                                                                  \
  detail::result_of<NullaryToken, void()> Name(const Executor &ex, NullaryToken &&token,                               \
                                               typename constraint<is_executor<Executor>::value>::type = 0) {          \
    __builtin_trap();                                                                                                  \
  }                                                                                                                    \
  template <typename ExecutionContext, typename NullaryToken>                                                          \
  detail::result_of<NullaryToken, void()> Name(                                                                        \
      ExecutionContext &ctx, NullaryToken &&token,                                                                     \
      typename constraint<std::is_convertible<ExecutionContext &, execution_context &>::value>::type = 0) {            \
    __builtin_trap();                                                                                                  \
  }
NOSTALL_MOCK_EXECUTOR_FUNCTION(post)
NOSTALL_MOCK_EXECUTOR_FUNCTION(dispatch)
NOSTALL_MOCK_EXECUTOR_FUNCTION(defer)
#undef NOSTALL_MOCK_EXECUTOR_FUNCTION

template <typename Executor, typename T, typename AwaitableExecutor, typename CompletionToken>
detail::result_of<CompletionToken, typename detail::spawned<T>::type>
co_spawn(const Executor &ex, awaitable<T, AwaitableExecutor> a, CompletionToken &&token,
         typename constraint<is_executor<Executor>::value>::type = 0) {
  __builtin_trap();
}
template <typename ExecutionContext, typename T, typename AwaitableExecutor, typename CompletionToken>
detail::result_of<CompletionToken, typename detail::spawned<T>::type>
co_spawn(ExecutionContext &ctx, awaitable<T, AwaitableExecutor> a, CompletionToken &&token,
         typename constraint<std::is_convertible<ExecutionContext &, execution_context &>::value>::type = 0) {
  __builtin_trap();
}
template <typename Executor, typename F, typename CompletionToken>
detail::result_of<CompletionToken, typename detail::spawned<typename std::invoke_result_t<F>::value_type>::type>
co_spawn(const Executor &ex, F &&f, CompletionToken &&token,
         typename constraint<is_executor<Executor>::value>::type = 0) {
  __builtin_trap();
}
template <typename ExecutionContext, typename F, typename CompletionToken>
detail::result_of<CompletionToken, typename detail::spawned<typename std::invoke_result_t<F>::value_type>::type>
co_spawn(ExecutionContext &ctx, F &&f, CompletionToken &&token,
         typename constraint<std::is_convertible<ExecutionContext &, execution_context &>::value>::type = 0) {
  __builtin_trap();
}

template <typename CompletionToken, typename Signature, typename Implementation, typename... IoObjectsOrExecutors>
detail::result_of<CompletionToken, Signature> async_compose(Implementation &&implementation, CompletionToken &token,
                                                            IoObjectsOrExecutors &&...io_objects_or_executors) {
  __builtin_trap();
}
} // namespace boost::asio
