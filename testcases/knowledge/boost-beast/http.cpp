// RUN: %check_both %s -- -std=c++20 -I%S/../../Inputs/boost-mock
// HTTP messages: the synchronous functions wait for the peer.
#include <boost/asio.hpp>
#include <boost/beast.hpp>
#include <utility>
namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using asio::awaitable;

awaitable<void> bad_http(beast::tcp_stream &stream) {
  beast::flat_buffer buffer;
  beast::error_code ec;
  http::request<http::string_body> request;
  http::response<http::string_body> response;
  http::request_parser<http::string_body> parser;
  http::response_serializer<http::string_body> serializer{response};
  http::read(stream, buffer, request);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::beast::http::read' blocks the event loop in coroutine 'bad_http'; use 'http::async_read'
  http::read(stream, buffer, request, ec);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::beast::http::read' blocks the event loop in coroutine 'bad_http'
  http::read(stream, buffer, parser);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::beast::http::read' blocks the event loop in coroutine 'bad_http'
  http::read_some(stream, buffer, parser);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::beast::http::read_some' blocks the event loop in coroutine 'bad_http'
  http::read_header(stream, buffer, parser, ec);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::beast::http::read_header' blocks the event loop in coroutine 'bad_http'; use 'http::async_read_header'
  http::write(stream, response);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::beast::http::write' blocks the event loop in coroutine 'bad_http'; use 'http::async_write'
  http::write(stream, response, ec);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::beast::http::write' blocks the event loop in coroutine 'bad_http'
  http::write(stream, serializer);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::beast::http::write' blocks the event loop in coroutine 'bad_http'
  http::write_some(stream, serializer);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::beast::http::write_some' blocks the event loop in coroutine 'bad_http'
  http::write_header(stream, serializer);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::beast::http::write_header' blocks the event loop in coroutine 'bad_http'
  beast::write(stream, http::message_generator(std::move(response)));
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::beast::write' blocks the event loop in coroutine 'bad_http'; use 'boost::beast::async_write'
  co_return;
}

awaitable<void> good_http(beast::tcp_stream &stream) {
  beast::flat_buffer buffer;
  beast::error_code ec;
  http::request<http::string_body> request;
  http::response<http::string_body> response;
  stream.expires_after(std::chrono::seconds(30));
  co_await http::async_read(stream, buffer, request, asio::use_awaitable);
  co_await http::async_write(stream, response, asio::redirect_error(asio::use_awaitable, ec));
  co_await beast::async_write(stream, http::message_generator(std::move(response)), asio::use_awaitable);
}

// A client in a plain thread.
void good_plain(beast::tcp_stream &stream, http::request<http::empty_body> &request) { http::write(stream, request); }
