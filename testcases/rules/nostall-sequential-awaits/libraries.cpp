// RUN: %check_both %s -- -std=c++20 -I%S/../../Inputs/folly -I%S/../../Inputs/cppcoro -I%S/../../Inputs/libcoro -I%S/../../Inputs/async-simple
// The advice is in the words of the library; what starts at once is no matter of order.
#include <async_simple.hpp>
#include <coro.hpp>
#include <cppcoro.hpp>
#include <folly.hpp>

namespace with_folly {
folly::coro::Task<int> load(int id);
folly::coro::Task<int> bad() {
  const int a = co_await load(1);
  // CHECK: :[[@LINE-1]]:17: warning: {{.*}}; use 'co_await folly::coro::collectAll(load(...), load(...))'
  const int b = co_await load(2);
  co_return a + b;
}
} // namespace with_folly

namespace with_cppcoro {
cppcoro::task<int> load(int id);
cppcoro::task<int> bad() {
  const int a = co_await load(1);
  // CHECK: :[[@LINE-1]]:17: warning: {{.*}}; use 'co_await cppcoro::when_all(load(...), load(...))'
  const int b = co_await load(2);
  co_return a + b;
}
} // namespace with_cppcoro

namespace with_libcoro {
coro::task<int> load(int id);
coro::task<int> bad() {
  const int a = co_await load(1);
  // CHECK: :[[@LINE-1]]:17: warning: {{.*}}; use 'co_await coro::when_all(load(...), load(...))'
  const int b = co_await load(2);
  co_return a + b;
}
} // namespace with_libcoro

namespace with_async_simple {
async_simple::coro::Lazy<int> load(int id);
async_simple::coro::Lazy<int> bad() {
  const int a = co_await load(1);
  // CHECK: :[[@LINE-1]]:17: warning: {{.*}}; use 'co_await async_simple::coro::collectAll(load(...), load(...))'
  const int b = co_await load(2);
  co_return a + b;
}
} // namespace with_async_simple

// A type that nobody declared, lazy by its promise.
namespace with_own_type {
struct task {
  struct promise_type {
    task get_return_object();
    std::suspend_always initial_suspend() noexcept;
    std::suspend_always final_suspend() noexcept;
    void return_value(int);
    void unhandled_exception();
  };
  bool await_ready() const;
  void await_suspend(std::coroutine_handle<>) const;
  int await_resume() const;
};
task load(int id);
task bad() {
  const int a = co_await load(1);
  // CHECK: :[[@LINE-1]]:17: warning: {{.*}}; start them together and await both
  const int b = co_await load(2);
  co_return a + b;
}
} // namespace with_own_type

// The same that starts at once: both are under way when the first is awaited, if they are called before.
namespace with_eager_type {
struct task {
  struct promise_type {
    task get_return_object();
    std::suspend_never initial_suspend() noexcept;
    std::suspend_always final_suspend() noexcept;
    void return_value(int);
    void unhandled_exception();
  };
  bool await_ready() const;
  void await_suspend(std::coroutine_handle<>) const;
  int await_resume() const;
};
task load(int id);
task good() {
  const int a = co_await load(1);
  const int b = co_await load(2);
  co_return a + b;
}
} // namespace with_eager_type
