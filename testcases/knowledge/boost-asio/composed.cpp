// RUN: %check_both %s -- -std=c++20 -I%S/../../Inputs/boost-mock
// Composed operations: read, write, read_until and connect, with a qualifier and without.
#include <boost/asio.hpp>
#include <string>
namespace asio = boost::asio;
using asio::awaitable;
using asio::ip::tcp;

awaitable<void> bad_composed(tcp::socket &socket, tcp::resolver::results_type peers) {
  char data[64];
  std::string text;
  asio::streambuf stream;
  boost::system::error_code ec;
  asio::connect(socket, peers);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::connect' blocks the event loop in coroutine 'bad_composed'; use 'boost::asio::async_connect'
  asio::connect(socket, peers, ec);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::connect' blocks the event loop in coroutine 'bad_composed'
  asio::connect(socket, peers.begin(), peers.end());
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::connect' blocks the event loop in coroutine 'bad_composed'
  asio::read(socket, asio::buffer(data));
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::read' blocks the event loop in coroutine 'bad_composed'; use 'boost::asio::async_read'
  asio::read(socket, asio::buffer(data), ec);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::read' blocks the event loop in coroutine 'bad_composed'
  read(socket, asio::buffer(data), asio::transfer_exactly(4));
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::read' blocks the event loop in coroutine 'bad_composed'
  asio::read(socket, stream);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::read' blocks the event loop in coroutine 'bad_composed'
  asio::write(socket, asio::buffer(text));
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::write' blocks the event loop in coroutine 'bad_composed'; use 'boost::asio::async_write'
  write(socket, asio::buffer(text), asio::transfer_all(), ec);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::write' blocks the event loop in coroutine 'bad_composed'
  std::size_t n = asio::read_until(socket, asio::dynamic_buffer(text), '\n');
  // CHECK: :[[@LINE-1]]:19: warning: 'boost::asio::read_until' blocks the event loop in coroutine 'bad_composed'; use 'boost::asio::async_read_until'
  n += asio::read_until(socket, stream, "\r\n");
  // CHECK: :[[@LINE-1]]:8: warning: 'boost::asio::read_until' blocks the event loop in coroutine 'bad_composed'
  co_return;
}

awaitable<void> good_composed(tcp::socket &socket, tcp::resolver::results_type peers) {
  char data[64];
  asio::streambuf stream;
  boost::system::error_code ec;
  co_await asio::async_connect(socket, peers, asio::use_awaitable);
  co_await asio::async_read(socket, asio::buffer(data), asio::deferred);
  co_await async_write(socket, asio::buffer(data), asio::redirect_error(asio::use_awaitable, ec));
  co_await asio::async_read_until(socket, stream, '\n', asio::use_awaitable);
}

// Asio has no device for offsets on Linux without io_uring; any class with the right members is one.
struct device {
  using executor_type = asio::any_io_executor;
  executor_type get_executor();
  template <typename Buffers> std::size_t read_some_at(unsigned long, const Buffers &);
  template <typename Buffers> std::size_t read_some_at(unsigned long, const Buffers &, boost::system::error_code &);
  template <typename Buffers> std::size_t write_some_at(unsigned long, const Buffers &);
  template <typename Buffers> std::size_t write_some_at(unsigned long, const Buffers &, boost::system::error_code &);
};
awaitable<void> bad_offsets(device &file) {
  char data[64];
  asio::read_at(file, 0, asio::buffer(data));
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::read_at' blocks the event loop in coroutine 'bad_offsets'
  asio::write_at(file, 0, asio::buffer(data));
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::write_at' blocks the event loop in coroutine 'bad_offsets'
  co_return;
}

// A condition is called in between, on the same thread.
awaitable<void> good_condition(tcp::socket &socket) {
  char data[64];
  auto all = [](const boost::system::error_code &, std::size_t) { return std::size_t(64); };
  co_await asio::async_read(socket, asio::buffer(data), all, asio::use_awaitable);
}
