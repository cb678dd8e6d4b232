// REQUIRES: llvm-22
// RUN: %check_both %s --unsafe-fixes --compile -- -std=c++20 -I%runtime-include
// A coroutine that has hopped to a strand keeps others out until it suspends. An await in between would let them in, so
// that a blocking call behind the hop is not handed to a thread: a strand of a pool keeps others out, and may block.
#include <boost/asio/awaitable.hpp>
#include <boost/asio/bind_executor.hpp>
#include <boost/asio/dispatch.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <unistd.h>
namespace asio = boost::asio;
using asio::awaitable;
using strand_t = asio::strand<asio::io_context::executor_type>;

void store() { ::usleep(10); }

awaitable<void> on_a_strand(strand_t &write_strand) {
  co_await asio::dispatch(asio::bind_executor(write_strand, asio::use_awaitable));
  store();
  // CHECK: :[[@LINE-1]]:3: warning: 'store' blocks the event loop in coroutine 'on_a_strand': it calls 'usleep'; hop to a strand of a pool before the call, not to a strand of the loop [
  // CHECK: :[[@LINE-2]]:3: note: the coroutine has hopped to an executor of the loop, which an await would leave: hop to a strand of a pool instead, where it may block
  // CHECK-FIXES: {{^}}  store();
  ::usleep(20);
  // CHECK: :[[@LINE-1]]:3: warning: 'usleep' blocks the event loop in coroutine 'on_a_strand'; hop to a strand of a pool before the call
  // CHECK-FIXES: {{^}}  ::usleep(20);
}

struct journal {
  strand_t strand;
  asio::steady_timer timer;
  bool full = false;

  awaitable<void> through_an_operation() {
    co_await timer.async_wait(asio::bind_executor(strand, asio::use_awaitable));
    if (full)
      store();
    // CHECK: :[[@LINE-1]]:7: warning: 'store' blocks {{.*}}; hop to a strand of a pool
    // CHECK-FIXES: {{^}}      store();
  }

  awaitable<void> on_one_way_only() {
    if (full)
      co_await asio::post(asio::bind_executor(strand, asio::use_awaitable));
    store();
    // CHECK: :[[@LINE-1]]:5: warning: 'store' blocks {{.*}}; hop to a strand of a pool
    // CHECK-FIXES: {{^}}    store();
  }
};

awaitable<void> after_the_next_suspension(strand_t &write_strand, asio::steady_timer &timer) {
  co_await asio::dispatch(asio::bind_executor(write_strand, asio::use_awaitable));
  co_await timer.async_wait(asio::use_awaitable);
  store();
  // CHECK: :[[@LINE-1]]:3: warning: 'store' blocks {{.*}}; run it with 'nostall::to_thread'
  // CHECK-FIXES: {{^}}  co_await nostall::to_thread([&] { store(); });
}

awaitable<void> back_on_its_own(asio::thread_pool &pool) {
  auto own = co_await asio::this_coro::executor;
  co_await asio::post(asio::bind_executor(pool, asio::use_awaitable));
  co_await asio::post(asio::bind_executor(own, asio::use_awaitable));
  store();
  // CHECK: :[[@LINE-1]]:3: warning: 'store' blocks {{.*}}; run it with 'nostall::to_thread'
  // CHECK-FIXES: {{^}}  co_await nostall::to_thread([&] { store(); });
}

awaitable<void> no_hop_at_all(strand_t &write_strand) {
  co_await asio::dispatch(write_strand, asio::use_awaitable);
  store();
  // CHECK: :[[@LINE-1]]:3: warning: 'store' blocks {{.*}}; run it with 'nostall::to_thread'
  // CHECK-FIXES: {{^}}  co_await nostall::to_thread([&] { store(); });
}

awaitable<void> on_a_strand_of_a_pool(asio::thread_pool &pool) {
  auto strand = asio::make_strand(pool);
  co_await asio::dispatch(asio::bind_executor(strand, asio::use_awaitable));
  store();
}
