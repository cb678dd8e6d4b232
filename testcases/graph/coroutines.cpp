// RUN: %nostall dump --graph --function 'handler*' %s -- -std=c++20 | %filecheck %s
// A coroutine begins and ends with a suspension; an await is one step, with its operand before it; parameters end at the
// exit, whichever way leads there.
#include <coroutine>
struct Task {
  struct promise_type {
    Task get_return_object();
    std::suspend_always initial_suspend() noexcept;
    std::suspend_never final_suspend() noexcept;
    void return_value(int);
    void unhandled_exception();
  };
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  int await_resume();
  ~Task();
};
struct Socket {
  Socket(Socket &&);
  ~Socket();
};
Task other(int);

Task handler(Socket socket, bool early) {
  if (early)
    co_return 1;
  int sum = 1 + co_await other(2);
  co_await std::suspend_always();
  other(3);
  co_return sum;
}
// CHECK-LABEL: function handler(Socket, bool) -> Task coroutine
// CHECK: initial-suspend suspends always
// CHECK-NEXT: true early ->
// CHECK: return 1
// CHECK-NEXT: -> [[EXIT:b[0-9]+]]
// CHECK: [[MADE:s[0-9]+]] call other (2)
// CHECK-NEXT: [[GOT:s[0-9]+]] await [[MADE]] suspends perhaps
// CHECK-NEXT: initialise sum := (1 + [[GOT]])
// CHECK-NEXT: destroy Task [[MADE]]
// CHECK-NOT: destroy
// CHECK: await {{.*}} suspends always
// CHECK-NEXT: [[DROPPED:s[0-9]+]] call other (3)
// CHECK-NEXT: discard [[DROPPED]]
// CHECK-NEXT: destroy Task [[DROPPED]]
// CHECK-NOT: await_
// CHECK: return sum
// CHECK-NEXT: -> [[EXIT]]
// CHECK: [[EXIT]]: exit
// CHECK-NEXT: final-suspend suspends never
// CHECK-NEXT: destroy Socket socket
// CHECK: b{{[0-9]+}}: unwound
// CHECK-NEXT: final-suspend
// CHECK-NEXT: destroy Socket socket
