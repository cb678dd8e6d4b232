// REQUIRES: llvm-22
// RUN: %check_both %s -- -std=c++20
// What is known of a socket is known of its handle and its layers, and the other way round.
#include <boost/asio/awaitable.hpp>
#include <boost/asio/buffered_stream.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <sys/socket.h>
#include <unistd.h>
namespace asio = boost::asio;
using asio::awaitable;
using asio::ip::tcp;
using tls_stream = asio::ssl::stream<tcp::socket>;

awaitable<void> bad_handles(tcp::socket &socket, tcp::acceptor &acceptor, asio::posix::stream_descriptor &pipe, char *data) {
  ::recv(socket.native_handle(), data, 1, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'recv' blocks the event loop in coroutine 'bad_handles'
  ::accept(acceptor.native_handle(), nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'accept' blocks the event loop in coroutine 'bad_handles'
  ::read(pipe.native_handle(), data, 1);
  // CHECK: :[[@LINE-1]]:3: warning: 'read' blocks the event loop in coroutine 'bad_handles'
  co_return;
}

awaitable<void> good_handles(tcp::socket &socket, tcp::acceptor &acceptor, asio::posix::stream_descriptor &pipe, char *data) {
  socket.native_non_blocking(true);
  ::recv(socket.native_handle(), data, 1, 0);
  acceptor.native_non_blocking(true);
  ::accept(acceptor.native_handle(), nullptr, nullptr);
  pipe.native_non_blocking(true);
  ::read(pipe.native_handle(), data, 1);
  co_return;
}

awaitable<void> good_layers(tcp::socket &socket, asio::mutable_buffer data) {
  boost::system::error_code error;
  socket.lowest_layer().non_blocking(true);
  socket.read_some(data, error);
  co_return;
}

awaitable<void> good_tls(tls_stream &stream, char *data) {
  stream.next_layer().native_non_blocking(true);
  ::recv(stream.lowest_layer().native_handle(), data, 1, 0);
  co_return;
}

awaitable<void> bad_tls(tls_stream &stream, char *data) {
  ::recv(stream.lowest_layer().native_handle(), data, 1, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'recv' blocks the event loop in coroutine 'bad_tls'
  co_return;
}

awaitable<void> good_buffered(asio::buffered_stream<tcp::socket> &stream, char *data) {
  stream.next_layer().native_non_blocking(true);
  ::recv(stream.lowest_layer().native_handle(), data, 1, 0);
  co_return;
}
