// RUN: %check_both %s -- -std=c++20 -I%S/../../Inputs/boost-mock
// Beast's files, and the body that serves one: opening it is synchronous, also when it is sent asynchronously.
#include <boost/asio.hpp>
#include <boost/beast.hpp>
namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using asio::awaitable;

awaitable<void> bad_files(beast::file_posix &posix, beast::file_stdio &stdio) {
  char data[64];
  beast::error_code ec;
  posix.open("data", beast::file_mode::read, ec);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::beast::file_posix::open' blocks the event loop in coroutine 'bad_files'
  posix.read(data, sizeof data, ec);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::beast::file_posix::read' blocks the event loop in coroutine 'bad_files'
  posix.write(data, sizeof data, ec);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::beast::file_posix::write' blocks the event loop in coroutine 'bad_files'
  posix.size(ec);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::beast::file_posix::size' blocks the event loop in coroutine 'bad_files'
  stdio.open("data", beast::file_mode::read, ec);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::beast::file_stdio::open' blocks the event loop in coroutine 'bad_files'
  stdio.read(data, sizeof data, ec);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::beast::file_stdio::read' blocks the event loop in coroutine 'bad_files'
  stdio.write(data, sizeof data, ec);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::beast::file_stdio::write' blocks the event loop in coroutine 'bad_files'
  stdio.size(ec);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::beast::file_stdio::size' blocks the event loop in coroutine 'bad_files'
  co_return;
}

awaitable<void> bad_body(beast::tcp_stream &stream, const char *path) {
  beast::error_code ec;
  http::file_body::value_type body;
  body.open(path, beast::file_mode::scan, ec);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::beast::http::basic_file_body::value_type::open' blocks the event loop in coroutine 'bad_body'
  http::response<http::file_body> response;
  response.body().open(path, beast::file_mode::scan, ec);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::beast::http::basic_file_body::value_type::open' blocks the event loop in coroutine 'bad_body'
  response.prepare_payload();
  co_await http::async_write(stream, response, asio::use_awaitable);
}

awaitable<void> good_body(beast::tcp_stream &stream, http::response<http::file_body> &response) {
  beast::error_code ec;
  beast::file_posix file;
  file.seek(0, ec);
  file.pos(ec);
  if (response.body().is_open() && response.body().size() != 0)
    co_await http::async_write(stream, response, asio::use_awaitable);
}
