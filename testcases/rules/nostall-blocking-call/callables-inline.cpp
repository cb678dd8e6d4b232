// RUN: %check_both %s -- -std=c++20
// Callables that run at once: lambdas called where they stand or by name, passed to algorithms and std::invoke, function
// objects, function pointers assigned in the same function.
#include "awaitable.hpp"
#include <algorithm>
#include <functional>
#include <mutex>
#include <unistd.h>
#include <vector>
using boost::asio::awaitable;

void nap() { ::sleep(1); }
void quick() {}

awaitable<void> bad_immediate() {
  [] { ::sleep(1); }();
  // CHECK: :[[@LINE-1]]:{{3|8}}: warning: {{.*}} blocks the event loop in {{.*}}'bad_immediate{{.*}}'
  auto later = [] { ::sleep(1); };
  later();
  // CHECK: :[[@LINE-1]]:3: warning: {{.*}} blocks the event loop in coroutine 'bad_immediate'
  // CHECK: :[[@LINE-3]]:21: note: {{.*}} calls 'sleep'
  co_return;
}
awaitable<void> good_immediate() {
  [] {}();
  auto never = [] { ::sleep(1); };
  (void)never;
  auto later = [] {};
  later();
  co_return;
}

awaitable<void> bad_algorithms(std::vector<int> &v) {
  std::for_each(v.begin(), v.end(), [](int) { ::sleep(1); });
  // CHECK: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} blocks the event loop in {{.*}}'bad_algorithms{{.*}}'
  std::sort(v.begin(), v.end(), [](int a, int b) { return ::sleep(1) + a < b; });
  // CHECK: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} blocks the event loop in {{.*}}'bad_algorithms{{.*}}'
  std::ranges::for_each(v, [](int) { nap(); });
  // CHECK: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} blocks the event loop in {{.*}}'bad_algorithms{{.*}}'
  std::invoke(nap);
  // CHECK: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} blocks the event loop in {{.*}}'bad_algorithms{{.*}}'
  std::invoke([] { ::sleep(1); });
  // CHECK: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} blocks the event loop in {{.*}}'bad_algorithms{{.*}}'
  co_return;
}
awaitable<void> good_algorithms(std::vector<int> &v) {
  std::for_each(v.begin(), v.end(), [](int) { quick(); });
  std::sort(v.begin(), v.end(), [](int a, int b) { return a < b; });
  std::invoke(quick);
  std::invoke([] {});
  co_return;
}

// A generic lambda is judged by what it is called with.
struct slow {
  void operator()() const { ::sleep(1); }
};
struct fast {
  void operator()() const {}
};
awaitable<void> bad_generic() {
  auto call = [](auto f) { f(); };
  call(slow{});
  // CHECK: :[[@LINE-1]]:3: warning: {{.*}} blocks the event loop in coroutine 'bad_generic'
  call(fast{});
  co_return;
}

awaitable<void> bad_function_object(const slow &given) {
  slow object;
  object();
  // CHECK: :[[@LINE-1]]:3: warning: 'slow::operator()' blocks the event loop in coroutine 'bad_function_object': it calls 'sleep'
  given();
  // CHECK: :[[@LINE-1]]:3: warning: 'slow::operator()' blocks the event loop in coroutine 'bad_function_object'
  slow{}();
  // CHECK: :[[@LINE-1]]:3: warning: 'slow::operator()' blocks the event loop in coroutine 'bad_function_object'
  co_return;
}
awaitable<void> good_function_object() {
  fast object;
  object();
  slow never_called;
  (void)never_called;
  co_return;
}

struct device {
  void read() { ::sleep(1); }
  void look() {}
};
awaitable<void> bad_member_pointer(device &d) {
  std::invoke(&device::read, d);
  // CHECK: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} blocks the event loop in {{.*}}'bad_member_pointer'
  std::mem_fn(&device::read)(d);
  // CHECK: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} blocks the event loop in {{.*}}'bad_member_pointer'
  co_return;
}
awaitable<void> good_member_pointer(device &d) {
  auto m = &device::look;
  (d.*m)();
  std::invoke(&device::look, d);
  co_return;
}

awaitable<void> bad_std_function() {
  std::function<void()> f = [] { ::sleep(1); };
  f();
  // CHECK: :[[@LINE-1]]:3: warning: {{.*}} blocks the event loop in coroutine 'bad_std_function'
  co_return;
}
awaitable<void> good_std_function() {
  std::function<void()> f = [] {};
  f();
  std::function<void()> never = [] { ::sleep(1); };
  co_return;
}

// Captures are made when the lambda is, whether or not it is called.
unsigned wait_a_second() { return ::sleep(1); }
awaitable<void> bad_capture() {
  auto never = [x = wait_a_second()] { return x; };
  // CHECK: :[[@LINE-1]]:21: warning: 'wait_a_second' blocks the event loop in coroutine 'bad_capture'
  (void)never;
  co_return;
}
