// RUN: %check_both %s -- -std=c++20
// The category 'console' from the cost 'brief' on, as this folder's configuration wants it: lines to standard output.
#include "awaitable.hpp"
#include <iostream>
#include <string>
using boost::asio::awaitable;

awaitable<void> bad_output(const std::string &text) {
  std::cout << text << '\n';
  // CHECK: :[[@LINE-1]]:3: warning: 'std::operator<<' blocks the event loop in coroutine 'bad_output'
  std::cout << 7 << std::endl;
  // CHECK: :[[@LINE-1]]:3: warning: 'std::basic_ostream::operator<<' blocks the event loop in coroutine 'bad_output'
  std::cerr << "text";
  // CHECK: :[[@LINE-1]]:3: warning: 'std::operator<<' blocks the event loop in coroutine 'bad_output'
  std::clog << 7;
  // CHECK: :[[@LINE-1]]:3: warning: 'std::basic_ostream::operator<<' blocks the event loop in coroutine 'bad_output'
  std::cout.write(text.data(), 1);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::basic_ostream::write' blocks the event loop in coroutine 'bad_output'
  std::cout.put('x');
  // CHECK: :[[@LINE-1]]:3: warning: 'std::basic_ostream::put' blocks the event loop in coroutine 'bad_output'
  std::cout.flush();
  // CHECK: :[[@LINE-1]]:3: warning: 'std::basic_ostream::flush' blocks the event loop in coroutine 'bad_output'
  co_return;
}
