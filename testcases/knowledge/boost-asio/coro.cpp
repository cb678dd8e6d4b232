// RUN: %check_both %s -- -std=c++20 -I%S/../../Inputs/boost-mock
// Asio's experimental coroutines run on a loop, also those that yield.
#include <boost/asio.hpp>
#include <boost/asio/experimental/co_spawn.hpp>
#include <boost/asio/experimental/coro.hpp>
#include <unistd.h>
namespace asio = boost::asio;
using asio::experimental::coro;

coro<void> bad_coro(asio::io_context &) {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad_coro'
  co_return;
}
coro<int> bad_yields(asio::io_context &) {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad_yields'
  co_yield 7;
}
coro<void> good_coro(asio::io_context &context) {
  asio::steady_timer timer(context);
  co_await timer.async_wait(asio::deferred);
}

int main() {
  asio::io_context context;
  asio::experimental::co_spawn(good_coro(context), asio::detached);
  asio::experimental::co_spawn(good_coro(context), [](std::exception_ptr) {
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in completion handler 'lambda in main'
  });
}
