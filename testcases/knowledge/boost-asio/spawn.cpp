// RUN: %check_both %s -- -std=c++20 -I%S/../../Inputs/boost-mock
// A coroutine runs where it is spawned: on a loop, or on a pool, where it may block. So do stackful coroutines.
#include <boost/asio.hpp>
#include <boost/asio/spawn.hpp>
#include <unistd.h>
namespace asio = boost::asio;
using asio::awaitable;

awaitable<void> on_loop() {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'on_loop'
  co_return;
}
awaitable<void> on_pool() {
  ::sleep(1);
  co_return;
}
awaitable<void> on_strand_of_pool() {
  ::sleep(1);
  co_return;
}

int main() {
  asio::io_context context;
  asio::thread_pool pool;
  asio::co_spawn(context, on_loop(), asio::detached);
  asio::co_spawn(pool, on_pool(), asio::detached);
  asio::co_spawn(asio::make_strand(pool), on_strand_of_pool(), asio::detached);
  asio::co_spawn(context, [] { return on_loop(); }, asio::detached);
  asio::co_spawn(pool, []() -> awaitable<void> {
    ::sleep(1);
    co_return;
  }, asio::detached);
  asio::co_spawn(context, []() -> awaitable<void> {
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in coroutine 'lambda in main'
    co_return;
  }, asio::detached);
  // The token's handler runs there too.
  asio::co_spawn(context, on_loop(), [](std::exception_ptr) {
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in completion handler 'lambda in main'
  });

  asio::spawn(context, [](asio::yield_context) {
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in completion handler 'lambda in main'
  }, asio::detached);
  asio::spawn(pool, [](asio::yield_context) { ::sleep(1); }, asio::detached);
  asio::spawn(context, [](asio::yield_context yield) {
    asio::steady_timer timer(yield.get_executor());
    timer.async_wait(yield);
    timer.wait();
    // CHECK: :[[@LINE-1]]:5: warning: 'boost::asio::basic_waitable_timer::wait' blocks the event loop in completion handler 'lambda in main'
  }, asio::detached);
  context.run();
}
