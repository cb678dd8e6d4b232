// RUN: %check_both %s -- -std=c++20 -I%S/../../Inputs/nostall-mock
// Two awaits in a row could run at the same time only if neither needs what the other gives or changes.
#include "awaitable.hpp"
#include <chrono>
#include <functional>
#include <memory>
#include <nostall/client.hpp>
#include <nostall/semaphore.hpp>
#include <string>
using boost::asio::awaitable;

struct user {
  int id = 0;
  std::string name;
};
struct todos {
  std::string text;
};
struct request {
  int id = 0;
};
struct connection {
  awaitable<int> read();
};

awaitable<user> fetch_user(int id);
awaitable<todos> fetch_todos(int id);
awaitable<int> ask(std::shared_ptr<connection> whom);
awaitable<int> ask(connection &whom);
awaitable<int> ask(int whom);
awaitable<int> run(std::function<int()> work);
void log(const std::string &text);
awaitable<int> later(int value);
awaitable<bool> permitted(int value);

// Runs at once, and is awaited for what it gives.
struct started {
  bool await_ready() const;
  void await_suspend(std::coroutine_handle<>) const;
  int await_resume() const;
};
started at_once(int value);

namespace bad_uses_result {
awaitable<std::string> work(int id) {
  const user owner = co_await fetch_user(id);
  // CHECK: :[[@LINE-1]]:22: warning: {{.*}} [nostall-sequential-awaits]
  const todos open = co_await fetch_todos(id);
  co_return owner.name + open.text;
}
} // namespace bad_uses_result
namespace good_uses_result {
awaitable<std::string> work(int id) {
  const user owner = co_await fetch_user(id);
  const todos open = co_await fetch_todos(owner.id);
  co_return owner.name + open.text;
}
} // namespace good_uses_result

namespace bad_assigned {
awaitable<std::string> work(int id) {
  user owner;
  todos open;
  owner = co_await fetch_user(id);
  // CHECK: :[[@LINE-1]]:11: warning: {{.*}} [nostall-sequential-awaits]
  open = co_await fetch_todos(id);
  co_return owner.name + open.text;
}
} // namespace bad_assigned
namespace good_assigned {
awaitable<std::string> work(int id) {
  user owner;
  todos open;
  owner = co_await fetch_user(id);
  open = co_await fetch_todos(owner.id);
  co_return owner.name + open.text;
}
} // namespace good_assigned

namespace bad_through_declaration {
awaitable<std::string> work(int id) {
  const user owner = co_await fetch_user(id);
  // CHECK: :[[@LINE-1]]:22: warning: {{.*}} [nostall-sequential-awaits]
  const int whose = id + 1;
  const todos open = co_await fetch_todos(whose);
  co_return owner.name + open.text;
}
} // namespace bad_through_declaration
namespace good_through_declaration {
awaitable<std::string> work(int id) {
  const user owner = co_await fetch_user(id);
  const int whose = owner.id + 1;
  const todos open = co_await fetch_todos(whose);
  co_return owner.name + open.text;
}
} // namespace good_through_declaration

namespace bad_changed_argument {
awaitable<user> ask(const request &what);
awaitable<std::string> work(request what) {
  const user owner = co_await ask(what);
  // CHECK: :[[@LINE-1]]:22: warning: {{.*}} [nostall-sequential-awaits]
  const todos open = co_await fetch_todos(what.id);
  co_return owner.name + open.text;
}
} // namespace bad_changed_argument
namespace good_changed_argument {
awaitable<user> ask(request &what);
awaitable<std::string> work(request what) {
  const user owner = co_await ask(what);
  const todos open = co_await fetch_todos(what.id);
  co_return owner.name + open.text;
}
} // namespace good_changed_argument

namespace bad_one_client {
awaitable<unsigned> work(nostall::client &upstream) {
  const auto first = co_await upstream.get("http://localhost/1");
  // CHECK: :[[@LINE-1]]:22: warning: {{.*}} [nostall-sequential-awaits]
  const auto second = co_await upstream.get("http://localhost/2");
  co_return first.status + second.status;
}
} // namespace bad_one_client
namespace good_one_client {
awaitable<unsigned> work(nostall::client &upstream) {
  const auto first = co_await upstream.post("http://localhost/1", "text");
  const auto second = co_await upstream.get("http://localhost/2");
  co_return first.status + second.status;
}
} // namespace good_one_client

namespace bad_connections {
awaitable<int> work(connection &one, connection &other) {
  const int first = co_await one.read();
  // CHECK: :[[@LINE-1]]:21: warning: {{.*}} [nostall-sequential-awaits]
  const int second = co_await other.read();
  co_return first + second;
}
} // namespace bad_connections
namespace good_connections {
awaitable<int> work(connection &one, connection &other) {
  const int first = co_await one.read();
  const int second = co_await one.read();
  co_return first + second;
}
} // namespace good_connections

namespace bad_shared_pointers {
awaitable<int> work(std::shared_ptr<connection> one, std::shared_ptr<connection> other) {
  const int first = co_await ask(one);
  // CHECK: :[[@LINE-1]]:21: warning: {{.*}} [nostall-sequential-awaits]
  const int second = co_await ask(other);
  co_return first + second;
}
} // namespace bad_shared_pointers
namespace good_shared_pointers {
awaitable<int> work(std::shared_ptr<connection> one, std::shared_ptr<connection> other) {
  const int first = co_await ask(one);
  const int second = co_await ask(one);
  co_return first + second;
}
} // namespace good_shared_pointers

namespace bad_aliases {
awaitable<int> work(connection &one, connection &other) {
  connection &alias = other;
  const int first = co_await one.read();
  // CHECK: :[[@LINE-1]]:21: warning: {{.*}} [nostall-sequential-awaits]
  const int second = co_await alias.read();
  co_return first + second;
}
} // namespace bad_aliases
namespace good_aliases {
awaitable<int> work(connection &one, connection &other) {
  connection &alias = one;
  const int first = co_await one.read();
  const int second = co_await alias.read();
  co_return first + second;
}
} // namespace good_aliases

namespace bad_members {
struct service {
  connection users, orders;
  awaitable<int> work() {
    const int first = co_await users.read();
    // CHECK: :[[@LINE-1]]:23: warning: {{.*}} [nostall-sequential-awaits]
    const int second = co_await orders.read();
    co_return first + second;
  }
};
} // namespace bad_members
namespace good_members {
struct service {
  connection users, orders;
  awaitable<int> work() {
    const int first = co_await users.read();
    const int second = co_await users.read();
    co_return first + second;
  }
};
} // namespace good_members

namespace bad_own_members {
struct service {
  int base = 0;
  awaitable<int> load(int id) const;
  awaitable<int> work() {
    const int first = co_await load(1);
    // CHECK: :[[@LINE-1]]:23: warning: {{.*}} [nostall-sequential-awaits]
    const int second = co_await load(2);
    co_return first + second;
  }
};
} // namespace bad_own_members
namespace good_own_members {
struct service {
  int base = 0;
  awaitable<int> load(int id) ;
  awaitable<int> work() {
    const int first = co_await load(1);
    const int second = co_await load(2);
    co_return first + second;
  }
};
} // namespace good_own_members

namespace bad_kept_connection {
struct service {
  std::shared_ptr<nostall::client> users;
  awaitable<int> load(int id) const;
  awaitable<int> work() {
    const int first = co_await load(1);
    // CHECK: :[[@LINE-1]]:23: warning: {{.*}} [nostall-sequential-awaits]
    const int second = co_await load(2);
    co_return first + second;
  }
};
} // namespace bad_kept_connection
namespace good_kept_connection {
struct service {
  std::shared_ptr<connection> users;
  awaitable<int> load(int id) const;
  awaitable<int> work() {
    const int first = co_await load(1);
    const int second = co_await load(2);
    co_return first + second;
  }
};
} // namespace good_kept_connection

namespace bad_lambda_captures {
awaitable<int> work(int count) {
  const int first = co_await run([] { return 1; });
  // CHECK: :[[@LINE-1]]:21: warning: {{.*}} [nostall-sequential-awaits]
  const int second = co_await run([&count] { return ++count; });
  co_return first + second;
}
} // namespace bad_lambda_captures
namespace good_lambda_captures {
awaitable<int> work(int count) {
  const int first = co_await run([&count] { return 1; });
  const int second = co_await run([&count] { return ++count; });
  co_return first + second;
}
} // namespace good_lambda_captures

namespace bad_result_unused {
awaitable<std::string> work(int id) {
  const user owner = co_await fetch_user(id);
  // CHECK: :[[@LINE-1]]:22: warning: {{.*}} [nostall-sequential-awaits]
  const todos open = co_await fetch_todos(id);
  co_return owner.name + open.text;
}
} // namespace bad_result_unused
namespace good_result_unused {
awaitable<std::string> work(int id) {
  const user owner = co_await fetch_user(id);
  const todos open = co_await fetch_todos(id);
  co_return owner.name;
}
} // namespace good_result_unused

namespace bad_effect_between {
awaitable<std::string> work(int id) {
  const user owner = co_await fetch_user(id);
  // CHECK: :[[@LINE-1]]:22: warning: {{.*}} [nostall-sequential-awaits]
  const std::string label = std::to_string(id);
  const todos open = co_await fetch_todos(id);
  co_return owner.name + open.text;
}
} // namespace bad_effect_between
namespace good_effect_between {
awaitable<std::string> work(int id) {
  const user owner = co_await fetch_user(id);
  log("half of it");
  const todos open = co_await fetch_todos(id);
  co_return owner.name + open.text;
}
} // namespace good_effect_between

namespace bad_time_between {
awaitable<std::string> work(int id) {
  const user owner = co_await fetch_user(id);
  // CHECK: :[[@LINE-1]]:22: warning: {{.*}} [nostall-sequential-awaits]
  const auto middle = std::chrono::steady_clock::time_point();
  const todos open = co_await fetch_todos(id);
  log(std::to_string(middle.time_since_epoch().count()));
  co_return owner.name + open.text;
}
} // namespace bad_time_between
namespace good_time_between {
awaitable<std::string> work(int id) {
  const user owner = co_await fetch_user(id);
  const auto middle = std::chrono::steady_clock::now();
  const todos open = co_await fetch_todos(id);
  log(std::to_string(middle.time_since_epoch().count()));
  co_return owner.name + open.text;
}
} // namespace good_time_between

namespace bad_condition_between {
awaitable<std::string> work(int id) {
  const user owner = co_await fetch_user(id);
  // CHECK: :[[@LINE-1]]:22: warning: {{.*}} [nostall-sequential-awaits]
  ;
  const todos open = co_await fetch_todos(id);
  co_return owner.name + open.text;
}
} // namespace bad_condition_between
namespace good_condition_between {
awaitable<std::string> work(int id) {
  const user owner = co_await fetch_user(id);
  if (owner.id != id)
    co_return "";
  const todos open = co_await fetch_todos(id);
  co_return owner.name + open.text;
}
} // namespace good_condition_between

namespace bad_started_before {
awaitable<int> work() {
  const int first = co_await later(1);
  // CHECK: :[[@LINE-1]]:21: warning: {{.*}} [nostall-sequential-awaits]
  const int second = co_await later(2);
  co_return first + second;
}
} // namespace bad_started_before
namespace good_started_before {
awaitable<int> work() {
  const int first = co_await later(1);
  const int second = co_await at_once(2);
  co_return first + second;
}
} // namespace good_started_before

namespace bad_semaphore {
awaitable<int> work(nostall::semaphore &limit) {
  const auto permit = co_await permitted(1);
  // CHECK: :[[@LINE-1]]:23: warning: {{.*}} [nostall-sequential-awaits]
  const int second = co_await later(2);
  co_return permit ? second : 0;
}
} // namespace bad_semaphore
namespace good_semaphore {
awaitable<int> work(nostall::semaphore &limit) {
  const auto permit = co_await limit.acquire();
  const int second = co_await later(2);
  co_return permit ? second : 0;
}
} // namespace good_semaphore

namespace bad_found_somewhere {
constexpr int database();
awaitable<int> work() {
  const int first = co_await ask(database());
  // CHECK: :[[@LINE-1]]:21: warning: {{.*}} [nostall-sequential-awaits]
  const int second = co_await ask(database());
  co_return first + second;
}
} // namespace bad_found_somewhere
namespace good_found_somewhere {
connection & database();
awaitable<int> work() {
  const int first = co_await ask(database());
  const int second = co_await ask(database());
  co_return first + second;
}
} // namespace good_found_somewhere

namespace bad_blocks {
awaitable<int> work(bool wanted) {
  const int first = co_await later(1);
  if (wanted) {
    const int second = co_await later(2);
    // CHECK: :[[@LINE-1]]:24: warning: {{.*}} [nostall-sequential-awaits]
    const int third = co_await later(3);
    co_return first + second + third;
  }
  co_return first;
}
} // namespace bad_blocks
namespace good_blocks {
awaitable<int> work(bool wanted) {
  const int first = co_await later(1);
  if (wanted) {
    const int second = co_await later(2);
    const int third = co_await later(second);
    co_return first + second + third;
  }
  co_return first;
}
} // namespace good_blocks
