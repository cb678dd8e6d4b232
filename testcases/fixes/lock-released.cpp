// XFAIL: *
// Known limit: a lock counts as held to the end of its scope, also after unlock(): no fix is offered then.
// REQUIRES: llvm-22
// RUN: %check_both %s --compile -- -std=c++20 -I%runtime-include
// A lock that was given back before is no obstacle to awaiting.
#include <boost/asio/awaitable.hpp>
#include <mutex>
#include <unistd.h>
using boost::asio::awaitable;

int nap() { return ::usleep(10); }
std::mutex mutex;
// A unique_lock that was released holds nothing.
awaitable<void> unlocked() {
  std::unique_lock guard(mutex);
  guard.unlock();
  nap();
  // CHECK: :[[@LINE-1]]:3: warning: 'nap' blocks the event loop in coroutine 'unlocked'
  // CHECK-FIXES: {{^}}  co_await nostall::to_thread([&] { nap(); });
  co_return;
}
