// REQUIRES: llvm-22
// RUN: rm -rf %t && mkdir %t && cp %s %t/fixed.cpp
// RUN: not %nostall check %t/fixed.cpp -- -std=c++20 -I%S/Inputs -I%runtime-include > %t/report
// RUN: %filecheck %s --input-file %t/report
// RUN: not %nostall check --fix %t/fixed.cpp -- -std=c++20 -I%S/Inputs -I%runtime-include && cmp %s %t/fixed.cpp
// RUN: %clangxx -O0 -g1 -std=c++20 -I%S/Inputs -I%runtime-include %t/fixed.cpp -o %t/before -pthread && %t/before
// RUN: %nostall check --unsafe-fixes %t/fixed.cpp -- -std=c++20 -I%S/Inputs -I%runtime-include
// RUN: %clangxx -O0 -g1 -std=c++20 -I%S/Inputs -I%runtime-include %t/fixed.cpp -o %t/after -pthread
// RUN: not %t/after > %t/output 2>&1 && %filecheck %s --check-prefix=HARM --input-file %t/output
// An await in the body of a loop over a container that others change: what it adds up was never there at one time.
#include "meanwhile.hpp"
#include <boost/asio/steady_timer.hpp>
#include <map>
#include <string>
#include <thread>

struct bank {
  std::map<std::string, int> accounts{{"a", 100}, {"b", 100}};
  int total = 0;

  awaitable<void> audit() {
    int sum = 0;
    for (const auto &[owner, balance] : accounts) {
      sum += balance;
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
      // CHECK: 'std::this_thread::sleep_for' blocks
      // CHECK-NEXT: {{^}}    unsafe fix (other code may change 'accounts' while the loop iterates over it): co_await
    }
    total = sum;
    co_return;
  }
  awaitable<void> transfer() {
    accounts["a"] += 50;
    accounts["b"] -= 50;
    co_return;
  }
};

int main() {
  bank one;
  run(one.audit(), one.transfer());
  return verdict(one.total == 200);
}
// CHECK-NOT: {{^}}    safe fix
// HARM: {{^}}harm
