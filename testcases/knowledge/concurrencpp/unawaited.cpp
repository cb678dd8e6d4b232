// RUN: %check_both %s -- -std=c++20
// A lazy_result does nothing until it is awaited; what returns result or null_result has already begun.
#include "concurrencpp/concurrencpp.hpp"
using concurrencpp::lazy_result;
using concurrencpp::result;

lazy_result<void> save();
result<void> begin_saving();
concurrencpp::null_result fire();

result<void> bad() {
  save();
  // CHECK: :[[@LINE-1]]:3: warning: {{.*}}[nostall-unawaited]
  co_return;
}

result<void> good() {
  begin_saving();
  fire();
  save().run();
  co_await save();
}
