// RUN: %check_both %s -- -std=c++20 -DBOOST_THREAD_USES_DATETIME -I%S/../../../Inputs/boost-mock
// The category 'lock', switched on by this folder's configuration: locks with Boost.Date_Time's durations.
#include <boost/asio.hpp>
#include <boost/date_time/posix_time/posix_time_types.hpp>
#include <boost/thread.hpp>
using boost::asio::awaitable;
using boost::posix_time::seconds;

awaitable<void> bad_timed(boost::timed_mutex &timed, boost::recursive_timed_mutex &recursive,
                          boost::shared_mutex &shared) {
  timed.timed_lock(seconds(1));
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::timed_mutex::timed_lock' blocks the event loop in coroutine 'bad_timed'
  recursive.timed_lock(seconds(1));
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::recursive_timed_mutex::timed_lock' blocks the event loop in coroutine 'bad_timed'
  shared.timed_lock(seconds(1));
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::shared_mutex::timed_lock' blocks the event loop in coroutine 'bad_timed'
  co_return;
}
awaitable<void> good_timed(boost::timed_mutex &timed) {
  timed.try_lock();
  co_return;
}
