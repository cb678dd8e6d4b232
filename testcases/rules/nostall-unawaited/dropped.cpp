// RUN: %check_both %s -- -std=c++20 -I%S/../../Inputs/boost-mock -Wno-unused-result
// An awaitable that is made and dropped does nothing. What is awaited, kept, returned, passed on or dropped on purpose
// is right.
#include <boost/asio.hpp>
#include <utility>
#include <vector>
namespace asio = boost::asio;
using asio::awaitable;

awaitable<void> save();
awaitable<int> count(int);
struct session {
  awaitable<void> run();
  static awaitable<void> stop();
};

awaitable<void> bad_statements(session &s) {
  save();
  // CHECK: :[[@LINE-1]]:3: warning: the awaitable returned by 'save' is never awaited, so it never runs; use 'co_await' [nostall-unawaited]
  count(1);
  // CHECK: :[[@LINE-1]]:3: warning: the awaitable returned by 'count' is never awaited
  s.run();
  // CHECK: :[[@LINE-1]]:3: warning: the awaitable returned by 'session::run' is never awaited
  session::stop();
  // CHECK: :[[@LINE-1]]:3: warning: the awaitable returned by 'session::stop' is never awaited
  if (co_await count(1))
    save();
  // CHECK: :[[@LINE-1]]:5: warning: the awaitable returned by 'save' is never awaited
  for (int i = 0; i < 3; ++i)
    save();
  // CHECK: :[[@LINE-1]]:5: warning: the awaitable returned by 'save' is never awaited
  auto child = []() -> awaitable<void> { co_return; };
  child();
  // CHECK: :[[@LINE-1]]:3: warning: the awaitable returned by {{.*}} is never awaited
}
awaitable<void> bad_variable() {
  auto forgotten = save();
  // CHECK: :[[@LINE-1]]:20: warning: the awaitable returned by 'save' is never awaited
  co_return;
}
awaitable<void> bad_operations(asio::steady_timer &timer) {
  timer.async_wait(asio::use_awaitable);
  // CHECK: :[[@LINE-1]]:3: warning: the awaitable returned by '{{.*}}async_wait' is never awaited
  timer.async_wait(asio::deferred);
  // CHECK: :[[@LINE-1]]:3: warning: the awaitable returned by '{{.*}}async_wait' is never awaited
  co_return;
}
void bad_plain_function() {
  save();
  // CHECK: :[[@LINE-1]]:3: warning: the awaitable returned by 'save' is never awaited, so it never runs; spawn it on an executor [nostall-unawaited]
}

void take(awaitable<void>) {}
awaitable<void> good_uses(session &s, asio::io_context &loop, asio::steady_timer &timer) {
  co_await save();
  int n = co_await count(1);
  auto later = s.run();
  co_await std::move(later);
  take(save());
  co_spawn(loop, save(), asio::detached);
  co_spawn(loop, s.run(), asio::detached);
  std::vector<awaitable<void>> all;
  all.push_back(save());
  (void)save();
  static_cast<void>(save());
  bool b = n > 0;
  co_await (b ? save() : s.run());
  timer.async_wait(asio::detached);
  timer.async_wait([](boost::system::error_code) {});
  co_await timer.async_wait(asio::use_awaitable);
  auto operation = timer.async_wait(asio::deferred);
  co_await std::move(operation);
}
awaitable<void> good_return() { return save(); }
auto good_lambda = [] { return save(); };
awaitable<void> good_unevaluated() {
  static_assert(sizeof(save()) != 0);
  using type = decltype(save());
  co_return;
}
void on_error() {}
awaitable<void> good_no_awaitable() {
  on_error();
  co_return;
}
