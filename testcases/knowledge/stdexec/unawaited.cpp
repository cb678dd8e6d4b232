// RUN: %check_both %s -- -std=c++20
// A task does nothing until it is awaited.
#include "stdexec/stdexec.hpp"
using exec::task;

task<void> save();

task<void> bad() {
  save();
  // CHECK: :[[@LINE-1]]:3: warning: {{.*}}[nostall-unawaited]
  co_return;
}

task<void> good() { co_await save(); }
