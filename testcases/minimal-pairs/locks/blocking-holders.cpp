// RUN: %check_both %s -- -std=c++20
// A lock waits for the slowest of its holders: it is reported where another holder of the same mutex blocks.
#include "awaitable.hpp"
#include <mutex>
#include <shared_mutex>
#include <thread>
#include <unistd.h>
using boost::asio::awaitable;

namespace bad_member_mutex {
class cache {
public:
  awaitable<void> read() {
    std::lock_guard lock(mutex_);
    // CHECK: :[[@LINE-1]]:21: warning: 'std::lock_guard::lock_guard' blocks the event loop in coroutine 'bad_member_mutex::cache::read'
    co_return;
  }
  void refresh() {
    std::lock_guard lock(mutex_);
    ::sleep(1);
  }

private:
  std::mutex mutex_;
  int value_ = 0;
};
} // namespace bad_member_mutex
namespace good_member_mutex {
class cache {
public:
  awaitable<void> read() {
    std::lock_guard lock(mutex_);
    co_return;
  }
  void refresh() {
    std::lock_guard lock(mutex_);
    ++value_;
  }

private:
  std::mutex mutex_;
  int value_ = 0;
};
} // namespace good_member_mutex

namespace bad_other_mutex {
class cache {
public:
  awaitable<void> read() {
    std::lock_guard lock(mutex_);
    // CHECK: :[[@LINE-1]]:21: warning: 'std::lock_guard::lock_guard' blocks the event loop in coroutine 'bad_other_mutex::cache::read'
    co_return;
  }
  void refresh() {
    std::lock_guard lock(mutex_);
    ::sleep(1);
  }

private:
  std::mutex mutex_, other_;
};
} // namespace bad_other_mutex
namespace good_other_mutex {
class cache {
public:
  awaitable<void> read() {
    std::lock_guard lock(mutex_);
    co_return;
  }
  void refresh() {
    std::lock_guard lock(other_);
    ::sleep(1);
  }

private:
  std::mutex mutex_, other_;
};
} // namespace good_other_mutex

namespace bad_global_mutex {
std::mutex mutex;
void report() {
  std::lock_guard lock(mutex);
  ::sleep(1);
}
awaitable<void> work() {
  std::lock_guard lock(mutex);
  // CHECK: :[[@LINE-1]]:19: warning: 'std::lock_guard::lock_guard' blocks the event loop in coroutine 'bad_global_mutex::work'
  co_return;
}
} // namespace bad_global_mutex
namespace good_global_mutex {
std::mutex mutex;
void report() {
  {
    std::lock_guard lock(mutex);
  }
  ::sleep(1);
}
awaitable<void> work() {
  std::lock_guard lock(mutex);
  co_return;
}
} // namespace good_global_mutex

namespace bad_unlocked_first {
std::mutex mutex;
void report() {
  std::unique_lock lock(mutex);
  ::sleep(1);
  lock.unlock();
}
awaitable<void> work() {
  std::lock_guard lock(mutex);
  // CHECK: :[[@LINE-1]]:19: warning: 'std::lock_guard::lock_guard' blocks the event loop in coroutine 'bad_unlocked_first::work'
  co_return;
}
} // namespace bad_unlocked_first
namespace good_unlocked_first {
std::mutex mutex;
void report() {
  std::unique_lock lock(mutex);
  lock.unlock();
  ::sleep(1);
}
awaitable<void> work() {
  std::lock_guard lock(mutex);
  co_return;
}
} // namespace good_unlocked_first

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

namespace bad_helper_holds {
std::mutex mutex;
void nap() { ::sleep(1); }
void report() {
  std::lock_guard lock(mutex);
  nap();
}
awaitable<void> work() {
  std::lock_guard lock(mutex);
  // CHECK: :[[@LINE-1]]:19: warning: 'std::lock_guard::lock_guard' blocks the event loop in coroutine 'bad_helper_holds::work'
  co_return;
}
} // namespace bad_helper_holds
namespace good_helper_holds {
std::mutex mutex;
void nap() {}
void report() {
  std::lock_guard lock(mutex);
  nap();
}
awaitable<void> work() {
  std::lock_guard lock(mutex);
  co_return;
}
} // namespace good_helper_holds
