// RUN: %check_both %s -- -std=c++20
// Standard input waits for a person. Standard output takes a line at once: it is of the category 'console', which is
// reported from the cost 'io' on; all-categories/console.cpp has the same lines with findings.
#include "awaitable.hpp"
#include <iostream>
#include <iterator>
#include <string>
using boost::asio::awaitable;

awaitable<void> bad_input(char *data) {
  std::string text;
  std::wstring wide;
  int number = 0;
  std::cin >> text;
  // CHECK: :[[@LINE-1]]:3: warning: 'std::operator>>' blocks the event loop in coroutine 'bad_input'; use 'posix::stream_descriptor' on standard input
  std::cin >> number;
  // CHECK: :[[@LINE-1]]:3: warning: 'std::basic_istream::operator>>' blocks the event loop in coroutine 'bad_input'; use 'posix::stream_descriptor' on standard input
  std::cin >> number >> text;
  // CHECK: :[[@LINE-1]]:3: warning: 'std::basic_istream::operator>>' blocks the event loop in coroutine 'bad_input'
  std::wcin >> wide;
  // CHECK: :[[@LINE-1]]:3: warning: 'std::operator>>' blocks the event loop in coroutine 'bad_input'
  std::getline(std::cin, text);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::getline' blocks the event loop in coroutine 'bad_input'; use 'posix::stream_descriptor' on standard input
  std::cin.read(data, 1);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::basic_istream::read' blocks the event loop in coroutine 'bad_input'
  std::cin.get();
  // CHECK: :[[@LINE-1]]:3: warning: 'std::basic_istream::get' blocks the event loop in coroutine 'bad_input'
  std::cin.getline(data, 1);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::basic_istream::getline' blocks the event loop in coroutine 'bad_input'
  std::cin.ignore();
  // CHECK: :[[@LINE-1]]:3: warning: 'std::basic_istream::ignore' blocks the event loop in coroutine 'bad_input'
  std::cin.peek();
  // CHECK: :[[@LINE-1]]:3: warning: 'std::basic_istream::peek' blocks the event loop in coroutine 'bad_input'
  std::istreambuf_iterator<char> letters(std::cin);
  // CHECK: :[[@LINE-1]]:34: warning: 'std::istreambuf_iterator::istreambuf_iterator' blocks the event loop in coroutine 'bad_input'
  std::istream_iterator<int> numbers(std::cin);
  // CHECK: :[[@LINE-1]]:30: warning: 'std::istream_iterator::istream_iterator' blocks the event loop in coroutine 'bad_input'
  co_return;
}

awaitable<void> good_output(const std::string &text) {
  std::cout << text << '\n';
  std::cout << 7 << std::endl;
  std::cerr << "text";
  std::clog << 7;
  std::cout.write(text.data(), 1);
  std::cout.put('x');
  std::cout.flush();
  co_return;
}
