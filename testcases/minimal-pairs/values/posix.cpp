// RUN: %check_both %s -- -std=c++20
// Flags, timeouts and the mode of a descriptor decide whether a call waits.
#include "awaitable.hpp"
#include <chrono>
#include <fcntl.h>
#include <poll.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
using boost::asio::awaitable;
using namespace std::chrono_literals;

namespace bad_message_flag {
awaitable<void> work(int fd, char *data) {
  ::recv(fd, data, 1, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'recv' blocks the event loop in coroutine 'bad_message_flag::work'
  co_return;
}
} // namespace bad_message_flag
namespace good_message_flag {
awaitable<void> work(int fd, char *data) {
  ::recv(fd, data, 1, MSG_DONTWAIT);
  co_return;
}
} // namespace good_message_flag

namespace bad_message_flag_variable {
awaitable<void> work(int fd, char *data) {
  const int flags = MSG_PEEK;
  ::recv(fd, data, 1, flags);
  // CHECK: :[[@LINE-1]]:3: warning: 'recv' blocks the event loop in coroutine 'bad_message_flag_variable::work'
  co_return;
}
} // namespace bad_message_flag_variable
namespace good_message_flag_variable {
awaitable<void> work(int fd, char *data) {
  const int flags = MSG_PEEK | MSG_DONTWAIT;
  ::recv(fd, data, 1, flags);
  co_return;
}
} // namespace good_message_flag_variable

namespace bad_message_flag_member {
class reader {
public:
  awaitable<void> work(int fd, char *data) {
    ::recv(fd, data, 1, flags_);
    // CHECK: :[[@LINE-1]]:5: warning: 'recv' blocks the event loop in coroutine 'bad_message_flag_member::reader::work'
    co_return;
  }

private:
  static constexpr int flags_ = MSG_PEEK;
};
} // namespace bad_message_flag_member
namespace good_message_flag_member {
class reader {
public:
  awaitable<void> work(int fd, char *data) {
    ::recv(fd, data, 1, flags_);
    co_return;
  }

private:
  static constexpr int flags_ = MSG_DONTWAIT;
};
} // namespace good_message_flag_member

namespace bad_set_non_blocking {
awaitable<void> work(int fd, char *data) {
  ::fcntl(fd, F_SETFL, O_APPEND);
  ::read(fd, data, 1);
  // CHECK: :[[@LINE-1]]:3: warning: 'read' blocks the event loop in coroutine 'bad_set_non_blocking::work'
  co_return;
}
} // namespace bad_set_non_blocking
namespace good_set_non_blocking {
awaitable<void> work(int fd, char *data) {
  ::fcntl(fd, F_SETFL, O_NONBLOCK);
  ::read(fd, data, 1);
  co_return;
}
} // namespace good_set_non_blocking

namespace bad_set_non_blocking_other {
awaitable<void> work(int a, int b, char *data) {
  ::fcntl(b, F_SETFL, ::fcntl(b, F_GETFL) | O_NONBLOCK);
  ::read(a, data, 1);
  // CHECK: :[[@LINE-1]]:3: warning: 'read' blocks the event loop in coroutine 'bad_set_non_blocking_other::work'
  co_return;
}
} // namespace bad_set_non_blocking_other
namespace good_set_non_blocking_other {
awaitable<void> work(int a, int b, char *data) {
  ::fcntl(a, F_SETFL, ::fcntl(a, F_GETFL) | O_NONBLOCK);
  ::read(a, data, 1);
  co_return;
}
} // namespace good_set_non_blocking_other

namespace bad_set_non_blocking_member {
class reader {
public:
  explicit reader(int fd) : fd_(fd) {}
  awaitable<void> work(char *data) {
    ::read(fd_, data, 1);
    // CHECK: :[[@LINE-1]]:5: warning: 'read' blocks the event loop in coroutine 'bad_set_non_blocking_member::reader::work'
    co_return;
  }

private:
  int fd_;
};
} // namespace bad_set_non_blocking_member
namespace good_set_non_blocking_member {
class reader {
public:
  explicit reader(int fd) : fd_(fd) { ::fcntl(fd_, F_SETFL, O_NONBLOCK); }
  awaitable<void> work(char *data) {
    ::read(fd_, data, 1);
    co_return;
  }

private:
  int fd_;
};
} // namespace good_set_non_blocking_member

namespace bad_set_non_blocking_helper {
void prepare(int fd) { ::fcntl(fd, F_SETFD, FD_CLOEXEC); }
awaitable<void> work(int fd, char *data) {
  prepare(fd);
  ::read(fd, data, 1);
  // CHECK: :[[@LINE-1]]:3: warning: 'read' blocks the event loop in coroutine 'bad_set_non_blocking_helper::work'
  co_return;
}
} // namespace bad_set_non_blocking_helper
namespace good_set_non_blocking_helper {
void prepare(int fd) { ::fcntl(fd, F_SETFL, O_NONBLOCK); }
awaitable<void> work(int fd, char *data) {
  prepare(fd);
  ::read(fd, data, 1);
  co_return;
}
} // namespace good_set_non_blocking_helper

namespace bad_set_blocking_again {
awaitable<void> work(int fd, char *data) {
  ::fcntl(fd, F_SETFL, O_NONBLOCK);
  ::fcntl(fd, F_SETFL, 0);
  ::read(fd, data, 1);
  // CHECK: :[[@LINE-1]]:3: warning: 'read' blocks the event loop in coroutine 'bad_set_blocking_again::work'
  co_return;
}
} // namespace bad_set_blocking_again
namespace good_set_blocking_again {
awaitable<void> work(int fd, char *data) {
  ::fcntl(fd, F_SETFL, O_NONBLOCK);
  ::read(fd, data, 1);
  co_return;
}
} // namespace good_set_blocking_again

namespace bad_socket_type {
awaitable<void> work(char *data) {
  int fd = ::socket(AF_INET, SOCK_STREAM, 0);
  ::recv(fd, data, 1, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'recv' blocks the event loop in coroutine 'bad_socket_type::work'
  co_return;
}
} // namespace bad_socket_type
namespace good_socket_type {
awaitable<void> work(char *data) {
  int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
  ::recv(fd, data, 1, 0);
  co_return;
}
} // namespace good_socket_type

namespace bad_accepted {
awaitable<void> work() {
  int listener = ::socket(AF_UNIX, SOCK_STREAM, 0);
  ::accept4(listener, nullptr, nullptr, SOCK_CLOEXEC);
  // CHECK: :[[@LINE-1]]:3: warning: 'accept4' blocks the event loop in coroutine 'bad_accepted::work'
  co_return;
}
} // namespace bad_accepted
namespace good_accepted {
awaitable<void> work() {
  int listener = ::socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0);
  ::accept4(listener, nullptr, nullptr, SOCK_CLOEXEC);
  co_return;
}
} // namespace good_accepted

namespace bad_poll_timeout {
awaitable<void> work(::pollfd *all) {
  ::poll(all, 1, -1);
  // CHECK: :[[@LINE-1]]:3: warning: 'poll' blocks the event loop in coroutine 'bad_poll_timeout::work'
  co_return;
}
} // namespace bad_poll_timeout
namespace good_poll_timeout {
awaitable<void> work(::pollfd *all) {
  ::poll(all, 1, 0);
  co_return;
}
} // namespace good_poll_timeout

namespace bad_poll_timeout_variable {
awaitable<void> work(::pollfd *all) {
  const int timeout = 100;
  ::poll(all, 1, timeout);
  // CHECK: :[[@LINE-1]]:3: warning: 'poll' blocks the event loop in coroutine 'bad_poll_timeout_variable::work'
  co_return;
}
} // namespace bad_poll_timeout_variable
namespace good_poll_timeout_variable {
awaitable<void> work(::pollfd *all) {
  const int timeout = 0;
  ::poll(all, 1, timeout);
  co_return;
}
} // namespace good_poll_timeout_variable

namespace bad_epoll_timeout {
awaitable<void> work(int fd, ::epoll_event *all) {
  ::epoll_wait(fd, all, 1, 10);
  // CHECK: :[[@LINE-1]]:3: warning: 'epoll_wait' blocks the event loop in coroutine 'bad_epoll_timeout::work'
  co_return;
}
} // namespace bad_epoll_timeout
namespace good_epoll_timeout {
awaitable<void> work(int fd, ::epoll_event *all) {
  ::epoll_wait(fd, all, 1, 0);
  co_return;
}
} // namespace good_epoll_timeout

namespace bad_child_status {
awaitable<void> work(int child) {
  int status = 0;
  ::waitpid(child, &status, WUNTRACED);
  // CHECK: :[[@LINE-1]]:3: warning: 'waitpid' blocks the event loop in coroutine 'bad_child_status::work'
  co_return;
}
} // namespace bad_child_status
namespace good_child_status {
awaitable<void> work(int child) {
  int status = 0;
  ::waitpid(child, &status, WUNTRACED | WNOHANG);
  co_return;
}
} // namespace good_child_status

namespace bad_sleep_constant {
constexpr auto pause = 1s;
awaitable<void> work() {
  std::this_thread::sleep_for(pause);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the event loop in coroutine 'bad_sleep_constant::work'
  co_return;
}
} // namespace bad_sleep_constant
namespace good_sleep_constant {
constexpr auto pause = 0s;
awaitable<void> work() {
  std::this_thread::sleep_for(pause);
  co_return;
}
} // namespace good_sleep_constant

namespace bad_event_counter {
awaitable<void> work(const char *name) {
  int fd = ::open(name, O_WRONLY);
  // CHECK: :[[@LINE-1]]:12: warning: 'open' blocks the event loop in coroutine 'bad_event_counter::work'
  std::uint64_t one = 1;
  ::write(fd, &one, sizeof one);
  // CHECK: :[[@LINE-1]]:3: warning: 'write' blocks the event loop in coroutine 'bad_event_counter::work'
  co_return;
}
} // namespace bad_event_counter
namespace good_event_counter {
awaitable<void> work(const char *name) {
  int fd = ::eventfd(0, EFD_NONBLOCK);
  std::uint64_t one = 1;
  ::write(fd, &one, sizeof one);
  co_return;
}
} // namespace good_event_counter

namespace bad_self_pipe {
class waker {
public:
  waker() { ::pipe2(ends_, O_CLOEXEC); }
  awaitable<void> wake() {
    ::write(ends_[1], "", 1);
    // CHECK: :[[@LINE-1]]:5: warning: 'write' blocks the event loop in coroutine 'bad_self_pipe::waker::wake'
    co_return;
  }

private:
  int ends_[2];
};
} // namespace bad_self_pipe
namespace good_self_pipe {
class waker {
public:
  waker() { ::pipe2(ends_, O_CLOEXEC | O_NONBLOCK); }
  awaitable<void> wake() {
    ::write(ends_[1], "", 1);
    co_return;
  }

private:
  int ends_[2];
};
} // namespace good_self_pipe

namespace bad_select_timeout {
awaitable<void> work(int fd, ::fd_set *all) {
  ::timeval timeout{1, 0};
  ::select(fd, all, nullptr, nullptr, &timeout);
  // CHECK: :[[@LINE-1]]:3: warning: 'select' blocks the event loop in coroutine 'bad_select_timeout::work'
  co_return;
}
} // namespace bad_select_timeout
namespace good_select_timeout {
awaitable<void> work(int fd, ::fd_set *all) {
  ::timeval timeout{0, 0};
  ::select(fd, all, nullptr, nullptr, &timeout);
  co_return;
}
} // namespace good_select_timeout

namespace bad_wrapper_with_flag {
void receive(int fd, char *data, int flags) { ::recv(fd, data, 1, flags); }
awaitable<void> work(int fd, char *data) {
  receive(fd, data, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'bad_wrapper_with_flag::receive' blocks the event loop in coroutine 'bad_wrapper_with_flag::work'
  co_return;
}
} // namespace bad_wrapper_with_flag
namespace good_wrapper_with_flag {
void receive(int fd, char *data, int flags) { ::recv(fd, data, 1, flags); }
awaitable<void> work(int fd, char *data) {
  receive(fd, data, MSG_DONTWAIT);
  co_return;
}
} // namespace good_wrapper_with_flag

// A flag that is passed on twice, in a parameter that nobody changes.
namespace bad_flag_passed_on {
void receive(int fd, char *data, int flags) { ::recv(fd, data, 1, flags); }
void fill(int fd, char *data, int how) { receive(fd, data, how); }
awaitable<void> work(int fd, char *data) {
  fill(fd, data, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'bad_flag_passed_on::fill' blocks the event loop in coroutine 'bad_flag_passed_on::work'
  co_return;
}
} // namespace bad_flag_passed_on
namespace good_flag_passed_on {
void receive(int fd, char *data, int flags) { ::recv(fd, data, 1, flags); }
void fill(int fd, char *data, int how) { receive(fd, data, how); }
awaitable<void> work(int fd, char *data) {
  fill(fd, data, MSG_DONTWAIT);
  co_return;
}
} // namespace good_flag_passed_on

// A parameter that is changed is not what was passed for it.
namespace bad_flag_changed {
void receive(int fd, char *data, int flags) {
  flags = 0;
  ::recv(fd, data, 1, flags);
}
awaitable<void> work(int fd, char *data) {
  receive(fd, data, MSG_DONTWAIT);
  // CHECK: :[[@LINE-1]]:3: warning: 'bad_flag_changed::receive' blocks the event loop in coroutine 'bad_flag_changed::work'
  co_return;
}
} // namespace bad_flag_changed
namespace good_flag_changed {
void receive(int fd, char *data, int flags) { ::recv(fd, data, 1, flags); }
awaitable<void> work(int fd, char *data) {
  receive(fd, data, MSG_DONTWAIT);
  co_return;
}
} // namespace good_flag_changed
