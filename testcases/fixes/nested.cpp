// REQUIRES: llvm-22
// RUN: %check_both %s --unsafe-fixes --compile -- -std=c++20 -I%runtime-include
// One blocking call among the arguments of another. An asynchronous sibling leaves its arguments alone, so that both are
// fixed in one run; what is handed to a pool takes all that stands in it along.
#include <boost/asio/awaitable.hpp>
#include <boost/asio/connect.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/write.hpp>
#include <string>
#include <unistd.h>
namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

// CHECK-FIXES: {{^}}#include <nostall/to_thread.hpp>
// CHECK-FIXES-DAG: {{^}}#include <boost/asio/use_awaitable.hpp>
// CHECK-FIXES-DAG: {{^}}#include <boost/asio/redirect_error.hpp>

std::string load(const std::string &name) {
  ::usleep(10);
  return name;
}

// The call to the pool comes first: the fix in it brings no header, and what follows still has its own.
asio::awaitable<void> in_an_offload(std::string host) {
  load(load(host) + load("a name"));
  // CHECK: :[[@LINE-1]]:3: warning: 'load' blocks
  // CHECK: :[[@LINE-2]]:8: warning: 'load' blocks
  // CHECK: :[[@LINE-3]]:21: warning: 'load' blocks
  // CHECK-FIXES: {{^}}  co_await nostall::to_thread([&] { load(load(host) + load("a name")); });
  co_return;
}

asio::awaitable<void> in_a_sibling(tcp::socket &socket, tcp::resolver &resolver, std::string host) {
  asio::connect(socket, resolver.resolve(host, "80"));
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::connect'
  // CHECK: :[[@LINE-2]]:25: warning: 'boost::asio::ip::basic_resolver::resolve'
  // CHECK-FIXES: {{^}}  co_await asio::async_connect(socket, co_await resolver.async_resolve(host, "80", boost::asio::use_awaitable), boost::asio::use_awaitable);
  error_code error;
  asio::connect(socket,   // the layout of the arguments stays
                resolver.resolve(load(host), "80", error), error);
  // CHECK: :[[@LINE-2]]:3: warning: 'boost::asio::connect'
  // CHECK: :[[@LINE-2]]:17: warning: 'boost::asio::ip::basic_resolver::resolve'
  // CHECK: :[[@LINE-3]]:34: warning: 'load' blocks
  // CHECK-FIXES: {{^}}  co_await asio::async_connect(socket,   // the layout of the arguments stays
  // CHECK-FIXES-NEXT: {{^}}                co_await resolver.async_resolve((co_await nostall::to_thread([&] { return load(host); })), "80", boost::asio::redirect_error(boost::asio::use_awaitable, error)), boost::asio::redirect_error(boost::asio::use_awaitable, error));
  asio::write(socket, asio::buffer(load(host) + load("b")));
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::write'
  // CHECK: :[[@LINE-2]]:36: warning: 'load' blocks
  // CHECK: :[[@LINE-3]]:49: warning: 'load' blocks
  // CHECK-FIXES: {{^}}  co_await asio::async_write(socket, asio::buffer(co_await nostall::to_thread([&] { return load(host); }) + co_await nostall::to_thread([&] { return load("b"); })), boost::asio::use_awaitable);
  co_return;
}

asio::awaitable<void> step(std::string);
asio::awaitable<void> in_a_forgotten_await(std::string host) {
  step(load(host));
  // CHECK: :[[@LINE-1]]:3: warning: {{.*}} [nostall-unawaited]
  // CHECK: :[[@LINE-2]]:8: warning: 'load' blocks
  // CHECK-FIXES: {{^}}  co_await step(co_await nostall::to_thread([&] { return load(host); }));
  co_return;
}
