// Waiting for a time, while the loop serves other coroutines.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <chrono>
#include <nostall/task.hpp>

namespace nostall {

/// Resumes at `time` or soon after.
/// Cancellation: throws boost::system::system_error with operation_aborted at once.
template <typename Executor = executor_type>
boost::asio::awaitable<void, Executor> sleep_until(std::chrono::steady_clock::time_point time) {
  using timer_type = boost::asio::basic_waitable_timer<std::chrono::steady_clock,
                                                       boost::asio::wait_traits<std::chrono::steady_clock>, Executor>;
  timer_type timer(co_await boost::asio::this_coro::executor, time);
  co_await timer.async_wait(boost::asio::use_awaitable_t<Executor>());
}

/// Resumes after `duration` or soon after that; at the next turn of the loop if it is not positive. Time counts from
/// the call, not from the await.
/// Cancellation: throws boost::system::system_error with operation_aborted at once.
template <typename Executor = executor_type>
boost::asio::awaitable<void, Executor> sleep_for(std::chrono::steady_clock::duration duration) {
  return sleep_until<Executor>(std::chrono::steady_clock::now() + duration);
}

} // namespace nostall
