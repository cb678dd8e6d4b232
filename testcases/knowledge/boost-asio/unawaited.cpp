// RUN: %check_both %s -- -std=c++20 -I%S/../../Inputs/boost-mock
// Operations and coroutines that are started by awaiting only: dropped, nothing of them runs.
#include <boost/asio.hpp>
namespace asio = boost::asio;
using asio::awaitable;

awaitable<void> work();

awaitable<void> bad_dropped(asio::steady_timer &timer) {
  (void)0, work();
  // CHECK: :[[@LINE-1]]:12: warning: the awaitable returned by 'work' is never awaited
  timer.async_wait(asio::deferred);
  // CHECK: :[[@LINE-1]]:3: warning: the awaitable returned by 'boost::asio::basic_waitable_timer::async_wait' is never awaited
  timer.async_wait(asio::deferred([&](boost::system::error_code) { return timer.async_wait(asio::deferred); }));
  // CHECK: :[[@LINE-1]]:3: warning: the awaitable returned by 'boost::asio::basic_waitable_timer::async_wait' is never awaited
  co_return;
}

awaitable<void> good_awaited(asio::steady_timer &timer) {
  co_await work();
  co_await timer.async_wait(asio::deferred);
  auto later = timer.async_wait(asio::deferred);
  co_await static_cast<decltype(later) &&>(later);
}
