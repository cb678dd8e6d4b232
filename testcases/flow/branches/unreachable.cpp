// RUN: %nostall dump --facts %s -- -std=c++20 | %filecheck %s
// A way that no value leads to is not taken; doubt leaves it open. What no way leads to is not even listed when the
// compiler itself knows it.
#include <cstdlib>
#include <unistd.h>
enum class Mode { quiet, loud };

void constant(int n) {
  const bool wait = false;
  if (wait)
    sleep(1);
  int level = 2;
  if (level == 3)
    sleep(2);
  level = n;
  if (level == 3)
    sleep(3);
}
// CHECK-LABEL: function constant
// CHECK-NEXT: 14:5 sleep: unreachable
// CHECK-NEXT: 17:5 sleep: blocks

void switched() {
  const Mode mode = Mode::loud;
  Mode later = mode;
  switch (later) {
  case Mode::quiet:
    sleep(1);
    break;
  case Mode::loud:
    sleep(2);
  }
}
// CHECK-LABEL: function switched
// CHECK-DAG: 28:5 sleep: unreachable
// CHECK-DAG: 31:5 sleep: blocks

void ends(bool bad) {
  if (bad) {
    std::abort();
    sleep(1);
  }
  sleep(2);
}
// CHECK-LABEL: function ends
// CHECK-NEXT: 43:3 sleep: blocks
