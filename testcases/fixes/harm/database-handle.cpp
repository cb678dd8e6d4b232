// REQUIRES: llvm-22
// RUN: rm -rf %t && mkdir %t && cp %s %t/fixed.cpp
// RUN: not %nostall check %t/fixed.cpp -- -std=c++20 -I%S/Inputs -I%runtime-include > %t/report
// RUN: %filecheck %s --input-file %t/report
// RUN: not %nostall check --fix %t/fixed.cpp -- -std=c++20 -I%S/Inputs -I%runtime-include && cmp %s %t/fixed.cpp
// RUN: %clangxx -O0 -g1 -fsanitize=thread -std=c++20 -I%S/Inputs -I%runtime-include %t/fixed.cpp -o %t/before -pthread && %t/before
// RUN: %nostall check --unsafe-fixes %t/fixed.cpp -- -std=c++20 -I%S/Inputs -I%runtime-include
// RUN: %clangxx -O0 -g1 -fsanitize=thread -std=c++20 -I%S/Inputs -I%runtime-include %t/fixed.cpp -o %t/after -pthread
// RUN: not %t/after > %t/output 2>&1 && %filecheck %s --check-prefix=HARM --input-file %t/output
// Two coroutines share a handle of a library that wants one thread at a time.
#include "meanwhile.hpp"

struct database {
  long rows = 0;
};
void db_execute(database *handle, const char *) {
  ++handle->rows;
  wait_for_others();
}
void db_interrupt(database *handle) { --handle->rows; }

awaitable<void> count(database *handle) {
  db_execute(handle, "update counter set n = n + 1");
  // CHECK: calls 'db_execute'
  // CHECK: {{^}}    unsafe fix (other code may use what 'handle' refers to while the call runs on another thread): co_await
  co_return;
}
awaitable<void> stop(database *handle) {
  db_interrupt(handle);
  others_run();
  co_return;
}

int main() {
  database one;
  run(count(&one), stop(&one));
  return verdict(true);
}
// CHECK-NOT: {{^}}    safe fix
// HARM: data race
