// RUN: %check_both %s -- -std=c++20
// Templates are judged as instantiated: one instantiation's blocking does not taint the others.
#include "awaitable.hpp"
#include <concepts>
#include <unistd.h>
using boost::asio::awaitable;

struct blocking_policy {
  static void wait() { ::sleep(1); }
};
struct quiet_policy {
  static void wait() {}
};

template <typename Policy> void apply() { Policy::wait(); }
awaitable<void> bad_function_template() {
  apply<blocking_policy>();
  // CHECK: :[[@LINE-1]]:3: warning: 'apply' blocks the event loop in coroutine 'bad_function_template': it leads to 'sleep'
  // CHECK: note: 'apply' calls 'blocking_policy::wait'
  // CHECK: note: 'blocking_policy::wait' calls 'sleep'
  co_return;
}
awaitable<void> good_function_template() {
  apply<quiet_policy>();
  co_return;
}

template <typename Policy> class client {
public:
  void request() { Policy::wait(); }
  template <typename Other> void forward() { Other::wait(); }
};
awaitable<void> bad_class_template(client<blocking_policy> &c, client<quiet_policy> &q) {
  c.request();
  // CHECK: :[[@LINE-1]]:3: warning: 'client::request' blocks the event loop in coroutine 'bad_class_template'
  q.forward<blocking_policy>();
  // CHECK: :[[@LINE-1]]:3: warning: 'client::forward' blocks the event loop in coroutine 'bad_class_template'
  co_return;
}
awaitable<void> good_class_template(client<blocking_policy> &c, client<quiet_policy> &q) {
  q.request();
  c.forward<quiet_policy>();
  co_return;
}

// A coroutine template is reported once, however often it is instantiated.
template <typename T> awaitable<void> bad_coroutine_template(T) {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad_coroutine_template'
  co_return;
}
awaitable<void> uses_both() {
  co_await bad_coroutine_template(1);
  co_await bad_coroutine_template('c');
}

// In a coroutine template only the instantiation that blocks counts.
template <typename Policy> awaitable<void> policy_coroutine() {
  Policy::wait();
  // CHECK: :[[@LINE-1]]:3: warning: 'blocking_policy::wait' blocks the event loop in coroutine 'policy_coroutine'
  co_return;
}
awaitable<void> uses_policies() {
  co_await policy_coroutine<blocking_policy>();
  co_await policy_coroutine<quiet_policy>();
}

// The branch that `if constexpr` discards, and a specialisation that is not chosen, do not run.
template <bool Blocking> void choose() {
  if constexpr (Blocking)
    ::sleep(1);
}
template <typename T> void specialised() { ::sleep(1); }
template <> void specialised<int>() {}
awaitable<void> bad_choices() {
  choose<true>();
  // CHECK: :[[@LINE-1]]:3: warning: 'choose' blocks the event loop in coroutine 'bad_choices'
  specialised<char>();
  // CHECK: :[[@LINE-1]]:3: warning: 'specialised' blocks the event loop in coroutine 'bad_choices'
  co_return;
}
awaitable<void> good_choices() {
  choose<false>();
  specialised<int>();
  if constexpr (sizeof(int) == 1)
    ::sleep(1);
  co_return;
}

// Fold expressions and packs.
template <typename... Policies> void all() { (Policies::wait(), ...); }
awaitable<void> bad_pack() {
  all<quiet_policy, blocking_policy>();
  // CHECK: :[[@LINE-1]]:3: warning: 'all' blocks the event loop in coroutine 'bad_pack'
  co_return;
}
awaitable<void> good_pack() {
  all<quiet_policy, quiet_policy>();
  co_return;
}

// The curiously recurring template: the base calls the derived class without a virtual call.
template <typename Derived> struct base {
  void run() { static_cast<Derived *>(this)->step(); }
};
struct blocking_step : base<blocking_step> {
  void step() { ::sleep(1); }
};
struct quiet_step : base<quiet_step> {
  void step() {}
};
awaitable<void> bad_crtp(blocking_step &b) {
  b.run();
  // CHECK: :[[@LINE-1]]:3: warning: 'base::run' blocks the event loop in coroutine 'bad_crtp'
  co_return;
}
awaitable<void> good_crtp(quiet_step &q) {
  q.run();
  co_return;
}

// A coroutine template that nobody instantiates is judged as it is written.
template <typename T> awaitable<void> bad_uninstantiated(T value) {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad_uninstantiated'
  value.whatever();
  co_return;
}
template <typename T> awaitable<void> good_uninstantiated(T value) {
  value.whatever();
  co_return;
}
