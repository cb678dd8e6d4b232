// RUN: %check_both %s -- -std=c++20 -I%S/../../Inputs/boost-mock
// A coroutine that is only ever spawned on a thread pool may block; one that a loop runs, or nobody visible, may not.
#include <boost/asio.hpp>
#include <unistd.h>
namespace asio = boost::asio;
using asio::awaitable;

awaitable<void> good_on_pool() {
  ::sleep(1);
  co_return;
}
awaitable<void> good_awaited_on_pool() {
  ::sleep(1);
  co_return;
}
awaitable<void> good_awaits_on_pool() { co_await good_awaited_on_pool(); }

awaitable<void> bad_on_loop() {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad_on_loop'
  co_return;
}
awaitable<void> bad_on_both() {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad_on_both'
  co_return;
}
awaitable<void> bad_on_strand_of_loop() {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad_on_strand_of_loop'
  co_return;
}
awaitable<void> good_on_strand_of_pool() {
  ::sleep(1);
  co_return;
}
awaitable<void> bad_on_unknown() {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad_on_unknown'
  co_return;
}
awaitable<void> bad_never_spawned() {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad_never_spawned'
  co_return;
}
awaitable<void> bad_awaited_from_both() {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad_awaited_from_both'
  co_return;
}
awaitable<void> loop_part() { co_await bad_awaited_from_both(); }
awaitable<void> pool_part() { co_await bad_awaited_from_both(); }

void start(asio::any_io_executor any) {
  asio::io_context loop;
  asio::thread_pool pool;
  co_spawn(pool, good_on_pool(), asio::detached);
  co_spawn(pool.get_executor(), good_on_pool(), asio::detached);
  co_spawn(pool, good_awaits_on_pool(), asio::detached);
  co_spawn(loop, bad_on_loop(), asio::detached);
  co_spawn(loop.get_executor(), bad_on_both(), asio::detached);
  co_spawn(pool, bad_on_both(), asio::detached);
  co_spawn(asio::make_strand(loop), bad_on_strand_of_loop(), asio::detached);
  co_spawn(asio::make_strand(pool), good_on_strand_of_pool(), asio::detached);
  co_spawn(any, bad_on_unknown(), asio::detached);
  co_spawn(loop, loop_part(), asio::detached);
  co_spawn(pool, pool_part(), asio::detached);
  co_spawn(
      pool,
      []() -> awaitable<void> {
        ::sleep(1);
        co_return;
      },
      asio::detached);
  co_spawn(
      loop,
      []() -> awaitable<void> {
        ::sleep(1);
        // CHECK: :[[@LINE-1]]:9: warning: 'sleep' blocks the event loop in coroutine 'lambda in start'
        co_return;
      },
      asio::detached);
  loop.run();
}
