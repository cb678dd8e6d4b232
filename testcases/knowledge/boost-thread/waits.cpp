// RUN: %check_both %s -- -std=c++20 -DBOOST_THREAD_VERSION=4 -I%S/../../Inputs/boost-mock
// Boost.Thread: sleeping, joining, and waiting for other threads. A time of zero does not wait.
#include <boost/asio.hpp>
#include <boost/chrono.hpp>
#include <boost/thread.hpp>
#include <boost/thread/completion_latch.hpp>
#include <boost/thread/latch.hpp>
using boost::asio::awaitable;
using boost::chrono::seconds;

awaitable<void> bad_sleep() {
  boost::this_thread::sleep_for(seconds(1));
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::this_thread::sleep_for' blocks the event loop in coroutine 'bad_sleep'; use an awaited timer, such as 'boost::asio::steady_timer::async_wait'
  boost::this_thread::sleep_until(boost::chrono::steady_clock::now() + seconds(1));
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::this_thread::sleep_until' blocks the event loop in coroutine 'bad_sleep'
  boost::this_thread::no_interruption_point::sleep_for(seconds(1));
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::this_thread::no_interruption_point::sleep_for' blocks the event loop in coroutine 'bad_sleep'
  boost::this_thread::no_interruption_point::sleep_until(boost::chrono::steady_clock::now());
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::this_thread::no_interruption_point::sleep_until' blocks the event loop in coroutine 'bad_sleep'
  co_return;
}

awaitable<void> bad_join(boost::thread &thread, boost::thread_group &group) {
  thread.join();
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::thread::join' blocks the event loop in coroutine 'bad_join'
  thread.try_join_for(seconds(1));
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::thread::try_join_for' blocks the event loop in coroutine 'bad_join'
  thread.try_join_until(boost::chrono::steady_clock::now());
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::thread::try_join_until' blocks the event loop in coroutine 'bad_join'
  group.join_all();
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::thread_group::join_all' blocks the event loop in coroutine 'bad_join'
  co_return;
}

awaitable<void> bad_condition(boost::condition_variable &condition, boost::condition_variable_any &any,
                              boost::unique_lock<boost::mutex> &lock, bool &ready) {
  condition.wait(lock);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::condition_variable::wait' blocks the event loop in coroutine 'bad_condition'
  condition.wait(lock, [&] { return ready; });
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::condition_variable::wait' blocks the event loop in coroutine 'bad_condition'
  condition.wait_for(lock, seconds(1));
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::condition_variable::wait_for' blocks the event loop in coroutine 'bad_condition'
  condition.wait_until(lock, boost::chrono::steady_clock::now());
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::condition_variable::wait_until' blocks the event loop in coroutine 'bad_condition'
  any.wait(lock);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::condition_variable_any::wait' blocks the event loop in coroutine 'bad_condition'
  any.wait_for(lock, seconds(1));
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::condition_variable_any::wait_for' blocks the event loop in coroutine 'bad_condition'
  any.wait_until(lock, boost::chrono::steady_clock::now());
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::condition_variable_any::wait_until' blocks the event loop in coroutine 'bad_condition'
  co_return;
}

awaitable<void> bad_meeting(boost::barrier &barrier, boost::latch &latch, boost::completion_latch &completion) {
  barrier.wait();
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::barrier::wait' blocks the event loop in coroutine 'bad_meeting'
  barrier.count_down_and_wait();
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::barrier::count_down_and_wait' blocks the event loop in coroutine 'bad_meeting'
  latch.wait();
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::latch::wait' blocks the event loop in coroutine 'bad_meeting'
  latch.wait_for(seconds(1));
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::latch::wait_for' blocks the event loop in coroutine 'bad_meeting'
  latch.wait_until(boost::chrono::steady_clock::now());
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::latch::wait_until' blocks the event loop in coroutine 'bad_meeting'
  latch.count_down_and_wait();
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::latch::count_down_and_wait' blocks the event loop in coroutine 'bad_meeting'
  latch.sync();
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::latch::sync' blocks the event loop in coroutine 'bad_meeting'
  completion.wait();
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::completion_latch::wait' blocks the event loop in coroutine 'bad_meeting'
  completion.count_down_and_wait();
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::completion_latch::count_down_and_wait' blocks the event loop in coroutine 'bad_meeting'
  completion.sync();
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::completion_latch::sync' blocks the event loop in coroutine 'bad_meeting'
  co_return;
}

awaitable<void> bad_future(boost::future<int> future, boost::shared_future<int> shared) {
  future.wait();
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::detail::basic_future::wait' blocks the event loop in coroutine 'bad_future'
  future.wait_for(seconds(1));
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::detail::basic_future::wait_for' blocks the event loop in coroutine 'bad_future'
  future.wait_until(boost::chrono::steady_clock::now());
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::detail::basic_future::wait_until' blocks the event loop in coroutine 'bad_future'
  future.get_exception_ptr();
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::detail::basic_future::get_exception_ptr' blocks the event loop in coroutine 'bad_future'
  future.get_or(7);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::future::get_or' blocks the event loop in coroutine 'bad_future'
  shared.get();
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::shared_future::get' blocks the event loop in coroutine 'bad_future'
  shared.get_or(7);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::shared_future::get_or' blocks the event loop in coroutine 'bad_future'
  shared.wait();
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::detail::basic_future::wait' blocks the event loop in coroutine 'bad_future'
  boost::wait_for_all(future, shared);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::wait_for_all' blocks the event loop in coroutine 'bad_future'
  boost::wait_for_any(future, shared);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::wait_for_any' blocks the event loop in coroutine 'bad_future'
  future.get();
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::future::get' blocks the event loop in coroutine 'bad_future'
  co_return;
}

awaitable<void> good_try(boost::thread &thread, boost::latch &latch, boost::future<int> &future,
                         boost::condition_variable &condition, boost::unique_lock<boost::mutex> &lock) {
  boost::this_thread::sleep_for(seconds(0));
  boost::this_thread::yield();
  if (thread.joinable() && thread.try_join_for(seconds(0)))
    thread.detach();
  if (!latch.try_wait())
    latch.wait_for(seconds(0));
  latch.count_down();
  condition.wait_for(lock, seconds(0));
  condition.notify_all();
  if (future.is_ready() || future.wait_for(seconds(0)) == boost::future_status::ready)
    future.valid();
  boost::promise<int> promise;
  promise.set_value(7);
  co_return;
}
