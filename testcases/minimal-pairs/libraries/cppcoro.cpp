// RUN: %check_both %s -- -std=c++20
// A hop of cppcoro lasts until the next one, and a task runs where its awaiter is.
#include "cppcoro/cppcoro.hpp"
#include <unistd.h>
using cppcoro::task;
using pool_type = cppcoro::static_thread_pool;

namespace bad_hop {
task<> work(pool_type &pool, cppcoro::io_service &io) {
  co_await io.schedule();
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad_hop::work'
}
} // namespace bad_hop
namespace good_hop {
task<> work(pool_type &pool, cppcoro::io_service &io) {
  co_await pool.schedule();
  ::sleep(1);
}
} // namespace good_hop

namespace bad_hop_back {
task<> work(pool_type &pool, cppcoro::io_service &io) {
  co_await pool.schedule();
  co_await io.schedule();
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad_hop_back::work'
}
} // namespace bad_hop_back
namespace good_hop_back {
task<> work(pool_type &pool, cppcoro::io_service &io) {
  co_await pool.schedule();
  ::sleep(1);
  co_await io.schedule();
}
} // namespace good_hop_back

namespace bad_hop_dropped {
task<> work(pool_type &pool) {
  (void)pool.schedule();
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad_hop_dropped::work'
  co_return;
}
} // namespace bad_hop_dropped
namespace good_hop_dropped {
task<> work(pool_type &pool) {
  co_await pool.schedule();
  ::sleep(1);
  co_return;
}
} // namespace good_hop_dropped

namespace bad_hop_lasts {
task<> other();
task<> work(pool_type &pool) {
  co_await other();
  co_await other();
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad_hop_lasts::work'
}
} // namespace bad_hop_lasts
namespace good_hop_lasts {
task<> other();
task<> work(pool_type &pool) {
  co_await pool.schedule();
  co_await other();
  ::sleep(1);
}
} // namespace good_hop_lasts

namespace bad_scheduled_task {
task<> inner() {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad_scheduled_task::inner'
  co_return;
}
task<> work(pool_type &pool, cppcoro::io_service &io) { co_await cppcoro::schedule_on(io, inner()); }
} // namespace bad_scheduled_task
namespace good_scheduled_task {
task<> inner() {
  ::sleep(1);
  co_return;
}
task<> work(pool_type &pool, cppcoro::io_service &io) { co_await cppcoro::schedule_on(pool, inner()); }
} // namespace good_scheduled_task

namespace bad_hop_before_loop {
task<> work(pool_type &pool, cppcoro::io_service &io) {
  co_await pool.schedule();
  for (int turn = 0; turn < 3; ++turn) {
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in coroutine 'bad_hop_before_loop::work'
    co_await io.schedule();
  }
}
} // namespace bad_hop_before_loop
namespace good_hop_before_loop {
task<> work(pool_type &pool, cppcoro::io_service &io) {
  co_await pool.schedule();
  for (int turn = 0; turn < 3; ++turn) {
    ::sleep(1);
    co_await pool.schedule();
  }
}
} // namespace good_hop_before_loop

namespace bad_helper_hops {
task<> move(pool_type &pool, cppcoro::io_service &io) {
  co_await io.schedule();
}
task<> work(pool_type &pool, cppcoro::io_service &io) {
  co_await move(pool, io);
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad_helper_hops::work'
}
} // namespace bad_helper_hops
namespace good_helper_hops {
task<> move(pool_type &pool, cppcoro::io_service &io) {
  co_await pool.schedule();
}
task<> work(pool_type &pool, cppcoro::io_service &io) {
  co_await move(pool, io);
  ::sleep(1);
}
} // namespace good_helper_hops
