// RUN: %check_both %s -- -std=c++20 -I%S/../../Inputs/boost-mock
// Beast's streams: their timeouts are for asynchronous operations only.
#include <boost/asio.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/beast.hpp>
#include <boost/beast/ssl.hpp>
namespace asio = boost::asio;
namespace beast = boost::beast;
using asio::awaitable;
using asio::ip::tcp;

awaitable<void> bad_tcp(beast::tcp_stream &stream, tcp::endpoint peer, tcp::resolver::results_type peers) {
  char data[64];
  beast::error_code ec;
  stream.connect(peer);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::beast::basic_stream::connect' blocks the event loop in coroutine 'bad_tcp'; use 'stream.async_connect'
  stream.connect(peer, ec);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::beast::basic_stream::connect' blocks the event loop in coroutine 'bad_tcp'
  stream.connect(peers);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::beast::basic_stream::connect' blocks the event loop in coroutine 'bad_tcp'; use 'stream.async_connect'
  stream.connect(peers, ec);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::beast::basic_stream::connect' blocks the event loop in coroutine 'bad_tcp'
  stream.read_some(asio::buffer(data));
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::beast::basic_stream::read_some' blocks the event loop in coroutine 'bad_tcp'; use 'stream.async_read_some'
  stream.write_some(asio::buffer(data), ec);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::beast::basic_stream::write_some' blocks the event loop in coroutine 'bad_tcp'
  co_return;
}

awaitable<void> good_tcp(beast::tcp_stream &stream, tcp::endpoint peer, tcp::resolver::results_type peers) {
  char data[64];
  co_await stream.async_connect(peer, asio::use_awaitable);
  co_await stream.async_connect(peers, asio::use_awaitable);
  co_await stream.async_read_some(asio::buffer(data), asio::use_awaitable);
  stream.expires_never();
  stream.socket().shutdown(tcp::socket::shutdown_send);
  stream.close();
}

awaitable<void> bad_tls(beast::ssl_stream<beast::tcp_stream> &stream) {
  char data[64];
  stream.handshake(asio::ssl::stream_base::client);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::beast::ssl_stream::handshake' blocks the event loop in coroutine 'bad_tls'; use 'stream.async_handshake'
  stream.write_some(asio::buffer(data));
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::beast::ssl_stream::write_some' blocks the event loop in coroutine 'bad_tls'
  stream.read_some(asio::buffer(data));
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::beast::ssl_stream::read_some' blocks the event loop in coroutine 'bad_tls'
  stream.shutdown();
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::beast::ssl_stream::shutdown' blocks the event loop in coroutine 'bad_tls'
  co_return;
}
awaitable<void> good_tls(beast::ssl_stream<beast::tcp_stream> &stream) {
  co_await stream.async_handshake(asio::ssl::stream_base::client, asio::use_awaitable);
  co_await stream.async_shutdown(asio::use_awaitable);
}

awaitable<void> bad_layers(beast::flat_stream<tcp::socket> &flat,
                           beast::buffered_read_stream<tcp::socket, beast::flat_buffer> &buffered,
                           beast::flat_buffer &buffer, tcp::socket &socket) {
  char data[64];
  beast::error_code ec;
  flat.read_some(asio::buffer(data));
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::beast::flat_stream::read_some' blocks the event loop in coroutine 'bad_layers'; use 'stream.async_read_some'
  flat.write_some(asio::buffer(data));
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::beast::flat_stream::write_some' blocks the event loop in coroutine 'bad_layers'
  buffered.read_some(asio::buffer(data));
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::beast::buffered_read_stream::read_some' blocks the event loop in coroutine 'bad_layers'
  buffered.write_some(asio::buffer(data));
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::beast::buffered_read_stream::write_some' blocks the event loop in coroutine 'bad_layers'
  beast::detect_ssl(socket, buffer, ec);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::beast::detect_ssl' blocks the event loop in coroutine 'bad_layers'; use 'boost::beast::async_detect_ssl'
  co_return;
}
awaitable<void> good_layers(beast::flat_stream<tcp::socket> &flat, beast::flat_buffer &buffer, tcp::socket &socket) {
  char data[64];
  co_await flat.async_read_some(asio::buffer(data), asio::use_awaitable);
  co_await beast::async_detect_ssl(socket, buffer, asio::use_awaitable);
}
