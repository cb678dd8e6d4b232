// RUN: %nostall dump --facts %s -- -std=c++20 -I%S/../../Inputs/boost-mock | %filecheck %s
// An executor that is bound to the token moves the coroutine until it suspends again; one that is only named does not.
#include <boost/asio.hpp>
#include <unistd.h>
#include <utility>
namespace asio = boost::asio;
using asio::awaitable;
using asio::use_awaitable;

awaitable<void> named(asio::thread_pool &pool) {
  co_await asio::post(pool, use_awaitable);
  ::sleep(1);
}
// CHECK-LABEL: function named
// CHECK: [[@LINE-4]]:3 co_await: does not move to the pool that it names
// CHECK-NEXT: [[@LINE-4]]:3 sleep: blocks by posix:sleep@{{[0-9]+$}}

awaitable<void> bound(asio::thread_pool &pool) {
  co_await asio::post(asio::bind_executor(pool, use_awaitable));
  ::sleep(1);
}
// CHECK-LABEL: function bound
// CHECK: [[@LINE-3]]:3 sleep: blocks by posix:sleep@{{[0-9]+}}; off-loop until it suspends{{$}}

awaitable<void> kept(asio::thread_pool &pool) {
  auto hop = asio::post(asio::bind_executor(pool, use_awaitable));
  co_await std::move(hop);
  ::sleep(1);
}
// CHECK-LABEL: function kept
// CHECK: [[@LINE-3]]:3 sleep: blocks by {{[^;]+}}; off-loop until it suspends

awaitable<void> suspended_again(asio::thread_pool &pool, asio::steady_timer &timer) {
  co_await asio::post(asio::bind_executor(pool, use_awaitable));
  ::sleep(1);
  co_await timer.async_wait(use_awaitable);
  ::sleep(2);
}
// CHECK-LABEL: function suspended_again
// CHECK: [[@LINE-5]]:3 sleep: {{[^;]+}}; off-loop
// CHECK: [[@LINE-4]]:3 sleep: blocks by posix:sleep@{{[0-9]+$}}

awaitable<void> never_suspends(asio::thread_pool &pool) {
  co_await asio::post(asio::bind_executor(pool, use_awaitable));
  auto executor = co_await asio::this_coro::executor;
  ::sleep(1);
}
// CHECK-LABEL: function never_suspends
// CHECK: [[@LINE-3]]:3 sleep: {{[^;]+}}; off-loop

awaitable<void> on_one_way(asio::thread_pool &pool, bool far) {
  if (far)
    co_await asio::post(asio::bind_executor(pool, use_awaitable));
  ::sleep(1);
}
// CHECK-LABEL: function on_one_way
// CHECK: [[@LINE-3]]:3 sleep: blocks by posix:sleep@{{[0-9]+$}}

awaitable<void> on_both_ways(asio::thread_pool &one, asio::thread_pool &other, bool far) {
  if (far)
    co_await asio::post(asio::bind_executor(one, use_awaitable));
  else
    co_await asio::post(asio::bind_executor(other, use_awaitable));
  ::sleep(1);
}
// CHECK-LABEL: function on_both_ways
// CHECK: [[@LINE-3]]:3 sleep: {{[^;]+}}; off-loop

awaitable<void> strand(asio::io_context &loop) {
  auto strand = asio::make_strand(loop);
  co_await asio::post(asio::bind_executor(strand, use_awaitable));
  ::sleep(1);
}
// CHECK-LABEL: function strand
// CHECK: [[@LINE-3]]:3 sleep: {{[^;]+}}; elsewhere on the loop

// A pool on which sockets are made is a loop for whoever waits for them.
awaitable<void> serving(asio::thread_pool &pool) {
  asio::ip::tcp::acceptor acceptor(pool, asio::ip::tcp::endpoint());
  co_await asio::post(asio::bind_executor(pool, use_awaitable));
  ::sleep(1);
}
// CHECK-LABEL: function serving
// CHECK: [[@LINE-3]]:3 sleep: {{[^;]+}}; elsewhere on the loop
