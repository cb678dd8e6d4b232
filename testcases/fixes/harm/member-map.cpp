// REQUIRES: llvm-22
// RUN: rm -rf %t && mkdir %t && cp %s %t/fixed.cpp
// RUN: not %nostall check %t/fixed.cpp -- -std=c++20 -I%S/Inputs -I%runtime-include > %t/report
// RUN: %filecheck %s --input-file %t/report
// RUN: not %nostall check --fix %t/fixed.cpp -- -std=c++20 -I%S/Inputs -I%runtime-include && cmp %s %t/fixed.cpp
// RUN: %clangxx -O0 -g1 -fsanitize=thread -std=c++20 -I%S/Inputs -I%runtime-include %t/fixed.cpp -o %t/before -pthread && %t/before
// RUN: %nostall check --unsafe-fixes %t/fixed.cpp -- -std=c++20 -I%S/Inputs -I%runtime-include
// RUN: %clangxx -O0 -g1 -fsanitize=thread -std=c++20 -I%S/Inputs -I%runtime-include %t/fixed.cpp -o %t/after -pthread
// RUN: not %t/after > %t/output 2>&1 && %filecheck %s --check-prefix=HARM --input-file %t/output
// A method that writes a map of its object runs on a thread, while another coroutine of the loop erases from it.
#include "meanwhile.hpp"
#include <map>
#include <string>

struct tracker {
  std::map<std::string, int> names;

  void load(const std::string &key) {
    ++names[key];
    wait_for_others();
  }
  awaitable<void> serve(std::string key) {
    load(key);
    // CHECK: calls 'tracker::load'
    // CHECK: {{^}}    unsafe fix (other code may use 'this' while the call runs on another thread): co_await
    co_return;
  }
  awaitable<void> forget(std::string key) {
    names.erase(key);
    others_run();
    co_return;
  }
};

int main() {
  tracker all;
  run(all.serve("one"), all.forget("two"));
  return verdict(true);
}
// CHECK-NOT: {{^}}    safe fix
// HARM: data race
