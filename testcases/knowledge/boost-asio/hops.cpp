// RUN: %check_both %s -- -std=c++20 -I%S/../../Inputs/boost-mock
// Awaiting a post whose token is bound to a pool moves the coroutine there until it suspends again; a post to a pool
// without that does not: the coroutine comes back to its own executor.
#include <boost/asio.hpp>
#include <unistd.h>
namespace asio = boost::asio;
using asio::awaitable;

awaitable<void> bad_no_hop(asio::thread_pool &pool) {
  co_await asio::post(pool, asio::use_awaitable);
  // CHECK: :[[@LINE-1]]:3: warning: this 'co_await' does not move coroutine 'bad_no_hop' to the pool
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad_no_hop'
}

awaitable<void> good_hop(asio::thread_pool &pool) {
  co_await asio::post(asio::bind_executor(pool, asio::use_awaitable));
  ::sleep(1);
}

awaitable<void> good_hop_dispatch(asio::thread_pool &pool) {
  co_await asio::dispatch(asio::bind_executor(pool.get_executor(), asio::use_awaitable));
  ::sleep(1);
}

awaitable<void> good_hop_through_loop(asio::io_context &context, asio::thread_pool &pool) {
  co_await asio::post(context, asio::bind_executor(pool, asio::use_awaitable));
  ::sleep(1);
}

awaitable<void> bad_back_on_the_loop(asio::thread_pool &pool, asio::steady_timer &timer) {
  co_await asio::post(asio::bind_executor(pool, asio::use_awaitable));
  co_await timer.async_wait(asio::use_awaitable);
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad_back_on_the_loop'
}

awaitable<void> bad_other_loop(asio::io_context &context) {
  co_await asio::post(asio::bind_executor(context, asio::use_awaitable));
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad_other_loop'
}
