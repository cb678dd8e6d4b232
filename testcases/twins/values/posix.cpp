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
