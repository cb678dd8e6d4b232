// REQUIRES: llvm-22
// RUN: %check_both %s -- -std=c++20
// A socket in non-blocking mode fails where it would wait; a native descriptor's mode counts as well.
#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
using boost::asio::awaitable;
using boost::asio::ip::tcp;

awaitable<void> bad(tcp::socket &socket, boost::asio::mutable_buffer data) {
  socket.read_some(data);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::basic_stream_socket::read_some' blocks the event loop in coroutine 'bad'
  co_return;
}
awaitable<void> good(tcp::socket &socket, tcp::acceptor &acceptor, boost::asio::mutable_buffer data) {
  socket.non_blocking(true);
  acceptor.native_non_blocking(true);
  boost::system::error_code error;
  socket.read_some(data, error);
  acceptor.accept(socket, error);
  co_return;
}
awaitable<void> taken_back(tcp::socket &socket, boost::asio::mutable_buffer data) {
  socket.non_blocking(true);
  socket.non_blocking(false);
  socket.read_some(data);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::basic_stream_socket::read_some' blocks the event loop in coroutine 'taken_back'
  co_return;
}
