// RUN: %check_both %s -- -std=c++20 -I%S/../../Inputs/boost-mock
// A timer's 'wait' sleeps; 'async_wait' does not.
#include <boost/asio.hpp>
#include <boost/asio/deadline_timer.hpp>
namespace asio = boost::asio;
using asio::awaitable;

awaitable<void> bad_timers(asio::steady_timer &steady, asio::system_timer &system, asio::deadline_timer &deadline) {
  boost::system::error_code ec;
  steady.expires_after(std::chrono::seconds(1));
  steady.wait();
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::basic_waitable_timer::wait' blocks the event loop in coroutine 'bad_timers'; use 'timer.async_wait'
  steady.wait(ec);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::basic_waitable_timer::wait' blocks the event loop in coroutine 'bad_timers'
  system.wait();
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::basic_waitable_timer::wait' blocks the event loop in coroutine 'bad_timers'
  deadline.wait();
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::basic_deadline_timer::wait' blocks the event loop in coroutine 'bad_timers'; use 'timer.async_wait'
  co_return;
}

awaitable<void> good_timers(asio::deadline_timer &deadline) {
  asio::steady_timer steady(co_await asio::this_coro::executor);
  steady.expires_after(std::chrono::seconds(1));
  co_await steady.async_wait(asio::use_awaitable);
  co_await deadline.async_wait(asio::deferred);
  steady.cancel();
}
