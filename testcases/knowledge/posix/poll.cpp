// RUN: %check_both %s -- -std=c++20
// Waiting for descriptors blocks, save for a look with a timeout of zero.
#include "awaitable.hpp"
#include <poll.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/select.h>
#include <sys/signalfd.h>
#include <sys/timerfd.h>
using boost::asio::awaitable;

awaitable<void> bad_wait(int fd, pollfd *descriptors, epoll_event *events, fd_set *set, timeval *time, int timeout) {
  poll(descriptors, 1, -1);
  // CHECK: :[[@LINE-1]]:3: warning: 'poll' blocks the event loop in coroutine 'bad_wait'; use the loop's own wait for readiness, or a timeout of 0
  poll(descriptors, 1, timeout);
  // CHECK: :[[@LINE-1]]:3: warning: 'poll' blocks the event loop in coroutine 'bad_wait'
  epoll_wait(fd, events, 8, 100);
  // CHECK: :[[@LINE-1]]:3: warning: 'epoll_wait' blocks the event loop in coroutine 'bad_wait'
  epoll_pwait(fd, events, 8, -1, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'epoll_pwait' blocks the event loop in coroutine 'bad_wait'
  epoll_pwait2(fd, events, 8, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'epoll_pwait2' blocks the event loop in coroutine 'bad_wait'
  ppoll(descriptors, 1, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'ppoll' blocks the event loop in coroutine 'bad_wait'
  select(0, nullptr, nullptr, nullptr, time);
  // CHECK: :[[@LINE-1]]:3: warning: 'select' blocks the event loop in coroutine 'bad_wait'; use the loop's own wait for readiness
  pselect(1, set, nullptr, nullptr, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'pselect' blocks the event loop in coroutine 'bad_wait'
  co_return;
}

awaitable<void> good_look(int fd, pollfd *descriptors, epoll_event *events) {
  poll(descriptors, 1, 0);
  epoll_wait(fd, events, 8, 0);
  epoll_pwait(fd, events, 8, 0, nullptr);
  co_return;
}

awaitable<void> good_setup(int fd, epoll_event *event, const sigset_t &signals, const itimerspec &time) {
  epoll_create(1);
  const int epoll = epoll_create1(0);
  epoll_ctl(epoll, EPOLL_CTL_ADD, fd, event);
  eventfd(0, EFD_NONBLOCK);
  signalfd(-1, &signals, SFD_NONBLOCK);
  timerfd_settime(timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK), 0, &time, nullptr);
  inotify_init1(IN_NONBLOCK);
  co_return;
}
