// RUN: %check_both %s -- -std=c++20
// `shared_from_this()`, or a copy, adds an owner to one that lives on: its end does not end the object.
#include "awaitable.hpp"
#include <memory>
#include <thread>
using boost::asio::awaitable;

namespace bad_owner_beside {
struct session : std::enable_shared_from_this<session> {
  std::thread worker;
  ~session() { worker.join(); }
  void start() { auto self = std::make_shared<session>(); }
};
awaitable<void> work(std::shared_ptr<session> &one) {
  one->start();
  // CHECK: :[[@LINE-1]]:3: warning: 'bad_owner_beside::session::start' blocks the event loop in coroutine 'bad_owner_beside::work'
  co_return;
}
} // namespace bad_owner_beside
namespace good_owner_beside {
struct session : std::enable_shared_from_this<session> {
  std::thread worker;
  ~session() { worker.join(); }
  void start() { auto self = shared_from_this(); }
};
awaitable<void> work(std::shared_ptr<session> &one) {
  one->start();
  co_return;
}
} // namespace good_owner_beside

namespace bad_copied_owner {
struct session {
  std::thread worker;
  ~session() { worker.join(); }
};
void use(std::shared_ptr<session> &one) { std::shared_ptr<session> mine = std::move(one); }
awaitable<void> work(std::shared_ptr<session> &one) {
  use(one);
  // CHECK: :[[@LINE-1]]:3: warning: 'bad_copied_owner::use' blocks the event loop in coroutine 'bad_copied_owner::work'
  co_return;
}
} // namespace bad_copied_owner
namespace good_copied_owner {
struct session {
  std::thread worker;
  ~session() { worker.join(); }
};
void use(std::shared_ptr<session> &one) { std::shared_ptr<session> mine = one; }
awaitable<void> work(std::shared_ptr<session> &one) {
  use(one);
  co_return;
}
} // namespace good_copied_owner
