// RUN: %check_both %s -- -std=c++20
// Which function a call means: overloads, templates, overrides, operators, conversions, macros.
#include "awaitable.hpp"
#include <map>
#include <memory>
#include <string>
#include <unistd.h>
#include <vector>
using boost::asio::awaitable;

namespace bad_overload {
inline void pause(int) { ::sleep(1); }
inline void pause(long) {}
awaitable<void> work() {
  pause(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'bad_overload::pause' blocks the event loop in coroutine 'bad_overload::work'
  co_return;
}
} // namespace bad_overload
namespace good_overload {
inline void pause(int) { ::sleep(1); }
inline void pause(long) {}
awaitable<void> work() {
  pause(1L);
  co_return;
}
} // namespace good_overload

namespace bad_specialization {
template <typename Policy> void pause() {}
template <> void pause<int>() { ::sleep(1); }
awaitable<void> work() {
  pause<int>();
  // CHECK: :[[@LINE-1]]:3: warning: 'bad_specialization::pause' blocks the event loop in coroutine 'bad_specialization::work'
  co_return;
}
} // namespace bad_specialization
namespace good_specialization {
template <typename Policy> void pause() {}
template <> void pause<int>() { ::sleep(1); }
awaitable<void> work() {
  pause<long>();
  co_return;
}
} // namespace good_specialization

namespace bad_policy {
struct slow {
  static void pause() { ::sleep(1); }
};
struct fast {
  static void pause() {}
};
template <typename Policy> struct client {
  awaitable<void> work() {
    Policy::pause();
    // CHECK: :[[@LINE-1]]:5: warning: 'bad_policy::slow::pause' blocks the event loop in coroutine 'bad_policy::client::work'
    co_return;
  }
};
template struct client<slow>;
} // namespace bad_policy
namespace good_policy {
struct slow {
  static void pause() { ::sleep(1); }
};
struct fast {
  static void pause() {}
};
template <typename Policy> struct client {
  awaitable<void> work() {
    Policy::pause();
    co_return;
  }
};
template struct client<fast>;
} // namespace good_policy

namespace bad_curious_base {
template <typename Derived> struct session {
  void run() { static_cast<Derived *>(this)->step(); }
};
struct file_session : session<file_session> {
  void step() { ::sleep(1); }
  int steps = 0;
};
awaitable<void> work(file_session &s) {
  s.run();
  // CHECK: :[[@LINE-1]]:3: warning: 'bad_curious_base::session::run' blocks the event loop in coroutine 'bad_curious_base::work'
  co_return;
}
} // namespace bad_curious_base
namespace good_curious_base {
template <typename Derived> struct session {
  void run() { static_cast<Derived *>(this)->step(); }
};
struct file_session : session<file_session> {
  void step() { ++steps; }
  int steps = 0;
};
awaitable<void> work(file_session &s) {
  s.run();
  co_return;
}
} // namespace good_curious_base

namespace bad_hidden_member {
struct base {
  void pause() { ::sleep(1); }
};
struct derived : base {
  void resume() {}
};
awaitable<void> work(derived &d) {
  d.pause();
  // CHECK: :[[@LINE-1]]:3: warning: 'bad_hidden_member::base::pause' blocks the event loop in coroutine 'bad_hidden_member::work'
  co_return;
}
} // namespace bad_hidden_member
namespace good_hidden_member {
struct base {
  void pause() { ::sleep(1); }
};
struct derived : base {
  void pause() {}
};
awaitable<void> work(derived &d) {
  d.pause();
  co_return;
}
} // namespace good_hidden_member

namespace bad_operator_call {
struct money {
  int amount;
};
inline money operator+(money a, money b) {
  ::sleep(1);
  return {a.amount + b.amount};
}
awaitable<money> work(money a, money b) {
  co_return a + b;
  // CHECK: :[[@LINE-1]]:13: warning: 'bad_operator_call::operator+' blocks the event loop in coroutine 'bad_operator_call::work'
}
} // namespace bad_operator_call
namespace good_operator_call {
struct money {
  int amount;
};
inline money operator+(money a, money b) {
  ++a.amount;
  return {a.amount + b.amount};
}
awaitable<money> work(money a, money b) { co_return a + b; }
} // namespace good_operator_call

namespace bad_conversion {
struct setting {
  operator int() const {
    ::sleep(1);
    return 1;
  }
};
awaitable<int> work(setting s) {
  int value = s;
  // CHECK: :[[@LINE-1]]:15: warning: 'bad_conversion::setting::operator int' blocks the event loop in coroutine 'bad_conversion::work'
  co_return value;
}
} // namespace bad_conversion
namespace good_conversion {
struct setting {
  operator int() const { return 1; }
};
awaitable<int> work(setting s) {
  int value = s;
  co_return value;
}
} // namespace good_conversion

namespace bad_iteration {
struct cursor {
  int at;
  int operator*() const { return at; }
  bool operator!=(const cursor &other) const { return at != other.at; }
  cursor &operator++() {
    ::sleep(1);
    ++at;
    return *this;
  }
};
struct table {
  cursor begin() { return {0}; }
  cursor end() { return {3}; }
};
awaitable<void> work(table rows) {
  for (int row : rows)
    // CHECK: :[[@LINE-1]]:18: warning: 'bad_iteration::cursor::operator++' blocks the event loop in coroutine 'bad_iteration::work'
    (void)row;
  co_return;
}
} // namespace bad_iteration
namespace good_iteration {
struct cursor {
  int at;
  int operator*() const { return at; }
  bool operator!=(const cursor &other) const { return at != other.at; }
  cursor &operator++() {
    ++at;
    return *this;
  }
};
struct table {
  cursor begin() { return {0}; }
  cursor end() { return {3}; }
};
awaitable<void> work(table rows) {
  for (int row : rows)
    (void)row;
  co_return;
}
} // namespace good_iteration

namespace bad_macro {
#define PAUSE_BAD() ::sleep(1)
awaitable<void> work() {
  PAUSE_BAD();
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad_macro::work'
  co_return;
}
} // namespace bad_macro
namespace good_macro {
#define PAUSE_GOOD() (void)0
awaitable<void> work() {
  PAUSE_GOOD();
  co_return;
}
} // namespace good_macro

namespace bad_delegating_constructor {
struct file {
  explicit file(int) { ::sleep(1); }
  file() : file(1) {}
};
awaitable<void> work() {
  file f;
  // CHECK: :[[@LINE-1]]:8: warning: 'bad_delegating_constructor::file::file' blocks the event loop in coroutine 'bad_delegating_constructor::work'
  co_return;
}
} // namespace bad_delegating_constructor
namespace good_delegating_constructor {
struct file {
  explicit file(int) { ::sleep(1); }
  file() {}
};
awaitable<void> work() {
  file f;
  co_return;
}
} // namespace good_delegating_constructor

namespace bad_static_member {
struct clock {
  static void tick() { ::sleep(1); }
  static void tock() {}
};
awaitable<void> work(clock &c) {
  c.tick();
  // CHECK: :[[@LINE-1]]:3: warning: 'bad_static_member::clock::tick' blocks the event loop in coroutine 'bad_static_member::work'
  co_return;
}
} // namespace bad_static_member
namespace good_static_member {
struct clock {
  static void tick() { ::sleep(1); }
  static void tock() {}
};
awaitable<void> work(clock &c) {
  c.tock();
  co_return;
}
} // namespace good_static_member

namespace bad_override_that_runs {
struct store {
  virtual ~store() = default;
  virtual void save() {}
};
struct disk : store {
  void save() override { ::sleep(1); }
};
awaitable<void> work(store &s) {
  s.save();
  // CHECK: :[[@LINE-1]]:3: warning: 'bad_override_that_runs::disk::save' blocks the event loop in coroutine 'bad_override_that_runs::work'
  co_return;
}
} // namespace bad_override_that_runs
namespace good_override_that_runs {
struct store {
  virtual ~store() = default;
  virtual void save() {}
};
struct disk : store {
  void load() { ::sleep(1); }
};
awaitable<void> work(store &s) {
  s.save();
  co_return;
}
} // namespace good_override_that_runs

namespace bad_final_override {
struct store {
  virtual ~store() = default;
  virtual void save() { ::sleep(1); }
};
struct memory final : store {
  void save() override {}
};
awaitable<void> work(store &s) {
  s.save();
  // CHECK: :[[@LINE-1]]:3: warning: 'bad_final_override::store::save' blocks the event loop in coroutine 'bad_final_override::work'
  co_return;
}
} // namespace bad_final_override
namespace good_final_override {
struct store {
  virtual ~store() = default;
  virtual void save() { ::sleep(1); }
};
struct memory final : store {
  void save() override {}
};
awaitable<void> work(memory &s) {
  s.save();
  co_return;
}
} // namespace good_final_override

namespace bad_qualified_base {
struct store {
  virtual ~store() = default;
  virtual void save() { ::sleep(1); }
};
struct memory final : store {
  void save() override {}
};
awaitable<void> work(memory &s) {
  s.store::save();
  // CHECK: :[[@LINE-1]]:3: warning: 'bad_qualified_base::store::save' blocks the event loop in coroutine 'bad_qualified_base::work'
  co_return;
}
} // namespace bad_qualified_base
namespace good_qualified_base {
struct store {
  virtual ~store() = default;
  virtual void save() { ::sleep(1); }
};
struct memory final : store {
  void save() override {}
};
awaitable<void> work(memory &s) {
  s.save();
  co_return;
}
} // namespace good_qualified_base

namespace bad_recursion {
int depth(int n) { return n == 0 ? static_cast<int>(::sleep(1)) : depth(n - 1); }
awaitable<void> work() {
  depth(3);
  // CHECK: :[[@LINE-1]]:3: warning: 'bad_recursion::depth' blocks the event loop in coroutine 'bad_recursion::work'
  co_return;
}
} // namespace bad_recursion
namespace good_recursion {
int depth(int n) { return n == 0 ? 0 : depth(n - 1); }
awaitable<void> work() {
  depth(3);
  co_return;
}
} // namespace good_recursion

namespace bad_mutual_recursion {
int even(int n);
int odd(int n) { return n == 0 ? 0 : even(n - 1); }
int even(int n) {
  ::sleep(1);
  return n == 0 ? 1 : odd(n - 1);
}
awaitable<void> work() {
  odd(3);
  // CHECK: :[[@LINE-1]]:3: warning: 'bad_mutual_recursion::odd' blocks the event loop in coroutine 'bad_mutual_recursion::work'
  co_return;
}
} // namespace bad_mutual_recursion
namespace good_mutual_recursion {
int even(int n);
int odd(int n) { return n == 0 ? 0 : even(n - 1); }
int even(int n) { return n == 0 ? 1 : odd(n - 1); }
awaitable<void> work() {
  odd(3);
  co_return;
}
} // namespace good_mutual_recursion

namespace bad_argument_of_await {
inline int load() {
  ::sleep(1);
  return 1;
}
awaitable<void> step(int);
awaitable<void> work() {
  co_await step(load());
  // CHECK: :[[@LINE-1]]:17: warning: 'bad_argument_of_await::load' blocks the event loop in coroutine 'bad_argument_of_await::work'
}
} // namespace bad_argument_of_await
namespace good_argument_of_await {
inline int load() { return 1; }
awaitable<void> step(int);
awaitable<void> work() { co_await step(load()); }
} // namespace good_argument_of_await

namespace bad_function_reference {
inline void nap() { ::sleep(1); }
inline void quick() {}
awaitable<void> work() {
  auto &handle = nap;
  handle();
  // CHECK: :[[@LINE-1]]:3: warning: 'bad_function_reference::nap' blocks the event loop in coroutine 'bad_function_reference::work'
  co_return;
}
} // namespace bad_function_reference
namespace good_function_reference {
inline void nap() { ::sleep(1); }
inline void quick() {}
awaitable<void> work() {
  auto &handle = quick;
  handle();
  co_return;
}
} // namespace good_function_reference

namespace bad_made_unique {
struct connection {
  connection() { ::sleep(1); }
  bool open = false;
};
awaitable<void> work() {
  auto c = std::make_unique<connection>();
  // CHECK: :[[@LINE-1]]:12: warning: 'bad_made_unique::connection::connection' blocks the event loop in coroutine 'bad_made_unique::work'
  co_return;
}
} // namespace bad_made_unique
namespace good_made_unique {
struct connection {
  connection() { open = true; }
  bool open = false;
};
awaitable<void> work() {
  auto c = std::make_unique<connection>();
  co_return;
}
} // namespace good_made_unique

namespace bad_elements {
struct row {
  ~row() { ::sleep(1); }
};
awaitable<void> work() {
  std::vector<row> rows;
  // CHECK: :[[@LINE-1]]:20: warning: 'bad_elements::row::~row' blocks the event loop in coroutine 'bad_elements::work'
  co_return;
}
} // namespace bad_elements
namespace good_elements {
struct row {
  ~row() {}
};
awaitable<void> work() {
  std::vector<row> rows;
  co_return;
}
} // namespace good_elements

namespace bad_map_of_functions {
inline void nap() { ::sleep(1); }
inline void quick() {}
awaitable<void> work() {
  std::map<std::string, void (*)()> commands{{"a", nap}, {"b", quick}};
  commands.at("a")();
  // CHECK: :[[@LINE-1]]:3: warning: {{.*}} blocks the event loop
  co_return;
}
} // namespace bad_map_of_functions
namespace good_map_of_functions {
inline void nap() { ::sleep(1); }
inline void quick() {}
awaitable<void> work() {
  std::map<std::string, void (*)()> commands{{"a", quick}, {"b", quick}};
  commands.at("a")();
  co_return;
}
} // namespace good_map_of_functions

namespace bad_table_of_functions {
inline void nap() { ::sleep(1); }
inline void quick() {}
constexpr void (*table[])() = {nap, quick};
awaitable<void> work(int which) {
  table[which]();
  // CHECK: :[[@LINE-1]]:3: warning: {{.*}} blocks the event loop
  co_return;
}
} // namespace bad_table_of_functions
namespace good_table_of_functions {
inline void nap() { ::sleep(1); }
inline void quick() {}
constexpr void (*table[])() = {quick, quick};
awaitable<void> work(int which) {
  table[which]();
  co_return;
}
} // namespace good_table_of_functions

namespace bad_deleter {
struct closes {
  void operator()(int *p) const {
    ::sleep(1);
    delete p;
  }
};
awaitable<void> work() {
  std::unique_ptr<int, closes> file(new int);
  // CHECK: :[[@LINE-1]]:32: warning: {{.*}} blocks the event loop
  co_return;
}
} // namespace bad_deleter
namespace good_deleter {
struct closes {
  void operator()(int *p) const { delete p; }
};
awaitable<void> work() {
  std::unique_ptr<int, closes> file(new int);
  co_return;
}
} // namespace good_deleter
