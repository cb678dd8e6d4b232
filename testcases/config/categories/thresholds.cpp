// RUN: %check_both %s -- -std=c++20
// From which cost on a category is reported.
#include "awaitable.hpp"
#include <cstdio>
#include <fcntl.h>
#include <mutex>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>
using boost::asio::awaitable;

void nap() { ::sleep(1); }
void take(std::mutex &m) { m.lock(); }
awaitable<void> categories(std::mutex &m, int fd, char *buffer) {
  ::sleep(1);
  nap();
  m.lock();
  // CHECK: :[[@LINE-1]]:3: warning: 'std::mutex::lock' blocks the event loop in coroutine 'categories'
  take(m);
  // CHECK: :[[@LINE-1]]:3: warning: 'take' blocks the event loop in coroutine 'categories'
  struct ::stat status;
  ::stat("/etc/motd", &status);
  std::puts("console");
  // CHECK: :[[@LINE-1]]:3: warning: 'puts' blocks the event loop in coroutine 'categories'
  ::recv(fd, buffer, 1, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'recv' blocks the event loop in coroutine 'categories'
  co_return;
}
// What is reported is not hidden behind what is not.
void nap_and_receive(int fd, char *buffer) {
  ::sleep(1);
  ::recv(fd, buffer, 1, 0);
}
awaitable<void> bad_both(int fd, char *buffer) {
  nap_and_receive(fd, buffer);
  // CHECK: :[[@LINE-1]]:3: warning: 'nap_and_receive' blocks the event loop in coroutine 'bad_both': it calls 'recv'
  co_return;
}
