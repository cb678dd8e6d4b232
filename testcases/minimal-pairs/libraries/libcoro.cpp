// RUN: %check_both %s -- -std=c++20
// libcoro: awaiting a schedule() moves the coroutine until the next one.
#include "libcoro/coro.hpp"
#include <unistd.h>
using coro::task;

namespace bad_hop {
task<> work(coro::io_scheduler &where) {
  co_await where.schedule();
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad_hop::work'
}
} // namespace bad_hop
namespace good_hop {
task<> work(coro::thread_pool &where) {
  co_await where.schedule();
  ::sleep(1);
}
} // namespace good_hop

namespace bad_hop_back {
task<> work(coro::thread_pool &pool, coro::io_scheduler &io) {
  co_await pool.schedule();
  co_await io.yield_for(std::chrono::milliseconds(1));
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad_hop_back::work'
  co_return;
}
} // namespace bad_hop_back
namespace good_hop_back {
task<> work(coro::thread_pool &pool, coro::io_scheduler &io) {
  co_await pool.schedule();
  ::sleep(1);
  co_return;
}
} // namespace good_hop_back

namespace bad_owned_pool {
struct server {
  std::unique_ptr<coro::thread_pool> pool;
  std::unique_ptr<coro::io_scheduler> io;
  task<> work() {
    co_await io->schedule();
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in coroutine 'bad_owned_pool::server::work'
  }
};
} // namespace bad_owned_pool
namespace good_owned_pool {
struct server {
  std::unique_ptr<coro::thread_pool> pool;
  std::unique_ptr<coro::io_scheduler> io;
  task<> work() {
    co_await pool->schedule();
    ::sleep(1);
  }
};
} // namespace good_owned_pool

namespace bad_scheduled_task {
task<> inner() {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad_scheduled_task::inner'
  co_return;
}
task<> work(coro::thread_pool &pool, coro::io_scheduler &io) { co_await io.schedule(inner()); }
} // namespace bad_scheduled_task
namespace good_scheduled_task {
task<> inner() {
  ::sleep(1);
  co_return;
}
task<> work(coro::thread_pool &pool, coro::io_scheduler &io) { co_await pool.schedule(inner()); }
} // namespace good_scheduled_task

namespace bad_spawned {
task<> inner() {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad_spawned::inner'
  co_return;
}
void start(coro::thread_pool &pool, coro::io_scheduler &io) { io.spawn(inner()); }
} // namespace bad_spawned
namespace good_spawned {
task<> inner() {
  ::sleep(1);
  co_return;
}
void start(coro::thread_pool &pool, coro::io_scheduler &io) { pool.spawn(inner()); }
} // namespace good_spawned
