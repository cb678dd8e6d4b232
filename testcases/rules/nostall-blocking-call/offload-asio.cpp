// RUN: %check_both %s -- -std=c++20 -I%S/../../Inputs/boost-mock
// Callables that Asio runs on a pool may block, those that it runs on the loop may not; a function of the user's own
// that posts to a pool is found to do so.
#include <boost/asio.hpp>
#include <functional>
#include <unistd.h>
namespace asio = boost::asio;
using asio::awaitable;

void nap() { ::sleep(1); }

template <typename F> void run_in_pool(asio::thread_pool &pool, F f) { asio::post(pool, f); }
void run_function_in_pool(asio::thread_pool &pool, std::function<void()> f) { asio::post(pool, std::move(f)); }
template <typename F> void run_on_loop(asio::io_context &loop, F f) { asio::post(loop, f); }

awaitable<void> good_pool(asio::thread_pool &pool) {
  asio::post(pool, [] { ::sleep(1); });
  asio::post(pool, nap);
  asio::post(pool.get_executor(), [] { ::sleep(1); });
  asio::dispatch(pool, [] { ::sleep(1); });
  run_in_pool(pool, [] { ::sleep(1); });
  run_in_pool(pool, nap);
  run_function_in_pool(pool, [] { ::sleep(1); });
  co_await asio::post(pool, asio::use_awaitable);
  co_return;
}
awaitable<void> bad_loop(asio::io_context &loop) {
  asio::post(loop, [] {
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in completion handler
  });
  asio::post(loop.get_executor(), [] {
    nap();
    // CHECK: :[[@LINE-1]]:5: warning: 'nap' blocks the event loop in completion handler
  });
  run_on_loop(loop, [] {
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in completion handler
  });
  co_return;
}
awaitable<void> good_loop(asio::io_context &loop) {
  asio::post(loop, [] {});
  run_on_loop(loop, [] {});
  co_return;
}
// No coroutine: handlers all the same.
void bad_from_plain_function(asio::io_context &loop, asio::thread_pool &pool) {
  asio::post(loop, [&pool] {
    asio::post(pool, [] { ::sleep(1); });
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in completion handler
  });
  asio::post(pool, [&loop] {
    ::sleep(1);
    asio::post(loop, [] {
      ::sleep(1);
      // CHECK: :[[@LINE-1]]:7: warning: 'sleep' blocks the event loop in completion handler
    });
  });
}
