// RUN: %check_both %s -- -std=c++20 -I%S/../../Inputs/boost-mock
// An awaiter of the program's own that has its coroutine resumed by a thread or a pool is a hop, until another await
// moves the coroutine again.
#include <boost/asio.hpp>
#include <coroutine>
#include <exception>
#include <functional>
#include <thread>
#include <unistd.h>
namespace asio = boost::asio;

struct task {
  struct promise_type {
    task get_return_object() { return {}; }
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_void() {}
    void unhandled_exception() { std::terminate(); }
  };
};

namespace bad_posted {
struct resume_on {
  asio::io_context &target;
  bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<> handle) {
    asio::post(target, [handle] { handle.resume(); });
  }
  void await_resume() noexcept {}
};
task work(asio::io_context &loop, asio::thread_pool &pool) {
  co_await resume_on{loop};
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad_posted::work'
}
} // namespace bad_posted
namespace good_posted {
struct resume_on {
  asio::thread_pool &target;
  bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<> handle) {
    asio::post(target, [handle] { handle.resume(); });
  }
  void await_resume() noexcept {}
};
task work(asio::io_context &loop, asio::thread_pool &pool) {
  co_await resume_on{pool};
  ::sleep(1);
}
} // namespace good_posted

namespace bad_new_thread {
struct switch_thread {
  bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<> handle) { handle.resume(); }
  void await_resume() noexcept {}
};
task work() {
  co_await switch_thread();
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad_new_thread::work'
}
} // namespace bad_new_thread
namespace good_new_thread {
struct switch_thread {
  bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<> handle) { std::thread(handle).detach(); }
  void await_resume() noexcept {}
};
task work() {
  co_await switch_thread();
  ::sleep(1);
}
} // namespace good_new_thread

// As a member of an executor, through a function that makes the awaiter.
namespace bad_scheduled {
class loop {
public:
  auto schedule() {
    struct awaiter {
      asio::io_context &queue;
      bool await_ready() const noexcept { return false; }
      void await_suspend(std::coroutine_handle<> handle) {
        asio::post(queue, [handle]() mutable { handle.resume(); });
      }
      void await_resume() noexcept {}
    };
    return awaiter{queue_};
  }
  asio::io_context queue_;
};
task work(loop &l) {
  co_await l.schedule();
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad_scheduled::work'
}
} // namespace bad_scheduled
namespace good_scheduled {
class loop {
public:
  auto schedule() {
    struct awaiter {
      asio::thread_pool &queue;
      bool await_ready() const noexcept { return false; }
      void await_suspend(std::coroutine_handle<> handle) {
        asio::post(queue, [handle]() mutable { handle.resume(); });
      }
      void await_resume() noexcept {}
    };
    return awaiter{queue_};
  }
  asio::thread_pool queue_;
};
task work(loop &l) {
  co_await l.schedule();
  ::sleep(1);
}
} // namespace good_scheduled
