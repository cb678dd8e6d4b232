// RUN: %check_both %s --category sleep -- -std=c++20 -I%S/../../Inputs/boost-mock
// A guard that surely holds its lock while the coroutine is suspended is told where it takes it, once.
#include <boost/asio.hpp>
#include <mutex>
#include <shared_mutex>
namespace asio = boost::asio;
using asio::awaitable;
using asio::use_awaitable;

struct cache {
  std::mutex mutex;
  std::shared_mutex shared;
  int value = 0;

  awaitable<void> bad_guard(asio::steady_timer &timer) {
    std::lock_guard guard(mutex);
    // CHECK: :[[@LINE-1]]:21: warning: coroutine 'cache::bad_guard' is suspended while it holds 'cache::mutex', so that a function that waits for it blocks the loop; release it before 'co_await', or use an awaitable mutex [nostall-lock-across-await]
    // CHECK: :[[@LINE+1]]:5: note: 'cache::bad_guard' holds 'cache::mutex' while it is suspended
    co_await timer.async_wait(use_awaitable);
    co_await timer.async_wait(use_awaitable);
  }

  awaitable<void> good_scope(asio::steady_timer &timer) {
    {
      std::lock_guard guard(mutex);
      ++value;
    }
    co_await timer.async_wait(use_awaitable);
  }

  awaitable<void> bad_shared(asio::steady_timer &timer) {
    std::shared_lock guard(shared);
    // CHECK: :[[@LINE-1]]:22: warning: coroutine 'cache::bad_shared' is suspended while it holds 'cache::shared'
    co_await timer.async_wait(use_awaitable);
  }

  awaitable<void> good_unlocked(asio::steady_timer &timer) {
    std::unique_lock guard(mutex);
    ++value;
    guard.unlock();
    co_await timer.async_wait(use_awaitable);
  }

  awaitable<void> good_deferred(asio::steady_timer &timer) {
    std::unique_lock guard(mutex, std::defer_lock);
    co_await timer.async_wait(use_awaitable);
  }

  awaitable<void> good_executor() {
    std::lock_guard guard(mutex);
    co_await asio::this_coro::executor; // does not suspend
    ++value;
  }

  awaitable<void> silenced(asio::steady_timer &timer) {
    std::lock_guard guard(mutex); // NOLINT(nostall-lock-across-await)
    co_await timer.async_wait(use_awaitable);
  }
};
