// RUN: %nostall dump --graph %s -- -std=c++20 | %filecheck %s
// Awaits that need nothing of one another stand beside one another: each result is kept, nothing is changed between,
// and what is awaited does nothing before.
#include <coroutine>
struct Task {
  struct promise_type {
    Task get_return_object();
    std::suspend_always initial_suspend() noexcept;
    std::suspend_always final_suspend() noexcept;
    void return_value(int);
    void unhandled_exception();
  };
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  int await_resume();
};
Task fetch(int from);
void log();

Task beside(int a, int b) {
  int first = co_await fetch(a);
  int second = co_await fetch(b);
  int third = co_await fetch(1);
  co_return first + second + third;
}
// CHECK-LABEL: function beside(
// CHECK: [[FIRST:s[0-9]+]] await {{s[0-9]+}} suspends perhaps  21:
// CHECK: [[SECOND:s[0-9]+]] await {{s[0-9]+}} suspends perhaps [beside [[FIRST]]]  22:
// CHECK: await {{s[0-9]+}} suspends perhaps [beside [[SECOND]]]  23:

Task inOrder(int a) {
  int first = co_await fetch(a);
  int second = co_await fetch(first);
  log();
  int third = co_await fetch(a);
  co_return first + second + third;
}
// CHECK-LABEL: function inOrder(
// CHECK-NOT: [beside
