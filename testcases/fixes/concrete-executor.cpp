// REQUIRES: llvm-22
// RUN: %check_both %s --unsafe-fixes --compile -- -std=c++20 -I%runtime-include
// 'use_awaitable' does not compile in an awaitable with an executor of its own: the token names it.
#include <boost/asio.hpp>
#include <fstream>
#include <string>
#include <thread>
namespace asio = boost::asio;
using boost::system::error_code;

using executor = asio::io_context::executor_type;
template <typename T> using task = asio::awaitable<T, executor>;
using tcp_socket = asio::basic_stream_socket<asio::ip::tcp, executor>;
using timer_type = asio::basic_waitable_timer<std::chrono::steady_clock, asio::wait_traits<std::chrono::steady_clock>, executor>;

// CHECK-FIXES: {{^}}#include <nostall/to_thread.hpp>
// CHECK-FIXES-NOT: {{^}}#include <nostall

std::string load(const char *name) {
  std::ifstream file(name);
  return {std::istreambuf_iterator<char>(file), {}};
}

task<void> connects(tcp_socket &socket, asio::ip::tcp::endpoint peer) {
  socket.connect(peer);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::basic_socket::connect'
  // CHECK-FIXES: {{^}}  co_await socket.async_connect(peer, boost::asio::use_awaitable_t<{{.+}}>());
  error_code error;
  socket.connect(peer, error);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::basic_socket::connect'
  // CHECK-FIXES: {{^}}  co_await socket.async_connect(peer, boost::asio::redirect_error(boost::asio::use_awaitable_t<{{.+}}>(), error));
  co_return;
}

task<std::size_t> reads(tcp_socket &socket, std::string &text) {
  co_return asio::read(socket, asio::buffer(text));
  // CHECK: :[[@LINE-1]]:13: warning: 'boost::asio::read'
  // CHECK-FIXES: {{^}}  co_return co_await asio::async_read(socket, asio::buffer(text), boost::asio::use_awaitable_t<{{.+}}>());
}

task<void> sleeps(timer_type &timer) {
  timer.wait();
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::basic_waitable_timer::wait'
  // CHECK-FIXES: {{^}}  co_await timer.async_wait(boost::asio::use_awaitable_t<{{.+}}>());
  std::this_thread::sleep_for(std::chrono::milliseconds(5));
  // CHECK: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for'
  // CHECK-FIXES: {{^}}  co_await boost::asio::steady_timer(co_await boost::asio::this_coro::executor, std::chrono::milliseconds(5)).async_wait(boost::asio::use_awaitable_t<{{.+}}>());
  co_return;
}

task<std::size_t> offloads() {
  std::string text = load("a");
  // CHECK: :[[@LINE-1]]:22: warning: 'load' blocks the event loop in coroutine 'offloads'
  // CHECK-FIXES: {{^}}  std::string text = co_await nostall::to_thread([&] { return load("a"); });
  co_return text.size();
}
