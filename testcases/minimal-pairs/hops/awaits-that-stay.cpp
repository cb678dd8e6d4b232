// RUN: %check_both %s -- -std=c++20
// Seen to be true with Boost 1.81: co_await this_coro::executor and its like never suspend, so a hop outlasts them.
#include <boost/asio.hpp>
#include <unistd.h>
namespace asio = boost::asio;
using asio::awaitable;
using asio::use_awaitable;

namespace bad_executor {
awaitable<void> work(asio::thread_pool &pool) {
  co_await asio::post(asio::bind_executor(pool, use_awaitable));
  co_await asio::post(use_awaitable);
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad_executor::work'
}
} // namespace bad_executor
namespace good_executor {
awaitable<void> work(asio::thread_pool &pool) {
  co_await asio::post(asio::bind_executor(pool, use_awaitable));
  co_await asio::this_coro::executor;
  ::sleep(1);
}
} // namespace good_executor

namespace bad_cancellation {
awaitable<void> work(asio::thread_pool &pool) {
  co_await asio::post(asio::bind_executor(pool, use_awaitable));
  co_await asio::this_coro::throw_if_cancelled(true);
  co_await asio::this_coro::reset_cancellation_state(asio::enable_total_cancellation());
  co_await asio::dispatch(use_awaitable);
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad_cancellation::work'
}
} // namespace bad_cancellation
namespace good_cancellation {
awaitable<void> work(asio::thread_pool &pool) {
  co_await asio::post(asio::bind_executor(pool, use_awaitable));
  co_await asio::this_coro::throw_if_cancelled(true);
  co_await asio::this_coro::reset_cancellation_state(asio::enable_total_cancellation());
  co_await asio::this_coro::cancellation_state;
  ::sleep(1);
}
} // namespace good_cancellation
