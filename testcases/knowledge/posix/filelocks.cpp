// RUN: %check_both %s -- -std=c++20
// A lock on a file waits for another process, save for the commands that only try.
#include "awaitable.hpp"
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
using boost::asio::awaitable;

awaitable<void> bad_lock(int fd, struct flock *region) {
  flock(fd, LOCK_EX);
  // CHECK: :[[@LINE-1]]:3: warning: 'flock' blocks the event loop in coroutine 'bad_lock'; use 'LOCK_NB' and a retry on a timer
  flock(fd, LOCK_SH);
  // CHECK: :[[@LINE-1]]:3: warning: 'flock' blocks the event loop in coroutine 'bad_lock'
  lockf(fd, F_LOCK, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'lockf' blocks the event loop in coroutine 'bad_lock'; use 'F_TLOCK' and a retry on a timer
  lockf64(fd, F_LOCK, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'lockf64' blocks the event loop in coroutine 'bad_lock'
  fcntl(fd, F_SETLKW, region);
  // CHECK: :[[@LINE-1]]:3: warning: 'fcntl' blocks the event loop in coroutine 'bad_lock'; use 'F_SETLK' and a retry on a timer
  fcntl(fd, F_OFD_SETLKW, region);
  // CHECK: :[[@LINE-1]]:3: warning: 'fcntl' blocks the event loop in coroutine 'bad_lock'
  fcntl64(fd, F_SETLKW, region);
  // CHECK: :[[@LINE-1]]:3: warning: 'fcntl64' blocks the event loop in coroutine 'bad_lock'
  co_return;
}

awaitable<void> good_try(int fd, struct flock *region) {
  flock(fd, LOCK_EX | LOCK_NB);
  flock(fd, LOCK_UN);
  lockf(fd, F_TLOCK, 0);
  lockf(fd, F_ULOCK, 0);
  lockf64(fd, F_TEST, 0);
  fcntl(fd, F_SETLK, region);
  fcntl(fd, F_OFD_SETLK, region);
  fcntl(fd, F_SETFL, O_NONBLOCK);
  fcntl64(fd, F_GETFL);
  co_return;
}
