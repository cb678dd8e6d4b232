// RUN: %check_both %s -- -std=c++20 -I%S/../../Inputs/boost-mock
// Buffered streams read from and write to the stream below them.
#include <boost/asio.hpp>
#include <boost/asio/buffered_stream.hpp>
namespace asio = boost::asio;
using asio::awaitable;
using asio::ip::tcp;

awaitable<void> bad_buffered(asio::buffered_stream<tcp::socket &> &both, asio::buffered_read_stream<tcp::socket &> &in,
                             asio::buffered_write_stream<tcp::socket &> &out) {
  char data[64];
  both.fill();
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::buffered_stream::fill' blocks the event loop in coroutine 'bad_buffered'; use 'stream.async_fill'
  both.read_some(asio::buffer(data));
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::buffered_stream::read_some' blocks the event loop in coroutine 'bad_buffered'
  both.write_some(asio::buffer(data));
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::buffered_stream::write_some' blocks the event loop in coroutine 'bad_buffered'
  both.flush();
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::buffered_stream::flush' blocks the event loop in coroutine 'bad_buffered'; use 'stream.async_flush'
  both.peek(asio::buffer(data));
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::buffered_stream::peek' blocks the event loop in coroutine 'bad_buffered'; use 'stream.async_fill'
  in.fill();
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::buffered_read_stream::fill' blocks the event loop in coroutine 'bad_buffered'
  in.read_some(asio::buffer(data));
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::buffered_read_stream::read_some' blocks the event loop in coroutine 'bad_buffered'
  in.write_some(asio::buffer(data));
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::buffered_read_stream::write_some' blocks the event loop in coroutine 'bad_buffered'
  in.peek(asio::buffer(data));
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::buffered_read_stream::peek' blocks the event loop in coroutine 'bad_buffered'
  out.read_some(asio::buffer(data));
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::buffered_write_stream::read_some' blocks the event loop in coroutine 'bad_buffered'; use 'stream.async_read_some'
  out.write_some(asio::buffer(data));
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::buffered_write_stream::write_some' blocks the event loop in coroutine 'bad_buffered'
  out.flush();
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::buffered_write_stream::flush' blocks the event loop in coroutine 'bad_buffered'
  co_return;
}

// A write stream has 'peek' when the stream below it has.
awaitable<void> bad_peek(asio::buffered_write_stream<asio::buffered_read_stream<tcp::socket &>> &stream) {
  char data[64];
  stream.peek(asio::buffer(data));
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::buffered_write_stream::peek' blocks the event loop in coroutine 'bad_peek'
  co_return;
}

awaitable<void> good_buffered(asio::buffered_stream<tcp::socket &> &both) {
  char data[64];
  co_await both.async_fill(asio::use_awaitable);
  co_await both.async_read_some(asio::buffer(data), asio::use_awaitable);
  co_await both.async_flush(asio::use_awaitable);
  both.in_avail();
}
