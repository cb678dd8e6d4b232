// RUN: %check_both %s -- -std=c++20
// A document printed to a standard stream, with the category 'console' from the cost 'brief' on.
#include "awaitable.hpp"
#include <iostream>
#include <nlohmann/json.hpp>
#include <sstream>
using boost::asio::awaitable;

awaitable<void> bad(const nlohmann::json &document) {
  std::cout << document;
  // CHECK: :[[@LINE-1]]:3: warning: 'nlohmann::operator<<' blocks the event loop in coroutine 'bad'
  std::cerr << document;
  // CHECK: :[[@LINE-1]]:3: warning: 'nlohmann::operator<<' blocks the event loop in coroutine 'bad'
  co_return;
}

awaitable<void> good(const nlohmann::json &document, std::ostringstream &memory) {
  memory << document;
  co_return;
}
