// RUN: %check_both %s -- -std=c++20 -I%S/../../Inputs/boost-mock
// Awaiting an operation whose token is bound to a pool moves a coroutine of Asio there, until its next suspension.
// Posting to a pool without binding moves nothing: the coroutine goes on where it was.
#include <boost/asio.hpp>
#include <unistd.h>
namespace asio = boost::asio;
using asio::awaitable;
using asio::use_awaitable;

namespace bad_bound {
awaitable<void> work(asio::thread_pool &pool) {
  co_await asio::post(pool, use_awaitable);
  // CHECK: :[[@LINE-1]]:3: warning: this 'co_await' does not move coroutine
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad_bound::work'
}
} // namespace bad_bound
namespace good_bound {
awaitable<void> work(asio::thread_pool &pool) {
  co_await asio::post(asio::bind_executor(pool, use_awaitable));
  ::sleep(1);
}
} // namespace good_bound

namespace bad_bound_to {
awaitable<void> work(asio::io_context &loop, asio::thread_pool &pool) {
  co_await asio::post(asio::bind_executor(loop, use_awaitable));
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad_bound_to::work'
}
} // namespace bad_bound_to
namespace good_bound_to {
awaitable<void> work(asio::io_context &loop, asio::thread_pool &pool) {
  co_await asio::post(asio::bind_executor(pool, use_awaitable));
  ::sleep(1);
}
} // namespace good_bound_to

// The next await comes back to the coroutine's own executor.
namespace bad_until_next_await {
awaitable<void> work(asio::thread_pool &pool, asio::steady_timer &timer) {
  co_await asio::post(asio::bind_executor(pool, use_awaitable));
  co_await timer.async_wait(use_awaitable);
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad_until_next_await::work'
}
} // namespace bad_until_next_await
namespace good_until_next_await {
awaitable<void> work(asio::thread_pool &pool, asio::steady_timer &timer) {
  co_await asio::post(asio::bind_executor(pool, use_awaitable));
  ::sleep(1);
  co_await timer.async_wait(use_awaitable);
}
} // namespace good_until_next_await

namespace bad_one_branch {
awaitable<void> work(asio::thread_pool &pool, bool big) {
  if (big)
    co_await asio::post(asio::bind_executor(pool, use_awaitable));
  else
    co_await asio::post(use_awaitable);
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad_one_branch::work'
}
} // namespace bad_one_branch
namespace good_one_branch {
awaitable<void> work(asio::thread_pool &pool, bool big) {
  if (big)
    co_await asio::post(asio::bind_executor(pool, use_awaitable));
  else
    co_await asio::post(asio::bind_executor(pool, use_awaitable));
  ::sleep(1);
}
} // namespace good_one_branch

namespace bad_back {
awaitable<void> work(asio::io_context &loop, asio::thread_pool &pool) {
  co_await asio::post(asio::bind_executor(pool, use_awaitable));
  co_await asio::post(asio::bind_executor(loop, use_awaitable));
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad_back::work'
}
} // namespace bad_back
namespace good_back {
awaitable<void> work(asio::io_context &loop, asio::thread_pool &pool) {
  co_await asio::post(asio::bind_executor(pool, use_awaitable));
  ::sleep(1);
  co_await asio::post(asio::bind_executor(loop, use_awaitable));
}
} // namespace good_back

// In the second turn of the loop the hop is over.
namespace bad_before_loop {
awaitable<void> work(asio::thread_pool &pool, asio::steady_timer &timer) {
  co_await asio::post(asio::bind_executor(pool, use_awaitable));
  for (int turn = 0; turn < 3; ++turn) {
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in coroutine 'bad_before_loop::work'
    co_await timer.async_wait(use_awaitable);
  }
}
} // namespace bad_before_loop
namespace good_before_loop {
awaitable<void> work(asio::thread_pool &pool, asio::steady_timer &timer) {
  for (int turn = 0; turn < 3; ++turn) {
    co_await asio::post(asio::bind_executor(pool, use_awaitable));
    ::sleep(1);
    co_await timer.async_wait(use_awaitable);
  }
}
} // namespace good_before_loop

namespace bad_before_helper {
void nap() { ::sleep(1); }
awaitable<void> work(asio::thread_pool &pool) {
  nap();
  // CHECK: :[[@LINE-1]]:3: warning: 'bad_before_helper::nap' blocks the event loop in coroutine 'bad_before_helper::work'
  co_await asio::post(asio::bind_executor(pool, use_awaitable));
}
} // namespace bad_before_helper
namespace good_before_helper {
void nap() { ::sleep(1); }
awaitable<void> work(asio::thread_pool &pool) {
  co_await asio::post(asio::bind_executor(pool, use_awaitable));
  nap();
}
} // namespace good_before_helper

namespace bad_strand {
awaitable<void> work(asio::io_context &loop, asio::thread_pool &pool) {
  co_await asio::post(asio::bind_executor(asio::make_strand(loop), use_awaitable));
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad_strand::work'
}
} // namespace bad_strand
namespace good_strand {
awaitable<void> work(asio::io_context &loop, asio::thread_pool &pool) {
  co_await asio::post(asio::bind_executor(asio::make_strand(pool), use_awaitable));
  ::sleep(1);
}
} // namespace good_strand

namespace bad_executor_variable {
awaitable<void> work(asio::io_context &loop, asio::thread_pool &pool) {
  auto executor = loop.get_executor();
  co_await asio::post(asio::bind_executor(executor, use_awaitable));
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad_executor_variable::work'
}
} // namespace bad_executor_variable
namespace good_executor_variable {
awaitable<void> work(asio::io_context &loop, asio::thread_pool &pool) {
  auto executor = pool.get_executor();
  co_await asio::post(asio::bind_executor(executor, use_awaitable));
  ::sleep(1);
}
} // namespace good_executor_variable

namespace bad_deferred {
awaitable<void> work(asio::thread_pool &pool) {
  co_await asio::defer(pool, use_awaitable);
  // CHECK: :[[@LINE-1]]:3: warning: this 'co_await' does not move coroutine
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad_deferred::work'
}
} // namespace bad_deferred
namespace good_deferred {
awaitable<void> work(asio::thread_pool &pool) {
  co_await asio::defer(asio::bind_executor(pool, use_awaitable));
  ::sleep(1);
}
} // namespace good_deferred

namespace bad_dispatched {
awaitable<void> work(asio::thread_pool &pool) {
  co_await asio::dispatch(pool, use_awaitable);
  // CHECK: :[[@LINE-1]]:3: warning: this 'co_await' does not move coroutine
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad_dispatched::work'
}
} // namespace bad_dispatched
namespace good_dispatched {
awaitable<void> work(asio::thread_pool &pool) {
  co_await asio::dispatch(asio::bind_executor(pool, use_awaitable));
  ::sleep(1);
}
} // namespace good_dispatched

// Any operation moves the coroutine when its token is bound.
namespace bad_timer_token {
awaitable<void> work(asio::thread_pool &pool, asio::steady_timer &timer) {
  co_await timer.async_wait(use_awaitable);
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad_timer_token::work'
}
} // namespace bad_timer_token
namespace good_timer_token {
awaitable<void> work(asio::thread_pool &pool, asio::steady_timer &timer) {
  co_await timer.async_wait(asio::bind_executor(pool, use_awaitable));
  ::sleep(1);
}
} // namespace good_timer_token

namespace bad_member_pool {
struct server {
  asio::io_context loop;
  asio::thread_pool pool;
  awaitable<void> work() {
    co_await asio::post(asio::bind_executor(loop, use_awaitable));
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in coroutine 'bad_member_pool::server::work'
  }
};
} // namespace bad_member_pool
namespace good_member_pool {
struct server {
  asio::io_context loop;
  asio::thread_pool pool;
  awaitable<void> work() {
    co_await asio::post(asio::bind_executor(pool, use_awaitable));
    ::sleep(1);
  }
};
} // namespace good_member_pool

namespace bad_early_return {
awaitable<void> work(asio::thread_pool &pool, bool cached) {
  if (!cached) {
    co_await asio::post(asio::bind_executor(pool, use_awaitable));
  }
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad_early_return::work'
}
} // namespace bad_early_return
namespace good_early_return {
awaitable<void> work(asio::thread_pool &pool, bool cached) {
  if (!cached) {
    co_await asio::post(asio::bind_executor(pool, use_awaitable));
    ::sleep(1);
  }
}
} // namespace good_early_return

namespace bad_inside_try {
awaitable<void> work(asio::thread_pool &pool) {
  try {
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in coroutine 'bad_inside_try::work'
    co_await asio::post(asio::bind_executor(pool, use_awaitable));
  } catch (...) {
  }
}
} // namespace bad_inside_try
namespace good_inside_try {
awaitable<void> work(asio::thread_pool &pool) {
  try {
    co_await asio::post(asio::bind_executor(pool, use_awaitable));
    ::sleep(1);
  } catch (...) {
  }
}
} // namespace good_inside_try

namespace bad_spawned_on_pool {
awaitable<void> work(asio::thread_pool &pool, asio::steady_timer &timer) {
  co_await timer.async_wait(use_awaitable);
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad_spawned_on_pool::work'
}
void start(asio::io_context &loop, asio::thread_pool &pool, asio::steady_timer &timer) {
  co_spawn(loop, work(pool, timer), asio::detached);
}
} // namespace bad_spawned_on_pool
namespace good_spawned_on_pool {
awaitable<void> work(asio::thread_pool &pool, asio::steady_timer &timer) {
  co_await timer.async_wait(use_awaitable);
  ::sleep(1);
}
void start(asio::io_context &loop, asio::thread_pool &pool, asio::steady_timer &timer) {
  co_spawn(pool, work(pool, timer), asio::detached);
}
} // namespace good_spawned_on_pool

// A coroutine that is awaited ends on the thread where it last ran, and whoever awaits it goes on there.
namespace bad_helper_coroutine {
awaitable<void> to_pool(asio::thread_pool &pool) {
  co_await asio::post(pool, use_awaitable);
}
awaitable<void> work(asio::thread_pool &pool) {
  co_await to_pool(pool);
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad_helper_coroutine::work'
}
} // namespace bad_helper_coroutine
namespace good_helper_coroutine {
awaitable<void> to_pool(asio::thread_pool &pool) {
  co_await asio::post(asio::bind_executor(pool, use_awaitable));
}
awaitable<void> work(asio::thread_pool &pool) {
  co_await to_pool(pool);
  ::sleep(1);
}
} // namespace good_helper_coroutine

namespace bad_awaited_child_comes_back {
awaitable<void> child(asio::steady_timer &timer) {
  co_await timer.async_wait(use_awaitable);
}
awaitable<void> work(asio::thread_pool &pool, asio::steady_timer &timer) {
  co_await asio::post(asio::bind_executor(pool, use_awaitable));
  co_await child(timer);
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad_awaited_child_comes_back::work'
}
} // namespace bad_awaited_child_comes_back
namespace good_awaited_child_comes_back {
awaitable<void> child(asio::steady_timer &timer) {
  co_return;
}
awaitable<void> work(asio::thread_pool &pool, asio::steady_timer &timer) {
  co_await asio::post(asio::bind_executor(pool, use_awaitable));
  co_await child(timer);
  ::sleep(1);
}
} // namespace good_awaited_child_comes_back

namespace bad_stored_operation {
awaitable<void> work(asio::thread_pool &pool) {
  auto hop = asio::post(pool, use_awaitable);
  co_await std::move(hop);
  // CHECK: :[[@LINE-1]]:3: warning: this 'co_await' does not move coroutine 'bad_stored_operation::work' to the pool
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad_stored_operation::work'
}
} // namespace bad_stored_operation
namespace good_stored_operation {
awaitable<void> work(asio::thread_pool &pool) {
  auto hop = asio::post(asio::bind_executor(pool, use_awaitable));
  co_await std::move(hop);
  ::sleep(1);
}
} // namespace good_stored_operation
