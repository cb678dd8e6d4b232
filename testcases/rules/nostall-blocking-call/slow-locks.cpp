// RUN: %check_both %s -- -std=c++20 -I%S/../../Inputs/boost-mock
// A short lock is no stall; one whose holder waits or awaits meanwhile is, and both ways are told.
#include <boost/asio.hpp>
#include <mutex>
#include <unistd.h>
namespace asio = boost::asio;
using asio::awaitable;

std::mutex slow, quick;
int counter;

void write_back() { ::sleep(1); }
void flush() {
  std::lock_guard guard(slow);
  write_back();
}
void count() {
  std::lock_guard guard(quick);
  ++counter;
}

awaitable<void> bad() {
  std::lock_guard guard(slow);
  // CHECK: :[[@LINE-1]]:19: warning: 'std::lock_guard::lock_guard' blocks the event loop in coroutine 'bad': 'flush' holds 'slow' while it waits
  // CHECK: note: 'flush' holds 'slow' while it waits
  // CHECK: note: 'flush' calls 'write_back'
  // CHECK: note: 'write_back' calls 'sleep', which blocks (sleep, unbounded)
  ++counter;
  co_return;
}

awaitable<void> good() {
  std::lock_guard guard(quick);
  ++counter;
  co_return;
}
