// RUN: %check_both %s -- -std=c++20
// What can not be reached does not block; what waits for other threads does.
#include "awaitable.hpp"
#include <atomic>
#include <barrier>
#include <cstdlib>
#include <exception>
#include <latch>
#include <thread>
#include <unistd.h>
using boost::asio::awaitable;

namespace bad_after_return {
awaitable<void> work() {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad_after_return::work'
  co_return;
}
} // namespace bad_after_return
namespace good_after_return {
awaitable<void> work() {
  co_return;
  ::sleep(1);
}
} // namespace good_after_return

namespace bad_chosen_at_compile_time {
template <bool Slow> void pause() {
  if constexpr (Slow)
    ::sleep(1);
}
awaitable<void> work() {
  pause<true>();
  // CHECK: :[[@LINE-1]]:3: warning: 'bad_chosen_at_compile_time::pause' blocks the event loop in coroutine 'bad_chosen_at_compile_time::work'
  co_return;
}
} // namespace bad_chosen_at_compile_time
namespace good_chosen_at_compile_time {
template <bool Slow> void pause() {
  if constexpr (Slow)
    ::sleep(1);
}
awaitable<void> work() {
  pause<false>();
  co_return;
}
} // namespace good_chosen_at_compile_time

namespace bad_constant_condition {
constexpr bool simulate_delay = true;
awaitable<void> work() {
  if (simulate_delay)
    ::sleep(1);
  // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in coroutine 'bad_constant_condition::work'
  co_return;
}
} // namespace bad_constant_condition
namespace good_constant_condition {
constexpr bool simulate_delay = false;
awaitable<void> work() {
  if (simulate_delay)
    ::sleep(1);
  co_return;
}
} // namespace good_constant_condition

namespace bad_thrown {
awaitable<void> work(bool broken) {
  if (broken) {
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in coroutine 'bad_thrown::work'
    throw std::exception();
  }
  co_return;
}
} // namespace bad_thrown
namespace good_thrown {
awaitable<void> work(bool broken) {
  if (broken) {
    throw std::exception();
    ::sleep(1);
  }
  co_return;
}
} // namespace good_thrown

namespace bad_caught {
awaitable<void> step();
awaitable<void> work() {
  try {
    co_await step();
  } catch (const std::exception &) {
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in coroutine 'bad_caught::work'
  }
}
} // namespace bad_caught
namespace good_caught {
awaitable<void> step();
awaitable<void> work() {
  try {
    co_await step();
  } catch (const std::exception &) {
    std::terminate();
  }
}
} // namespace good_caught

namespace bad_unevaluated {
inline int nap() { return static_cast<int>(::sleep(1)); }
awaitable<void> work() {
  auto size = nap();
  // CHECK: :[[@LINE-1]]:15: warning: 'bad_unevaluated::nap' blocks the event loop in coroutine 'bad_unevaluated::work'
  (void)size;
  co_return;
}
} // namespace bad_unevaluated
namespace good_unevaluated {
inline int nap() { return static_cast<int>(::sleep(1)); }
awaitable<void> work() {
  auto size = sizeof(nap());
  (void)size;
  co_return;
}
} // namespace good_unevaluated

namespace bad_joined {
inline void quick() {}
awaitable<void> work() {
  std::thread thread(quick);
  thread.join();
  // CHECK: :[[@LINE-1]]:3: warning: 'std::thread::join' blocks the event loop in coroutine 'bad_joined::work'
  co_return;
}
} // namespace bad_joined
namespace good_joined {
inline void quick() {}
awaitable<void> work() {
  std::thread thread(quick);
  thread.detach();
  co_return;
}
} // namespace good_joined

namespace bad_joined_in_member {
class worker {
public:
  void stop() { thread_.join(); }

private:
  std::thread thread_;
};
awaitable<void> work(worker &w) {
  w.stop();
  // CHECK: :[[@LINE-1]]:3: warning: 'bad_joined_in_member::worker::stop' blocks the event loop in coroutine 'bad_joined_in_member::work'
  co_return;
}
} // namespace bad_joined_in_member
namespace good_joined_in_member {
class worker {
public:
  void stop() { thread_.detach(); }

private:
  std::thread thread_;
};
awaitable<void> work(worker &w) {
  w.stop();
  co_return;
}
} // namespace good_joined_in_member

namespace bad_latch {
awaitable<void> work(std::latch &done) {
  done.wait();
  // CHECK: :[[@LINE-1]]:3: warning: 'std::latch::wait' blocks the event loop in coroutine 'bad_latch::work'
  co_return;
}
} // namespace bad_latch
namespace good_latch {
awaitable<void> work(std::latch &done) {
  done.count_down();
  co_return;
}
} // namespace good_latch

namespace bad_barrier {
awaitable<void> work(std::barrier<> &turn) {
  turn.arrive_and_wait();
  // CHECK: :[[@LINE-1]]:3: warning: 'std::barrier::arrive_and_wait' blocks the event loop in coroutine 'bad_barrier::work'
  co_return;
}
} // namespace bad_barrier
namespace good_barrier {
awaitable<void> work(std::barrier<> &turn) {
  (void)turn.arrive();
  co_return;
}
} // namespace good_barrier

namespace bad_atomic {
awaitable<void> work(std::atomic<int> &state) {
  state.wait(0);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::__atomic_base::wait' blocks the event loop in coroutine 'bad_atomic::work'
  co_return;
}
} // namespace bad_atomic
namespace good_atomic {
awaitable<void> work(std::atomic<int> &state) {
  state.load();
  co_return;
}
} // namespace good_atomic

namespace bad_short_circuit {
inline bool ask() { return ::sleep(1) == 0; }
awaitable<bool> work(bool known) {
  co_return known || ask();
  // CHECK: :[[@LINE-1]]:22: warning: 'bad_short_circuit::ask' blocks the event loop in coroutine 'bad_short_circuit::work'
}
} // namespace bad_short_circuit
namespace good_short_circuit {
inline bool ask() { return ::sleep(1) == 0; }
awaitable<bool> work(bool known) { co_return known || !known; }
} // namespace good_short_circuit

namespace bad_in_switch {
awaitable<void> work(int kind) {
  switch (kind) {
  case 1:
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in coroutine 'bad_in_switch::work'
    break;
  default:
    break;
  }
  co_return;
}
} // namespace bad_in_switch
namespace good_in_switch {
awaitable<void> work(int kind) {
  switch (kind) {
  case 1:
    break;
    ::sleep(1);
  default:
    break;
  }
  co_return;
}
} // namespace good_in_switch

namespace bad_macro_made_coroutine {
#define NOSTALL_TEST_BAD(Name)                                                                                         \
  awaitable<void> Name() {                                                                                             \
    ::sleep(1);                                                                                                        \
    co_return;                                                                                                         \
  }
NOSTALL_TEST_BAD(work)
// CHECK: :[[@LINE-1]]:1: warning: 'sleep' blocks the event loop in coroutine 'bad_macro_made_coroutine::work'
} // namespace bad_macro_made_coroutine
namespace good_macro_made_coroutine {
#define NOSTALL_TEST_GOOD(Name)                                                                                        \
  awaitable<void> Name() { co_return; }
NOSTALL_TEST_GOOD(work)
} // namespace good_macro_made_coroutine

namespace bad_suspended_first {
awaitable<void> step();
struct slow {
  ~slow() { ::sleep(1); }
};
awaitable<void> work() {
  slow s;
  // CHECK: :[[@LINE-1]]:8: warning: 'bad_suspended_first::slow::~slow' blocks the event loop in coroutine 'bad_suspended_first::work'
  co_await step();
}
} // namespace bad_suspended_first
namespace good_suspended_first {
awaitable<void> step();
struct slow {
  ~slow() { ::sleep(1); }
};
awaitable<void> work() {
  new slow;
  co_await step();
}
} // namespace good_suspended_first

namespace bad_does_not_return {
awaitable<void> work(bool broken) {
  if (broken) {
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in coroutine 'bad_does_not_return::work'
    std::abort();
  }
  co_return;
}
} // namespace bad_does_not_return
namespace good_does_not_return {
awaitable<void> work(bool broken) {
  if (broken) {
    std::abort();
    ::sleep(1);
  }
  co_return;
}
} // namespace good_does_not_return
