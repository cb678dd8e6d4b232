// REQUIRES: llvm-22
// RUN: rm -rf %t && mkdir %t && cp %s %t/fixed.cpp
// RUN: not %nostall check %t/fixed.cpp -- -std=c++20 -I%S/Inputs -I%runtime-include > %t/report
// RUN: %filecheck %s --input-file %t/report
// RUN: not %nostall check --fix %t/fixed.cpp -- -std=c++20 -I%S/Inputs -I%runtime-include && cmp %s %t/fixed.cpp
// RUN: %clangxx -O0 -g1 -std=c++20 -I%S/Inputs -I%runtime-include %t/fixed.cpp -o %t/before -pthread && %t/before
// RUN: %nostall check --unsafe-fixes %t/fixed.cpp -- -std=c++20 -I%S/Inputs -I%runtime-include
// RUN: %clangxx -O0 -g1 -std=c++20 -I%S/Inputs -I%runtime-include %t/fixed.cpp -o %t/after -pthread
// RUN: not %t/after > %t/output 2>&1 && %filecheck %s --check-prefix=HARM --input-file %t/output
// A reference to an element of a shared container lives across an await, and means another element afterwards.
#include "meanwhile.hpp"
#include <algorithm>
#include <boost/asio/steady_timer.hpp>
#include <string>
#include <thread>
#include <vector>

struct table {
  struct row {
    std::string name;
    int hits = 0;
  };
  std::vector<row> rows{{"first"}, {"second"}};

  awaitable<void> count() {
    row &found = rows[0];
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
    // CHECK: 'std::this_thread::sleep_for' blocks
    // CHECK-NEXT: {{^}}    unsafe fix (other code may destroy or change what 'found' refers to, which is used after the call): co_await
    ++found.hits;
    co_return;
  }
  awaitable<void> reorder() {
    std::reverse(rows.begin(), rows.end());
    co_return;
  }
};

int main() {
  table one;
  run(one.count(), one.reorder());
  return verdict(one.rows[1].name == "first" && one.rows[1].hits == 1);
}
// CHECK-NOT: {{^}}    safe fix
// HARM: {{^}}harm
