// RUN: %check_both %s -- -std=c++20 -I%S/../../Inputs/boost-mock
// Serial ports, descriptors and pipes.
#include <boost/asio.hpp>
namespace asio = boost::asio;
using asio::awaitable;

awaitable<void> bad_devices(asio::serial_port &port, asio::posix::stream_descriptor &descriptor,
                            asio::readable_pipe &in, asio::writable_pipe &out) {
  char data[64];
  boost::system::error_code ec;
  port.read_some(asio::buffer(data));
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::basic_serial_port::read_some' blocks the event loop in coroutine 'bad_devices'; use 'async_read_some'
  port.write_some(asio::buffer(data), ec);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::basic_serial_port::write_some' blocks the event loop in coroutine 'bad_devices'
  port.send_break();
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::basic_serial_port::send_break' blocks the event loop in coroutine 'bad_devices'
  descriptor.read_some(asio::buffer(data));
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::posix::basic_stream_descriptor::read_some' blocks the event loop in coroutine 'bad_devices'
  descriptor.write_some(asio::buffer(data));
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::posix::basic_stream_descriptor::write_some' blocks the event loop in coroutine 'bad_devices'
  descriptor.wait(asio::posix::stream_descriptor::wait_read);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::posix::basic_descriptor::wait' blocks the event loop in coroutine 'bad_devices'; use 'async_wait'
  in.read_some(asio::buffer(data));
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::basic_readable_pipe::read_some' blocks the event loop in coroutine 'bad_devices'; use 'pipe.async_read_some'
  out.write_some(asio::buffer(data));
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::basic_writable_pipe::write_some' blocks the event loop in coroutine 'bad_devices'; use 'pipe.async_write_some'
  co_return;
}

awaitable<void> good_devices(asio::io_context &context, asio::posix::stream_descriptor &descriptor) {
  char data[64];
  asio::serial_port port(context, "/dev/ttyS0"); // opened with O_NONBLOCK
  asio::readable_pipe in(context);
  asio::writable_pipe out(context);
  co_await port.async_read_some(asio::buffer(data), asio::use_awaitable);
  co_await descriptor.async_wait(asio::posix::stream_descriptor::wait_read, asio::use_awaitable);
  co_await descriptor.async_read_some(asio::buffer(data), asio::use_awaitable);
  co_await in.async_read_some(asio::buffer(data), asio::use_awaitable);
  co_await out.async_write_some(asio::buffer(data), asio::use_awaitable);
  asio::signal_set signals(context, 2, 15);
  co_await signals.async_wait(asio::use_awaitable);
}
