// RUN: %nostall dump --facts %s -- -std=c++20 | %filecheck %s
// A std::jthread joins where it ends, unless it was joined or moved from on every way there.
#include <thread>
#include <utility>
#include <vector>
void work();

void ends() { std::jthread t(work); }
// CHECK-LABEL: function ends
// CHECK-NEXT: ~jthread: blocks

void joined() {
  std::jthread t(work);
  t.join();
}
// CHECK-LABEL: function joined
// CHECK-NEXT: join: blocks
// CHECK-NEXT: ~jthread: ends nothing

void moved(std::jthread &to) {
  std::jthread t(work);
  to = std::move(t);
}
// CHECK-LABEL: function moved
// CHECK-NEXT: 22:3 std::jthread::~jthread: blocks
// CHECK-NEXT: 21:16 std::jthread::~jthread: ends nothing

void moved_on_one_path(std::vector<std::jthread> &to, bool b) {
  std::jthread t(work);
  if (b)
    to.push_back(std::move(t));
}
// CHECK-LABEL: function moved_on_one_path
// CHECK-NEXT: ~jthread: blocks

void kept(std::vector<std::jthread> &to) { to.push_back(std::jthread(work)); }
// CHECK-LABEL: function kept
// CHECK-NEXT: ~jthread: ends nothing

std::jthread made() {
  std::jthread t(work);
  return t;
}
// CHECK-LABEL: function made
// CHECK-NOT: blocks

void all(std::vector<std::jthread> threads) {}
// CHECK-LABEL: function all
// CHECK-NEXT: ~jthread: blocks

void none() { std::vector<std::jthread> threads; }
// CHECK-LABEL: function none
// CHECK-NEXT: ~jthread: ends nothing
