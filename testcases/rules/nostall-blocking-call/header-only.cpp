// RUN: %check_both %s -- -std=c++20 -isystem %S/Inputs
// The bodies of a header-only library are looked into as far as the user's code reaches them, also where the compiler
// takes the headers for the system's.
#include "awaitable.hpp"
#include <header_only.hpp>
using boost::asio::awaitable;

awaitable<void> bad_library(header_only::client<int> &c) {
  header_only::connect();
  // CHECK: :[[@LINE-1]]:3: warning: 'header_only::connect' blocks the event loop in coroutine 'bad_library': it leads to 'sleep'
  // CHECK: note: 'header_only::connect' calls 'header_only::detail::wait'
  // CHECK: note: 'header_only::detail::wait' calls 'sleep'
  c.request();
  // CHECK: :[[@LINE-1]]:3: warning: 'header_only::client::request' blocks the event loop in coroutine 'bad_library'
  header_only::with_connection([] { header_only::connect(); });
  // CHECK: :[[@LINE-1]]:3: warning: 'header_only::with_connection' blocks the event loop in coroutine 'bad_library'
  co_return;
}
awaitable<void> good_library(header_only::client<int> &c) {
  header_only::parse();
  c.cached();
  header_only::with_connection([] {});
  co_return;
}
