// RUN: %check_both %s --unsafe-fixes --compile -- -std=c++20 -I%S/../../Inputs/nostall-mock
// One structured binding takes the place of the statements, where it means the same.
#include "awaitable.hpp"
#include <nostall/gather.hpp>
#include <memory>
#include <string>
using boost::asio::awaitable;

struct user {
  std::string name;
};
awaitable<user> fetch_user(int id);
awaitable<std::string> fetch_todos(int id);
awaitable<int> count(int id);
awaitable<std::unique_ptr<user>> make_user(int id);

// CHECK-FIXES-LABEL: two(int id)
awaitable<std::string> two(int id) {
  // CHECK: :[[@LINE+4]]:16: warning: coroutine 'two' awaits 'fetch_user' and 'count' one after the other, although none needs the result of another; use 'co_await nostall::gather(fetch_user(...), count(...))' [nostall-sequential-awaits]
  // CHECK: :[[@LINE+3]]:16: note: 'two' calls 'fetch_user': awaited first
  // CHECK: :[[@LINE+3]]:17: note: 'two' calls 'count': starts only after the previous await has completed
  // CHECK-FIXES: auto [owner, number] = co_await nostall::gather(fetch_user(id), count(id));
  auto owner = co_await fetch_user(id);
  auto number = co_await count(id);
  co_return owner.name + std::to_string(number);
}

// CHECK-FIXES-LABEL: three(int id)
awaitable<std::string> three(int id) {
  // CHECK: :[[@LINE+2]]:22: warning: coroutine 'three' awaits 'fetch_user', 'fetch_todos' and 'count' one after the other
  // CHECK-FIXES: const auto [owner, todos, number] = co_await nostall::gather(fetch_user(id), fetch_todos(id), count(id));
  const user owner = co_await fetch_user(id);
  const std::string todos = co_await fetch_todos(id);
  const int number = co_await count(id);
  co_return owner.name + todos + std::to_string(number);
}

// Nothing stands between the statements but space.
// CHECK-FIXES-LABEL: adjacent(int id)
awaitable<std::string> adjacent(int id) {
  // CHECK: :[[@LINE+1]]:16: warning:
  auto owner = co_await fetch_user(id); auto todos = co_await fetch_todos(id + 1);
  // CHECK-FIXES: auto [owner, todos] = co_await nostall::gather(fetch_user(id), fetch_todos(id + 1));
  co_return owner.name + todos;
}

// CHECK-FIXES-LABEL: both_constant(int id)
awaitable<std::string> both_constant(int id) {
  // CHECK: :[[@LINE+2]]:22: warning:
  // CHECK-FIXES: const auto [owner, todos] = co_await nostall::gather(fetch_user(id), fetch_todos(id));
  const user owner = co_await fetch_user(id);
  const std::string todos = co_await fetch_todos(id);
  co_return owner.name + todos;
}

// Only one of them is constant.
// CHECK-FIXES-LABEL: one_constant(int id)
awaitable<std::string> one_constant(int id) {
  // CHECK: :[[@LINE+2]]:22: warning:
  // CHECK-FIXES: const user owner = co_await fetch_user(id);
  const user owner = co_await fetch_user(id);
  std::string todos = co_await fetch_todos(id);
  todos += owner.name;
  co_return owner.name + todos;
}

// The variable has another type than the result.
// CHECK-FIXES-LABEL: converted(int id)
awaitable<long> converted(int id) {
  // CHECK: :[[@LINE+2]]:22: warning:
  // CHECK-FIXES: const long first = co_await count(id);
  const long first = co_await count(id);
  const long second = co_await count(id + 1);
  co_return first + second;
}

// A structured binding that is returned would be copied.
// CHECK-FIXES-LABEL: returned(int id)
awaitable<std::unique_ptr<user>> returned(int id) {
  // CHECK: :[[@LINE+2]]:15: warning:
  // CHECK-FIXES: auto made = co_await make_user(id);
  auto made = co_await make_user(id);
  auto number = co_await count(id);
  made->name += std::to_string(number);
  co_return made;
}

// A comment would be lost.
// CHECK-FIXES-LABEL: explained(int id)
awaitable<std::string> explained(int id) {
  auto owner = co_await fetch_user(id); // CHECK: :[[@LINE]]:16: warning:
  // CHECK-FIXES: auto owner = co_await fetch_user(id);
  auto todos = co_await fetch_todos(id);
  co_return owner.name + todos;
}

awaitable<std::string> silenced(int id) {
  auto owner = co_await fetch_user(id); // NOLINT(nostall-sequential-awaits)
  auto todos = co_await fetch_todos(id);
  co_return owner.name + todos;
}

template <typename Id> awaitable<std::string> instantiated(Id id) {
  // CHECK: :[[@LINE+2]]:16: warning: coroutine 'instantiated' awaits
  // CHECK-FIXES: auto [owner, todos] = co_await nostall::gather(fetch_user(id), fetch_todos(id));
  auto owner = co_await fetch_user(id);
  auto todos = co_await fetch_todos(id);
  co_return owner.name + todos;
}
template awaitable<std::string> instantiated(int id);
