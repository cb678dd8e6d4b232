// REQUIRES: llvm-22
// RUN: %check_both %s --unsafe-fixes --compile -- -std=c++20 -I%runtime-include -Wno-unused-result
// The forgotten co_await is written.
#include <boost/asio/awaitable.hpp>
using boost::asio::awaitable;

awaitable<int> step(int x) { co_return x; }
struct worker {
  awaitable<void> flush() { co_return; }
};

awaitable<void> forgets(worker &w) {
  step(1);
  // CHECK: :[[@LINE-1]]:3: warning: {{.*}}'step'{{.*}} [nostall-unawaited]
  // CHECK-FIXES: {{^}}  co_await step(1);
  w.flush();
  // CHECK: :[[@LINE-1]]:3: warning: {{.*}}'worker::flush'{{.*}} [nostall-unawaited]
  // CHECK-FIXES: {{^}}  co_await w.flush();
  if (co_await step(2))
    w.flush();
  // CHECK: :[[@LINE-1]]:5: warning: {{.*}}'worker::flush'{{.*}} [nostall-unawaited]
  // CHECK-FIXES: {{^}}    co_await w.flush();
}

awaitable<void> remembers(worker &w) {
  co_await step(1);
  auto later = w.flush();
  co_await std::move(later);
}
// In a function that is no coroutine there is nothing to write.
void plain(worker &w) {
  w.flush();
  // CHECK: :[[@LINE-1]]:3: warning: {{.*}}'worker::flush'{{.*}} [nostall-unawaited]
  // CHECK-FIXES: {{^}}  w.flush();
}
