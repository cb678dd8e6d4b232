// Any number of coroutines, started as needed, none of which outlives the block that it was started in:
//
//     co_await with_task_group([&](task_group& group) -> task<> {
//       for (tcp::socket& peer : peers)
//         group.spawn(send_news(peer));
//       co_return;
//     });                                          // here all of them have ended
#pragma once

#include <boost/asio/this_coro.hpp>
#include <nostall/detail/child_group.hpp>
#include <nostall/task.hpp>
#include <utility>

namespace nostall {

/// The coroutines of one with_task_group. Belongs to its loop.
template <typename Executor>
class basic_task_group {
  using group_type = detail::child_group<Executor>;

public:
  /// Starts a coroutine of the group. If the group is cancelled already, it does not begin. What it refers to must live
  /// as long as with_task_group waits; not the locals of the body, which may end first.
  void spawn(boost::asio::awaitable<void, Executor> coroutine) {
    group_.start(std::move(coroutine),
                 [this](detail::child_outcome<void> outcome) { ended(std::move(outcome.error)); });
  }

  /// Cancels what runs (terminal), the body too. Being cancelled this way is not an error.
  void cancel() {
    stopped_ = true;
    group_.cancel();
  }

  bool cancelled() const { return group_.cancelled(); }

  /// How many run, with the body.
  std::size_t size() const { return group_.size(); }

private:
  template <typename Body, typename E>
  friend boost::asio::awaitable<void, E> with_basic_task_group(Body body);

  explicit basic_task_group(group_type& group) : group_(group) {}

  void ended(std::exception_ptr error) {
    if (!error || error_ || stopped_)
      return;
    error_ = std::move(error);
    group_.cancel();
  }

  group_type& group_;
  std::exception_ptr error_;
  bool stopped_ = false; // by cancel(): errors after it are its consequences
};

using task_group = basic_task_group<executor_type>;

/// Runs `body(group)`, a coroutine, and all coroutines that are started in the group in the meantime; resumes
/// when all have ended. The body is kept until then.
///
/// Errors: the first error of any of them cancels the others and is thrown in the end.
/// Cancellation: reaches all of them.
template <typename Body, typename Executor>
boost::asio::awaitable<void, Executor> with_basic_task_group(Body body) {
  using group_type = detail::child_group<Executor>;
  auto owner = std::make_shared<group_type>(co_await boost::asio::this_coro::executor);
  basic_task_group<Executor> group(*owner);
  group.spawn(body(group));
  co_await group_type::wait(std::move(owner));
  if (group.error_)
    std::rethrow_exception(group.error_);
}

template <typename Body>
task<> with_task_group(Body body) {
  return with_basic_task_group<Body, executor_type>(std::move(body));
}

} // namespace nostall
