// RUN: %check_both %s -- -std=c++20
// Threads and pools of the program's own: what they run may block.
#include "awaitable.hpp"
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <queue>
#include <stop_token>
#include <thread>
#include <unistd.h>
#include <utility>
#include <vector>
using boost::asio::awaitable;
inline void quick() {}
inline void nap() { ::sleep(1); }

namespace bad_own_pool {
class pool {
public:
  explicit pool(unsigned count) {
    for (unsigned i = 0; i < count; ++i)
      threads_.emplace_back([this] { work(); });
  }
  void submit(std::function<void()> job) {
    job();
    changed_.notify_one();
  }

private:
  void work() {
    for (;;) {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [this] { return !jobs_.empty(); });
      auto job = std::move(jobs_.front());
      jobs_.pop();
      lock.unlock();
      job();
    }
  }
  std::mutex mutex_;
  std::condition_variable changed_;
  std::queue<std::function<void()>> jobs_;
  std::vector<std::thread> threads_;
};
awaitable<void> work(pool &p) {
  p.submit([] { nap(); });
  // CHECK: :[[@LINE-1]]:3: warning: 'bad_own_pool::pool::submit' blocks the event loop in coroutine 'bad_own_pool::work'
  co_return;
}
} // namespace bad_own_pool
namespace good_own_pool {
class pool {
public:
  explicit pool(unsigned count) {
    for (unsigned i = 0; i < count; ++i)
      threads_.emplace_back([this] { work(); });
  }
  void submit(std::function<void()> job) {
    {
      std::lock_guard guard(mutex_);
      jobs_.push(std::move(job));
    }
    changed_.notify_one();
  }

private:
  void work() {
    for (;;) {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [this] { return !jobs_.empty(); });
      auto job = std::move(jobs_.front());
      jobs_.pop();
      lock.unlock();
      job();
    }
  }
  std::mutex mutex_;
  std::condition_variable changed_;
  std::queue<std::function<void()>> jobs_;
  std::vector<std::thread> threads_;
};
awaitable<void> work(pool &p) {
  p.submit([] { nap(); });
  co_return;
}
} // namespace good_own_pool

namespace bad_queue_run_here {
class queue {
public:
  void post(std::function<void()> job) { jobs_.push_back(std::move(job)); }
  void run() {
    while (!jobs_.empty()) {
      auto job = std::move(jobs_.front());
      jobs_.pop_front();
      job();
    }
  }

private:
  std::deque<std::function<void()>> jobs_;
};
awaitable<void> work(queue &q) {
  q.post(nap);
  q.run();
  // CHECK: :[[@LINE-1]]:3: warning: 'bad_queue_run_here::queue::run' blocks the event loop in coroutine 'bad_queue_run_here::work'
  co_return;
}
} // namespace bad_queue_run_here
namespace good_queue_run_here {
class queue {
public:
  void post(std::function<void()> job) { jobs_.push_back(std::move(job)); }
  void run() {
    while (!jobs_.empty()) {
      auto job = std::move(jobs_.front());
      jobs_.pop_front();
      job();
    }
  }

private:
  std::deque<std::function<void()>> jobs_;
};
awaitable<void> work(queue &q) {
  q.post(nap);
  std::thread([&q] { q.run(); }).detach();
  co_return;
}
} // namespace good_queue_run_here

namespace bad_stop_token {
void watch(std::stop_token stop) {
  while (!stop.stop_requested())
    nap();
}
awaitable<void> work() {
  watch({});
  // CHECK: :[[@LINE-1]]:3: warning: 'bad_stop_token::watch' blocks the event loop in coroutine 'bad_stop_token::work'
  co_return;
}
} // namespace bad_stop_token
namespace good_stop_token {
void watch(std::stop_token stop) {
  while (!stop.stop_requested())
    nap();
}
awaitable<void> work() {
  static std::jthread watcher(watch);
  co_return;
}
} // namespace good_stop_token

namespace bad_worker_member {
class logger {
public:
  logger() : worker_(&logger::run, this) {}
  awaitable<void> log() {
    run();
    // CHECK: :[[@LINE-1]]:5: warning: 'bad_worker_member::logger::run' blocks the event loop in coroutine 'bad_worker_member::logger::log'
    co_return;
  }

private:
  void run() { nap(); }
  std::condition_variable wake_;
  std::thread worker_;
};
} // namespace bad_worker_member
namespace good_worker_member {
class logger {
public:
  logger() : worker_(&logger::run, this) {}
  awaitable<void> log() {
    wake_.notify_one();
    co_return;
  }

private:
  void run() { nap(); }
  std::condition_variable wake_;
  std::thread worker_;
};
} // namespace good_worker_member

namespace bad_forwarded_arguments {
template <typename Function, typename... Arguments> void start(Function &&f, Arguments &&...arguments) {
  std::invoke(std::forward<Function>(f), std::forward<Arguments>(arguments)...);
}
void job(int seconds) { ::sleep(seconds); }
awaitable<void> work() {
  start(job, 1);
  // CHECK: :[[@LINE-1]]:3: warning: 'bad_forwarded_arguments::start' blocks the event loop in coroutine 'bad_forwarded_arguments::work'
  co_return;
}
} // namespace bad_forwarded_arguments
namespace good_forwarded_arguments {
template <typename Function, typename... Arguments> void start(Function &&f, Arguments &&...arguments) {
  std::thread(std::forward<Function>(f), std::forward<Arguments>(arguments)...).detach();
}
void job(int seconds) { ::sleep(seconds); }
awaitable<void> work() {
  start(job, 1);
  co_return;
}
} // namespace good_forwarded_arguments
