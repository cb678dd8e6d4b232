// Blocking work from a coroutine, without blocking its event loop:
//
//     std::string text = co_await nostall::to_thread([&] { return read_whole_file(path); });
//
// The function runs on one of a bounded number of threads while the loop runs other coroutines; its result or
// its exception comes back, and the coroutine resumes where it was, on its own executor. Works in every
// boost::asio::awaitable<T, Executor>, and as an asynchronous operation with every other completion token. Needs
// Boost.Asio 1.81 and threads, and nothing else of nostall.
#pragma once

#include <boost/asio/async_result.hpp>
#include <boost/asio/awaitable.hpp>
#include <concepts>
#include <functional>
#include <memory>
#include <nostall/detail/offloaded_call.hpp>
#include <nostall/limiter.hpp>
#include <stop_token>
#include <tuple>
#include <type_traits>
#include <utility>

namespace nostall {

namespace detail {

// A function with its arguments, ready to be called once, like the function of a std::jthread: with a stop token in
// front if it can take one.
template <typename Function, typename... Arguments>
class bound_call {
public:
  static constexpr bool takes_stop_token = std::is_invocable_v<Function, std::stop_token, Arguments...>;

  template <typename F, typename... A>
  explicit bound_call(std::in_place_t, F&& function, A&&... arguments)
      : function_(std::forward<F>(function)), arguments_(std::forward<A>(arguments)...) {}

  decltype(auto) operator()(const std::stop_token& stop) && {
    return std::apply(
        [&](Arguments&... arguments) -> decltype(auto) {
          if constexpr (takes_stop_token)
            return std::invoke(std::move(function_), stop, std::move(arguments)...);
          else
            return std::invoke(std::move(function_), std::move(arguments)...);
        },
        arguments_);
  }

private:
  Function function_;
  std::tuple<Arguments...> arguments_;
};

template <typename Function, typename... Arguments>
concept offloadable = std::invocable<Function, Arguments...> || std::invocable<Function, std::stop_token, Arguments...>;

template <typename T>
inline constexpr bool is_asio_awaitable = false;
template <typename T, typename Executor>
inline constexpr bool is_asio_awaitable<boost::asio::awaitable<T, Executor>> = true;

} // namespace detail

/// The operation that to_thread makes: nothing happens until it is awaited (or given another completion token), and
/// that can be done once. Its completion signature is `void(std::exception_ptr, Result)`, without the second part when
/// the function returns void. co_await gives the result as it is, references too; other tokens get a box with a member
/// get() if it is a reference or has no default constructor.
template <typename BoundCall>
class [[nodiscard("nothing runs until it is awaited")]] to_thread_operation {
  using result = detail::call_result<BoundCall>;
  static_assert(!detail::is_asio_awaitable<result>, "a coroutine runs on its loop and needs no thread: co_await it");
  static_assert(std::is_reference_v<result> || std::is_void_v<result> || std::move_constructible<result>,
                "the function's result must be movable, to come back to the coroutine");

  struct initiation {
    std::shared_ptr<detail::limiter_state> limiter;
    BoundCall call;

    template <typename Handler>
    void operator()(Handler&& handler) && {
      detail::typed_offloaded_call<std::decay_t<Handler>, BoundCall>::make(std::forward<Handler>(handler),
                                                                           std::move(call), std::move(limiter));
    }
  };

public:
  using signature = typename detail::completion_of<result>::signature;

  to_thread_operation(thread_limiter& limiter, BoundCall call)
      : initiation_{detail::limiter_access::state(limiter), std::move(call)} {}

  template <boost::asio::completion_token_for<signature> CompletionToken>
  auto operator()(CompletionToken&& token) && -> decltype(boost::asio::async_initiate<CompletionToken, signature>(
      std::declval<initiation>(), token)) {
    return boost::asio::async_initiate<CompletionToken, signature>(std::move(initiation_), token);
  }

private:
  template <typename, typename, typename>
  friend class boost::asio::detail::awaitable_async_op;

  template <typename Handler>
  void start(Handler&& handler) {
    std::move(initiation_)(std::forward<Handler>(handler));
  }

  initiation initiation_;
};

/// Calls `function(arguments...)` on a thread of `limiter` and comes back with what it returned or threw.
///
/// The function and the arguments are copied or moved into the operation, and passed on as rvalues (std::ref passes a
/// reference). If the function can be called with a std::stop_token in front of its arguments, it is.
///
/// Lifetime: once awaited, the coroutine neither resumes nor is its frame destroyed before the function has returned
/// (or can no longer be called). What the function captures by reference from the coroutine stays valid, whatever
/// happens: cancellation, io_context::stop, destruction of the io_context.
///
/// Threads: the function and its captures are called and destroyed on the limiter's thread; the coroutine resumes on
/// its own executor, always through a post. The executor counts the call as outstanding work. One thread is taken as
/// long as the function runs: a function that waits for another to_thread of the same limiter can wait for ever.
///
/// Errors: what the function throws is thrown again in the coroutine. std::system_error if no thread could be started,
/// or if the limiter was destroyed in the meantime.
///
/// Cancellation, when the coroutine's slot lets it through: a call that still waits for a thread is given up with
/// boost::asio::error::operation_aborted. A call that runs cannot be ended from outside: `terminal` and `partial` are
/// passed on by the stop token (callbacks registered with it run on the loop: keep them short), `total` is ignored,
/// for the function has begun. The coroutine resumes when the function returns, with whatever that returns.
///
/// Compiler: g++ 12 destroys the captures of a lambda that is written inside a co_await expression twice, whatever is
/// awaited. Capture by reference there, pass such things as arguments, or give the lambda a name and move it in.
///
/// Destroying the io_context: calls that wait are dropped, functions that run are asked to stop through their token,
/// and the destructor waits until they have returned. A function must not wait for the thread that does so.
template <typename Function, typename... Arguments>
  requires detail::offloadable<std::decay_t<Function>, std::decay_t<Arguments>...>
auto to_thread(thread_limiter& limiter, Function&& function, Arguments&&... arguments) {
  using call = detail::bound_call<std::decay_t<Function>, std::decay_t<Arguments>...>;
  return to_thread_operation<call>(
      limiter, call(std::in_place, std::forward<Function>(function), std::forward<Arguments>(arguments)...));
}

/// The same on default_thread_limiter().
template <typename Function, typename... Arguments>
  requires detail::offloadable<std::decay_t<Function>, std::decay_t<Arguments>...>
auto to_thread(Function&& function, Arguments&&... arguments) {
  return to_thread(default_thread_limiter(), std::forward<Function>(function), std::forward<Arguments>(arguments)...);
}

} // namespace nostall

// How an awaitable awaits the operation. Asio's own template for every asynchronous operation would do it, but in 1.81
// it does not compile for the signature `void(std::exception_ptr, T)`, and its await_resume returns no references. This
// one, for our operation only, has the same members as Asio's, hands the outcome over in its own way, and leaves the
// rest to Asio's handler for operations that have no result.
namespace nostall::detail {

template <typename Result, typename Executor>
class awaiting_handler : public boost::asio::detail::awaitable_async_op_handler<void(), Executor> {
  using base = boost::asio::detail::awaitable_async_op_handler<void(), Executor>;

public:
  awaiting_handler(boost::asio::detail::awaitable_thread<Executor>* thread, call_outcome<Result>*& outcome)
      : base(thread, nothing), outcome_(&outcome) {}

  // The coroutine takes what it needs of the outcome before this returns.
  void operator()(call_outcome<Result>&& outcome) {
    *outcome_ = &outcome;
    base::operator()();
  }

private:
  static inline typename base::result_type nothing;
  call_outcome<Result>** outcome_;
};

} // namespace nostall::detail

template <typename Signature, typename BoundCall, typename Executor>
class boost::asio::detail::awaitable_async_op<Signature, nostall::to_thread_operation<BoundCall>, Executor> {
  using operation = nostall::to_thread_operation<BoundCall>;
  using result = nostall::detail::call_result<BoundCall>;

public:
  using handler_type = nostall::detail::awaiting_handler<result, Executor>;

  awaitable_async_op(operation&& op, awaitable_frame_base<Executor>* frame) : operation_(op), frame_(frame) {}

  bool await_ready() const noexcept { return false; }

  void await_suspend(coroutine_handle<void>) {
    frame_->after_suspend(
        [](void* self) {
          auto& op = *static_cast<awaitable_async_op*>(self);
          op.operation_.start(handler_type(op.frame_->detach_thread(), op.outcome_));
        },
        this);
  }

  result await_resume() { return std::move(*outcome_).get(); }

private:
  operation& operation_;
  awaitable_frame_base<Executor>* frame_;
  nostall::detail::call_outcome<result>* outcome_ = nullptr;
};
