// RUN: %check_both %s -- -std=c++20 -I%S/../../Inputs/boost-mock
// Other ways to know that a future is ready.
#include <boost/asio.hpp>
#include <chrono>
#include <future>
namespace asio = boost::asio;
using asio::awaitable;
using namespace std::chrono_literals;

// Polled until it no longer times out.
namespace bad_until_no_timeout {
awaitable<int> work(std::future<int> result, asio::steady_timer &timer) {
  if (result.wait_for(0ms) == std::future_status::timeout)
    co_await timer.async_wait(asio::use_awaitable);
  co_return result.get();
  // CHECK: :[[@LINE-1]]:13: warning: 'std::future::get' blocks the event loop
}
} // namespace bad_until_no_timeout
namespace good_until_no_timeout {
awaitable<int> work(std::future<int> result, asio::steady_timer &timer) {
  while (result.wait_for(0ms) == std::future_status::timeout)
    co_await timer.async_wait(asio::use_awaitable);
  co_return result.get();
}
} // namespace good_until_no_timeout

// Asked through a function.
namespace bad_asked {
struct job {
  std::shared_future<int> result;
  bool ready() const { return result.wait_for(0s) == std::future_status::timeout; }
};
awaitable<int> work(job &j) {
  if (!j.ready())
    co_return -1;
  co_return j.result.get();
  // CHECK: :[[@LINE-1]]:13: warning: 'std::shared_future::get' blocks the event loop
}
} // namespace bad_asked
namespace good_asked {
struct job {
  std::shared_future<int> result;
  bool ready() const { return result.wait_for(0s) == std::future_status::ready; }
};
awaitable<int> work(job &j) {
  if (!j.ready())
    co_return -1;
  co_return j.result.get();
}
} // namespace good_asked

// Fulfilled before.
namespace bad_fulfilled {
awaitable<int> work() {
  std::promise<int> promise;
  auto result = promise.get_future();
  co_return result.get();
  // CHECK: :[[@LINE-1]]:13: warning: 'std::future::get' blocks the event loop
}
} // namespace bad_fulfilled
namespace good_fulfilled {
awaitable<int> work() {
  std::promise<int> promise;
  auto result = promise.get_future();
  promise.set_value(1);
  co_return result.get();
}
} // namespace good_fulfilled
