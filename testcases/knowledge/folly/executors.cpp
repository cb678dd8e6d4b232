// RUN: %check_both %s -- -std=c++20
// Work that goes to an event base blocks the loop there: the executor is what is written, before it becomes a KeepAlive.
#include "folly/folly.hpp"
#include <thread>
using namespace std::chrono_literals;
using folly::coro::Task;

Task<void> bad_executor(folly::EventBase &loop) {
  co_await folly::via(&loop, [] {
    std::this_thread::sleep_for(1s);
    // CHECK: :[[@LINE-1]]:5: warning: 'std::this_thread::sleep_for' blocks the event loop in {{.*}}
    return 1;
  });
}

Task<void> bad_task_executor(folly::EventBase &loop) {
  co_await folly::coro::co_withExecutor(&loop, []() -> Task<void> {
    std::this_thread::sleep_for(1s);
    // CHECK: :[[@LINE-1]]:5: warning: 'std::this_thread::sleep_for' blocks the event loop in {{.*}}
    co_return;
  }());
}
