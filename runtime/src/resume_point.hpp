// A place where a coroutine waits until its loop's code calls it: the cheapest possible wait, with no timer, no queue
// and no allocation. One coroutine at a time; all on one thread.
#pragma once

#include <boost/asio/deferred.hpp>
#include <nostall/task.hpp>
#include <optional>
#include <utility>

namespace nostall::detail {

class resume_point {
public:
  // `co_await point.wait()` comes back when resume() is called.
  auto wait() {
    return boost::asio::async_initiate<const boost::asio::deferred_t, void()>(
        [this](handler waiting) { waiting_.emplace(std::move(waiting)); }, boost::asio::deferred);
  }

  bool waiting() const noexcept { return waiting_.has_value(); }

  // Runs the coroutine that waits, if any, until it is suspended again. The point may be gone afterwards.
  void resume() {
    if (!waiting_)
      return;
    handler waiting = std::move(*waiting_);
    waiting_.reset();
    waiting();
  }

private:
  // What Asio resumes a coroutine with after an operation that has no result.
  using handler = boost::asio::detail::awaitable_async_op_handler<void(), executor_type>;

  std::optional<handler> waiting_;
};

} // namespace nostall::detail
