// REQUIRES: llvm-22
// RUN: %check_both %s -- -std=c++20
// An echo server on real Asio whose helper sleeps: one finding, at the call in the coroutine, with the call path to the sleep.
#include <boost/asio.hpp>
#include <thread>
using boost::asio::awaitable, boost::asio::use_awaitable, boost::asio::ip::tcp;

void throttle(std::size_t bytes) { std::this_thread::sleep_for(std::chrono::microseconds(bytes)); }
awaitable<void> echo(tcp::socket peer) {
  for (char data[1024];;) {
    std::size_t size = co_await peer.async_read_some(boost::asio::buffer(data), use_awaitable);
    throttle(size);
    co_await async_write(peer, boost::asio::buffer(data, size), use_awaitable);
  }
}
awaitable<void> serve(tcp::acceptor door) {
  for (;;)
    co_spawn(door.get_executor(), echo(co_await door.async_accept(use_awaitable)), boost::asio::detached);
}
int main() {
  boost::asio::io_context loop;
  co_spawn(loop, serve({loop, {tcp::v4(), 5555}}), boost::asio::detached);
  loop.run();
}
// CHECK: echo.cpp:12:5: warning: 'throttle' blocks the event loop in coroutine 'echo': it calls 'std::this_thread::sleep_for'; run it with 'nostall::to_thread' [nostall-blocking-call]
// CHECK-NEXT: echo.cpp:12:5: note: 'echo' calls 'throttle'
// CHECK-NEXT: echo.cpp:8:36: note: 'throttle' calls 'std::this_thread::sleep_for', which blocks (sleep, unbounded); use 'steady_timer::async_wait', and continue in its handler
// CHECK-NOT: {{.}}
