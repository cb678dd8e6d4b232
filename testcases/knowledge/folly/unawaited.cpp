// RUN: %check_both %s -- -std=c++20
// A Task does nothing until it is awaited, and neither does one that has got its executor.
#include "folly/folly.hpp"
using namespace std::chrono_literals;
using folly::coro::Task;

Task<void> save();

Task<void> bad(folly::CPUThreadPoolExecutor &pool) {
  save();
  // CHECK: :[[@LINE-1]]:3: warning: {{.*}}[nostall-unawaited]
  folly::coro::sleep(1ms);
  // CHECK: :[[@LINE-1]]:3: warning: {{.*}}[nostall-unawaited]
  folly::coro::co_withExecutor(&pool, save());
  // CHECK: :[[@LINE-1]]:3: warning: {{.*}}[nostall-unawaited]
  co_return;
}

Task<void> good(folly::CPUThreadPoolExecutor &pool) {
  co_await save();
  (void)folly::coro::co_withExecutor(&pool, save()).start();
}
