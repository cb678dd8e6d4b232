// RUN: %check_both %s -- -std=c++20
// Constructors and destructors of the user's classes that the standard library calls.
#include "awaitable.hpp"
#include <memory>
#include <optional>
#include <unistd.h>
#include <vector>
using boost::asio::awaitable;

struct slow_open {
  slow_open() { ::sleep(1); }
};
struct slow_close {
  ~slow_close() { ::sleep(1); }
};
struct quick {
  quick() {}
  ~quick() {}
};

awaitable<void> bad_make() {
  auto u = std::make_unique<slow_open>();
  // CHECK: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} blocks the event loop in coroutine 'bad_make'
  auto s = std::make_shared<slow_open>();
  // CHECK: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} blocks the event loop in coroutine 'bad_make'
  co_return;
}
awaitable<void> bad_destroy(slow_close *raw) {
  std::unique_ptr<slow_close> owner(raw);
  // CHECK: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} blocks the event loop in coroutine 'bad_destroy'
  co_return;
}
awaitable<void> bad_containers() {
  std::optional<slow_close> o;
  // CHECK: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} blocks the event loop in coroutine 'bad_containers'
  std::vector<slow_close> v;
  // CHECK: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} blocks the event loop in coroutine 'bad_containers'
  o.emplace();
  v.emplace_back();
  co_return;
}
awaitable<void> good_containers() {
  auto u = std::make_unique<quick>();
  auto s = std::make_shared<quick>();
  std::optional<quick> o;
  std::vector<quick> v;
  o.emplace();
  v.emplace_back();
  co_return;
}
