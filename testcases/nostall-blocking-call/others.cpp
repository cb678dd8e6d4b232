// RUN: %check_both %s -- -std=c++20
// RUN: not %nostall check %s -- -std=c++20 -I%inputs | %filecheck %s --check-prefix=TEXT
// RUN: not %nostall check --format json %s -- -std=c++20 -I%inputs | %filecheck %s --check-prefix=JSON
// RUN: not %nostall check --format sarif %s -- -std=c++20 -I%inputs | %filecheck %s --check-prefix=SARIF
// A finding names every blocking call behind its place: mending the one of its chain is not the end of it.
#include "awaitable.hpp"
#include <unistd.h>
using boost::asio::awaitable;

void store() {
  ::fsync(1);
  ::fsync(2);
}
void dispatch(int kind) {
  switch (kind) {
  case 0:
    return store();
  case 1:
    ::fsync(3);
    ::fsync(4);
    return;
  case 2:
    ::fsync(5);
    return;
  case 3:
    ::fsync(6);
    ::fsync(7);
    ::usleep(0);
    return;
  }
  ::sleep(1); // the worst
}
awaitable<void> serve(int kind) {
  dispatch(kind);
  // CHECK: others.cpp:34:3: warning: 'dispatch' blocks the event loop in coroutine 'serve': it calls 'sleep'
  // CHECK-NEXT: others.cpp:34:3: note: 'serve' calls 'dispatch'
  // CHECK-NEXT: others.cpp:31:3: note: 'dispatch' calls 'sleep', which blocks (sleep, unbounded)
  // CHECK-NEXT: others.cpp:19:5: note: also: 'dispatch' calls 'fsync', which blocks (file, io)
  // CHECK-NEXT: others.cpp:20:5: note: also: 'dispatch' calls 'fsync'
  // CHECK-NEXT: others.cpp:23:5: note: also: 'dispatch' calls 'fsync'
  // CHECK-NEXT: others.cpp:26:5: note: also: 'dispatch' calls 'fsync'
  // CHECK-NEXT: others.cpp:27:5: note: also: 'dispatch' calls 'fsync'
  // TEXT: others.cpp:27:5: also: 'dispatch' calls 'fsync'
  // TEXT-NEXT: also: 2 more blocking calls behind 'dispatch'
  // JSON: "others": [
  // JSON: "function": "store",
  // JSON: "fingerprint":
  // SARIF: "Also: 'store' calls 'fsync'
  co_return;
}
awaitable<void> alone() {
  ::fsync(1);
  // CHECK: others.cpp:[[@LINE-1]]:3: warning: 'fsync' blocks the event loop in coroutine 'alone'
  // CHECK-NOT: also
  co_return;
}
