// RUN: %check_both %s -- -std=c++20
// Tasks do nothing until they are awaited.
#include "cppcoro/cppcoro.hpp"
using cppcoro::task;

task<> save();
cppcoro::shared_task<> share();

task<> bad() {
  save();
  // CHECK: :[[@LINE-1]]:3: warning: {{.*}}[nostall-unawaited]
  share();
  // CHECK: :[[@LINE-1]]:3: warning: {{.*}}[nostall-unawaited]
  co_return;
}

task<> good() {
  co_await save();
  co_await share();
}
