// RUN: %check_both %s -- -std=c++20
// The line in a macro's definition that spells the call is its cause: NOLINT there silences all expansions.
#include "awaitable.hpp"
#include <unistd.h>
using boost::asio::awaitable;

#define ACCEPTED() ::sleep(1) // NOLINT(nostall-blocking-call)
#define NOT_ACCEPTED() ::sleep(1) // NOLINT(bugprone-foo)

void accepted() { ACCEPTED(); }
awaitable<void> good_macros() {
  ACCEPTED();
  accepted();
  co_return;
}
awaitable<void> bad_macros() {
  NOT_ACCEPTED();
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad_macros'
  co_return;
}
