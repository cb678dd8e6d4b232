// RUN: %check_both %s -- -std=c++20 -I%S/../../Inputs/boost-mock
// Running another loop, or waiting for a pool, from a coroutine. Polling does not wait.
#include <boost/asio.hpp>
namespace asio = boost::asio;
using asio::awaitable;
using namespace std::chrono_literals;

awaitable<void> bad_run(asio::io_context &other) {
  other.run();
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::io_context::run' blocks the event loop in coroutine 'bad_run'; use the loop that already runs, or a thread of its own for the other 'io_context'
  other.run_one();
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::io_context::run_one' blocks the event loop in coroutine 'bad_run'
  other.run_for(1s);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::io_context::run_for' blocks the event loop in coroutine 'bad_run'
  other.run_until(std::chrono::steady_clock::now() + 1s);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::io_context::run_until' blocks the event loop in coroutine 'bad_run'
  other.run_one_for(1s);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::io_context::run_one_for' blocks the event loop in coroutine 'bad_run'
  other.run_one_until(std::chrono::steady_clock::now() + 1s);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::io_context::run_one_until' blocks the event loop in coroutine 'bad_run'
  co_return;
}

awaitable<void> good_poll(asio::io_context &other) {
  other.poll();
  other.poll_one();
  other.run_for(0s);
  other.run_one_for(std::chrono::seconds(0));
  other.restart();
  other.stop();
  co_return;
}

awaitable<void> bad_pool(asio::thread_pool &pool) {
  pool.join();
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::thread_pool::join' blocks the event loop in coroutine 'bad_pool'; use a pool that is joined after the loop has ended
  pool.wait();
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::thread_pool::wait' blocks the event loop in coroutine 'bad_pool'
  pool.attach();
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::thread_pool::attach' blocks the event loop in coroutine 'bad_pool'
  co_return;
}

awaitable<void> bad_pool_destroyed() {
  asio::thread_pool pool(2);
  // CHECK: :[[@LINE-1]]:21: warning: 'boost::asio::thread_pool::~thread_pool' blocks the event loop in coroutine 'bad_pool_destroyed'; use a pool that lives longer than the loop
  asio::static_thread_pool other;
  // CHECK: :[[@LINE-1]]:28: warning: 'boost::asio::thread_pool::~thread_pool' blocks the event loop in coroutine 'bad_pool_destroyed'
  co_return;
}

awaitable<void> good_pool(asio::thread_pool &pool) {
  pool.stop();
  co_return;
}

awaitable<void> bad_system_context(asio::system_context &context) {
  context.join();
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::system_context::join' blocks the event loop in coroutine 'bad_system_context'
  co_return;
}

int main() {
  asio::thread_pool pool(2);
  asio::io_context context;
  context.run();
  pool.join();
}
