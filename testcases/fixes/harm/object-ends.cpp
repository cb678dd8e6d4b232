// REQUIRES: llvm-22
// RUN: rm -rf %t && mkdir %t && cp %s %t/fixed.cpp
// RUN: not %nostall check %t/fixed.cpp -- -std=c++20 -I%S/Inputs -I%runtime-include > %t/report
// RUN: %filecheck %s --input-file %t/report
// RUN: not %nostall check --fix %t/fixed.cpp -- -std=c++20 -I%S/Inputs -I%runtime-include && cmp %s %t/fixed.cpp
// RUN: %clangxx -O0 -g1 -fsanitize=thread -std=c++20 -I%S/Inputs -I%runtime-include %t/fixed.cpp -o %t/before -pthread && %t/before
// RUN: %nostall check --unsafe-fixes %t/fixed.cpp -- -std=c++20 -I%S/Inputs -I%runtime-include
// RUN: %clangxx -O0 -g1 -fsanitize=thread -std=c++20 -I%S/Inputs -I%runtime-include %t/fixed.cpp -o %t/after -pthread
// RUN: not %t/after > %t/output 2>&1 && %filecheck %s --check-prefix=HARM --input-file %t/output
// A method runs on a thread, and its object ends meanwhile.
#include "meanwhile.hpp"
#include <map>
#include <string>

struct session {
  std::string text = "a text that is too long to be kept in the string itself";

  std::size_t save() {
    std::size_t size = 0;
    for (const char c : text)
      size += c != ' ';
    wait_for_others();
    return size;
  }
  awaitable<void> serve() {
    save();
    // CHECK: calls 'session::save'
    // CHECK: {{^}}    unsafe fix (other code may use 'this' while the call runs on another thread): co_await
    co_return;
  }
};
std::map<int, session> sessions;
awaitable<void> end_session(int id) {
  sessions.erase(id);
  others_run();
  co_return;
}

int main() {
  run(sessions[1].serve(), end_session(1));
  return verdict(true);
}
// CHECK-NOT: {{^}}    safe fix
// HARM: {{heap-use-after-free|data race}}
