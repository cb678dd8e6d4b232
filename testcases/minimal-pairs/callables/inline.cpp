// RUN: %check_both %s -- -std=c++20
// What a library function calls before it returns, and what a variable holds when it is called.
#include "awaitable.hpp"
#include <algorithm>
#include <functional>
#include <mutex>
#include <optional>
#include <ranges>
#include <thread>
#include <unistd.h>
#include <variant>
#include <vector>
using boost::asio::awaitable;
inline void quick(int) {}
inline void nap(int) { ::sleep(1); }

namespace bad_assigned_pointer {
awaitable<void> work() {
  void (*handle)(int) = nap;
  handle(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'nap' blocks the event loop in coroutine 'bad_assigned_pointer::work'
  co_return;
}
} // namespace bad_assigned_pointer
namespace good_assigned_pointer {
awaitable<void> work() {
  void (*handle)(int) = quick;
  handle(1);
  co_return;
}
} // namespace good_assigned_pointer

namespace bad_either_pointer {
awaitable<void> work(bool slow) {
  auto handle = slow ? nap : quick;
  handle(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'nap' blocks the event loop in coroutine 'bad_either_pointer::work'
  co_return;
}
} // namespace bad_either_pointer
namespace good_either_pointer {
awaitable<void> work(bool slow) {
  auto handle = slow ? quick : quick;
  handle(1);
  co_return;
}
} // namespace good_either_pointer

namespace bad_call_once {
std::once_flag once;
awaitable<void> work() {
  std::call_once(once, nap, 1);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::call_once' blocks the event loop in coroutine 'bad_call_once::work'
  co_return;
}
} // namespace bad_call_once
namespace good_call_once {
std::once_flag once;
awaitable<void> work() {
  std::call_once(once, quick, 1);
  co_return;
}
} // namespace good_call_once

namespace bad_visit {
struct visitor {
  void operator()(int) const { quick(1); }
  void operator()(double) const { nap(1); }
};
awaitable<void> work(std::variant<int, double> value) {
  std::visit(visitor(), value);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::visit' blocks the event loop in coroutine 'bad_visit::work'
  co_return;
}
} // namespace bad_visit
namespace good_visit {
struct visitor {
  void operator()(int) const { quick(1); }
  void operator()(double) const { quick(1); }
};
awaitable<void> work(std::variant<int, double> value) {
  std::visit(visitor(), value);
  co_return;
}
} // namespace good_visit

namespace bad_for_each {
awaitable<void> work(std::vector<int> values) {
  std::for_each(values.begin(), values.end(), nap);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::for_each' blocks the event loop in coroutine 'bad_for_each::work'
  co_return;
}
} // namespace bad_for_each
namespace good_for_each {
awaitable<void> work(std::vector<int> values) {
  std::for_each(values.begin(), values.end(), quick);
  co_return;
}
} // namespace good_for_each

namespace bad_ranges {
awaitable<void> work(std::vector<int> values) {
  std::ranges::for_each(values, nap);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::ranges::__for_each_fn::operator()' blocks the event loop in coroutine 'bad_ranges::work'
  co_return;
}
} // namespace bad_ranges
namespace good_ranges {
awaitable<void> work(std::vector<int> values) {
  std::ranges::for_each(values, quick);
  co_return;
}
} // namespace good_ranges

namespace bad_comparison {
awaitable<void> work(std::vector<int> values) {
  std::sort(values.begin(), values.end(), [](int a, int b) {
    // CHECK: :[[@LINE-1]]:3: warning: 'std::sort' blocks the event loop in coroutine 'bad_comparison::work'
    nap(a);
    return a < b;
  });
  co_return;
}
} // namespace bad_comparison
namespace good_comparison {
awaitable<void> work(std::vector<int> values) {
  std::sort(values.begin(), values.end(), [](int a, int b) {
    quick(a);
    return a < b;
  });
  co_return;
}
} // namespace good_comparison

namespace bad_returned_lambda {
auto make() {
  return [] { nap(1); };
}
awaitable<void> work() {
  make()();
  // CHECK: :[[@LINE-1]]:3: warning: 'lambda in bad_returned_lambda::make' blocks the event loop in coroutine 'bad_returned_lambda::work'
  co_return;
}
} // namespace bad_returned_lambda
namespace good_returned_lambda {
auto make() {
  return [] { nap(1); };
}
awaitable<void> work() {
  make();
  co_return;
}
} // namespace good_returned_lambda

namespace bad_lambda_in_member {
class session {
public:
  session() : log_([](int n) { nap(n); }) {}
  awaitable<void> work() {
    log_(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'std::function::operator()' blocks the event loop in coroutine 'bad_lambda_in_member::session::work'
    co_return;
  }

private:
  std::function<void(int)> log_;
};
} // namespace bad_lambda_in_member
namespace good_lambda_in_member {
class session {
public:
  session() : log_([](int n) { quick(n); }) {}
  awaitable<void> work() {
    log_(1);
    co_return;
  }

private:
  std::function<void(int)> log_;
};
} // namespace good_lambda_in_member

namespace bad_applied {
awaitable<void> work() {
  std::apply(nap, std::make_tuple(1));
  // CHECK: :[[@LINE-1]]:3: warning: 'std::apply' blocks the event loop in coroutine 'bad_applied::work'
  co_return;
}
} // namespace bad_applied
namespace good_applied {
awaitable<void> work() {
  std::apply(quick, std::make_tuple(1));
  co_return;
}
} // namespace good_applied

namespace bad_referenced {
awaitable<void> work() {
  auto handle = std::ref(nap);
  handle(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::reference_wrapper::operator()' blocks the event loop in coroutine 'bad_referenced::work'
  co_return;
}
} // namespace bad_referenced
namespace good_referenced {
awaitable<void> work() {
  auto handle = std::ref(quick);
  handle(1);
  co_return;
}
} // namespace good_referenced

// The sleep stands around the coroutine, not in it.
namespace bad_surrounding_function {
void test() {
  auto coroutine = []() -> awaitable<void> {
    nap(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'nap' blocks the event loop in coroutine 'lambda in bad_surrounding_function::test'
    co_return;
  };
  (void)coroutine;
}
} // namespace bad_surrounding_function
namespace good_surrounding_function {
void test() {
  auto coroutine = []() -> awaitable<void> { co_return; };
  nap(1);
  (void)coroutine;
}
} // namespace good_surrounding_function

namespace bad_generic_lambda {
awaitable<void> work() {
  auto each = [](auto n) { nap(n); };
  each(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'lambda in bad_generic_lambda::work' blocks the event loop in coroutine 'bad_generic_lambda::work'
  co_return;
}
} // namespace bad_generic_lambda
namespace good_generic_lambda {
awaitable<void> work() {
  auto each = [](auto n) { quick(n); };
  each(1);
  co_return;
}
} // namespace good_generic_lambda

namespace bad_condition_predicate {
template <typename Predicate> int count(std::vector<int> &values, Predicate predicate) {
  return std::count_if(values.begin(), values.end(), predicate);
}
awaitable<void> work(std::vector<int> values) {
  count(values, [](int n) {
    // CHECK: :[[@LINE-1]]:3: warning: 'bad_condition_predicate::count' blocks the event loop in coroutine 'bad_condition_predicate::work'
    nap(n);
    return n > 0;
  });
  co_return;
}
} // namespace bad_condition_predicate
namespace good_condition_predicate {
template <typename Predicate> int count(std::vector<int> &values, Predicate predicate) {
  return std::count_if(values.begin(), values.end(), predicate);
}
awaitable<void> work(std::vector<int> values) {
  count(values, [](int n) {
    quick(n);
    return n > 0;
  });
  co_return;
}
} // namespace good_condition_predicate

namespace bad_default_argument {
void run(std::function<void(int)> f = nap) { f(1); }
awaitable<void> work() {
  run();
  // CHECK: :[[@LINE-1]]:3: warning: {{.*}} blocks the event loop
  co_return;
}
} // namespace bad_default_argument
namespace good_default_argument {
void run(std::function<void(int)> f = quick) { f(1); }
awaitable<void> work() {
  run();
  co_return;
}
} // namespace good_default_argument

namespace bad_optional_callable {
awaitable<void> work() {
  std::optional<std::function<void(int)>> handle(nap);
  (*handle)(1);
  // CHECK: :[[@LINE-1]]:3: warning: {{.*}} blocks the event loop
  co_return;
}
} // namespace bad_optional_callable
namespace good_optional_callable {
awaitable<void> work() {
  std::optional<std::function<void(int)>> handle(quick);
  (*handle)(1);
  co_return;
}
} // namespace good_optional_callable

namespace bad_reassigned_pointer {
awaitable<void> work() {
  void (*handle)(int) = quick;
  handle = nap;
  handle(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'nap' blocks the event loop in coroutine 'bad_reassigned_pointer::work'
  co_return;
}
} // namespace bad_reassigned_pointer
namespace good_reassigned_pointer {
awaitable<void> work() {
  void (*handle)(int) = nap;
  handle = quick;
  handle(1);
  co_return;
}
} // namespace good_reassigned_pointer
