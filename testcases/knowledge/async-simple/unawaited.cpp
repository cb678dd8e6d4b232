// RUN: %check_both %s -- -std=c++20
// A Lazy does nothing until it is awaited or started.
#include "async-simple/async_simple.hpp"
using async_simple::coro::Lazy;

Lazy<> save();

Lazy<> bad(async_simple::Executor *executor) {
  save();
  // CHECK: :[[@LINE-1]]:3: warning: {{.*}}[nostall-unawaited]
  save().via(executor);
  // CHECK: :[[@LINE-1]]:3: warning: {{.*}}[nostall-unawaited]
  co_return;
}

Lazy<> good() {
  save().start([] {});
  co_await save();
}
