// RUN: %check_both %s -- -std=c++20 -I%S/../../Inputs/cobalt -I%S/../../Inputs/boost-mock
// Boost.Cobalt's coroutines run on the loop of the thread that starts them.
#include <boost/cobalt.hpp>
#include <unistd.h>
#include <utility>
namespace asio = boost::asio;
namespace cobalt = boost::cobalt;

cobalt::task<void> bad_task() {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad_task'
  co_return;
}
cobalt::promise<int> bad_promise() {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad_promise'
  co_return 7;
}
cobalt::generator<int> bad_generator() {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad_generator'
  co_yield 7;
  co_return 8;
}
cobalt::detached bad_detached() {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad_detached'
  co_return;
}
cobalt::thread bad_thread() {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad_thread'
  co_return;
}
cobalt::main co_main(int, char **) {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'co_main'
  co_return 0;
}

cobalt::task<void> good_task(asio::steady_timer &timer, cobalt::channel<int> &channel) {
  co_await timer.async_wait(cobalt::use_op);
  const int number = co_await channel.read();
  co_await channel.write(number);
  co_await bad_promise();
}

cobalt::task<void> bad_waits(cobalt::thread &thread) {
  cobalt::run(bad_task());
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::cobalt::run' blocks the event loop in coroutine 'bad_waits'; use 'co_await' of the task
  thread.join();
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::cobalt::thread::join' blocks the event loop in coroutine 'bad_waits'; use 'co_await' of the thread
  cobalt::thread own = bad_thread();
  // CHECK: :[[@LINE-1]]:18: warning: 'boost::cobalt::thread::~thread' blocks the event loop in coroutine 'bad_waits'
  co_return;
}

cobalt::task<void> bad_dropped(asio::steady_timer &timer, cobalt::channel<int> &channel) {
  timer.async_wait(cobalt::use_op);
  // CHECK: :[[@LINE-1]]:3: warning: the awaitable returned by 'boost::asio::basic_waitable_timer::async_wait' is never awaited
  channel.read();
  // CHECK: :[[@LINE-1]]:3: warning: the awaitable returned by 'boost::cobalt::channel::read' is never awaited
  channel.write(7);
  // CHECK: :[[@LINE-1]]:3: warning: the awaitable returned by 'boost::cobalt::channel::write' is never awaited
  co_return;
}

cobalt::task<void> on_pool() {
  ::sleep(1);
  co_return;
}
int main() {
  asio::io_context context;
  asio::thread_pool pool;
  cobalt::spawn(context, bad_task(), asio::detached);
  cobalt::spawn(pool, on_pool(), asio::detached);
  cobalt::spawn(context, bad_task(), [](std::exception_ptr) {
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in completion handler 'lambda in main'
  });
  context.run();
}
