// RUN: %check_both %s -- -std=c++20 -DBOOST_THREAD_USES_DATETIME -I%S/../../Inputs/boost-mock
// The functions of Boost.Thread that take Boost.Date_Time's durations.
#include <boost/asio.hpp>
#include <boost/date_time/posix_time/posix_time_types.hpp>
#include <boost/thread.hpp>
using boost::asio::awaitable;
using boost::posix_time::seconds;

awaitable<void> bad_times(boost::thread &thread, boost::condition_variable &condition,
                          boost::condition_variable_any &any, boost::unique_lock<boost::mutex> &lock) {
  boost::this_thread::sleep(seconds(1));
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::this_thread::sleep' blocks the event loop in coroutine 'bad_times'
  boost::this_thread::no_interruption_point::sleep(seconds(1));
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::this_thread::no_interruption_point::sleep' blocks the event loop in coroutine 'bad_times'
  thread.timed_join(seconds(1));
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::thread::timed_join' blocks the event loop in coroutine 'bad_times'
  condition.timed_wait(lock, seconds(1));
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::condition_variable::timed_wait' blocks the event loop in coroutine 'bad_times'
  any.timed_wait(lock, seconds(1));
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::condition_variable_any::timed_wait' blocks the event loop in coroutine 'bad_times'
  co_return;
}
awaitable<void> good_times(boost::thread &thread) {
  if (thread.joinable())
    thread.detach();
  co_return;
}
