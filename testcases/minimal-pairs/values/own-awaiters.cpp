// RUN: %check_both %s -- -std=c++20
// The textbook awaiter of a descriptor: await_suspend has the loop watch it, and await_resume does the call that the
// watch has found ready.
#include <coroutine>
#include <exception>
#include <functional>
#include <future>
#include <map>
#include <sys/epoll.h>
#include <sys/socket.h>

struct task {
  struct promise_type {
    task get_return_object() { return {}; }
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_void() {}
    void unhandled_exception() { std::terminate(); }
  };
};
struct event_loop {
  void watch_read(int fd, std::coroutine_handle<> handle) {
    waiting[fd] = handle;
    epoll_event event{EPOLLIN, {.fd = fd}};
    ::epoll_ctl(poll, EPOLL_CTL_ADD, fd, &event);
  }
  void post(std::coroutine_handle<> handle) { waiting[-1] = handle; }
  int poll = ::epoll_create1(0);
  std::map<int, std::coroutine_handle<>> waiting;
};

namespace bad_watched {
struct receive {
  event_loop &loop;
  int fd;
  char *data;
  bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<> handle) { loop.post(handle); }
  ssize_t await_resume() { return ::recv(fd, data, 1, 0); }
  // CHECK: :[[@LINE-1]]:35: warning: 'recv' blocks the event loop in awaiter member 'bad_watched::receive::await_resume'
};
task work(event_loop &loop, int fd) {
  char byte;
  co_await receive{loop, fd, &byte};
}
} // namespace bad_watched
namespace good_watched {
struct receive {
  event_loop &loop;
  int fd;
  char *data;
  bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<> handle) { loop.watch_read(fd, handle); }
  ssize_t await_resume() { return ::recv(fd, data, 1, 0); }
};
task work(event_loop &loop, int fd) {
  char byte;
  co_await receive{loop, fd, &byte};
}
} // namespace good_watched

// The awaiter only waits; the coroutine does one call after it.
namespace bad_one_call {
struct readable {
  event_loop &loop;
  int fd;
  bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<> handle) { loop.watch_read(fd, handle); }
  void await_resume() noexcept {}
};
task work(event_loop &loop, int fd) {
  char byte;
  co_await readable{loop, fd};
  ::recv(fd, &byte, 1, 0);
  ::recv(fd, &byte, 1, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'recv' blocks the event loop in coroutine 'bad_one_call::work'
}
} // namespace bad_one_call
namespace good_one_call {
struct readable {
  event_loop &loop;
  int fd;
  bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<> handle) { loop.watch_read(fd, handle); }
  void await_resume() noexcept {}
};
task work(event_loop &loop, int fd) {
  char byte;
  co_await readable{loop, fd};
  ::recv(fd, &byte, 1, 0);
}
} // namespace good_one_call

// A future that something waits for before the coroutine is resumed.
namespace bad_waited_for {
void aside(event_loop &loop, std::function<void()> work);
struct value {
  event_loop &loop;
  std::future<int> result;
  bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<> handle) {
    aside(loop, [this, handle] {
      result.valid();
      loop.post(handle);
    });
  }
  int await_resume() { return result.get(); }
  // CHECK: :[[@LINE-1]]:31: warning: 'std::future::get' blocks the event loop in awaiter member 'bad_waited_for::value::await_resume'
};
} // namespace bad_waited_for
namespace good_waited_for {
void aside(event_loop &loop, std::function<void()> work);
struct value {
  event_loop &loop;
  std::future<int> result;
  bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<> handle) {
    aside(loop, [this, handle] {
      result.wait();
      loop.post(handle);
    });
  }
  int await_resume() { return result.get(); }
};
} // namespace good_waited_for
