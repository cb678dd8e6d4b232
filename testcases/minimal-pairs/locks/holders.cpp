// RUN: %check_both %s -- -std=c++20 -I%S/../../Inputs/boost-mock
// A lock is as slow as its slowest holder: one that is soon done does not make it slow, and one that runs before the loop
// is never met.
#include <boost/asio.hpp>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <unistd.h>
namespace asio = boost::asio;
using asio::awaitable;

namespace bad_slow_holder {
struct cache {
  std::mutex mutex;
  int known = 0;
  void refresh() {
    std::lock_guard lock(mutex);
    known = std::filesystem::remove_all("x");
  }
  awaitable<int> read() {
    std::lock_guard lock(mutex);
    // CHECK: :[[@LINE-1]]:21: warning: 'std::lock_guard::lock_guard' blocks the event loop in coroutine
    co_return known;
  }
};
} // namespace bad_slow_holder
namespace good_slow_holder {
struct cache {
  std::mutex mutex;
  int known = 0;
  void refresh() {
    std::lock_guard lock(mutex);
    known = ::access("x", 0);
  }
  awaitable<int> read() {
    std::lock_guard lock(mutex);
    co_return known;
  }
};
} // namespace good_slow_holder

namespace bad_when_it_holds {
struct cache {
  std::mutex mutex;
  int known = 0;
  void load() {
    std::lock_guard lock(mutex);
    ::sleep(1);
  }
  awaitable<void> read() {
    std::lock_guard lock(mutex);
    // CHECK: :[[@LINE-1]]:21: warning: 'std::lock_guard::lock_guard' blocks the event loop in coroutine
    co_return;
  }
};
int run() {
  cache c;
  asio::io_context loop;
  asio::thread_pool pool(1);
  co_spawn(loop, c.read(), asio::detached);
  asio::post(pool, [&] { c.load(); });
  loop.run();
  return 0;
}
} // namespace bad_when_it_holds
namespace good_when_it_holds {
struct cache {
  std::mutex mutex;
  int known = 0;
  void load() {
    std::lock_guard lock(mutex);
    ::sleep(1);
  }
  awaitable<void> read() {
    std::lock_guard lock(mutex);
    co_return;
  }
};
int run() {
  cache c;
  asio::io_context loop;
  asio::thread_pool pool(1);
  co_spawn(loop, c.read(), asio::detached);
  c.load();
  loop.run();
  return 0;
}
} // namespace good_when_it_holds
