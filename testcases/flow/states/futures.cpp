// RUN: %nostall dump --facts %s -- -std=c++20 | %filecheck %s
// A future that was found ready does not wait, on the ways on which it was, and until it is moved from.
#include <future>
using namespace std::chrono_literals;

void tested(std::future<int> f) {
  if (f.wait_for(0s) == std::future_status::ready)
    f.get();
  else
    f.get();
}
// CHECK-LABEL: function tested
// CHECK-NEXT: wait_for: discharged
// CHECK-NEXT: 8:5 std::future::get: discharged {{.*}}; f is ready
// CHECK-NEXT: 10:5 std::future::get: blocks

void kept(std::future<int> &f) {
  const bool done = f.wait_for(0s) != std::future_status::timeout;
  if (!done)
    return;
  std::future<int> &same = f;
  std::future<int> g = std::move(same);
  g.get();
  f.get();
}
// CHECK-LABEL: function kept
// CHECK: 23:3 std::future::get: discharged {{.*}}; g is ready
// CHECK-NEXT: 24:3 std::future::get: blocks

void moved_on_one_path(std::future<int> f, bool b) {
  if (f.wait_for(0s) != std::future_status::ready)
    return;
  if (b)
    std::future<int>(std::move(f)).get();
  f.get();
}
// CHECK-LABEL: function moved_on_one_path
// CHECK: 34:5 std::future::get: discharged
// CHECK-NEXT: 35:3 std::future::get: blocks
