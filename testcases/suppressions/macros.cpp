// RUN: %check_both %s -- -std=c++20
// A call that a macro writes is reported where the user wrote the macro; one that is an argument, where it stands.
#include "awaitable.hpp"
#include <unistd.h>
using boost::asio::awaitable;

#define NAP() ::sleep(1)
#define NAP_TWICE()                                                                                                    \
  do {                                                                                                                 \
    NAP();                                                                                                             \
  } while (false)
#define RUN(X) X
#define NOTHING(X)

awaitable<void> bad_macros() {
  NAP();
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad_macros'
  NAP_TWICE();
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad_macros'
  RUN(::sleep(1));
  // CHECK: :[[@LINE-1]]:7: warning: 'sleep' blocks the event loop in coroutine 'bad_macros'
  co_return;
}
awaitable<void> good_macros() {
  NOTHING(::sleep(1));
  NAP(); // NOLINT(nostall-blocking-call)
  // NOLINTNEXTLINE(nostall-blocking-call)
  NAP_TWICE();
  co_return;
}
