// RUN: %check_both %s -- -std=c++20 -I%S/../../Inputs/boost-mock
// co_spawn calls a function that returns the coroutine: function and coroutine run on the executor that it is given.
#include <boost/asio.hpp>
#include <unistd.h>
namespace asio = boost::asio;
using asio::awaitable;

awaitable<void> good_on_pool(int) {
  ::sleep(1);
  co_return;
}
awaitable<void> good_on_pool_by_name() {
  ::sleep(1);
  co_return;
}
awaitable<void> bad_on_loop(int) {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad_on_loop'
  co_return;
}
// A plain function hands on the coroutine that it returns.
awaitable<void> good_behind_function() {
  ::sleep(1);
  co_return;
}
awaitable<void> good_forward() { return good_behind_function(); }
awaitable<void> bad_behind_function() {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad_behind_function'
  co_return;
}
awaitable<void> bad_forward() { return bad_behind_function(); }
awaitable<void> awaits_it() { co_await bad_forward(); }
void start(asio::io_context &loop, asio::thread_pool &pool) {
  co_spawn(pool, [] { return good_on_pool(1); }, asio::detached);
  co_spawn(pool, good_on_pool_by_name, asio::detached);
  co_spawn(pool, good_forward(), asio::detached);
  co_spawn(loop, awaits_it(), asio::detached);
  co_spawn(loop, [] { return bad_on_loop(1); }, asio::detached);
}
