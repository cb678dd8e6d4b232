// A semaphore and a mutex that suspend the coroutine instead of blocking the thread. Both are for stretches of a
// coroutine with awaits in them; for a stretch without any, a std::mutex on several loops or nothing on one is enough.
//
//     const auto permit = co_await connections.acquire();      // released when `permit` is destroyed
//     const auto lock = co_await file.lock();
#pragma once

#include <boost/asio/this_coro.hpp>
#include <cstddef>
#include <memory>
#include <mutex>
#include <nostall/detail/waiters.hpp>
#include <nostall/task.hpp>
#include <utility>

namespace nostall {

/// At most so many holders at a time; waiting coroutines are served first come first served.
///
/// Threads: from any thread; coroutines of several loops may wait, and each resumes on its own.
/// Lifetime: permits and waiting coroutines may outlive the semaphore.
class semaphore {
  struct state;

public:
  /// A share of the semaphore, released when it is destroyed. Movable; empty when default-constructed or moved from.
  class permit {
  public:
    permit() = default;
    permit(permit&& other) noexcept = default;
    permit& operator=(permit&& other) noexcept {
      permit(std::move(other)).state_.swap(state_);
      return *this;
    }
    ~permit() {
      if (state_)
        add(std::move(state_), 1);
    }

    /// Whether it holds a share.
    explicit operator bool() const { return state_ != nullptr; }

  private:
    friend class semaphore;
    explicit permit(std::shared_ptr<state> owner) : state_(std::move(owner)) {}
    std::shared_ptr<state> state_;
  };

  explicit semaphore(std::size_t permits) : state_(std::make_shared<state>(permits)) {}

  /// A permit, as soon as there is one. Cancellation: leaves the queue and throws operation_aborted.
  template <typename Executor = executor_type>
  boost::asio::awaitable<permit, Executor> acquire() {
    return acquire_from<Executor>(state_);
  }

  /// A permit if there is one now, otherwise an empty one.
  permit try_acquire() {
    const std::lock_guard lock(state_->mutex);
    if (state_->available == 0)
      return {};
    --state_->available;
    return permit(state_);
  }

  /// Adds permits to those it began with, for waiting coroutines first.
  void add(std::size_t permits) { add(state_, permits); }

  /// How many permits there are now. A snapshot.
  std::size_t available() const {
    const std::lock_guard lock(state_->mutex);
    return state_->available;
  }

private:
  template <typename Executor>
  static boost::asio::awaitable<permit, Executor> acquire_from(std::shared_ptr<state> own) {
    const Executor executor = co_await boost::asio::this_coro::executor;
    std::unique_lock lock(own->mutex);
    if (own->available > 0) {
      --own->available;
      co_return permit(std::move(own));
    }
    co_return co_await own->line.wait(executor, std::move(lock));
  }

  static void add(const std::shared_ptr<state>& own, std::size_t permits) {
    const std::lock_guard lock(own->mutex);
    for (; permits > 0 && !own->line.empty(); --permits)
      own->line.serve_first(permit(own));
    own->available += permits;
  }

  struct state {
    explicit state(std::size_t permits) : available(permits) {}
    std::mutex mutex;
    std::size_t available;
    detail::waiters<permit> line; // nobody waits while a permit is available
  };

  std::shared_ptr<state> state_;
};

/// A semaphore of one permit, with the interface of a mutex.
class async_mutex {
public:
  /// Holds the mutex until it is destroyed.
  using guard = semaphore::permit;

  /// A guard, as soon as the mutex is free. Cancellation: as of semaphore::acquire.
  template <typename Executor = executor_type>
  boost::asio::awaitable<guard, Executor> lock() {
    return semaphore_.acquire<Executor>();
  }

  /// An empty guard if the mutex is held.
  guard try_lock() { return semaphore_.try_acquire(); }

private:
  semaphore semaphore_{1};
};

} // namespace nostall
