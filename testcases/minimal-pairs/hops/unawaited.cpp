// RUN: %check_both %s -- -std=c++20 -I%S/../../Inputs/boost-mock
// A hop or a timer that nobody awaits does nothing.
#include <boost/asio.hpp>
#include <unistd.h>
namespace asio = boost::asio;
using asio::awaitable;
using asio::use_awaitable;

namespace bad_dropped_timer {
awaitable<void> work(asio::steady_timer &timer) {
  timer.async_wait(use_awaitable);
  // CHECK: :[[@LINE-1]]:3: warning: {{.*}}never awaited{{.*}}
  co_return;
}
} // namespace bad_dropped_timer
namespace good_dropped_timer {
awaitable<void> work(asio::steady_timer &timer) {
  co_await timer.async_wait(use_awaitable);
  co_return;
}
} // namespace good_dropped_timer

namespace bad_dropped_child {
awaitable<void> child() { co_return; }
awaitable<void> work() {
  child();
  // CHECK: :[[@LINE-1]]:3: warning: {{.*}}never awaited{{.*}}
  co_return;
}
} // namespace bad_dropped_child
namespace good_dropped_child {
awaitable<void> child() { co_return; }
awaitable<void> work() {
  co_await child();
  co_return;
}
} // namespace good_dropped_child

namespace bad_dropped_in_handler {
awaitable<void> child() { co_return; }
void start(asio::io_context &loop) {
  asio::post(loop, [] { child(); });
  // CHECK: :[[@LINE-1]]:25: warning: {{.*}}never awaited{{.*}}
}
} // namespace bad_dropped_in_handler
namespace good_dropped_in_handler {
awaitable<void> child() { co_return; }
void start(asio::io_context &loop) {
  asio::post(loop, [&loop] { co_spawn(loop, child(), asio::detached); });
}
} // namespace good_dropped_in_handler

namespace bad_stored_child {
awaitable<void> child() { co_return; }
awaitable<void> work(bool wanted) {
  auto waiting = child();
  child();
  // CHECK: :[[@LINE-1]]:3: warning: {{.*}}never awaited{{.*}}
  co_await std::move(waiting);
}
} // namespace bad_stored_child
namespace good_stored_child {
awaitable<void> child() { co_return; }
awaitable<void> work(bool wanted) {
  auto waiting = child();
  co_await std::move(waiting);
}
} // namespace good_stored_child
