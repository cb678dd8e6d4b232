// RUN: %check_both %s -- -std=c++20
// folly: a Task runs on the executor that it is scheduled on.
#include "folly/folly.hpp"
#include <unistd.h>
using folly::coro::Task;

namespace bad_scheduled_on {
Task<> inner() {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad_scheduled_on::inner'
  co_return;
}
Task<> work(folly::EventBase &loop, folly::CPUThreadPoolExecutor &pool) { co_await inner().scheduleOn(&loop); }
} // namespace bad_scheduled_on
namespace good_scheduled_on {
Task<> inner() {
  ::sleep(1);
  co_return;
}
Task<> work(folly::EventBase &loop, folly::CPUThreadPoolExecutor &pool) { co_await inner().scheduleOn(&pool); }
} // namespace good_scheduled_on

namespace bad_with_executor {
Task<> inner() {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad_with_executor::inner'
  co_return;
}
Task<> work(folly::EventBase &loop) { co_await folly::coro::co_withExecutor(&loop, inner()); }
} // namespace bad_with_executor
namespace good_with_executor {
Task<> inner() {
  ::sleep(1);
  co_return;
}
Task<> work(folly::EventBase &loop) { co_await folly::coro::co_withExecutor(folly::getGlobalCPUExecutor(), inner()); }
} // namespace good_with_executor

namespace bad_without_executor {
Task<> inner() {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad_without_executor::inner'
  co_return;
}
Task<> work(folly::CPUThreadPoolExecutor &pool) { co_await inner(); }
} // namespace bad_without_executor
namespace good_without_executor {
Task<> inner() {
  ::sleep(1);
  co_return;
}
Task<> work(folly::CPUThreadPoolExecutor &pool) { co_await folly::coro::co_withExecutor(&pool, inner()); }
} // namespace good_without_executor

namespace bad_via {
Task<> work(folly::IOThreadPoolExecutor &io, folly::CPUThreadPoolExecutor &pool) {
  co_await folly::via(&io, [] { return ::sleep(1); });
  // CHECK: :[[@LINE-1]]:40: warning: 'sleep' blocks the event loop in completion handler 'lambda in bad_via::work'
}
} // namespace bad_via
namespace good_via {
Task<> work(folly::IOThreadPoolExecutor &io, folly::CPUThreadPoolExecutor &pool) {
  co_await folly::via(&pool, [] { return ::sleep(1); });
}
} // namespace good_via

namespace bad_executor_variable {
Task<> inner() {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad_executor_variable::inner'
  co_return;
}
Task<> work(folly::EventBase &loop, folly::CPUThreadPoolExecutor &pool) {
  folly::Executor *executor = &loop;
  co_await inner().scheduleOn(executor);
}
} // namespace bad_executor_variable
namespace good_executor_variable {
Task<> inner() {
  ::sleep(1);
  co_return;
}
Task<> work(folly::EventBase &loop, folly::CPUThreadPoolExecutor &pool) {
  folly::Executor *executor = &pool;
  co_await inner().scheduleOn(executor);
}
} // namespace good_executor_variable
