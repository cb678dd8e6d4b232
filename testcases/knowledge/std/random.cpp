// RUN: %check_both %s -- -std=c++20
// A random device takes microseconds, save where its token names a device file that is opened.
#include "awaitable.hpp"
#include <random>
using boost::asio::awaitable;

awaitable<void> bad_device(const std::string &token) {
  std::random_device device("/dev/urandom");
  // CHECK: :[[@LINE-1]]:22: warning: 'std::random_device::random_device' blocks the event loop in coroutine 'bad_device'
  std::random_device named(token);
  // CHECK: :[[@LINE-1]]:22: warning: 'std::random_device::random_device' blocks the event loop in coroutine 'bad_device'
  co_return;
}

awaitable<void> good_device() {
  std::random_device device;
  std::random_device fast("rdrand");
  std::random_device usual("default");
  std::mt19937 generator(device());
  co_return;
}
