// RUN: %check_both %s -- -std=c++20 -I%S/../../Inputs/boost-mock
// A lock of the standard library that is held while a coroutine is suspended blocks the whole loop for whoever wants it,
// and may be given back by another thread than the one that took it.
#include <boost/asio.hpp>
#include <mutex>
#include <shared_mutex>
namespace asio = boost::asio;
using asio::awaitable;
using asio::use_awaitable;

namespace bad_guard {
awaitable<void> work(std::mutex &mutex, asio::steady_timer &timer) {
  std::lock_guard lock(mutex);
  // CHECK: :[[@LINE-1]]:19: warning: {{.*}} [nostall-lock-across-await]
  co_await timer.async_wait(use_awaitable);
}
} // namespace bad_guard
namespace good_guard {
awaitable<void> work(std::mutex &mutex, asio::steady_timer &timer) {
  {
    std::lock_guard lock(mutex);
  }
  co_await timer.async_wait(use_awaitable);
}
} // namespace good_guard

namespace bad_unlocked {
awaitable<void> work(std::mutex &mutex, asio::steady_timer &timer) {
  std::unique_lock lock(mutex);
  // CHECK: :[[@LINE-1]]:20: warning: {{.*}} [nostall-lock-across-await]
  co_await timer.async_wait(use_awaitable);
  lock.unlock();
}
} // namespace bad_unlocked
namespace good_unlocked {
awaitable<void> work(std::mutex &mutex, asio::steady_timer &timer) {
  std::unique_lock lock(mutex);
  lock.unlock();
  co_await timer.async_wait(use_awaitable);
}
} // namespace good_unlocked

namespace bad_shared {
awaitable<void> work(std::shared_mutex &mutex, asio::steady_timer &timer) {
  std::shared_lock lock(mutex);
  // CHECK: :[[@LINE-1]]:20: warning: {{.*}} [nostall-lock-across-await]
  co_await timer.async_wait(use_awaitable);
}
} // namespace bad_shared
namespace good_shared {
awaitable<void> work(std::shared_mutex &mutex, asio::steady_timer &timer) {
  std::shared_lock lock(mutex, std::defer_lock);
  co_await timer.async_wait(use_awaitable);
}
} // namespace good_shared

namespace bad_awaited_before {
awaitable<void> work(std::mutex &mutex, asio::steady_timer &timer) {
  std::lock_guard lock(mutex);
  // CHECK: :[[@LINE-1]]:19: warning: {{.*}} [nostall-lock-across-await]
  co_await timer.async_wait(use_awaitable);
}
} // namespace bad_awaited_before
namespace good_awaited_before {
awaitable<void> work(std::mutex &mutex, asio::steady_timer &timer) {
  co_await timer.async_wait(use_awaitable);
  std::lock_guard lock(mutex);
}
} // namespace good_awaited_before

namespace bad_in_branch {
awaitable<void> work(std::mutex &mutex, asio::steady_timer &timer, bool slow) {
  std::unique_lock lock(mutex);
  // CHECK: :[[@LINE-1]]:20: warning: {{.*}} [nostall-lock-across-await]
  if (slow)
    co_await timer.async_wait(use_awaitable);
}
} // namespace bad_in_branch
namespace good_in_branch {
awaitable<void> work(std::mutex &mutex, asio::steady_timer &timer, bool slow) {
  std::unique_lock lock(mutex);
  lock.unlock();
  if (slow)
    co_await timer.async_wait(use_awaitable);
}
} // namespace good_in_branch
