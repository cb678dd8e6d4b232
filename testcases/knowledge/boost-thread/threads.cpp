// RUN: %check_both %s -- -std=c++20 -DBOOST_THREAD_VERSION=4 -I%S/../../Inputs/boost-mock
// What threads run may block; destructors that join wait for it.
#include <boost/asio.hpp>
#include <boost/thread.hpp>
#include <boost/thread/scoped_thread.hpp>
#include <boost/thread/sync_bounded_queue.hpp>
#include <boost/thread/sync_queue.hpp>
#include <unistd.h>
using boost::asio::awaitable;

void slow() { ::sleep(1); }

awaitable<void> good_elsewhere(boost::thread_group &group, boost::shared_future<int> &shared) {
  boost::thread thread([] { ::sleep(1); });
  const boost::thread::attributes attributes;
  boost::thread with_attributes(attributes, [] { ::sleep(1); });
  boost::thread by_name(slow);
  group.create_thread([] { ::sleep(1); });
  boost::future<void> future = boost::async([] { ::sleep(1); });
  boost::future<void> other = boost::async(boost::launch::async, [] { ::sleep(1); });
  future.then([](boost::future<void>) { ::sleep(1); });
  shared.then([](boost::shared_future<int>) { ::sleep(1); });
  thread.detach();
  co_return;
}

awaitable<void> bad_once(boost::once_flag &once) {
  boost::call_once(once, [] { ::sleep(1); });
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::call_once' blocks the event loop in coroutine 'bad_once'
  co_return;
}

awaitable<void> bad_destructors() {
  boost::scoped_thread<> scoped([] { ::sleep(1); });
  // CHECK: :[[@LINE-1]]:26: warning: 'boost::scoped_thread::~scoped_thread' blocks the event loop in coroutine 'bad_destructors'
  boost::strict_scoped_thread<> strict([] { ::sleep(1); });
  // CHECK: :[[@LINE-1]]:33: warning: 'boost::strict_scoped_thread::~strict_scoped_thread' blocks the event loop in coroutine 'bad_destructors'
  co_return;
}
awaitable<void> good_destructor() {
  boost::scoped_thread<boost::detach> detached([] { ::sleep(1); });
  co_return;
}

awaitable<void> bad_queues(boost::sync_queue<int> &queue, boost::sync_bounded_queue<int> &bounded, int &element) {
  queue.pull();
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::concurrent::sync_queue::pull' blocks the event loop in coroutine 'bad_queues'; use 'try_pull', or an awaitable channel
  queue.wait_pull(element);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::concurrent::sync_queue::wait_pull' blocks the event loop in coroutine 'bad_queues'
  bounded.pull();
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::concurrent::sync_bounded_queue::pull' blocks the event loop in coroutine 'bad_queues'
  bounded.pull_front();
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::concurrent::sync_bounded_queue::pull_front' blocks the event loop in coroutine 'bad_queues'
  bounded.wait_pull_front(element);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::concurrent::sync_bounded_queue::wait_pull_front' blocks the event loop in coroutine 'bad_queues'
  bounded.push(7);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::concurrent::sync_bounded_queue::push' blocks the event loop in coroutine 'bad_queues'; use 'try_push', or an awaitable channel
  bounded.push_back(7);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::concurrent::sync_bounded_queue::push_back' blocks the event loop in coroutine 'bad_queues'
  bounded.wait_push_back(7);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::concurrent::sync_bounded_queue::wait_push_back' blocks the event loop in coroutine 'bad_queues'
  co_return;
}
awaitable<void> good_queues(boost::sync_queue<int> &queue, boost::sync_bounded_queue<int> &bounded, int &element) {
  queue.push(7);
  queue.try_pull(element);
  bounded.try_pull_front(element);
  bounded.try_push_back(7);
  co_return;
}
