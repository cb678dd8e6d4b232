// RUN: %check_both %s -- -std=c++20
// The sleep family blocks, save for a time of zero; waiting for a signal is the same in other clothes.
#include "awaitable.hpp"
#include <signal.h>
#include <threads.h>
#include <time.h>
#include <unistd.h>
using boost::asio::awaitable;

awaitable<void> bad_sleep(unsigned seconds) {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad_sleep'; use a timer and 'co_await' it
  sleep(seconds);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad_sleep'
  usleep(250);
  // CHECK: :[[@LINE-1]]:3: warning: 'usleep' blocks the event loop in coroutine 'bad_sleep'
  const timespec time{1, 0};
  nanosleep(&time, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'nanosleep' blocks the event loop in coroutine 'bad_sleep'
  clock_nanosleep(CLOCK_MONOTONIC, 0, &time, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'clock_nanosleep' blocks the event loop in coroutine 'bad_sleep'
  thrd_sleep(&time, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'thrd_sleep' blocks the event loop in coroutine 'bad_sleep'
  co_return;
}

awaitable<void> good_sleep() {
  sleep(0);
  usleep(0);
  co_return;
}

awaitable<void> bad_signal(const sigset_t &signals) {
  int number = 0;
  const timespec time{1, 0};
  pause();
  // CHECK: :[[@LINE-1]]:3: warning: 'pause' blocks the event loop in coroutine 'bad_signal'; use 'signal_set.async_wait', or a 'signalfd' that is awaited
  sigpause(SIGTERM);
  // CHECK: :[[@LINE-1]]:3: warning: 'sigpause' blocks the event loop in coroutine 'bad_signal'
  sigsuspend(&signals);
  // CHECK: :[[@LINE-1]]:3: warning: 'sigsuspend' blocks the event loop in coroutine 'bad_signal'
  sigtimedwait(&signals, nullptr, &time);
  // CHECK: :[[@LINE-1]]:3: warning: 'sigtimedwait' blocks the event loop in coroutine 'bad_signal'
  sigwait(&signals, &number);
  // CHECK: :[[@LINE-1]]:3: warning: 'sigwait' blocks the event loop in coroutine 'bad_signal'
  sigwaitinfo(&signals, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'sigwaitinfo' blocks the event loop in coroutine 'bad_signal'
  co_return;
}

// Functions of the program's own that share a name with the C library's are not meant.
struct Clock {};
void sleep(const Clock &) {}
struct Player {
  void pause() {}
};

awaitable<void> good_own_functions(Player &player) {
  sleep(Clock());
  player.pause();
  co_return;
}
