// RUN: %check_both %s -- -std=c++20
// A callable that is handed to a thread may block, whichever way it gets there; one that is called here may not.
#include "awaitable.hpp"
#include <functional>
#include <future>
#include <thread>
#include <unistd.h>
#include <vector>
using boost::asio::awaitable;

namespace bad_template_parameter {
template <typename Function> void run(Function function) { function(); }
awaitable<void> work() {
  run([] { ::sleep(1); });
  // CHECK: :[[@LINE-1]]:3: warning: 'bad_template_parameter::run' blocks the event loop in coroutine 'bad_template_parameter::work'
  co_return;
}
} // namespace bad_template_parameter
namespace good_template_parameter {
template <typename Function> void run(Function function) { std::thread(function).detach(); }
awaitable<void> work() {
  run([] { ::sleep(1); });
  co_return;
}
} // namespace good_template_parameter

namespace bad_moved {
void run(std::function<void()> function) {
  auto moved = std::move(function);
  moved();
}
awaitable<void> work() {
  run([] { ::sleep(1); });
  // CHECK: :[[@LINE-1]]:3: warning: 'bad_moved::run' blocks the event loop in coroutine 'bad_moved::work'
  co_return;
}
} // namespace bad_moved
namespace good_moved {
void run(std::function<void()> function) { std::thread(std::move(function)).detach(); }
awaitable<void> work() {
  run([] { ::sleep(1); });
  co_return;
}
} // namespace good_moved

namespace bad_two_levels {
template <typename Function> void inner(Function function) { function(); }
template <typename Function> void outer(Function function) { inner(function); }
void nap() { ::sleep(1); }
awaitable<void> work() {
  outer(nap);
  // CHECK: :[[@LINE-1]]:3: warning: 'bad_two_levels::outer' blocks the event loop in coroutine 'bad_two_levels::work'
  co_return;
}
} // namespace bad_two_levels
namespace good_two_levels {
template <typename Function> void inner(Function function) { std::thread(function).detach(); }
template <typename Function> void outer(Function function) { inner(function); }
void nap() { ::sleep(1); }
awaitable<void> work() {
  outer(nap);
  co_return;
}
} // namespace good_two_levels

namespace bad_bound {
void nap(int seconds) { ::sleep(seconds); }
awaitable<void> work() {
  auto later = std::bind(nap, 1);
  later();
  // CHECK: :[[@LINE-1]]:3: warning: 'std::_Bind::operator()' blocks the event loop in coroutine 'bad_bound::work'
  co_return;
}
} // namespace bad_bound
namespace good_bound {
void nap(int seconds) { ::sleep(seconds); }
awaitable<void> work() {
  auto later = std::bind(nap, 1);
  std::thread(later).detach();
  co_return;
}
} // namespace good_bound

namespace bad_bound_front {
void nap(int seconds) { ::sleep(seconds); }
awaitable<void> work() {
  auto later = std::bind_front(nap, 1);
  later();
  // CHECK: :[[@LINE-1]]:3: warning: 'std::_Bind_front::operator()' blocks the event loop in coroutine 'bad_bound_front::work'
  co_return;
}
} // namespace bad_bound_front
namespace good_bound_front {
void nap(int seconds) { ::sleep(seconds); }
awaitable<void> work() {
  auto later = std::bind_front(nap, 1);
  std::thread(later).detach();
  co_return;
}
} // namespace good_bound_front

namespace bad_member_pointer {
struct device {
  void wait() { ::sleep(1); }
};
awaitable<void> work(device &d) {
  (d.*&device::wait)();
  // CHECK: :[[@LINE-1]]:3: warning: 'bad_member_pointer::device::wait' blocks the event loop in coroutine 'bad_member_pointer::work'
  co_return;
}
} // namespace bad_member_pointer
namespace good_member_pointer {
struct device {
  void wait() { ::sleep(1); }
};
awaitable<void> work(device &d) {
  std::thread(&device::wait, &d).detach();
  co_return;
}
} // namespace good_member_pointer

namespace bad_member_pointer_invoked {
struct device {
  void wait() { ::sleep(1); }
};
awaitable<void> work(device &d) {
  std::invoke(&device::wait, d);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::invoke' blocks the event loop in coroutine 'bad_member_pointer_invoked::work'
  co_return;
}
} // namespace bad_member_pointer_invoked
namespace good_member_pointer_invoked {
struct device {
  void wait() { ::sleep(1); }
};
awaitable<void> work(device &d) {
  std::thread([&d] { std::invoke(&device::wait, d); }).detach();
  co_return;
}
} // namespace good_member_pointer_invoked

namespace bad_function_object {
struct nap {
  void operator()() const { ::sleep(1); }
};
awaitable<void> work() {
  nap later;
  later();
  // CHECK: :[[@LINE-1]]:3: warning: 'bad_function_object::nap::operator()' blocks the event loop in coroutine 'bad_function_object::work'
  co_return;
}
} // namespace bad_function_object
namespace good_function_object {
struct nap {
  void operator()() const { ::sleep(1); }
};
awaitable<void> work() {
  nap later;
  std::thread(later).detach();
  co_return;
}
} // namespace good_function_object

namespace bad_async_policy {
awaitable<void> work() {
  auto result = std::async(std::launch::deferred, [] { ::sleep(1); });
  result.get();
  // CHECK: :[[@LINE-1]]:3: warning: 'std::future::get' blocks the event loop in coroutine 'bad_async_policy::work'
  co_return;
}
} // namespace bad_async_policy
namespace good_async_policy {
awaitable<void> work() {
  std::thread([] { std::async(std::launch::deferred, [] { ::sleep(1); }).get(); }).detach();
  co_return;
}
} // namespace good_async_policy

namespace bad_packaged {
awaitable<void> work() {
  std::packaged_task<void()> task([] { ::sleep(1); });
  task();
  // CHECK: :[[@LINE-1]]:3: warning: 'std::packaged_task::operator()' blocks the event loop in coroutine 'bad_packaged::work'
  co_return;
}
} // namespace bad_packaged
namespace good_packaged {
awaitable<void> work() {
  std::packaged_task<void()> task([] { ::sleep(1); });
  std::thread(std::move(task)).detach();
  co_return;
}
} // namespace good_packaged

namespace bad_jthread {
void nap() { ::sleep(1); }
awaitable<void> work(std::vector<std::jthread> &all) {
  nap();
  // CHECK: :[[@LINE-1]]:3: warning: 'bad_jthread::nap' blocks the event loop in coroutine 'bad_jthread::work'
  co_return;
}
} // namespace bad_jthread
namespace good_jthread {
void nap() { ::sleep(1); }
awaitable<void> work(std::vector<std::jthread> &all) {
  all.emplace_back(nap);
  co_return;
}
} // namespace good_jthread

namespace bad_stored_in_member {
struct worker {
  std::function<void()> job;
  void start() { job(); }
};
awaitable<void> work() {
  worker w;
  w.job = [] { ::sleep(1); };
  w.start();
  // CHECK: :[[@LINE-1]]:3: warning: 'bad_stored_in_member::worker::start' blocks the event loop in coroutine 'bad_stored_in_member::work'
  co_return;
}
} // namespace bad_stored_in_member
namespace good_stored_in_member {
struct worker {
  std::function<void()> job;
  void start() { std::thread(job).detach(); }
};
awaitable<void> work() {
  worker w;
  w.job = [] { ::sleep(1); };
  w.start();
  co_return;
}
} // namespace good_stored_in_member

namespace bad_only_one_of_two {
template <typename First, typename Second> void run(First first, Second second) {
  first();
  std::thread(second).detach();
}
void nap() { ::sleep(1); }
void quick() {}
awaitable<void> work() {
  run(nap, quick);
  // CHECK: :[[@LINE-1]]:3: warning: 'bad_only_one_of_two::run' blocks the event loop in coroutine 'bad_only_one_of_two::work'
  co_return;
}
} // namespace bad_only_one_of_two
namespace good_only_one_of_two {
template <typename First, typename Second> void run(First first, Second second) {
  std::thread(first).detach();
  second();
}
void nap() { ::sleep(1); }
void quick() {}
awaitable<void> work() {
  run(nap, quick);
  co_return;
}
} // namespace good_only_one_of_two

// Each caller answers for its own callable.
namespace bad_own_callable {
template <typename Function> void twice(Function function) {
  function();
  function();
}
void nap() { ::sleep(1); }
void quick() {}
void off_loop() { twice(nap); }
awaitable<void> work() {
  twice(nap);
  // CHECK: :[[@LINE-1]]:3: warning: 'bad_own_callable::twice' blocks the event loop in coroutine 'bad_own_callable::work'
  co_return;
}
} // namespace bad_own_callable
namespace good_own_callable {
template <typename Function> void twice(Function function) {
  function();
  function();
}
void nap() { ::sleep(1); }
void quick() {}
void off_loop() { twice(nap); }
awaitable<void> work() {
  twice(quick);
  co_return;
}
} // namespace good_own_callable

namespace bad_container_of_threads {
void nap() { ::sleep(1); }
awaitable<void> work() {
  std::vector<std::function<void()>> all;
  all.emplace_back(nap);
  all.front()();
  // CHECK: :[[@LINE-1]]:3: warning: {{.*}} blocks the event loop
  co_return;
}
} // namespace bad_container_of_threads
namespace good_container_of_threads {
void nap() { ::sleep(1); }
awaitable<void> work() {
  std::vector<std::thread> all;
  all.emplace_back(nap);
  all.front().detach();
  co_return;
}
} // namespace good_container_of_threads

namespace bad_wrapped {
template <typename Function> void run(Function function) {
  [function] { function(); }();
}
void nap() { ::sleep(1); }
awaitable<void> work() {
  run(nap);
  // CHECK: :[[@LINE-1]]:3: warning: {{.*}} blocks the event loop
  co_return;
}
} // namespace bad_wrapped
namespace good_wrapped {
template <typename Function> void run(Function function) {
  std::thread([function] { function(); }).detach();
}
void nap() { ::sleep(1); }
awaitable<void> work() {
  run(nap);
  co_return;
}
} // namespace good_wrapped
