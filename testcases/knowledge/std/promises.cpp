// RUN: %check_both %s -- -std=c++20
// The future of a promise that has been kept is ready.
#include "awaitable.hpp"
#include <future>
using boost::asio::awaitable;

awaitable<int> bad() {
  std::promise<int> promise;
  auto result = promise.get_future();
  co_return result.get();
  // CHECK: :[[@LINE-1]]:13: warning: 'std::future::get' blocks the event loop in coroutine 'bad'
}
awaitable<int> kept() {
  std::promise<int> promise;
  promise.set_value(1);
  auto result = promise.get_future();
  co_return result.get();
}
awaitable<int> broken(std::exception_ptr error) {
  std::promise<int> promise;
  promise.set_exception(error);
  co_return promise.get_future().get();
}
