// RUN: %check_both %s --category network -- -std=c++20
// Only the categories that are asked for.
#include "awaitable.hpp"
#include <sys/socket.h>
#include <unistd.h>
using boost::asio::awaitable;

void nap_and_receive(int fd, char *buffer) {
  ::sleep(1);
  ::recv(fd, buffer, 1, 0);
}
awaitable<void> session(int fd, char *buffer) {
  ::sleep(1);
  ::recv(fd, buffer, 1, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'recv' blocks the event loop in coroutine 'session'
  nap_and_receive(fd, buffer);
  // CHECK: :[[@LINE-1]]:3: warning: 'nap_and_receive' blocks the event loop in coroutine 'session': it calls 'recv'
  co_return;
}
