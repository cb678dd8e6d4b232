// REQUIRES: llvm-22
// RUN: %check_both %s --compile -- -std=c++20 -I%runtime-include
// The header that a fix needs goes behind the last include that stands outside all braces.
#include <boost/asio/awaitable.hpp>
#include <unistd.h>
// CHECK-FIXES: {{^}}#include <unistd.h>
// CHECK-FIXES: {{^}}#include <nostall/to_thread.hpp>
using boost::asio::awaitable;
int nap() { return ::usleep(10); }

awaitable<void> page() {
  nap();
  // CHECK: :[[@LINE-1]]:3: warning: 'nap' blocks
  // CHECK-FIXES: {{^}}  co_await nostall::to_thread([&] { nap(); });
  co_return;
}
namespace {
// CHECK-FIXES: {{^}}namespace {
// CHECK-FIXES-NOT: {{^}}#include <nostall
#include "Inputs/table.inc"
static_assert(most == 20);
}
