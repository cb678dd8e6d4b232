// RUN: %nostall dump --facts %s -- -std=c++20 | %filecheck %s
// What std::async returned waits where it ends, wherever it went until then.
#include <future>
#include <memory>
#include <optional>
#include <tuple>
#include <vector>
void work();

void dropped() { (void)std::async(std::launch::async, work); }
// CHECK-LABEL: function dropped
// CHECK-NEXT: 10:{{[0-9]+}} std::future::~future: blocks by std:std::async

void deferred() { (void)std::async(std::launch::deferred, work); }
// CHECK-LABEL: function deferred
// CHECK-NOT: blocks

void ignored() { std::ignore = std::async(work); }
// CHECK-LABEL: function ignored
// CHECK-NEXT: std::future::~future: blocks by std:std::async

void named() { auto f = std::async(work); }
// CHECK-LABEL: function named
// CHECK-NEXT: std::future::~future: blocks by std:std::async

void waited() {
  auto f = std::async(work);
  f.get();
}
// CHECK-LABEL: function waited
// CHECK-NEXT: std::future::get: blocks
// CHECK-NOT: ~future

void waited_on_one_path(bool b) {
  auto f = std::async(work);
  if (b)
    f.wait();
}
// CHECK-LABEL: function waited_on_one_path
// CHECK-NEXT: wait: blocks
// CHECK-NEXT: std::future::~future: blocks by std:std::async

void assigned() {
  auto f = std::async(work);
  f = {};
}
// CHECK-LABEL: function assigned
// CHECK-NEXT: 45:3 std::future::~future: blocks by std:std::async
// CHECK-NOT: blocks

void moved() {
  auto f = std::async(work);
  std::future<void> g = std::move(f);
}
// CHECK-LABEL: function moved
// CHECK-NEXT: 53:21 std::future::~future: blocks by std:std::async
// CHECK-NOT: blocks

std::future<void> started() { return std::async(work); }
// CHECK-LABEL: function started
// CHECK-NOT: blocks

void started_and_dropped() { started(); }
// CHECK-LABEL: function started_and_dropped
// CHECK-NEXT: std::future::~future: blocks by std:std::async

void plain(std::future<void> &from) { std::future<void> f = std::move(from); }
// CHECK-LABEL: function plain
// CHECK-NOT: blocks

void in_a_vector() {
  std::vector<std::future<void>> v;
  v.push_back(std::async(work));
}
// CHECK-LABEL: function in_a_vector
// CHECK-NEXT: 72:34 std::vector::~vector: blocks by std:std::async
// CHECK-NOT: blocks

void cleared() {
  std::vector<std::future<void>> v;
  v.emplace_back(std::async(work));
  v.clear();
}
// CHECK-LABEL: function cleared
// CHECK: 82:3 std::future::~future: blocks by std:std::async

void in_an_owner() { auto p = std::make_unique<std::future<void>>(std::async(work)); }
// CHECK-LABEL: function in_an_owner
// CHECK-NEXT: std::unique_ptr::~unique_ptr: blocks by std:std::async
// CHECK-NOT: blocks

void in_an_optional() { std::optional<std::future<void>> o = std::async(work); }
// CHECK-LABEL: function in_an_optional
// CHECK-NEXT: std::optional::~optional: blocks by std:std::async
// CHECK-NOT: blocks

struct Kept {
  std::future<void> running;
};
void in_an_aggregate() { Kept k{std::async(work)}; }
// CHECK-LABEL: function in_an_aggregate
// CHECK-NEXT: Kept::~Kept: blocks by std:std::async
// CHECK-NOT: blocks

// What the last call left in the member ends with the assignment.
struct Prober {
  std::future<void> running;
  void probe() { running = std::async(work); }
  void stop() { running.wait(); }
};
// CHECK-LABEL: function Prober::probe
// CHECK-NEXT: std::future::~future: blocks by std:std::async
// CHECK-NOT: blocks
// CHECK-LABEL: function Prober::~Prober
// CHECK-NEXT: std::future::~future: blocks by std:std::async
// CHECK-LABEL: function Prober::stop
// CHECK-NEXT: wait: blocks
