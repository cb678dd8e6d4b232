// Coroutines that wait in a line for somebody to hand them a value. The line does not own them: who waits holds a place
// in it, and leaves it when its frame goes, be it with its io_context. They sleep on a timer that never expires, which
// is how Asio lets a coroutine be woken, cancelled and destroyed like with every other operation.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/system/system_error.hpp>
#include <chrono>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>

namespace nostall::detail {

/// A line, guarded by the mutex of its owner.
template <typename Value>
class waiters {
  struct waiter {
    virtual ~waiter() = default;
    virtual void wake() = 0;
    std::optional<Value> value;
  };

  template <typename Executor>
  struct typed_waiter final : waiter, std::enable_shared_from_this<typed_waiter<Executor>> {
    explicit typed_waiter(const Executor& executor) : timer(executor, std::chrono::steady_clock::time_point::max()) {}

    // From any thread.
    void wake() override {
      boost::asio::post(timer.get_executor(), [self = this->shared_from_this()] { self->timer.cancel(); });
    }

    boost::asio::basic_waitable_timer<std::chrono::steady_clock, boost::asio::wait_traits<std::chrono::steady_clock>,
                                      Executor>
        timer;
  };

  using list = std::list<std::shared_ptr<waiter>>;

  // In the line for as long as it lives, unless it has been served.
  struct place {
    waiters& line;
    std::mutex& mutex;
    std::shared_ptr<waiter> who;

    ~place() {
      const std::lock_guard lock(mutex);
      line.waiting_.remove(who);
    }
  };

public:
  bool empty() const { return waiting_.empty(); }

  /// Hands a value to the first in the line, which must not be empty. To be called with the owner's mutex held: until
  /// it is free again, the coroutine cannot leave.
  void serve_first(Value value) {
    const std::shared_ptr<waiter> first = std::move(waiting_.front());
    waiting_.pop_front();
    first->value.emplace(std::move(value));
    first->wake();
  }

  /// Waits at the end of the line. The owner's mutex is held by `lock` and released here; the caller's frame keeps the
  /// owner alive. Cancellation: throws operation_aborted, unless a value has been handed over already.
  template <typename Executor>
  boost::asio::awaitable<Value, Executor> wait(Executor executor, std::unique_lock<std::mutex> lock) {
    std::mutex& mutex = *lock.mutex();
    const auto self = std::make_shared<typed_waiter<Executor>>(executor);
    waiting_.push_back(self);
    lock.unlock();
    const place here{*this, mutex, self};
    boost::system::error_code error;
    co_await self->timer.async_wait(boost::asio::redirect_error(boost::asio::use_awaitable_t<Executor>(), error));
    lock.lock();
    waiting_.remove(self);
    std::optional<Value> value = std::move(self->value);
    lock.unlock();
    if (!value)
      throw boost::system::system_error(boost::asio::error::operation_aborted);
    co_return std::move(*value);
  }

private:
  list waiting_;
};

} // namespace nostall::detail
