// RUN: %check_both %s -- -std=c++20 -I%S/../../Inputs/boost-mock
// Starting a process and waiting for it; asking whether it still runs does not wait.
#include <boost/asio.hpp>
#include <boost/process.hpp>
#include <chrono>
#include <unistd.h>
namespace asio = boost::asio;
namespace process = boost::process;
using asio::awaitable;
using namespace std::chrono_literals;

awaitable<void> bad_start(const char *command) {
  process::system(command);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::process::system' blocks the event loop in coroutine 'bad_start'; use 'boost::process::async_system'
  process::spawn("ls", "-l");
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::process::spawn' blocks the event loop in coroutine 'bad_start'
  process::child child("ls", "-l");
  // CHECK: :[[@LINE-1]]:18: warning: 'boost::process::child::child' blocks the event loop in coroutine 'bad_start'
  process::search_path("ls");
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::process::search_path' blocks the event loop in coroutine 'bad_start'
  co_return;
}

awaitable<void> bad_wait(process::child &child, process::group &group) {
  child.wait();
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::process::child::wait' blocks the event loop in coroutine 'bad_wait'; use the handler 'boost::process::on_exit'
  child.join();
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::process::child::join' blocks the event loop in coroutine 'bad_wait'
  child.wait_for(1s);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::process::child::wait_for' blocks the event loop in coroutine 'bad_wait'
  child.wait_until(std::chrono::steady_clock::now() + 1s);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::process::child::wait_until' blocks the event loop in coroutine 'bad_wait'
  child.terminate();
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::process::child::terminate' blocks the event loop in coroutine 'bad_wait'
  group.wait();
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::process::group::wait' blocks the event loop in coroutine 'bad_wait'
  group.join();
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::process::group::join' blocks the event loop in coroutine 'bad_wait'
  group.wait_for(1s);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::process::group::wait_for' blocks the event loop in coroutine 'bad_wait'
  group.wait_until(std::chrono::steady_clock::now() + 1s);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::process::group::wait_until' blocks the event loop in coroutine 'bad_wait'
  co_return;
}

awaitable<void> good_child(process::child &child, process::group &group, int id) {
  process::child none;
  process::child attached(id);
  process::child moved(static_cast<process::child &&>(none));
  if (!child.running())
    child.exit_code();
  child.wait_for(0s);
  child.detach();
  group.terminate();
  co_return;
}

awaitable<void> bad_pipes(asio::io_context &context) {
  char data[64];
  process::pipe pipe;
  process::async_pipe async_pipe(context);
  pipe.read(data, sizeof data);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::process::detail::posix::basic_pipe::read' blocks the event loop in coroutine 'bad_pipes'; use 'boost::process::async_pipe'
  pipe.write(data, sizeof data);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::process::detail::posix::basic_pipe::write' blocks the event loop in coroutine 'bad_pipes'
  async_pipe.read_some(asio::buffer(data));
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::process::detail::posix::async_pipe::read_some' blocks the event loop in coroutine 'bad_pipes'; use 'pipe.async_read_some'
  async_pipe.write_some(asio::buffer(data));
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::process::detail::posix::async_pipe::write_some' blocks the event loop in coroutine 'bad_pipes'
  co_return;
}
awaitable<void> good_pipes(process::async_pipe &pipe) {
  char data[64];
  co_await pipe.async_read_some(asio::buffer(data), asio::use_awaitable);
}

// The handlers of async_system, of on_exit and of pipes run on the loop.
void bad_handlers(asio::io_context &context, process::async_pipe &pipe) {
  static char data[64];
  process::async_system(context, [](boost::system::error_code, int) { ::sleep(1); }, "ls");
  // CHECK: :[[@LINE-1]]:71: warning: 'sleep' blocks the event loop in completion handler 'lambda in bad_handlers'
  pipe.async_read_some(asio::buffer(data), [](boost::system::error_code, std::size_t) { ::sleep(1); });
  // CHECK: :[[@LINE-1]]:89: warning: 'sleep' blocks the event loop in completion handler 'lambda in bad_handlers'
}
