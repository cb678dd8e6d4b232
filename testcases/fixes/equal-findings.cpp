// REQUIRES: llvm-22
// RUN: rm -rf %t && mkdir %t && cp %s %t/equal-findings.cpp
// RUN: not %nostall check --unsafe-fixes %t/equal-findings.cpp -- -std=c++20 -I%runtime-include 2> %t/said
// RUN: %filecheck %s --check-prefix=SAID --input-file %t/said
// RUN: grep -v CHECK %t/equal-findings.cpp > %t/fixed && %filecheck %s --input-file %t/fixed
// RUN: %clangxx -fsyntax-only -std=c++20 -I%runtime-include %t/equal-findings.cpp
// RUN: cp %t/equal-findings.cpp %t/once.cpp && not %nostall check --unsafe-fixes %t/equal-findings.cpp -- -std=c++20 -I%runtime-include
// RUN: cmp %t/once.cpp %t/equal-findings.cpp
// Findings of one function that look alike are different ones: that one fix does not compile says nothing about the others.
// The line that is reported is that in the fixed file.
#include <boost/asio/awaitable.hpp>
#include <unistd.h>
using boost::asio::awaitable;
void nap() { ::usleep(10); }

awaitable<void> equal() {
  nap();
  // CHECK: {{^}}  co_await nostall::to_thread([&] { nap(); });
  {
    struct nostall {};
    // SAID: nostall: 3 fixes applied in 1 file
    // SAID-NEXT: equal-findings.cpp:[[@LINE+2]]: 'co_await nostall::to_thread([&] { nap(); })': the fixed file does not compile:
    nap(); // after one more include
    // CHECK: {{^}}    nap();
    // SAID-NOT: dropped
  }
  nap();
  // CHECK: {{^}}  co_await nostall::to_thread([&] { nap(); });
  nap();
  // CHECK-NEXT: {{^}}  co_await nostall::to_thread([&] { nap(); });
  co_return;
}
