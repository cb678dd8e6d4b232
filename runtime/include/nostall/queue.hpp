// A bounded queue between coroutines: pushing into a full one waits, and so does popping from an empty one.
//
//     if (!co_await jobs.push(job)) ...                       // false: closed
//     while (std::optional<job> next = co_await jobs.pop())   // nothing: closed, and nothing is left
#pragma once

#include <boost/asio/this_coro.hpp>
#include <cstddef>
#include <deque>
#include <limits>
#include <memory>
#include <mutex>
#include <nostall/detail/waiters.hpp>
#include <nostall/semaphore.hpp>
#include <nostall/task.hpp>
#include <optional>
#include <stdexcept>
#include <utility>

namespace nostall {

/// First in, first out; waiting coroutines are served in that order too.
///
/// Threads: from any thread and any loop; each coroutine resumes on its own executor.
/// Errors: std::invalid_argument for a capacity of 0.
template <typename T>
class async_queue {
  struct state;
  struct element;

public:
  explicit async_queue(std::size_t capacity) : state_(std::make_shared<state>(capacity)) {
    if (capacity == 0)
      throw std::invalid_argument("an async_queue needs room for one");
  }

  /// True when the value is in the queue, false if the queue is closed and the value was dropped.
  /// Cancellation: throws operation_aborted, and the value is not in the queue.
  template <typename Executor = executor_type>
  boost::asio::awaitable<bool, Executor> push(T value) {
    const std::shared_ptr<state> own = state_; // the queue may go while this waits
    semaphore::permit room = co_await own->room.acquire();
    co_return state::put(own, std::move(value), std::move(room));
  }

  /// The oldest value, as soon as there is one; nothing if the queue is closed and empty.
  /// Cancellation: throws operation_aborted.
  template <typename Executor = executor_type>
  boost::asio::awaitable<std::optional<T>, Executor> pop() {
    const std::shared_ptr<state> own = state_;
    const Executor executor = co_await boost::asio::this_coro::executor;
    std::unique_lock lock(own->mutex);
    if (own->values.empty() && !own->closed)
      co_return co_await own->consumers.wait(executor, std::move(lock));
    if (own->values.empty())
      co_return std::nullopt;
    element oldest = std::move(own->values.front());
    own->values.pop_front();
    lock.unlock(); // then `oldest` makes room for the next who waits to push
    co_return std::move(oldest.value);
  }

  /// Puts the value in if there is room and no coroutine waits for it. False if not, or closed; then it is untouched.
  bool try_push(T&& value) {
    semaphore::permit room = state_->room.try_acquire();
    return room && state::put(state_, std::move(value), std::move(room));
  }

  /// Closes the queue: waiting pushes return false; what is in it can still be popped.
  void close() {
    {
      const std::lock_guard lock(state_->mutex);
      if (std::exchange(state_->closed, true))
        return;
      while (!state_->consumers.empty())
        state_->consumers.serve_first(std::nullopt);
    }
    state_->room.add(everybody);
  }

  std::size_t size() const {
    const std::lock_guard lock(state_->mutex);
    return state_->values.size();
  }

private:
  static constexpr std::size_t everybody = std::numeric_limits<std::size_t>::max() / 2;

  struct element {
    T value;
    semaphore::permit room; // its place in the queue
  };

  struct state {
    explicit state(std::size_t capacity) : room(capacity) {}

    static bool put(const std::shared_ptr<state>& self, T&& value, semaphore::permit room) {
      const std::lock_guard lock(self->mutex);
      if (self->closed)
        return false;
      if (self->consumers.empty())
        self->values.push_back({std::move(value), std::move(room)});
      else
        self->consumers.serve_first(std::move(value));
      return true;
    }

    std::mutex mutex;
    semaphore room;
    std::deque<element> values;
    bool closed = false;
    detail::waiters<std::optional<T>> consumers; // somebody waits only if `values` is empty
  };

  std::shared_ptr<state> state_;
};

} // namespace nostall
