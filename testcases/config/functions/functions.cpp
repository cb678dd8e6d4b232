// RUN: %check_both %s -- -std=c++20
// The program's own functions, declared; an entry of the configuration comes before a built-in one.
#include "awaitable.hpp"
#include "closed.hpp"
#include <unistd.h>
using boost::asio::awaitable;

namespace my {
int legacy_query(int);
int modern_query(int);
template <typename F> void run_in_pool(F) {}
template <typename F> void on_tick(F) {}
void trusted() { ::usleep(1); }
void untrusted() { ::usleep(1); }
} // namespace my

awaitable<void> bad_declared() {
  my::legacy_query(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'my::legacy_query' blocks the event loop in coroutine 'bad_declared'; use 'my::async_query'
  my::untrusted();
  // CHECK: :[[@LINE-1]]:3: warning: 'my::untrusted' blocks the event loop in coroutine 'bad_declared': it calls 'usleep'; run it with 'run_in_pool'
  my::on_tick([] {
    ::usleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'usleep' blocks the event loop in {{.*}}
  });
  co_return;
}
awaitable<void> good_declared() {
  my::modern_query(1);
  my::run_in_pool([] { ::usleep(1); });
  my::trusted();
  ::sleep(1);
  closed::inside();
  closed::anything([] { ::usleep(1); });
  co_return;
}
