// RUN: %check_both %s -- -std=c++20 -I%S/../../Inputs/boost-mock
// Where a coroutine runs is where it is spawned: the loop's context or the pool, whichever way it is named.
#include <boost/asio.hpp>
#include <boost/asio/spawn.hpp>
#include <unistd.h>
namespace asio = boost::asio;
using asio::awaitable;

namespace bad_context {
awaitable<void> work() {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad_context::work'
  co_return;
}
void start(asio::io_context &where) { co_spawn(where, work(), asio::detached); }
} // namespace bad_context
namespace good_context {
awaitable<void> work() {
  ::sleep(1);
  co_return;
}
void start(asio::thread_pool &where) { co_spawn(where, work(), asio::detached); }
} // namespace good_context

namespace bad_strand {
awaitable<void> work() {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad_strand::work'
  co_return;
}
void start(asio::io_context &loop, asio::thread_pool &pool) {
  auto strand = asio::make_strand(loop);
  co_spawn(strand, work(), asio::detached);
}
} // namespace bad_strand
namespace good_strand {
awaitable<void> work() {
  ::sleep(1);
  co_return;
}
void start(asio::io_context &loop, asio::thread_pool &pool) {
  auto strand = asio::make_strand(pool);
  co_spawn(strand, work(), asio::detached);
}
} // namespace good_strand

namespace bad_executor_variable {
awaitable<void> work() {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad_executor_variable::work'
  co_return;
}
void start(asio::io_context &loop, asio::thread_pool &pool) {
  auto executor = loop.get_executor();
  co_spawn(executor, work(), asio::detached);
}
} // namespace bad_executor_variable
namespace good_executor_variable {
awaitable<void> work() {
  ::sleep(1);
  co_return;
}
void start(asio::io_context &loop, asio::thread_pool &pool) {
  auto executor = pool.get_executor();
  co_spawn(executor, work(), asio::detached);
}
} // namespace good_executor_variable

namespace bad_any_executor {
awaitable<void> work() {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad_any_executor::work'
  co_return;
}
void start(asio::io_context &loop, asio::thread_pool &pool) {
  asio::any_io_executor executor = loop.get_executor();
  co_spawn(executor, work(), asio::detached);
}
} // namespace bad_any_executor
namespace good_any_executor {
awaitable<void> work() {
  ::sleep(1);
  co_return;
}
void start(asio::io_context &loop, asio::thread_pool &pool) {
  asio::any_io_executor executor = pool.get_executor();
  co_spawn(executor, work(), asio::detached);
}
} // namespace good_any_executor

namespace bad_lambda {
void start(asio::io_context &loop, asio::thread_pool &pool) {
  co_spawn(
      loop,
      []() -> awaitable<void> {
        ::sleep(1);
        // CHECK: :[[@LINE-1]]:9: warning: 'sleep' blocks the event loop in coroutine
        co_return;
      },
      asio::detached);
}
} // namespace bad_lambda
namespace good_lambda {
void start(asio::io_context &loop, asio::thread_pool &pool) {
  co_spawn(
      pool,
      []() -> awaitable<void> {
        ::sleep(1);
        co_return;
      },
      asio::detached);
}
} // namespace good_lambda

// One more place that spawns it decides.
namespace bad_both {
awaitable<void> work() {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad_both::work'
  co_return;
}
void start(asio::io_context &loop, asio::thread_pool &pool) {
  co_spawn(pool, work(), asio::detached);
  co_spawn(loop, work(), asio::detached);
}
} // namespace bad_both
namespace good_both {
awaitable<void> work() {
  ::sleep(1);
  co_return;
}
void start(asio::io_context &loop, asio::thread_pool &pool) {
  co_spawn(pool, work(), asio::detached);
  co_spawn(pool, work(), asio::detached);
}
} // namespace good_both

// What a coroutine awaits runs where it runs itself.
namespace bad_awaited {
awaitable<void> inner() {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad_awaited::inner'
  co_return;
}
awaitable<void> outer() { co_await inner(); }
void start(asio::io_context &loop, asio::thread_pool &pool) { co_spawn(loop, outer(), asio::detached); }
} // namespace bad_awaited
namespace good_awaited {
awaitable<void> inner() {
  ::sleep(1);
  co_return;
}
awaitable<void> outer() { co_await inner(); }
void start(asio::io_context &loop, asio::thread_pool &pool) { co_spawn(pool, outer(), asio::detached); }
} // namespace good_awaited

namespace bad_awaited_twice {
awaitable<void> inner() {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad_awaited_twice::inner'
  co_return;
}
awaitable<void> on_pool() { co_await inner(); }
awaitable<void> on_loop() { co_await inner(); }
void start(asio::io_context &loop, asio::thread_pool &pool) {
  co_spawn(pool, on_pool(), asio::detached);
  co_spawn(loop, on_loop(), asio::detached);
}
} // namespace bad_awaited_twice
namespace good_awaited_twice {
awaitable<void> inner() {
  ::sleep(1);
  co_return;
}
awaitable<void> on_pool() { co_await inner(); }
awaitable<void> on_loop() { co_return; }
void start(asio::io_context &loop, asio::thread_pool &pool) {
  co_spawn(pool, on_pool(), asio::detached);
  co_spawn(loop, on_loop(), asio::detached);
}
} // namespace good_awaited_twice

namespace bad_unseen {
awaitable<void> work() {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad_unseen::work'
  co_return;
}
void start(asio::thread_pool &pool) {}
} // namespace bad_unseen
namespace good_unseen {
awaitable<void> work() {
  ::sleep(1);
  co_return;
}
void start(asio::thread_pool &pool) { co_spawn(pool, work(), asio::detached); }
} // namespace good_unseen

namespace bad_stackful {
void work(asio::yield_context) {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop
}
void start(asio::io_context &loop, asio::thread_pool &pool) { asio::spawn(loop, work, asio::detached); }
} // namespace bad_stackful
namespace good_stackful {
void work(asio::yield_context) { ::sleep(1); }
void start(asio::io_context &loop, asio::thread_pool &pool) { asio::spawn(pool, work, asio::detached); }
} // namespace good_stackful
