// RUN: %nostall dump --facts %s -- -std=c++20 | %filecheck %s
// Whoever gets a guard may give its lock back, or take it again: afterwards it may be held, and may not.
#include <condition_variable>
#include <mutex>
#include <unistd.h>

void keep(std::unique_lock<std::mutex> guard);
void borrow(std::unique_lock<std::mutex> &guard);
std::mutex m;
std::condition_variable changed;

void moved() {
  std::unique_lock guard(m);
  keep(std::move(guard));
  ::sleep(1);
}
// CHECK-LABEL: function moved
// CHECK: sleep: blocks by posix:sleep{{.*}}; may hold m

void lent() {
  std::unique_lock guard(m);
  borrow(guard);
  ::sleep(1);
}
// CHECK-LABEL: function lent
// CHECK: sleep: blocks by posix:sleep{{.*}}; may hold m

void released_where_a_lambda_could_take_it_again() {
  std::unique_lock guard(m);
  const auto again = [&] { guard.lock(); };
  guard.unlock();
  again();
  ::sleep(1);
}
// CHECK-LABEL: function released_where_a_lambda_could_take_it_again
// CHECK: sleep: blocks by posix:sleep{{.*}}; may hold m

// A condition variable has the lock again when it returns.
void waited_for() {
  std::unique_lock guard(m);
  changed.wait(guard);
  ::sleep(1);
}
// CHECK-LABEL: function waited_for
// CHECK: sleep: blocks by posix:sleep{{.*}}; holds m
