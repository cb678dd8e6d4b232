// RUN: %check_both %s -- -std=c++20 -I%S/../../Inputs/boost-mock
// A loop that a class keeps to itself, and that its threads run for nothing but posted work, is a pool.
#include <boost/asio.hpp>
#include <chrono>
#include <functional>
#include <memory>
#include <thread>
#include <unistd.h>
#include <utility>
#include <vector>
namespace asio = boost::asio;

namespace bad_timer_on_it {
class worker {
public:
  worker() : guard_(asio::make_work_guard(queue_)), thread_([this] { queue_.run(); }) {}
  void store() {
    asio::post(queue_, [] { ::sleep(1); });
    // CHECK: :[[@LINE-1]]:29: warning: 'sleep' blocks the event loop in completion handler 'lambda in bad_timer_on_it::worker::store'
  }

private:
  asio::io_context queue_;
  asio::executor_work_guard<asio::io_context::executor_type> guard_;
  asio::steady_timer flush_{queue_};
  std::thread thread_;
};
} // namespace bad_timer_on_it
namespace good_timer_on_it {
class worker {
public:
  worker() : guard_(asio::make_work_guard(queue_)), thread_([this] { queue_.run(); }) {}
  void store() {
    asio::post(queue_, [] { ::sleep(1); });
  }

private:
  asio::io_context queue_;
  asio::executor_work_guard<asio::io_context::executor_type> guard_;
  std::unique_ptr<asio::steady_timer> flush_;
  std::thread thread_;
};
} // namespace good_timer_on_it

namespace bad_lent_out {
class workers {
public:
  explicit workers(int count) {
    for (int i = 0; i < count; ++i)
      threads_.emplace_back([this] { run(); });
  }
  template <typename Work> void add(Work work) { asio::post(queue_.get_executor(), std::move(work)); }
  asio::io_context &queue() { return queue_; }

private:
  void run() { queue_.run(); }
  asio::io_context queue_;
  std::vector<std::thread> threads_;
};
void start(workers &w) {
  w.add([] { ::sleep(1); });
  // CHECK: :[[@LINE-1]]:14: warning: 'sleep' blocks the event loop in completion handler 'lambda in bad_lent_out::start'
}
} // namespace bad_lent_out
namespace good_lent_out {
class workers {
public:
  explicit workers(int count) {
    for (int i = 0; i < count; ++i)
      threads_.emplace_back([this] { run(); });
  }
  template <typename Work> void add(Work work) { asio::post(queue_.get_executor(), std::move(work)); }
  void stop() { queue_.stop(); }

private:
  void run() { queue_.run(); }
  asio::io_context queue_;
  std::vector<std::thread> threads_;
};
void start(workers &w) {
  w.add([] { ::sleep(1); });
}
} // namespace good_lent_out

namespace bad_coroutine_on_it {
class worker {
public:
  worker() : thread_(std::bind(&worker::run, this)) {}
  asio::awaitable<void> work() {
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in coroutine 'bad_coroutine_on_it::worker::work'
    co_await asio::post(asio::use_awaitable);
  }
  void store() {
    asio::co_spawn(queue_, work(), asio::detached);
  }

private:
  void run() { queue_.run(); }
  asio::io_context queue_;
  asio::thread_pool pool_;
  std::thread thread_;
};
} // namespace bad_coroutine_on_it
namespace good_coroutine_on_it {
class worker {
public:
  worker() : thread_(std::bind(&worker::run, this)) {}
  asio::awaitable<void> work() {
    ::sleep(1);
    co_await asio::post(asio::use_awaitable);
  }
  void store() {
    asio::co_spawn(pool_, work(), asio::detached);
  }

private:
  void run() { queue_.run(); }
  asio::io_context queue_;
  asio::thread_pool pool_;
  std::thread thread_;
};
} // namespace good_coroutine_on_it

namespace bad_waits_on_it {
class worker {
public:
  worker() : thread_(std::bind(static_cast<asio::io_context::count_type (asio::io_context::*)()>(&asio::io_context::run), &queue_)) {}
  void keep() { asio::co_spawn(queue_, []() -> asio::awaitable<void> { co_await asio::post(asio::use_awaitable); }, asio::detached); }
  void store() {
    asio::post(queue_, [] { ::sleep(1); });
    // CHECK: :[[@LINE-1]]:29: warning: 'sleep' blocks the event loop in completion handler 'lambda in bad_waits_on_it::worker::store'
  }

private:
  asio::io_context queue_;
  std::thread thread_;
};
} // namespace bad_waits_on_it
namespace good_waits_on_it {
class worker {
public:
  worker() : thread_(std::bind(static_cast<asio::io_context::count_type (asio::io_context::*)()>(&asio::io_context::run), &queue_)) {}
  void keep() { asio::post(queue_, []() {}); }
  void store() {
    asio::post(queue_, [] { ::sleep(1); });
  }

private:
  asio::io_context queue_;
  std::thread thread_;
};
} // namespace good_waits_on_it

namespace bad_run_by_the_caller {
class program {
public:
  void run() { queue_.run(); }
  void store() {
    asio::post(queue_, [] { ::sleep(1); });
    // CHECK: :[[@LINE-1]]:29: warning: 'sleep' blocks the event loop in completion handler 'lambda in bad_run_by_the_caller::program::store'
  }

private:
  asio::io_context queue_;
  std::thread other_;
};
} // namespace bad_run_by_the_caller
namespace good_run_by_the_caller {
class program {
public:
  void run() { other_ = std::thread([this] { queue_.run(); }); }
  void store() {
    asio::post(queue_, [] { ::sleep(1); });
  }

private:
  asio::io_context queue_;
  std::thread other_;
};
} // namespace good_run_by_the_caller
