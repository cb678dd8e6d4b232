// RUN: %check_both %s --category lock,sleep,wait -- -std=c++20
// A lock waits for the slowest of its holders: it is reported where another holder of the same mutex blocks.
#include "awaitable.hpp"
#include <mutex>
#include <shared_mutex>
#include <thread>
#include <unistd.h>
using boost::asio::awaitable;

namespace bad_tried {
std::mutex mutex;
void report() {
  std::lock_guard lock(mutex);
  ::sleep(1);
}
awaitable<void> work() {
  std::unique_lock lock(mutex);
  // CHECK: :[[@LINE-1]]:20: warning: 'std::unique_lock::unique_lock' blocks the event loop in coroutine 'bad_tried::work'
  co_return;
}
} // namespace bad_tried
namespace good_tried {
std::mutex mutex;
void report() {
  std::lock_guard lock(mutex);
  ::sleep(1);
}
awaitable<void> work() {
  std::unique_lock lock(mutex, std::try_to_lock);
  co_return;
}
} // namespace good_tried
