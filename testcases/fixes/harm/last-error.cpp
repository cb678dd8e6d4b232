// REQUIRES: llvm-22
// RUN: rm -rf %t && mkdir %t && cp %s %t/fixed.cpp
// RUN: not %nostall check %t/fixed.cpp -- -std=c++20 -I%S/Inputs -I%runtime-include > %t/report
// RUN: %filecheck %s --input-file %t/report
// RUN: not %nostall check --fix %t/fixed.cpp -- -std=c++20 -I%S/Inputs -I%runtime-include && cmp %s %t/fixed.cpp
// RUN: %clangxx -O0 -g1 -std=c++20 -I%S/Inputs -I%runtime-include %t/fixed.cpp -o %t/before -pthread && %t/before
// RUN: %nostall check --unsafe-fixes %t/fixed.cpp -- -std=c++20 -I%S/Inputs -I%runtime-include
// RUN: %clangxx -O0 -g1 -std=c++20 -I%S/Inputs -I%runtime-include %t/fixed.cpp -o %t/after -pthread
// RUN: not %t/after > %t/output 2>&1 && %filecheck %s --check-prefix=HARM --input-file %t/output
// The last error belongs to the thread: what failed on another one leaves none here.
#include "meanwhile.hpp"
#include <cerrno>
#include <fcntl.h>
#include <string>

int open_file(const std::string &name) { return ::open(name.c_str(), O_RDONLY); }
int problem() { return errno; }

int seen = 0;
awaitable<void> session(std::string name) {
  if (open_file(name) < 0)
    seen = problem();
  // CHECK: 'open_file' blocks
  // CHECK: {{^}}    unsafe fix ('problem' reads the last error, which the call sets on another thread): co_await
  co_return;
}

int main() {
  run(session("/no/such/folder/file"));
  return verdict(seen == ENOENT);
}
// CHECK-NOT: {{^}}    safe fix
// HARM: {{^}}harm
