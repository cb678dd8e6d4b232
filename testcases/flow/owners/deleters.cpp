// RUN: %nostall dump --facts %s -- -std=c++20 | %filecheck %s
// RUN: %nostall dump --graph --expanded %s -- -std=c++20 | %filecheck --check-prefix=GRAPH %s
// What an owner was made with runs where it ends.
#include <cstdio>
#include <memory>
struct Close {
  void operator()(FILE *f) const { pclose(f); }
};

void by_class(FILE *f) { std::unique_ptr<FILE, Close> p(f); }
// GRAPH-LABEL: function by_class
// GRAPH: call Close::operator() (&p[]) [perhaps]
// GRAPH-NEXT: destroy std::unique_ptr

void by_pointer(const char *command) {
  std::unique_ptr<FILE, int (*)(FILE *)> p(popen(command, "r"), pclose);
}
// CHECK-LABEL: function by_pointer
// CHECK-NEXT: popen: blocks
// CHECK-NEXT: 16:42 pclose: blocks

void by_lambda(FILE *f) {
  std::shared_ptr<FILE> p(f, [](FILE *stream) { pclose(stream); });
}
// GRAPH-LABEL: function by_lambda
// GRAPH: call lambda in by_lambda{{.*}} (&p[]) [perhaps]

struct Kept {
  std::shared_ptr<FILE> p;
  explicit Kept(FILE *f) : p(f, &pclose) {}
};
void end() { Kept kept(nullptr); }
// CHECK-LABEL: function Kept::~Kept
// CHECK-NEXT: pclose: blocks
