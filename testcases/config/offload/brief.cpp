// REQUIRES: llvm-22
// RUN: %check_both %s --unsafe-fixes --compile -- -std=c++20 -I%runtime-include
// Brief calls are handed to a thread only where the configuration asks for it.
#include <boost/asio/awaitable.hpp>
#include <sys/stat.h>
using boost::asio::awaitable;

awaitable<int> size(const char *name) {
  struct stat about;
  const int failed = ::stat(name, &about);
  // CHECK: :[[@LINE-1]]:22: warning: 'stat' blocks
  // CHECK-FIXES: {{^}}  const int failed = co_await nostall::to_thread([&] { return ::stat(name, &about); });
  co_return failed ? 0 : static_cast<int>(about.st_size);
}
