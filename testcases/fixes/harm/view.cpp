// REQUIRES: llvm-22
// RUN: rm -rf %t && mkdir %t && cp %s %t/fixed.cpp
// RUN: not %nostall check %t/fixed.cpp -- -std=c++20 -I%S/Inputs -I%runtime-include > %t/report
// RUN: %filecheck %s --input-file %t/report
// RUN: not %nostall check --fix %t/fixed.cpp -- -std=c++20 -I%S/Inputs -I%runtime-include && cmp %s %t/fixed.cpp
// RUN: %clangxx -O0 -g1 -fsanitize=thread -std=c++20 -I%S/Inputs -I%runtime-include %t/fixed.cpp -o %t/before -pthread && %t/before
// RUN: %nostall check --unsafe-fixes %t/fixed.cpp -- -std=c++20 -I%S/Inputs -I%runtime-include
// RUN: %clangxx -O0 -g1 -fsanitize=thread -std=c++20 -I%S/Inputs -I%runtime-include %t/fixed.cpp -o %t/after -pthread
// RUN: not %t/after > %t/output 2>&1 && %filecheck %s --check-prefix=HARM --input-file %t/output
// A call on a thread reads, through a view, a buffer that another coroutine fills.
#include "meanwhile.hpp"
#include <string>
#include <string_view>

std::size_t lines(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text)
    count += c == '\n';
  wait_for_others();
  return count;
}
struct connection {
  std::string buffer = "one\ntwo\n";

  awaitable<void> send() {
    const std::string_view text = buffer;
    lines(text);
    // CHECK: calls 'lines'
    // CHECK: {{^}}    unsafe fix (other code may use what 'text' refers to while the call runs on another thread): co_await
    co_return;
  }
  awaitable<void> fill() {
    buffer[0] = '\n';
    others_run();
    co_return;
  }
};

int main() {
  connection one;
  run(one.send(), one.fill());
  return verdict(true);
}
// CHECK-NOT: {{^}}    safe fix
// HARM: data race
