// A function on another thread whose end nobody has to wait for, since it owns everything that it touches. The one
// exception to what to_thread promises: when the coroutine is cancelled, it resumes at once.
#pragma once

#include <boost/asio/bind_executor.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <chrono>
#include <memory>
#include <nostall/detail/child_group.hpp>
#include <nostall/task.hpp>
#include <nostall/to_thread.hpp>
#include <utility>

namespace nostall::detail {

/// Calls `function()`, which returns a value and refers to nothing of its caller's.
template <typename Function>
task<std::invoke_result_t<Function&>> abandonable_call(thread_limiter& limiter, Function function) {
  using result = std::invoke_result_t<Function&>;
  struct waiting {
    explicit waiting(const executor_type& loop) : timer(loop, std::chrono::steady_clock::time_point::max()) {}
    boost::asio::basic_waitable_timer<std::chrono::steady_clock, boost::asio::wait_traits<std::chrono::steady_clock>,
                                      executor_type>
        timer;
    child_outcome<result> outcome;
  };
  const executor_type loop = co_await boost::asio::this_coro::executor;
  const auto shared = std::make_shared<waiting>(loop);
  to_thread(limiter,
            std::move(function))(boost::asio::bind_executor(loop, [shared](std::exception_ptr error, result value) {
    shared->outcome.error = std::move(error);
    shared->outcome.value.emplace(std::move(value));
    shared->timer.cancel();
  }));
  boost::system::error_code error;
  co_await shared->timer.async_wait(boost::asio::redirect_error(use_task, error));
  if (!shared->outcome.value)
    throw boost::system::system_error(boost::asio::error::operation_aborted);
  if (shared->outcome.error)
    std::rethrow_exception(shared->outcome.error);
  co_return std::move(*shared->outcome.value);
}

} // namespace nostall::detail
