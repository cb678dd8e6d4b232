// RUN: %check_both %s -- -std=c++20
// The library calls most callables before it returns, so what they block blocks the caller.
#include "awaitable.hpp"
#include <algorithm>
#include <functional>
#include <mutex>
#include <numeric>
#include <ranges>
#include <tuple>
#include <unistd.h>
#include <variant>
#include <vector>
using boost::asio::awaitable;

int slow(int number) { return static_cast<int>(sleep(number)); }
int quick(int number) { return number; }

awaitable<void> bad_calls(std::vector<int> &numbers, std::once_flag &once, const std::variant<int, long> &either) {
  std::for_each(numbers.begin(), numbers.end(), slow);
  // CHECK: :[[@LINE-1]]:3: warning: {{.*}} blocks the event loop in coroutine 'bad_calls'
  std::for_each(numbers.begin(), numbers.end(), [](int number) { sleep(number); });
  // CHECK: :[[@LINE-1]]:3: warning: {{.*}} blocks the event loop in coroutine 'bad_calls'
  std::sort(numbers.begin(), numbers.end(), [](int a, int b) { return slow(a) < b; });
  // CHECK: :[[@LINE-1]]:3: warning: {{.*}} blocks the event loop in coroutine 'bad_calls'
  std::ranges::for_each(numbers, slow);
  // CHECK: :[[@LINE-1]]:3: warning: {{.*}} blocks the event loop in coroutine 'bad_calls'
  std::invoke(slow, 1);
  // CHECK: :[[@LINE-1]]:3: warning: {{.*}} blocks the event loop in coroutine 'bad_calls'
  std::apply(slow, std::tuple(1));
  // CHECK: :[[@LINE-1]]:3: warning: {{.*}} blocks the event loop in coroutine 'bad_calls'
  std::visit([](auto number) { sleep(number); }, either);
  // CHECK: :[[@LINE-1]]:3: warning: {{.*}} blocks the event loop in coroutine 'bad_calls'
  std::call_once(once, [] { sleep(1); });
  // CHECK: :[[@LINE-1]]:3: warning: {{.*}} blocks the event loop in coroutine 'bad_calls'
  co_return;
}

awaitable<void> good_calls(std::vector<int> &numbers, std::once_flag &once, const std::variant<int, long> &either) {
  std::for_each(numbers.begin(), numbers.end(), quick);
  std::sort(numbers.begin(), numbers.end(), [](int a, int b) { return a < b; });
  std::invoke(quick, 1);
  std::apply(quick, std::tuple(1));
  std::visit([](auto number) { quick(static_cast<int>(number)); }, either);
  std::call_once(once, [] { quick(1); });
  co_return;
}
