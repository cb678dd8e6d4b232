// RUN: %check_both %s -- -std=c++20 -I%S/../../Inputs/boost-mock
// WebSocket streams.
#include <boost/asio.hpp>
#include <boost/beast.hpp>
namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
namespace websocket = boost::beast::websocket;
using asio::awaitable;
using asio::ip::tcp;

awaitable<void> bad_websocket(websocket::stream<beast::tcp_stream> &ws, websocket::request_type request,
                              tcp::socket &socket) {
  char data[64];
  beast::flat_buffer buffer;
  beast::error_code ec;
  ws.handshake("example.org", "/");
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::beast::websocket::stream::handshake' blocks the event loop in coroutine 'bad_websocket'; use 'ws.async_handshake'
  ws.handshake("example.org", "/", ec);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::beast::websocket::stream::handshake' blocks the event loop in coroutine 'bad_websocket'
  ws.accept();
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::beast::websocket::stream::accept' blocks the event loop in coroutine 'bad_websocket'
  ws.accept(request);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::beast::websocket::stream::accept' blocks the event loop in coroutine 'bad_websocket'
  ws.read(buffer);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::beast::websocket::stream::read' blocks the event loop in coroutine 'bad_websocket'; use 'ws.async_read'
  ws.read(buffer, ec);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::beast::websocket::stream::read' blocks the event loop in coroutine 'bad_websocket'
  ws.read_some(asio::buffer(data));
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::beast::websocket::stream::read_some' blocks the event loop in coroutine 'bad_websocket'
  ws.write(asio::buffer(data));
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::beast::websocket::stream::write' blocks the event loop in coroutine 'bad_websocket'
  ws.write_some(true, asio::buffer(data));
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::beast::websocket::stream::write_some' blocks the event loop in coroutine 'bad_websocket'
  ws.ping({});
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::beast::websocket::stream::ping' blocks the event loop in coroutine 'bad_websocket'
  ws.pong({});
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::beast::websocket::stream::pong' blocks the event loop in coroutine 'bad_websocket'
  ws.close(websocket::close_code::normal);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::beast::websocket::stream::close' blocks the event loop in coroutine 'bad_websocket'; use 'ws.async_close'
  websocket::teardown(beast::role_type::client, socket, ec);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::beast::websocket::teardown' blocks the event loop in coroutine 'bad_websocket'; use 'boost::beast::websocket::async_teardown'
  co_return;
}

awaitable<void> good_websocket(websocket::stream<beast::tcp_stream> &ws) {
  char data[64];
  beast::flat_buffer buffer;
  co_await ws.async_handshake("example.org", "/", asio::use_awaitable);
  co_await ws.async_accept(asio::use_awaitable);
  co_await ws.async_read(buffer, asio::use_awaitable);
  co_await ws.async_write(asio::buffer(data), asio::use_awaitable);
  co_await ws.async_ping({}, asio::use_awaitable);
  co_await ws.async_close(websocket::close_code::normal, asio::use_awaitable);
  ws.text(true);
  if (ws.is_open())
    buffer.consume(buffer.size());
}
