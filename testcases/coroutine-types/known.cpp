// RUN: %check_both %s -- -std=c++20
// Coroutines of a known type by every way to name it: alias, deduced return type, class template, executor.
#include "awaitable.hpp"
#include <unistd.h>
namespace asio = boost::asio;

using task = asio::awaitable<int>;
template <typename T> using task_of = asio::awaitable<T>;
struct strand {};

task bad_alias() {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad_alias'
  co_return 1;
}
task_of<void> bad_alias_template() {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad_alias_template'
  co_return;
}
asio::awaitable<void, strand> bad_executor() {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad_executor'
  co_return;
}
auto bad_trailing() -> asio::awaitable<void> {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad_trailing'
  co_return;
}
// No coroutine: it only returns one.
task good_returns_one() {
  ::sleep(1);
  return bad_alias();
}
