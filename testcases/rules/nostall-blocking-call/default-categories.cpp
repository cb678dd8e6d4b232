// RUN: %check_both %s -- -std=c++20
// Without configuration, locks and lines to the console are not reported, and do not hide what is.
#include "awaitable.hpp"
#include <cstdio>
#include <mutex>
#include <unistd.h>
using boost::asio::awaitable;

void log_and_sleep(std::mutex &m) {
  std::lock_guard guard(m);
  std::puts("log");
  ::sleep(1);
}
awaitable<void> good_quiet(std::mutex &m) {
  std::lock_guard guard(m);
  m.lock();
  std::puts("log");
  std::printf("%d\n", 1);
  co_return;
}
awaitable<void> bad_behind(std::mutex &m) {
  log_and_sleep(m);
  // CHECK: :[[@LINE-1]]:3: warning: 'log_and_sleep' blocks the event loop in coroutine 'bad_behind': it calls 'sleep'
  co_return;
}
