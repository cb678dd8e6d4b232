// RUN: %check_both %s -- -std=c++20 -I%S/../../Inputs/boost-mock
// States of objects are knowledge: what sets, clears and tests them, and which calls do not wait in them.
#include <boost/asio.hpp>
namespace asio = boost::asio;
using asio::awaitable;

struct query {
  bool is_done();
  void go_on();
  void detach();
  void attach();
  int result();
};
query finished();

awaitable<int> tested(query q) {
  if (q.is_done())
    co_return q.result();
  co_return q.result();
  // CHECK: :[[@LINE-1]]:13: warning: 'query::result' blocks the event loop in coroutine 'tested'
}

awaitable<int> waited(query q) {
  while (!q.is_done())
    q.go_on();
  co_return q.result();
}

awaitable<int> one_path(query q, bool both) {
  if (both)
    q.detach();
  co_return q.result();
  // CHECK: :[[@LINE-1]]:13: warning: 'query::result' blocks the event loop in coroutine 'one_path'
}

awaitable<int> every_path(query q, bool both) {
  if (both)
    q.detach();
  else
    co_return 0;
  co_return q.result();
}

awaitable<int> cleared(query q) {
  q.detach();
  q.attach();
  co_return q.result();
  // CHECK: :[[@LINE-1]]:13: warning: 'query::result' blocks the event loop in coroutine 'cleared'
}

awaitable<int> cleared_in_a_loop(query q) {
  q.detach();
  for (int i = 0; i < 2; ++i) {
    q.result();
    // CHECK: :[[@LINE-1]]:5: warning: 'query::result' blocks the event loop in coroutine 'cleared_in_a_loop'
    q.attach();
  }
  co_return 0;
}

awaitable<int> made_so() {
  query q = finished();
  co_return q.result();
}

awaitable<int> another(query q) {
  query other = finished();
  q = finished();
  q = query();
  co_return other.result() + q.result();
  // CHECK: :[[@LINE-1]]:30: warning: 'query::result' blocks the event loop in coroutine 'another'
}
