// RUN: %check_both %s -- -std=c++20
// Callables that aggregate initialisation or an assignment puts into a structure.
#include "awaitable.hpp"
#include <functional>
#include <unistd.h>
using boost::asio::awaitable;

void nap(int) { ::sleep(1); }
void quick(int) {}

struct handlers {
  void (*on_open)(int);
  std::function<void(int)> on_close;
};
awaitable<void> bad_aggregate() {
  handlers h{nap, nap};
  h.on_open(1);
  // CHECK: :[[@LINE-1]]:3: warning: {{.*}} blocks the event loop in coroutine 'bad_aggregate'
  h.on_close(1);
  // CHECK: :[[@LINE-1]]:3: warning: {{.*}} blocks the event loop in coroutine 'bad_aggregate'
  co_return;
}
struct assigned_handlers {
  std::function<void(int)> on_open;
};
awaitable<void> bad_assigned() {
  assigned_handlers h;
  h.on_open = nap;
  h.on_open(1);
  // CHECK: :[[@LINE-1]]:3: warning: {{.*}} blocks the event loop in coroutine 'bad_assigned'
  co_return;
}
struct quick_handlers {
  void (*on_open)(int);
};
awaitable<void> good_aggregate() {
  quick_handlers h{quick};
  h.on_open(1);
  co_return;
}
