// RUN: %check_both %s -- -std=c++20 -I%S/../../Inputs/boost-mock
// Waiting for an atomic to change.
#include <boost/asio.hpp>
#include <boost/atomic.hpp>
using boost::asio::awaitable;

awaitable<void> bad_wait(boost::atomic<int> &number, boost::atomic_flag &flag) {
  number.wait(0);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::atomics::detail::base_atomic::wait' blocks the event loop in coroutine 'bad_wait'
  flag.wait(false);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::atomics::detail::atomic_flag_impl::wait' blocks the event loop in coroutine 'bad_wait'
  co_return;
}
awaitable<void> good_load(boost::atomic<int> &number, boost::atomic_flag &flag) {
  number.load();
  number.notify_one();
  flag.notify_one();
  co_return;
}
