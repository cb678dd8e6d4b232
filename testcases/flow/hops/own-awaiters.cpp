// RUN: %nostall dump --facts %s -- -std=c++20 -I%S/../../Inputs | %filecheck %s
// An awaiter of the program's own: who resumes the coroutine decides where it goes on, and what it has watched is ready.
#include "awaitable.hpp"
#include <coroutine>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

void watch(int fd, std::coroutine_handle<> resumes);
void resume_later(std::coroutine_handle<> resumes);
void on_thread(std::coroutine_handle<> handle) {
  std::thread([handle] { handle.resume(); }).detach();
}

struct to_thread {
  bool await_ready() { return false; }
  void await_suspend(std::coroutine_handle<> h) {
    std::thread([h] { h.resume(); }).detach();
  }
  void await_resume() {}
};
struct through_helper {
  bool await_ready() { return false; }
  void await_suspend(std::coroutine_handle<> h) { on_thread(h); }
  void await_resume() {}
};
struct by_the_loop {
  bool await_ready() { return false; }
  void await_suspend(std::coroutine_handle<> h) {
    std::thread([] {}).detach();
    resume_later(h);
  }
  void await_resume() {}
};
struct readable {
  int fd;
  bool await_ready() { return false; }
  void await_suspend(std::coroutine_handle<> h) { watch(fd, h); }
  ssize_t await_resume() { return recv(fd, nullptr, 0, 0); }
};
struct not_watched {
  int fd;
  bool await_ready() { return false; }
  void await_suspend(std::coroutine_handle<> h) { resume_later(h); }
  ssize_t await_resume() { return recv(fd, nullptr, 0, 0); }
};

boost::asio::awaitable<void> moved() {
  co_await to_thread();
  ::sleep(1);
}
boost::asio::awaitable<void> moved_by_helper() {
  co_await through_helper();
  ::sleep(1);
}
boost::asio::awaitable<void> not_moved() {
  co_await by_the_loop();
  ::sleep(1);
}
boost::asio::awaitable<void> watched(int fd) {
  co_await readable{fd};
  recv(fd, nullptr, 0, 0);
}
boost::asio::awaitable<void> unwatched(int fd) {
  co_await not_watched{fd};
  recv(fd, nullptr, 0, 0);
}
// CHECK-LABEL: function readable::await_resume
// CHECK-NEXT: {{.*}} recv: discharged by
// CHECK-LABEL: function not_watched::await_resume
// CHECK-NEXT: {{.*}} recv: blocks by
// CHECK-LABEL: function moved{{$}}
// CHECK-NEXT: {{.*}} sleep: {{[^;]+}}; off-loop until it suspends
// CHECK-LABEL: function moved_by_helper{{$}}
// CHECK-NEXT: {{.*}} sleep: {{[^;]+}}; off-loop until it suspends
// CHECK-LABEL: function not_moved{{$}}
// CHECK-NEXT: {{.*}} sleep: blocks by posix:sleep@{{[0-9]+$}}
// CHECK-LABEL: function watched{{$}}
// CHECK-NEXT: {{.*}} recv: discharged by
// CHECK-LABEL: function unwatched{{$}}
// CHECK-NEXT: {{.*}} recv: blocks by
