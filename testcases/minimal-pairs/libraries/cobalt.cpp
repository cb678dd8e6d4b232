// RUN: %check_both %s -- -std=c++20 -I%S/../../Inputs/cobalt -I%S/../../Inputs/boost-mock
// Boost.Cobalt: tasks and promises run on the loop of the thread that starts them, a spawned task on its executor.
#include <boost/cobalt.hpp>
#include <thread>
#include <unistd.h>
#include <utility>
namespace asio = boost::asio;
namespace cobalt = boost::cobalt;
inline void nap() { ::sleep(1); }

namespace bad_task {
cobalt::task<void> work() {
  nap();
  // CHECK: :[[@LINE-1]]:3: warning: 'nap' blocks the event loop in coroutine 'bad_task::work'
  co_return;
}
} // namespace bad_task
namespace good_task {
cobalt::task<void> work() {
  std::thread(nap).detach();
  co_return;
}
} // namespace good_task

namespace bad_promise {
cobalt::promise<void> work() {
  nap();
  // CHECK: :[[@LINE-1]]:3: warning: 'nap' blocks the event loop in coroutine 'bad_promise::work'
  co_return;
}
} // namespace bad_promise
namespace good_promise {
cobalt::promise<void> work() {
  std::thread(nap).detach();
  co_return;
}
} // namespace good_promise

namespace bad_spawned {
cobalt::task<void> work() {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad_spawned::work'
  co_return;
}
void start(asio::io_context &loop, asio::thread_pool &pool) { cobalt::spawn(loop, work(), asio::detached); }
} // namespace bad_spawned
namespace good_spawned {
cobalt::task<void> work() {
  ::sleep(1);
  co_return;
}
void start(asio::io_context &loop, asio::thread_pool &pool) { cobalt::spawn(pool, work(), asio::detached); }
} // namespace good_spawned

namespace bad_spawned_executor {
cobalt::task<void> work() {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad_spawned_executor::work'
  co_return;
}
void start(asio::io_context &loop, asio::thread_pool &pool) {
  auto executor = loop.get_executor();
  cobalt::spawn(executor, work(), asio::detached);
}
} // namespace bad_spawned_executor
namespace good_spawned_executor {
cobalt::task<void> work() {
  ::sleep(1);
  co_return;
}
void start(asio::io_context &loop, asio::thread_pool &pool) {
  auto executor = pool.get_executor();
  cobalt::spawn(executor, work(), asio::detached);
}
} // namespace good_spawned_executor

namespace bad_awaited {
cobalt::task<void> inner() {
  nap();
  // CHECK: :[[@LINE-1]]:3: warning: 'nap' blocks the event loop in coroutine 'bad_awaited::inner'
  co_return;
}
cobalt::task<void> outer() { co_await inner(); }
} // namespace bad_awaited
namespace good_awaited {
cobalt::task<void> inner() { co_return; }
cobalt::task<void> outer() { co_await inner(); }
} // namespace good_awaited
