// REQUIRES: llvm-22
// RUN: %check_both %s -- -std=c++20
// What is known of a stream's socket is known whichever way leads to it.
#include <boost/asio/awaitable.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/websocket/stream.hpp>
#include <sys/socket.h>
namespace beast = boost::beast;
using boost::asio::awaitable;
using websocket_stream = beast::websocket::stream<beast::tcp_stream>;

awaitable<void> good(websocket_stream &stream, char *data) {
  beast::get_lowest_layer(stream).socket().native_non_blocking(true);
  ::recv(stream.next_layer().socket().native_handle(), data, 1, 0);
  co_return;
}

awaitable<void> bad(websocket_stream &stream, websocket_stream &other, char *data) {
  beast::get_lowest_layer(other).socket().native_non_blocking(true);
  ::recv(stream.next_layer().socket().native_handle(), data, 1, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'recv' blocks the event loop in coroutine 'bad'
  co_return;
}
