// RUN: env NOSTALL_ENGINE=graphs %nostall dump --events %s -- -std=c++20 -I%S/../Inputs | %filecheck %s
// What the whole program is told of each function, when summaries are made from flow graphs.
#include "awaitable.hpp"
#include <chrono>
#include <functional>
#include <mutex>
#include <thread>
#include <unistd.h>
using boost::asio::awaitable;

// A helper whose callers decide whether it blocks is told once for each kind of caller that makes a difference.
static void nap(bool really) {
  if (really)
    ::sleep(1);
}
// CHECK: {{^}}function nap{{$}}
// CHECK-NEXT: :5 call sleep blocks by posix:sleep
// CHECK-NEXT: {{^}}function nap for-caller{{$}}
// CHECK-NEXT: function server::keep

struct server {
  std::function<void()> on_close;
  std::mutex mutex;
  int fd = 0;

  // What is kept in a field is what runs when that is called.
  void keep() {
    on_close = [this] { ::fsync(fd); };
  }
  void close() { on_close(); }

  // A lock that is given back is not held any more.
  awaitable<void> serve() {
    std::unique_lock guard(mutex);
    nap(true);
    guard.unlock();
    nap(false);
    co_return;
  }
};
// CHECK: store{{.*}}; lambda in server::keep stored in server::on_close
// CHECK: function server::close
// CHECK-NEXT: call std::function::operator() {{.*}}server::on_close inline as object
// CHECK: coroutine server::serve
// CHECK-NEXT: construct std::unique_lock::unique_lock blocks by {{.*}} takes server::mutex
// CHECK-NEXT: call nap holding server::mutex lock-held
// CHECK-NEXT: call nap (for caller) legal

// An object that a scope ends is told once, whichever way leads out of the scope.
struct slow_close {
  ~slow_close() { ::sleep(1); }
};
int leave(bool early) {
  slow_close c;
  if (early)
    return 1;
  return 2;
}
// CHECK: function leave
// CHECK-NEXT: destroy slow_close::~slow_close{{.*$}}
// CHECK-NOT: destroy
