// RUN: %check_both %s -- -std=c++20
// A LazyTask does nothing until it is awaited; a Task has already begun.
#include "qcoro/qcoro.hpp"

QCoro::LazyTask<> save();
QCoro::Task<> begin_saving();

QCoro::Task<> bad() {
  save();
  // CHECK: :[[@LINE-1]]:3: warning: {{.*}}[nostall-unawaited]
  co_return;
}

QCoro::Task<> good() {
  begin_saving();
  co_await save();
}
