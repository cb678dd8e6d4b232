// RUN: %check_both %s -- -std=c++20
// A virtual call may run any override that is seen: the finding says that it is a guess. A call whose target is certain
// is none.
#include "awaitable.hpp"
#include <memory>
#include <unistd.h>
using boost::asio::awaitable;

struct storage {
  virtual ~storage() = default;
  virtual void load() = 0;
  virtual void peek() {}
};
struct memory_storage : storage {
  void load() override {}
};
struct disk_storage : storage {
  void load() override { ::sleep(1); }
};
struct final_storage final : storage {
  void load() override {}
};

awaitable<void> bad_virtual(storage &s) {
  s.load();
  // CHECK: :[[@LINE-1]]:3: warning: '{{.*}}storage::load' blocks the event loop in coroutine 'bad_virtual'
  // CHECK: note: 'disk_storage::load' calls 'sleep', which blocks (sleep, unbounded)
  co_return;
}
awaitable<void> bad_virtual_through_pointer(std::unique_ptr<storage> s) {
  s->load();
  // CHECK: :[[@LINE-1]]:3: warning: '{{.*}}storage::load' blocks the event loop in coroutine 'bad_virtual_through_pointer'
  co_return;
}
awaitable<void> good_other_virtual(storage &s) {
  s.peek();
  co_return;
}
// The target is certain: a final class, an object by value, a qualified call.
awaitable<void> good_certain(final_storage &f, disk_storage &d) {
  f.load();
  memory_storage m;
  m.load();
  d.storage::peek();
  co_return;
}
awaitable<void> bad_certain() {
  disk_storage d;
  d.load();
  // CHECK: :[[@LINE-1]]:3: warning: 'disk_storage::load' blocks the event loop in coroutine 'bad_certain': it calls 'sleep'
  co_return;
}
// Only overrides below the static type may run.
awaitable<void> good_sibling(memory_storage &m) {
  m.load();
  co_return;
}
