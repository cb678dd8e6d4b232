// RUN: %check_both %s -- -std=c++20
// seastar has one thread a core: its continuations and threads run on the reactor, plain threads do not.
#include "seastar/seastar.hpp"
#include <chrono>
#include <thread>
#include <unistd.h>
inline void nap() { ::sleep(1); }

namespace bad_coroutine {
seastar::future<> work() {
  nap();
  // CHECK: :[[@LINE-1]]:3: warning: 'nap' blocks the event loop in coroutine 'bad_coroutine::work'
  co_return;
}
} // namespace bad_coroutine
namespace good_coroutine {
seastar::future<> work() {
  co_await seastar::sleep(std::chrono::seconds(1));
  co_return;
}
} // namespace good_coroutine

namespace bad_continuation {
seastar::future<> work() {
  return seastar::sleep(std::chrono::seconds(1)).then([] { nap(); });
  // CHECK: :[[@LINE-1]]:60: warning: 'nap' blocks the event loop in completion handler 'lambda in bad_continuation::work'
}
} // namespace bad_continuation
namespace good_continuation {
seastar::future<> work() {
  return seastar::sleep(std::chrono::seconds(1)).then([] { std::thread(nap).detach(); });
}
} // namespace good_continuation

namespace bad_other_core {
seastar::future<> work() {
  return seastar::smp::submit_to(1, [] { nap(); });
  // CHECK: :[[@LINE-1]]:42: warning: 'nap' blocks the event loop in completion handler 'lambda in bad_other_core::work'
}
} // namespace bad_other_core
namespace good_other_core {
seastar::future<> work() {
  return seastar::smp::submit_to(1, [] { std::thread(nap).detach(); });
}
} // namespace good_other_core

namespace bad_around_the_reactor {
seastar::future<> serve() {
  nap();
  // CHECK: :[[@LINE-1]]:3: warning: 'nap' blocks the event loop in coroutine 'bad_around_the_reactor::serve'
  co_return;
}
void start() { (void)serve(); }
} // namespace bad_around_the_reactor
namespace good_around_the_reactor {
seastar::future<> serve() { co_return; }
void start() {
  nap();
  (void)serve();
}
} // namespace good_around_the_reactor
