// RUN: %check_both %s -- -std=c++20 -I%S/../../Inputs/boost-mock
// 'post' on a pool runs a handler there and resumes the coroutine where it always runs; an executor that is bound to the
// token moves it, until the next suspension.
#include <boost/asio.hpp>
#include <unistd.h>
namespace asio = boost::asio;
using asio::awaitable;
using asio::use_awaitable;

awaitable<void> bad(asio::thread_pool &pool) {
  co_await asio::post(pool, use_awaitable);
  // CHECK: :[[@LINE-1]]:3: warning: this 'co_await' does not move coroutine 'bad' to the pool, so 'sleep' blocks the event loop; bind the executor to the completion token [nostall-ineffective-hop]
  // CHECK: :[[@LINE+1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad'
  ::sleep(1);
}

awaitable<void> good(asio::thread_pool &pool) {
  co_await asio::post(asio::bind_executor(pool, use_awaitable));
  ::sleep(1);
}

awaitable<void> nothing_blocks(asio::thread_pool &pool) { co_await asio::post(pool, use_awaitable); }

awaitable<void> another_await(asio::thread_pool &pool, asio::steady_timer &timer) {
  co_await asio::post(pool, use_awaitable);
  co_await timer.async_wait(use_awaitable);
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'another_await'
}

awaitable<void> of_the_loop(asio::io_context &loop) {
  co_await asio::post(loop, use_awaitable); // lets others run
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'of_the_loop'
}
