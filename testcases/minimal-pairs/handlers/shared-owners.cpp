// RUN: %check_both %s -- -std=c++20 -I%S/../../Inputs/boost-mock
// The end of a shared owner ends the object only if it is the last: one that was made here and given to nobody. A copy
// of another owner is not, nor a closure that goes on into a handler or a thread.
#include <boost/asio.hpp>
#include <map>
#include <memory>
#include <thread>
#include <utility>
namespace asio = boost::asio;
using asio::awaitable;

struct process {
  std::thread monitor;
  ~process() {
    if (monitor.joinable())
      monitor.join();
  }
  void poke();
};
using pointer = std::shared_ptr<process>;

namespace bad_copied_from_container {
awaitable<void> work(std::map<int, pointer> &all) {
  auto child = std::make_shared<process>();
  // CHECK: :[[@LINE-1]]:8: warning: {{.*}}blocks the event loop in coroutine 'bad_copied_from_container::work'
  child->poke();
  co_return;
}
} // namespace bad_copied_from_container
namespace good_copied_from_container {
awaitable<void> work(std::map<int, pointer> &all) {
  auto child = all[1];
  child->poke();
  co_return;
}
} // namespace good_copied_from_container

namespace bad_found {
pointer find(std::map<int, pointer> &all, int key);
awaitable<void> work(std::map<int, pointer> &all) {
  if (auto child = std::make_shared<process>())
    // CHECK: :[[@LINE-1]]:12: warning: {{.*}}blocks the event loop in coroutine 'bad_found::work'
    child->poke();
  co_return;
}
} // namespace bad_found
namespace good_found {
pointer find(std::map<int, pointer> &all, int key);
awaitable<void> work(std::map<int, pointer> &all) {
  if (auto child = find(all, 1))
    child->poke();
  co_return;
}
} // namespace good_found

namespace bad_locked {
awaitable<void> work(std::weak_ptr<process> weak) {
  if (auto child = std::shared_ptr<process>(new process))
    // CHECK: :[[@LINE-1]]:12: warning: {{.*}}blocks the event loop in coroutine 'bad_locked::work'
    child->poke();
  co_return;
}
} // namespace bad_locked
namespace good_locked {
awaitable<void> work(std::weak_ptr<process> weak) {
  if (auto child = std::shared_ptr<process>(weak.lock()))
    child->poke();
  co_return;
}
} // namespace good_locked

namespace bad_given_away {
awaitable<void> work(std::map<int, pointer> &all) {
  auto child = std::make_shared<process>();
  // CHECK: :[[@LINE-1]]:8: warning: {{.*}}blocks the event loop in coroutine 'bad_given_away::work'
  all[1] = nullptr;
  co_return;
}
} // namespace bad_given_away
namespace good_given_away {
awaitable<void> work(std::map<int, pointer> &all) {
  auto child = std::make_shared<process>();
  all[1] = child;
  co_return;
}
} // namespace good_given_away

namespace bad_captured {
void start(asio::io_context &io) {
  auto child = std::make_shared<process>();
  asio::post(io, [&child] { child->poke(); });
}
awaitable<void> work(asio::io_context &io) {
  start(io);
  // CHECK: :[[@LINE-1]]:3: warning: 'bad_captured::start' blocks the event loop in coroutine 'bad_captured::work'
  co_return;
}
} // namespace bad_captured
namespace good_captured {
void start(asio::io_context &io) {
  auto child = std::make_shared<process>();
  asio::post(io, [child] { child->poke(); });
}
awaitable<void> work(asio::io_context &io) {
  start(io);
  co_return;
}
} // namespace good_captured
