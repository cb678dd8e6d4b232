// RUN: %check_both %s -- -std=c++20
// Descriptors that were made non-blocking never wait, on the paths on which they were.
#include "awaitable.hpp"
#include <cerrno>
#include <fcntl.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>
using boost::asio::awaitable;

awaitable<void> bad(int fd, char *data) {
  ::recv(fd, data, 1, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'recv' blocks the event loop in coroutine 'bad'
  co_return;
}
awaitable<void> by_fcntl(int fd, char *data) {
  const int flags = ::fcntl(fd, F_GETFL);
  ::fcntl(fd, F_SETFL, flags | O_NONBLOCK);
  ::recv(fd, data, 1, 0);
  co_return;
}
awaitable<void> taken_back(int fd, char *data) {
  ::fcntl(fd, F_SETFL, O_NONBLOCK);
  ::fcntl(fd, F_SETFL, 0);
  ::recv(fd, data, 1, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'recv' blocks the event loop in coroutine 'taken_back'
  co_return;
}
awaitable<void> by_ioctl(int fd, char *data) {
  int on = 1;
  ::ioctl(fd, FIONBIO, &on);
  ::recv(fd, data, 1, 0);
  co_return;
}
awaitable<void> from_the_beginning(char *data) {
  const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
  ::recv(fd, data, 1, 0);
  const int event = ::eventfd(0, EFD_NONBLOCK);
  ::read(event, data, 8);
  co_return;
}

// `errno` is what __errno_location gives: who asks for EAGAIN has a descriptor that does not wait.
awaitable<void> asked_for(int fd, char *data) {
  if (::recv(fd, data, 1, 0) < 0 && errno != EAGAIN)
    ::shutdown(fd, SHUT_RDWR);
  co_return;
}
awaitable<void> asked_for_another(int fd, char *data) {
  if (::recv(fd, data, 1, 0) < 0 && errno != EINTR)
    // CHECK: :[[@LINE-1]]:7: warning: 'recv' blocks the event loop in coroutine 'asked_for_another'
    ::shutdown(fd, SHUT_RDWR);
  co_return;
}
awaitable<void> asked_in_switch(int fd, char *data) {
  if (::recv(fd, data, 1, 0) < 0)
    switch (errno) {
    case EAGAIN:
      break;
    default:
      ::shutdown(fd, SHUT_RDWR);
    }
  co_return;
}
