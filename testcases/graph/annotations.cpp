// RUN: %nostall dump --graph --whole %s -- -std=c++20 | %filecheck %s
// RUN: %nostall dump --graph --function 'places*' %s -- -std=c++20 | %filecheck %s --check-prefix=PLACES
// What is written at a declaration and in a body, and no table of calls says: annotations, statics that a body touches,
// types of lazy coroutines, and why `co_await` cannot stand at a call. What applies first is told.
#include <coroutine>
struct Task {
  struct promise_type {
    Task get_return_object();
    std::suspend_always initial_suspend() noexcept;
    std::suspend_always final_suspend() noexcept;
    void return_void();
    void unhandled_exception();
  };
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  int await_resume();
};
struct Eager {
  struct promise_type {
    Eager get_return_object();
    std::suspend_never initial_suspend() noexcept;
    std::suspend_always final_suspend() noexcept;
    void return_void();
    void unhandled_exception();
  };
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  void await_resume();
};
// CHECK: type class Task [complete] [lazy-task]
// CHECK: type class Eager [complete]{{$}}

[[clang::annotate("nostall::blocking")]] int waits();
[[clang::annotate("nostall::nonblocking")]] int promises();
int throughType() [[clang::nonblocking]];
int blocksByType() [[clang::blocking]];
[[clang::annotate("nostall::allow_blocking")]] int allowed();
int plain(int = waits());

int counter;
const int limit = 3;
thread_local int own;
int (*pointer)();
void countsUp() { counter += limit; }
void followsPointer(int (*pointer)()) { pointer(); }
int touchesNothing(int n) { return n + limit + plain(n); }
// CHECK-DAG: function countsUp() {{.*}}
// CHECK-DAG: touches static-state counter
// CHECK-DAG: function followsPointer(
// CHECK-DAG: touches unseen-callee

struct Range {
  struct Iterator {
    int operator*();
    Iterator &operator++();
    bool operator!=(const Iterator &);
  };
  Iterator begin(), end();
};
Range range();
struct Made {
  Made(int);
  operator int();
};
#define CALL_IT plain(1)
Eager eager();

Task places(Made made, bool both) {
  waits();
  plain();
  plain(own);
  CALL_IT;
  static int kept = allowed();
  try {
    promises();
  } catch (...) {
    throughType();
    for (int n : range())
      plain(n);
  }
  Made spelled = Made(blocksByType());
  (both ? places(Made(1), false) : places(Made(2), true)), eager();
  Task forgotten = places(Made(3), true);
  co_await eager();
}
// CHECK: function places(
// CHECK-DAG: function waits() -> int [blocking]
// CHECK-DAG: function promises() -> int [non-blocking]
// CHECK-DAG: function throughType() -> int [non-blocking]
// CHECK-DAG: function blocksByType() -> int [blocking]
// CHECK-DAG: function allowed() -> int [allow-blocking]

// PLACES: call waits ()  69:3
// PLACES: call waits () [perhaps] [in-default-argument]  70:3
// PLACES: call plain (default {{s[0-9]+}})  70:3
// PLACES: call plain (own) [thread-local-used]
// PLACES: call plain (1) [in-macro]
// PLACES: call allowed () [in-static-initialiser]
// PLACES: call promises ()  {{[0-9]}}
// PLACES: call throughType () [in-catch-handler]
// PLACES: call range () [in-catch-handler]  [[#RANGE:]]:18
// PLACES: call Range::end {{.*}} [in-range-loop]  [[#RANGE]]:18
// PLACES: call Range::begin {{.*}} [in-range-loop]  [[#RANGE]]:18
// PLACES: call Range::Iterator::operator!= {{.*}} [in-range-loop]  [[#RANGE]]:18
// PLACES: call plain (n) [in-catch-handler]
// PLACES: call blocksByType ()  {{[0-9]}}
// PLACES: construct Made::Made
// PLACES: [[ONE:s[0-9]+]] call places
// PLACES-NEXT: discard [[ONE]]
// PLACES: [[TWO:s[0-9]+]] call places
// PLACES-NEXT: discard [[TWO]]
// PLACES: [[COMMA:s[0-9]+]] call eager
// PLACES-NEXT: discard [[COMMA]]
// PLACES: [[FORGOTTEN:s[0-9]+]] call places
// PLACES-NEXT: discard [[FORGOTTEN]]
