// RUN: %nostall dump --graph --function branches %s -- -std=c++20 | %filecheck %s
// RUN: %nostall dump --graph --function chooses %s -- -std=c++20 | %filecheck %s --check-prefix=CHOOSES
// Conditions stand on edges; constants are their values, wherever they come from; what is chosen is both.
enum class Mode { slow, fast };
constexpr int ready = 7;
int size(int);
void use(int &);

int branches(int n, Mode mode) {
  int flags = 0;
  if (n > 2 && flags != ready)
    flags |= 1 << 3;
  switch (mode) {
  case Mode::fast:
    return size(flags);
  default:
    break;
  }
  while (size(n) == 0)
    ++n;
  return 0;
}
// CHECK-LABEL: function branches(int, Mode) -> int
// CHECK: b0: entry
// CHECK-NEXT: initialise flags := 0
// CHECK-NEXT: true (2 < n) -> [[OTHER:b[0-9]+]]
// CHECK-NEXT: false (2 < n) -> [[SWITCH:b[0-9]+]]
// CHECK: [[OTHER]]:
// CHECK-NEXT: true not (flags == 7) -> [[SET:b[0-9]+]]
// CHECK-NEXT: false not (flags == 7) -> [[SWITCH]]
// CHECK: [[SET]]:
// CHECK-NEXT: assign flags := (flags or 8)
// CHECK-NEXT: -> [[SWITCH]]
// CHECK: [[SWITCH]]:
// CHECK-NEXT: case mode == Mode::fast -> [[FAST:b[0-9]+]]
// CHECK-NEXT: default mode -> [[HEAD:b[0-9]+]]
// CHECK: [[FAST]]:
// CHECK-NEXT: [[SIZE:s[0-9]+]] call size (flags)
// CHECK-NEXT: return [[SIZE]]
// CHECK-NEXT: -> [[EXIT:b[0-9]+]]
// CHECK: [[HEAD]]:
// CHECK-NEXT: [[SIZE:s[0-9]+]] call size (n)
// CHECK-NEXT: true ([[SIZE]] == 0) -> [[BODY:b[0-9]+]]
// CHECK: [[BODY]]:
// CHECK-NEXT: assign n :=
// CHECK-NEXT: -> [[HEAD]]
// CHECK: [[EXIT]]: exit

void chooses(bool first, int a, int b) {
  int &chosen = first ? a : b;
  use(chosen);
  int *pointer = &chosen;
  use(*pointer);
}
// CHOOSES-LABEL: function chooses
// CHOOSES: initialise chosen := &{first ? a | b}
// CHOOSES-NEXT: call use (*chosen)
// CHOOSES-NEXT: initialise pointer := chosen
// CHOOSES-NEXT: call use (*pointer)
