// REQUIRES: llvm-22
// RUN: rm -rf %t && mkdir %t && cp %s %t/fixed.cpp
// RUN: not %nostall check %t/fixed.cpp -- -std=c++20 -I%S/Inputs -I%runtime-include > %t/report
// RUN: %filecheck %s --input-file %t/report
// RUN: not %nostall check --fix %t/fixed.cpp -- -std=c++20 -I%S/Inputs -I%runtime-include && cmp %s %t/fixed.cpp
// RUN: %clangxx -O0 -g1 -std=c++20 -I%S/Inputs -I%runtime-include %t/fixed.cpp -o %t/before -pthread && %t/before
// RUN: %nostall check --unsafe-fixes %t/fixed.cpp -- -std=c++20 -I%S/Inputs -I%runtime-include
// RUN: %clangxx -O0 -g1 -std=c++20 -I%S/Inputs -I%runtime-include %t/fixed.cpp -o %t/after -pthread
// RUN: not %t/after > %t/output 2>&1 && %filecheck %s --check-prefix=HARM --input-file %t/output
// An await between the test and the set of a flag that two coroutines share: both find it free.
#include "meanwhile.hpp"
#include <boost/asio/steady_timer.hpp>
#include <thread>

struct room {
  bool busy = false;
  int guests = 0;

  awaitable<void> enter() {
    if (busy)
      co_return;
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
    // CHECK: 'std::this_thread::sleep_for' blocks
    // CHECK-NEXT: {{^}}    unsafe fix ('busy' is used before and after the call, and other code may change it in between): co_await
    busy = true;
    ++guests;
  }
};

int main() {
  room one;
  run(one.enter(), one.enter());
  return verdict(one.guests == 1);
}
// CHECK-NOT: {{^}}    safe fix
// HARM: {{^}}harm
