// REQUIRES: llvm-22
// RUN: %check_both %s --unsafe-fixes --compile -- -std=c++20 -I%runtime-include
// The library's own asynchronous sibling, on real Asio: sockets, composed operations, resolvers and timers, with and
// without an error code, in statements and inside larger expressions.
#include <boost/asio.hpp>
#include <string>
namespace asio = boost::asio;
using asio::awaitable;
using asio::ip::tcp;
using boost::system::error_code;

// <boost/asio.hpp> brings all that is needed.
// CHECK-FIXES: {{^}}#include <string>
// CHECK-FIXES-NEXT: {{^}}namespace asio

awaitable<void> sockets(tcp::socket &socket, tcp::endpoint peer) {
  socket.connect(peer);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::basic_socket::connect' blocks the event loop in coroutine 'sockets'; use 'socket.async_connect'
  // CHECK-FIXES: {{^}}  co_await socket.async_connect(peer, boost::asio::use_awaitable);
  error_code error;
  socket.connect(peer, error);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::basic_socket::connect'
  // CHECK-FIXES: {{^}}  co_await socket.async_connect(peer, boost::asio::redirect_error(boost::asio::use_awaitable, error));
  socket.wait(tcp::socket::wait_read);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::basic_socket::wait'
  // CHECK-FIXES: {{^}}  co_await socket.async_wait(tcp::socket::wait_read, boost::asio::use_awaitable);
  co_return;
}

awaitable<void> through_pointers(tcp::socket *socket, tcp::endpoint peer) {
  socket->connect(peer);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::basic_socket::connect'
  // CHECK-FIXES: {{^}}  co_await socket->async_connect(peer, boost::asio::use_awaitable);
  (*socket).connect(peer);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::basic_socket::connect'
  // CHECK-FIXES: {{^}}  co_await (*socket).async_connect(peer, boost::asio::use_awaitable);
  co_return;
}

awaitable<std::size_t> composed(tcp::socket &socket, std::string &text) {
  error_code error;
  std::size_t size = asio::read(socket, asio::buffer(text));
  // CHECK: :[[@LINE-1]]:22: warning: 'boost::asio::read'
  // CHECK-FIXES: {{^}}  std::size_t size = co_await asio::async_read(socket, asio::buffer(text), boost::asio::use_awaitable);
  size += asio::write(socket, asio::buffer(text), error);
  // CHECK: :[[@LINE-1]]:11: warning: 'boost::asio::write'
  // CHECK-FIXES: {{^}}  size += co_await asio::async_write(socket, asio::buffer(text), boost::asio::redirect_error(boost::asio::use_awaitable, error));
  size += read_until(socket, asio::dynamic_buffer(text), '\n');
  // CHECK: :[[@LINE-1]]:11: warning: 'boost::asio::read_until'
  // CHECK-FIXES: {{^}}  size += co_await async_read_until(socket, asio::dynamic_buffer(text), '\n', boost::asio::use_awaitable);
  if (socket.read_some(asio::buffer(text)) + size > 10)
    // CHECK: :[[@LINE-1]]:7: warning: 'boost::asio::basic_stream_socket::read_some'
    // CHECK-FIXES: {{^}}  if (co_await socket.async_read_some(asio::buffer(text), boost::asio::use_awaitable) + size > 10)
    co_return size;
  co_return asio::write(socket, asio::buffer(text));
  // CHECK: :[[@LINE-1]]:13: warning: 'boost::asio::write'
  // CHECK-FIXES: {{^}}  co_return co_await asio::async_write(socket, asio::buffer(text), boost::asio::use_awaitable);
}

awaitable<void> names(tcp::socket &socket, std::string host) {
  tcp::resolver resolver(co_await asio::this_coro::executor);
  tcp::resolver::results_type results = resolver.resolve(host, "80");
  // CHECK: :[[@LINE-1]]:41: warning: 'boost::asio::ip::basic_resolver::resolve'
  // CHECK-FIXES: {{^}}  tcp::resolver::results_type results = co_await resolver.async_resolve(host, "80", boost::asio::use_awaitable);
  asio::connect(socket, results);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::connect'
  // CHECK-FIXES: {{^}}  co_await asio::async_connect(socket, results, boost::asio::use_awaitable);
}

awaitable<void> timers(asio::steady_timer &timer) {
  timer.wait();
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::basic_waitable_timer::wait'
  // CHECK-FIXES: {{^}}  co_await timer.async_wait(boost::asio::use_awaitable);
  error_code error;
  timer.wait(error);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::basic_waitable_timer::wait'
  // CHECK-FIXES: {{^}}  co_await timer.async_wait(boost::asio::redirect_error(boost::asio::use_awaitable, error));
  co_return;
}

awaitable<void> accepts(tcp::acceptor &acceptor) {
  tcp::socket peer = acceptor.accept();
  // CHECK: :[[@LINE-1]]:22: warning: 'boost::asio::basic_socket_acceptor::accept'
  // CHECK-FIXES: {{^}}  tcp::socket peer = co_await acceptor.async_accept(boost::asio::use_awaitable);
  co_return;
}

// The code that the fixes lead to.
awaitable<void> good(tcp::socket &socket, tcp::endpoint peer, asio::steady_timer &timer) {
  error_code error;
  co_await socket.async_connect(peer, asio::use_awaitable);
  co_await socket.async_connect(peer, asio::redirect_error(asio::use_awaitable, error));
  co_await timer.async_wait(asio::use_awaitable);
}
