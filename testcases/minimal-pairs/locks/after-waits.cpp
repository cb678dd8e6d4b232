// RUN: %check_both %s -- -std=c++20 -I%S/../../Inputs/boost-mock
// A condition variable's wait gives the mutex back and takes it again: who waits on one holds it afterwards.
#include <boost/asio.hpp>
#include <condition_variable>
#include <mutex>
#include <queue>
#include <thread>
#include <unistd.h>
namespace asio = boost::asio;
using asio::awaitable;

namespace bad_handled {
std::mutex mutex;
std::condition_variable arrived;
std::queue<int> messages;
void deal() {
  for (;;) {
    std::unique_lock lock(mutex);
    while (messages.empty())
      arrived.wait(lock);
    ::sleep(messages.front());
    messages.pop();
  }
}
void start() { std::thread(deal).detach(); }
awaitable<void> session() {
  std::lock_guard guard(mutex);
  // CHECK: :[[@LINE-1]]:19: warning: 'std::lock_guard::lock_guard' blocks the event loop in coroutine 'bad_handled::session'
  messages.push(1);
  arrived.notify_one();
  co_return;
}
} // namespace bad_handled
namespace good_handled {
std::mutex mutex;
std::condition_variable arrived;
std::queue<int> messages;
void deal() {
  for (;;) {
    std::unique_lock lock(mutex);
    while (messages.empty())
      arrived.wait(lock);
    int message = messages.front();
    messages.pop();
    lock.unlock();
    ::sleep(message);
  }
}
void start() { std::thread(deal).detach(); }
awaitable<void> session() {
  std::lock_guard guard(mutex);
  messages.push(1);
  arrived.notify_one();
  co_return;
}
} // namespace good_handled

// The same with a predicate.
namespace bad_predicate {
std::mutex mutex;
std::condition_variable arrived;
std::queue<int> messages;
void deal() {
  std::unique_lock lock(mutex);
  arrived.wait(lock, [] { return !messages.empty(); });
  ::sleep(messages.front());
}
void start() { std::thread(deal).detach(); }
awaitable<void> session() {
  std::lock_guard guard(mutex);
  // CHECK: :[[@LINE-1]]:19: warning: 'std::lock_guard::lock_guard' blocks the event loop in coroutine 'bad_predicate::session'
  messages.push(1);
  co_return;
}
} // namespace bad_predicate
namespace good_predicate {
std::mutex mutex;
std::condition_variable arrived;
std::queue<int> messages;
void deal() {
  std::unique_lock lock(mutex);
  arrived.wait(lock, [] { return !messages.empty(); });
  lock.unlock();
  ::sleep(1);
}
void start() { std::thread(deal).detach(); }
awaitable<void> session() {
  std::lock_guard guard(mutex);
  messages.push(1);
  co_return;
}
} // namespace good_predicate
