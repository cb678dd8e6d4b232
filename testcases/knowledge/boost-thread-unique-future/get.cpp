// RUN: %check_both %s -- -std=c++20 -DBOOST_THREAD_VERSION=2 -I%S/../../Inputs/boost-mock
// The name of Boost.Thread's future in version 2 of the library.
#include <boost/asio.hpp>
#include <boost/thread/future.hpp>
using boost::asio::awaitable;

awaitable<void> bad_get(boost::unique_future<int> &future) {
  future.get();
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::unique_future::get' blocks the event loop in coroutine 'bad_get'
  co_return;
}
awaitable<void> good_ready(boost::unique_future<int> &future) {
  future.is_ready();
  co_return;
}
