// REQUIRES: llvm-22
// RUN: %check_both %s --unsafe-fixes --compile -- -std=c++20 -I%runtime-include
// Helpers without an asynchronous sibling go to a thread: with and without a result, in statements and inside larger
// expressions, and sleeps become timers.
#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <fstream>
#include <string>
#include <thread>
#include <unistd.h>
using boost::asio::awaitable;

// Each header is added once, after the last one.
// CHECK-FIXES: {{^}}#include <unistd.h>
// CHECK-FIXES-DAG: {{^}}#include <nostall/to_thread.hpp>
// CHECK-FIXES-DAG: {{^}}#include <boost/asio/this_coro.hpp>
// CHECK-FIXES-NOT: {{^}}#include
// CHECK-FIXES: {{^}}void nap()

void nap() { ::usleep(10); }
std::string load(const std::string &name) {
  std::ifstream file(name);
  return {std::istreambuf_iterator<char>(file), {}};
}
struct cache {
  std::string get(const std::string &name) { return load(name); }
};

awaitable<void> statements() {
  nap();
  // CHECK: :[[@LINE-1]]:3: warning: 'nap' blocks the event loop in coroutine 'statements': it calls 'usleep'; run it with 'nostall::to_thread'
  // CHECK-FIXES: {{^}}  co_await nostall::to_thread([&] { nap(); });
  load("dropped");
  // CHECK: :[[@LINE-1]]:3: warning: 'load' blocks
  // CHECK-FIXES: {{^}}  co_await nostall::to_thread([&] { load("dropped"); });
  for (int i = 0; i < 3; ++i)
    nap();
  // CHECK: :[[@LINE-1]]:5: warning: 'nap' blocks
  // CHECK-FIXES: {{^}}    co_await nostall::to_thread([&] { nap(); });
  co_return;
}

awaitable<std::size_t> expressions(cache &own, std::string name) {
  const std::string text = load(name);
  // CHECK: :[[@LINE-1]]:28: warning: 'load' blocks
  // CHECK-FIXES: {{^}}  const std::string text = co_await nostall::to_thread([&] { return load(name); });
  std::size_t size = own.get(name)[0];
  // CHECK: :[[@LINE-1]]:22: warning: 'cache::get' blocks
  // CHECK-FIXES: {{^}}  std::size_t size = (co_await nostall::to_thread([&] { return own.get(name); }))[0];
  while (load(name) == text)
    // CHECK: :[[@LINE-1]]:10: warning: 'load' blocks
    // CHECK-FIXES: {{^}}  while (co_await nostall::to_thread([&] { return load(name); }) == text)
    ++size;
  co_return load(name) == text ? size : 0;
  // CHECK: :[[@LINE-1]]:13: warning: 'load' blocks
  // CHECK-FIXES: {{^}}  co_return co_await nostall::to_thread([&] { return load(name); }) == text ? size : 0;
}

struct server {
  std::string root;
  awaitable<void> session() {
    page = load(root + "/index");
    // CHECK: :[[@LINE-1]]:12: warning: 'load' blocks the event loop in coroutine 'server::session'
    // CHECK-FIXES: {{^}}    page = co_await nostall::to_thread([&] { return load(root + "/index"); });
    co_return;
  }
  std::string page;
};

awaitable<void> timers() {
  std::this_thread::sleep_for(std::chrono::milliseconds(5));
  // CHECK: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the event loop in coroutine 'timers'; use a timer and 'co_await' it
  // CHECK-FIXES: {{^}}  co_await boost::asio::steady_timer(co_await boost::asio::this_coro::executor, std::chrono::milliseconds(5)).async_wait(boost::asio::use_awaitable);
  std::this_thread::sleep_until(std::chrono::steady_clock::now() + std::chrono::milliseconds(5));
  // CHECK: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_until'
  // CHECK-FIXES: {{^}}  co_await boost::asio::steady_timer(co_await boost::asio::this_coro::executor, std::chrono::steady_clock::now() + std::chrono::milliseconds(5)).async_wait(boost::asio::use_awaitable);
  co_return;
}
