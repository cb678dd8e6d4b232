// RUN: %check_both %s -- -std=c++20 -I%S/../../Inputs/boost-mock
// Asio's files, which exist with io_uring: opening and synchronising block, as do the operations without 'async_'.
#include <boost/asio.hpp>
#include <boost/asio/random_access_file.hpp>
#include <boost/asio/stream_file.hpp>
#include <unistd.h>
namespace asio = boost::asio;
using asio::awaitable;

awaitable<void> bad_open(asio::io_context &context, asio::stream_file &file) {
  asio::stream_file named(context, "data", asio::stream_file::read_only);
  // CHECK: :[[@LINE-1]]:21: warning: 'boost::asio::basic_stream_file::basic_stream_file' blocks the event loop in coroutine 'bad_open'
  asio::random_access_file other(context, "data", asio::stream_file::read_only);
  // CHECK: :[[@LINE-1]]:28: warning: 'boost::asio::basic_random_access_file::basic_random_access_file' blocks the event loop in coroutine 'bad_open'
  file.open("data", asio::stream_file::read_only);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::basic_file::open' blocks the event loop in coroutine 'bad_open'
  file.resize(0);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::basic_file::resize' blocks the event loop in coroutine 'bad_open'
  file.sync_all();
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::basic_file::sync_all' blocks the event loop in coroutine 'bad_open'
  file.sync_data();
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::basic_file::sync_data' blocks the event loop in coroutine 'bad_open'
  co_return;
}

awaitable<void> bad_read(asio::stream_file &file, asio::random_access_file &other) {
  char data[64];
  file.read_some(asio::buffer(data));
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::basic_stream_file::read_some' blocks the event loop in coroutine 'bad_read'; use 'file.async_read_some'
  file.write_some(asio::buffer(data));
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::basic_stream_file::write_some' blocks the event loop in coroutine 'bad_read'
  other.read_some_at(0, asio::buffer(data));
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::basic_random_access_file::read_some_at' blocks the event loop in coroutine 'bad_read'; use 'file.async_read_some_at'
  other.write_some_at(0, asio::buffer(data));
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::basic_random_access_file::write_some_at' blocks the event loop in coroutine 'bad_read'
  co_return;
}

awaitable<void> good_read(asio::io_context &context, int descriptor) {
  char data[64];
  asio::stream_file closed(context);
  asio::stream_file opened(context.get_executor(), descriptor);
  co_await opened.async_read_some(asio::buffer(data), asio::use_awaitable);
  opened.seek(0, asio::stream_file::seek_set);
  opened.close();
}

void bad_handler(asio::stream_file &file, asio::random_access_file &other) {
  static char data[64];
  file.async_read_some(asio::buffer(data), [](boost::system::error_code, std::size_t) {
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in completion handler 'lambda in bad_handler'
  });
  other.async_read_some_at(0, asio::buffer(data), [](boost::system::error_code, std::size_t) {
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in completion handler 'lambda in bad_handler'
  });
}
