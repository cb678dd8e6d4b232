// RUN: %nostall dump --facts %s -- -std=c++20 | %filecheck %s
// RUN: %nostall dump --graph --expanded %s -- -std=c++20 | %filecheck --check-prefix=GRAPH %s
// What ends with a container: also objects whose destructor nobody wrote, and that only the library's code calls.
#include <map>
#include <memory>
#include <thread>
#include <utility>
#include <vector>
void work();

struct Worker {
  std::jthread thread{work};
  int number = 0;
};

// CHECK-LABEL: function Worker::~Worker
// CHECK-NEXT: std::jthread::~jthread: blocks

void all() {
  std::vector<Worker> workers(3);
}
// GRAPH-LABEL: function all()
// GRAPH: destroy Worker workers[] [perhaps]  20:23
// GRAPH-NEXT: destroy std::vector

void by_owner(std::map<int, std::unique_ptr<Worker>> &workers) {
  workers.clear();
}
// GRAPH-LABEL: function by_owner
// GRAPH: delete Worker (*workers)[][] [perhaps]  27:3
// GRAPH-NEXT: call std::map::clear

void none() {
  std::unique_ptr<Worker> p;
  p = nullptr;
}
// CHECK-LABEL: function none
// CHECK-NEXT: 35:3 Worker::~Worker: ends nothing
// CHECK-NEXT: 34:27 Worker::~Worker: ends nothing
