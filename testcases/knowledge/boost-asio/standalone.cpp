// RUN: %check_both %s -- -std=c++20 -I%S/../../Inputs/boost-mock
// Asio without Boost is the same library in another namespace.
#include <asio.hpp>
#include <unistd.h>
using asio::awaitable;
using asio::ip::tcp;

awaitable<void> bad_standalone(tcp::socket &socket, tcp::endpoint peer, asio::steady_timer &timer) {
  char data[64];
  std::error_code ec;
  socket.connect(peer);
  // CHECK: :[[@LINE-1]]:3: warning: 'asio::basic_socket::connect' blocks the event loop in coroutine 'bad_standalone'; use 'socket.async_connect'
  socket.connect(peer, ec);
  // CHECK: :[[@LINE-1]]:3: warning: 'asio::basic_socket::connect' blocks the event loop in coroutine 'bad_standalone'
  asio::read(socket, asio::buffer(data));
  // CHECK: :[[@LINE-1]]:3: warning: 'asio::read' blocks the event loop in coroutine 'bad_standalone'; use 'asio::async_read'
  timer.wait();
  // CHECK: :[[@LINE-1]]:3: warning: 'asio::basic_waitable_timer::wait' blocks the event loop in coroutine 'bad_standalone'; use 'timer.async_wait'
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad_standalone'; use {{.*}}
  ::fsync(1); // nostall::to_thread is for Boost's coroutines
  // CHECK: :[[@LINE-1]]:3: warning: 'fsync' blocks the event loop in coroutine 'bad_standalone'; run it on a pool, or use an asynchronous operation
  co_return;
}

awaitable<void> good_standalone(tcp::socket &socket, tcp::endpoint peer, asio::steady_timer &timer) {
  char data[64];
  std::error_code ec;
  co_await socket.async_connect(peer, asio::redirect_error(asio::use_awaitable, ec));
  co_await asio::async_read(socket, asio::buffer(data), asio::deferred);
  co_await timer.async_wait(asio::use_awaitable);
}

awaitable<void> on_loop() {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'on_loop'
  co_return;
}
awaitable<void> on_pool() {
  ::sleep(1);
  co_return;
}
int main() {
  asio::io_context context;
  asio::thread_pool pool;
  asio::co_spawn(context, on_loop(), asio::detached);
  asio::co_spawn(pool, on_pool(), asio::detached);
  asio::post(context, [] { ::sleep(1); });
  // CHECK: :[[@LINE-1]]:28: warning: 'sleep' blocks the event loop in completion handler 'lambda in main'
  asio::post(pool, [] { ::sleep(1); });
  context.run();
}
