// RUN: %check_both %s -- -std=c++20
// RUN: not %nostall check %s -- -std=c++20 -I%inputs | %filecheck %s --check-prefix=TEXT
// RUN: not %nostall check --format github %s -- -std=c++20 -I%inputs | %filecheck %s --check-prefix=HOST
// Each blocking call behind a call is a finding of its own; where lines are shown, the call names them all, the worst
// first: mending one is not the end of it.
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
  // CHECK-NEXT: others.cpp:11:3: note: also: 'store' calls 'fsync'
  // CHECK-NEXT: others.cpp:17:12: note: 'dispatch' calls 'store'
  // CHECK-NEXT: others.cpp:12:3: note: also: 'store' calls 'fsync'
  // CHECK-NEXT: others.cpp:17:12: note: 'dispatch' calls 'store'
  // TEXT: error     sleep          1           1         1
  // TEXT: others.cpp:31:3: error: 'sleep' in 'dispatch' blocks the event loop; reached from 1 place in 1 handler
  // TEXT: others.cpp:27:5: warning: 'fsync' in 'dispatch' blocks
  // TEXT: {{^}}9 findings
  // HOST: line=34,{{.*}}others.cpp:27:5: also: 'dispatch' calls 'fsync'{{.*}}others.cpp:34:3: also: 2 more blocking calls
  co_return;
}
awaitable<void> alone() {
  ::fsync(1);
  // CHECK: others.cpp:[[@LINE-1]]:3: warning: 'fsync' blocks the event loop in coroutine 'alone'
  // CHECK-NOT: also
  co_return;
}
