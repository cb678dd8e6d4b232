// RUN: %check_both %s -- -std=c++20
// A loop over a directory opens it and reads on: both happen in the line of the loop's head.
#include "awaitable.hpp"
#include <filesystem>
using boost::asio::awaitable;

awaitable<void> bad_loop(const std::filesystem::path &path) {
  for (const auto &entry : std::filesystem::directory_iterator(path))
    // CHECK-DAG: :[[@LINE-1]]:{{[0-9]+}}: warning: 'std::filesystem::directory_iterator::directory_iterator' blocks the event loop in coroutine 'bad_loop'
    // CHECK-DAG: :[[@LINE-2]]:{{[0-9]+}}: warning: 'std::filesystem::directory_iterator::operator++' blocks the event loop in coroutine 'bad_loop'
    entry.path();
  co_return;
}
