// RUN: %check_both %s -- -std=c++20
// Callables that the C library calls before it returns, and those that it keeps.
#include "awaitable.hpp"
#include <cstdlib>
#include <link.h>
#include <search.h>
#include <signal.h>
#include <unistd.h>
using boost::asio::awaitable;

int slow(const void *, const void *) { return static_cast<int>(sleep(1)); }
int slow_r(const void *, const void *, void *) { return static_cast<int>(sleep(1)); }
int slow_object(dl_phdr_info *, std::size_t, void *) { return static_cast<int>(sleep(1)); }
int quick(const void *, const void *) { return 0; }
void at_end() { sleep(1); }
void at_end_status(int, void *) { sleep(1); }
void handle(int) { sleep(1); }

awaitable<void> bad_comparison(int *numbers, std::size_t count, void *root) {
  qsort(numbers, count, sizeof(int), slow);
  // CHECK: :[[@LINE-1]]:3: warning: {{.*}} blocks the event loop in coroutine 'bad_comparison'
  qsort_r(numbers, count, sizeof(int), slow_r, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: {{.*}} blocks the event loop in coroutine 'bad_comparison'
  bsearch(numbers, numbers, count, sizeof(int), slow);
  // CHECK: :[[@LINE-1]]:3: warning: {{.*}} blocks the event loop in coroutine 'bad_comparison'
  lfind(numbers, numbers, &count, sizeof(int), slow);
  // CHECK: :[[@LINE-1]]:3: warning: {{.*}} blocks the event loop in coroutine 'bad_comparison'
  lsearch(numbers, numbers, &count, sizeof(int), slow);
  // CHECK: :[[@LINE-1]]:3: warning: {{.*}} blocks the event loop in coroutine 'bad_comparison'
  tsearch(numbers, &root, slow);
  // CHECK: :[[@LINE-1]]:3: warning: {{.*}} blocks the event loop in coroutine 'bad_comparison'
  tfind(numbers, &root, slow);
  // CHECK: :[[@LINE-1]]:3: warning: {{.*}} blocks the event loop in coroutine 'bad_comparison'
  tdelete(numbers, &root, slow);
  // CHECK: :[[@LINE-1]]:3: warning: {{.*}} blocks the event loop in coroutine 'bad_comparison'
  dl_iterate_phdr(slow_object, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: {{.*}} blocks the event loop in coroutine 'bad_comparison'
  co_return;
}

awaitable<void> good_comparison(int *numbers, std::size_t count) {
  qsort(numbers, count, sizeof(int), quick);
  co_return;
}

awaitable<void> good_kept(const struct sigaction *action) {
  atexit(at_end);
  at_quick_exit(at_end);
  on_exit(at_end_status, nullptr);
  signal(SIGTERM, handle);
  sigaction(SIGTERM, action, nullptr);
  co_return;
}
