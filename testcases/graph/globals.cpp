// RUN: %nostall dump --graph --function 'initialisers*' %s -- -std=c++20 | %filecheck %s
// The initialisers of global variables are the body of one function of the unit, whose locals they are not.
struct Logger {
  explicit Logger(int level);
  ~Logger();
};
int level();
const int first = 3;
static Logger logger(level());
int second = level() + first;
constexpr int (*table[])() = {level, nullptr};
// CHECK-LABEL: function initialisers of global variables() -> void
// CHECK: initialise first := 3
// CHECK-NEXT: [[LEVEL:s[0-9]+]] call level ()
// CHECK-NEXT: [[MADE:s[0-9]+]] construct Logger::Logger ([[LEVEL]])
// CHECK-NEXT: initialise logger := [[MADE]]
// CHECK-NEXT: [[LEVEL:s[0-9]+]] call level ()
// CHECK-NEXT: initialise second := ([[LEVEL]] + 3)
// CHECK-NEXT: initialise table := {function level, null}
// CHECK-NOT: destroy
