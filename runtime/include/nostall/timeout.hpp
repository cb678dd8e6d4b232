// A limit on how long a coroutine may take:
//
//     response answer = co_await timeout(2s, client.get("http://upstream/"));
#pragma once

#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/bind_executor.hpp>
#include <boost/asio/this_coro.hpp>
#include <chrono>
#include <nostall/detail/child_group.hpp>
#include <stdexcept>
#include <utility>

namespace nostall {

/// Thrown when a time limit has passed.
class timed_out : public std::runtime_error {
public:
  explicit timed_out(std::chrono::steady_clock::duration limit)
      : std::runtime_error("timed out after " +
                           std::to_string(std::chrono::duration_cast<std::chrono::milliseconds>(limit).count()) +
                           " ms") {}
};

namespace detail {

inline bool is_operation_aborted(const std::exception_ptr& error) {
  try {
    std::rethrow_exception(error);
  } catch (const boost::system::system_error& aborted) {
    return aborted.code() == boost::asio::error::operation_aborted;
  } catch (...) {
    return false;
  }
}

} // namespace detail

/// Runs the coroutine and gives its result. When `limit` has passed it is cancelled (terminal), and when it has ended
/// for that, timed_out is thrown. A coroutine that gives a result in spite of its cancellation, or another error, gets
/// it through: nothing is lost.
///
/// Cancellation: reaches the coroutine, and what it throws then is thrown.
template <typename T, typename Executor>
boost::asio::awaitable<T, Executor> timeout(std::chrono::steady_clock::duration limit,
                                            boost::asio::awaitable<T, Executor> coroutine) {
  using group_type = detail::child_group<Executor>;
  using timer_type = boost::asio::basic_waitable_timer<std::chrono::steady_clock,
                                                       boost::asio::wait_traits<std::chrono::steady_clock>, Executor>;
  const Executor executor = co_await boost::asio::this_coro::executor;
  detail::child_outcome<T> outcome;
  auto group = std::make_shared<group_type>(executor);
  timer_type timer(executor, limit);
  const auto passed = std::make_shared<bool>(false);
  timer.async_wait([weak = std::weak_ptr<group_type>(group), passed](const boost::system::error_code& error) {
    if (const auto alive = error ? nullptr : weak.lock()) {
      *passed = true;
      alive->cancel();
    }
  });
  group->start(std::move(coroutine), [&outcome, &timer](detail::child_outcome<T> ended) {
    outcome = std::move(ended);
    timer.cancel();
  });
  co_await group_type::wait(std::move(group));
  if (outcome.error && *passed && detail::is_operation_aborted(outcome.error))
    throw timed_out(limit);
  if (outcome.error)
    std::rethrow_exception(outcome.error);
  if constexpr (!std::is_void_v<T>)
    co_return std::move(*outcome.value);
}

} // namespace nostall
