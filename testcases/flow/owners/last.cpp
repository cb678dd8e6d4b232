// RUN: %nostall dump --facts %s -- -std=c++20 | %filecheck %s
// A shared owner ends what it owns only where it may be the last one.
#include <map>
#include <memory>
#include <thread>
#include <vector>

void keep(std::shared_ptr<std::jthread> p);
std::shared_ptr<std::jthread> known();
std::vector<std::shared_ptr<std::jthread>> kept;
void work();

void only() { auto p = std::make_shared<std::jthread>(work); }
// CHECK-LABEL: function only
// CHECK-NEXT: 13:20 std::jthread::~jthread: blocks

void handed_on() {
  auto p = std::make_shared<std::jthread>(work);
  keep(p);
}
// CHECK-LABEL: function handed_on
// CHECK-NEXT: ~jthread: ends nothing
// CHECK-NEXT: ~jthread: ends nothing

void handed_on_on_one_path(bool b) {
  auto p = std::make_shared<std::jthread>(work);
  if (b)
    kept.push_back(p);
}
// CHECK-LABEL: function handed_on_on_one_path
// CHECK-NEXT: ~jthread: blocks

void moved() {
  auto p = std::make_shared<std::jthread>(work);
  kept.push_back(std::move(p));
}
// CHECK-LABEL: function moved
// CHECK-NEXT: ~jthread: ends nothing

void given() { auto p = known(); }
// CHECK-LABEL: function given
// CHECK-NEXT: ~jthread: ends nothing

static std::shared_ptr<std::jthread> make() { return std::make_shared<std::jthread>(work); }
void made_elsewhere() { auto p = make(); }
// CHECK-LABEL: function made_elsewhere
// CHECK-NEXT: ~jthread: blocks

struct Session {
  std::shared_ptr<std::jthread> thread;
  std::shared_ptr<std::jthread> get() const { return thread; }
  void look() { auto p = get(); }
  void copy() { auto p = thread; }
  void take() { auto p = std::move(thread); }
  void drop() { thread = nullptr; }
  void replace() { thread = std::make_shared<std::jthread>(work); }
};
// CHECK-LABEL: function Session::look
// CHECK-NEXT: ~jthread: ends nothing
// CHECK-LABEL: function Session::copy
// CHECK-NEXT: ~jthread: ends nothing
// CHECK-LABEL: function Session::take
// CHECK-NEXT: ~jthread: blocks
// CHECK-LABEL: function Session::drop
// CHECK: 55:17 std::jthread::~jthread: blocks
// CHECK-LABEL: function Session::replace
// CHECK: 56:20 std::jthread::~jthread: blocks

void erased(std::map<int, std::shared_ptr<std::jthread>> &all, bool b) {
  std::shared_ptr<std::jthread> last;
  auto found = all.find(1);
  if (found != all.end()) {
    last = found->second;
    all.erase(found);
  }
  if (b)
    keep(last);
}
// CHECK-LABEL: function erased
// CHECK-NEXT: 73:5 std::jthread::~jthread: ends nothing
// CHECK-NEXT: 74:5 std::jthread::~jthread: blocks
// CHECK-NEXT: 77:10 std::jthread::~jthread: ends nothing
// CHECK-NEXT: 70:33 std::jthread::~jthread: blocks

void shared_ends_first() {
  auto p = std::make_shared<std::jthread>(work);
  auto q = p;
}
// CHECK-LABEL: function shared_ends_first
// CHECK-NEXT: 87:8 std::jthread::~jthread: ends nothing
// CHECK-NEXT: 86:8 std::jthread::~jthread: blocks
