// RUN: %check_both %s -- -std=c++20
// `operator co_await` is called by the coroutine.
#include "awaitable.hpp"
#include <unistd.h>
using boost::asio::awaitable;

struct good_awaiter {
  bool await_ready() const { return false; }
  void await_suspend(std::coroutine_handle<>) const {}
  void await_resume() const {}
};
struct bad_operator {
  good_awaiter operator co_await() const {
    ::sleep(1);
    return {};
  }
};
struct good_operator {
  good_awaiter operator co_await() const { return {}; }
};
awaitable<void> bad_awaits_operator() {
  co_await bad_operator();
  // CHECK: :[[@LINE-1]]:{{[0-9]+}}: warning: 'bad_operator::operator co_await' blocks the event loop in coroutine 'bad_awaits_operator'
}
awaitable<void> good_awaits_operator() { co_await good_operator(); }
