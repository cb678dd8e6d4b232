// RUN: %check_both %s -- -std=c++20 -I%S/../../Inputs/boost-mock
// The second version of Boost.Process.
#include <boost/asio.hpp>
#include <boost/process/v2.hpp>
#include <unistd.h>
#include <utility>
namespace asio = boost::asio;
namespace process = boost::process::v2;
using asio::awaitable;

awaitable<void> bad_process(asio::any_io_executor executor, boost::filesystem::path program) {
  char data[64];
  boost::system::error_code ec;
  process::process child(executor, program, {"-l"});
  // CHECK: :[[@LINE-1]]:20: warning: 'boost::process::v2::basic_process::basic_process' blocks the event loop in coroutine 'bad_process'
  process::popen pipes(executor, program, {"-l"});
  // CHECK: :[[@LINE-1]]:18: warning: 'boost::process::v2::basic_popen::basic_popen' blocks the event loop in coroutine 'bad_process'
  child.wait();
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::process::v2::basic_process::wait' blocks the event loop in coroutine 'bad_process'; use 'process.async_wait'
  child.wait(ec);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::process::v2::basic_process::wait' blocks the event loop in coroutine 'bad_process'
  pipes.read_some(asio::buffer(data));
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::process::v2::basic_popen::read_some' blocks the event loop in coroutine 'bad_process'; use 'async_read_some'
  pipes.write_some(asio::buffer(data));
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::process::v2::basic_popen::write_some' blocks the event loop in coroutine 'bad_process'
  process::execute(std::move(child));
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::process::v2::execute' blocks the event loop in coroutine 'bad_process'; use 'async_execute'
  co_return;
}

awaitable<void> good_process(asio::any_io_executor executor, process::process &child, process::popen &pipes) {
  char data[64];
  process::process attached(executor, 7);
  if (child.running())
    co_await child.async_wait(asio::use_awaitable);
  co_await pipes.async_read_some(asio::buffer(data), asio::use_awaitable);
}

void bad_handlers(process::process &child, process::popen &pipes) {
  static char data[64];
  child.async_wait([](boost::system::error_code, int) { ::sleep(1); });
  // CHECK: :[[@LINE-1]]:57: warning: 'sleep' blocks the event loop in completion handler 'lambda in bad_handlers'
  pipes.async_read_some(asio::buffer(data), [](boost::system::error_code, std::size_t) { ::sleep(1); });
  // CHECK: :[[@LINE-1]]:90: warning: 'sleep' blocks the event loop in completion handler 'lambda in bad_handlers'
  process::async_execute(std::move(child), [](boost::system::error_code, int) { ::sleep(1); });
  // CHECK: :[[@LINE-1]]:81: warning: 'sleep' blocks the event loop in completion handler 'lambda in bad_handlers'
}
