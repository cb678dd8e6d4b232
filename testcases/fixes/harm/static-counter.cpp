// REQUIRES: llvm-22
// RUN: rm -rf %t && mkdir %t && cp %s %t/fixed.cpp
// RUN: not %nostall check %t/fixed.cpp -- -std=c++20 -I%S/Inputs -I%runtime-include > %t/report
// RUN: %filecheck %s --input-file %t/report
// RUN: not %nostall check --fix %t/fixed.cpp -- -std=c++20 -I%S/Inputs -I%runtime-include && cmp %s %t/fixed.cpp
// RUN: %clangxx -O0 -g1 -fsanitize=thread -std=c++20 -I%S/Inputs -I%runtime-include %t/fixed.cpp -o %t/before -pthread && %t/before
// RUN: %nostall check --unsafe-fixes %t/fixed.cpp -- -std=c++20 -I%S/Inputs -I%runtime-include
// RUN: %clangxx -O0 -g1 -fsanitize=thread -std=c++20 -I%S/Inputs -I%runtime-include %t/fixed.cpp -o %t/after -pthread
// RUN: not %t/after > %t/output 2>&1 && %filecheck %s --check-prefix=HARM --input-file %t/output
// What a call is given is its own, but it counts in a static: two of them on two threads count at once.
#include "meanwhile.hpp"
#include <string>

void log_line(const std::string &) {
  static long lines = 0;
  ++lines;
  ::usleep(50'000);
}
awaitable<void> session(std::string text) {
  log_line(text);
  // CHECK: 'log_line' blocks
  // CHECK: {{^}}    unsafe fix (other code may use 'lines', which the call accesses, while it runs on another thread): co_await
  co_return;
}

int main() {
  run(session("one"), session("two"));
  return verdict(true);
}
// CHECK-NOT: {{^}}    safe fix
// HARM: data race
