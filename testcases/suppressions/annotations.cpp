// RUN: %check_both %s -- -std=c++20 -I%runtime-include
// What a program says about its own functions: NOSTALL_ALLOW_BLOCKING, NOSTALL_BLOCKING, NOSTALL_NONBLOCKING.
#include "awaitable.hpp"
#include "nostall/annotations.hpp"
#include <unistd.h>
using boost::asio::awaitable;

NOSTALL_ALLOW_BLOCKING("start-up only") void load_configuration() { ::sleep(1); }
NOSTALL_ALLOW_BLOCKING("start-up only") void load_declared();
void load_declared() { ::sleep(1); }
void load_indirectly() { load_configuration(); }
void nap() { ::sleep(1); }
void load_and_nap() {
  load_configuration();
  nap();
}
awaitable<void> allows() {
  load_configuration();
  load_declared();
  load_indirectly();
  co_return;
}
awaitable<void> bad_beside_allowed() {
  load_and_nap();
  // CHECK: :[[@LINE-1]]:3: warning: 'load_and_nap' blocks the event loop in coroutine 'bad_beside_allowed': it leads to 'sleep'
  // CHECK: note: 'load_and_nap' calls 'nap'
  co_return;
}
NOSTALL_ALLOW_BLOCKING("runs before the others") awaitable<void> allowed_coroutine() {
  ::sleep(1);
  co_return;
}
struct device {
  NOSTALL_ALLOW_BLOCKING("cached after the first time") void open() { ::sleep(1); }
  NOSTALL_ALLOW_BLOCKING("small") device() { ::sleep(1); }
};
awaitable<void> allows_members() {
  device d;
  d.open();
  co_return;
}

NOSTALL_BLOCKING int ask_the_device(int);
NOSTALL_BLOCKING void looks_harmless() {}
int ask_another(int);
awaitable<void> bad_annotated() {
  ask_the_device(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'ask_the_device' blocks the event loop in coroutine 'bad_annotated'
  looks_harmless();
  // CHECK: :[[@LINE-1]]:3: warning: 'looks_harmless' blocks the event loop in coroutine 'bad_annotated'
  ask_another(1);
  co_return;
}

NOSTALL_NONBLOCKING void on_packet() {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in {{.*}}'on_packet'
}
NOSTALL_NONBLOCKING void on_good_packet() {}
void on_unannotated_packet() { ::sleep(1); }
