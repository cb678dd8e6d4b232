// RUN: %nostall dump --graph --function 'guarded*' %s -- -std=c++20 | %filecheck %s
// A step that may throw inside a `try` leads to the handlers, after the ends of what the `try` has made so far.
struct Lock {
  Lock();
  ~Lock();
};
void work();
void plain() noexcept;
void after();

void guarded() {
  Lock outside;
  try {
    Lock inside;
    work();
    plain();
  } catch (int) {
    after();
  }
}
// CHECK-LABEL: function guarded()
// CHECK: initialise outside
// CHECK: construct Lock::Lock
// CHECK-NEXT: -> [[MADE:b[0-9]+]]
// CHECK-NEXT: exception -> [[HANDLERS:b[0-9]+]]
// CHECK: [[MADE]]:
// CHECK-NEXT: initialise inside
// CHECK-NEXT: call work
// CHECK-NEXT: -> [[WORKED:b[0-9]+]]
// CHECK-NEXT: exception -> [[AWAY:b[0-9]+]]
// CHECK: [[WORKED]]:
// CHECK-NEXT: call plain
// CHECK-NEXT: destroy Lock inside
// CHECK: [[AWAY]]:
// CHECK-NEXT: destroy Lock inside
// CHECK-NEXT: -> [[HANDLERS]]
// CHECK: [[HANDLERS]]:
// CHECK-NEXT: exception -> [[CATCH:b[0-9]+]]
// CHECK: [[CATCH]]:
// CHECK-NEXT: call after

void guarded_throw(bool bad) {
  Lock lock;
  if (bad)
    throw 1;
  work();
}
// CHECK-LABEL: function guarded_throw(
// CHECK: throw
// CHECK-NEXT: exception -> [[AWAY:b[0-9]+]]
// CHECK: [[AWAY]]:
// CHECK-NEXT: destroy Lock lock
// CHECK-NEXT: -> [[UNWOUND:b[0-9]+]]
// CHECK: [[UNWOUND]]: unwound
