// RUN: %check_both %s -- -std=c++20
// The members of an awaiter run on the loop of whoever awaits it.
#include "awaitable.hpp"
#include <thread>
#include <unistd.h>
using boost::asio::awaitable;

struct bad_awaiter {
  bool await_ready() const {
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in {{.*}}'bad_awaiter::await_ready'
    return false;
  }
  void await_suspend(std::coroutine_handle<>) const {
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in {{.*}}'bad_awaiter::await_suspend'
  }
  void await_resume() const {
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in {{.*}}'bad_awaiter::await_resume'
  }
};
awaitable<void> awaits_bad() { co_await bad_awaiter(); }

// The work stands in a thread of its own.
struct good_awaiter {
  bool await_ready() const { return false; }
  void await_suspend(std::coroutine_handle<> h) const {
    std::thread([h] {
      ::sleep(1);
      h.resume();
    }).detach();
  }
  void await_resume() const {}
};
awaitable<void> awaits_good() { co_await good_awaiter(); }

// Two of the three make no awaiter.
struct no_awaiter {
  bool await_ready() const { return ::sleep(1); }
  void await_resume() const { ::sleep(1); }
};
