// REQUIRES: llvm-22
// RUN: %check_both %s --compile -- -std=c++20 -I%runtime-include
// A call may run on a thread if it works on constants and on what only its coroutine has. Beside each pair that may
// stands the nearest one that may not; '--fix' makes the first kind only.
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/this_coro.hpp>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unistd.h>
#include <vector>
namespace asio = boost::asio;
using asio::awaitable;

std::size_t store(const std::string &text) { return ::usleep(10) + text.size(); }
std::size_t store_all(const std::vector<std::string> &texts) { return ::usleep(10) + texts.size(); }
std::size_t show(std::string_view text) { return ::usleep(10) + text.size(); }
constexpr std::string_view greeting = "hello";
const int limit = 5;
int level = 0;

awaitable<void> constants() {
  show("text");
  // CHECK: :[[@LINE-1]]:3: warning: 'show' blocks
  // CHECK-FIXES: {{^}}  co_await nostall::to_thread([&] { show("text"); });
  show(greeting);
  // CHECK: :[[@LINE-1]]:3: warning: 'show' blocks
  // CHECK-FIXES: {{^}}  co_await nostall::to_thread([&] { show(greeting); });
  ::usleep(limit);
  // CHECK: :[[@LINE-1]]:3: warning: 'usleep' blocks
  // CHECK-FIXES: {{^}}  co_await {{.*}}limit
  co_return;
}
awaitable<void> variable() {
  store(std::to_string(level));
  // CHECK: :[[@LINE-1]]:3: warning: 'store' blocks
  // CHECK: note: {{.*}} (unsafe: other code may use 'level', which the call accesses, while it runs on another thread)
  // CHECK-FIXES: {{^}}  store(std::to_string(level));
  co_return;
}

awaitable<void> by_value(std::string text, std::vector<std::string> texts) {
  store(text);
  // CHECK: :[[@LINE-1]]:3: warning: 'store' blocks
  // CHECK-FIXES: {{^}}  co_await nostall::to_thread([&] { store(text); });
  store_all(texts);
  // CHECK: :[[@LINE-1]]:3: warning: 'store_all' blocks
  // CHECK-FIXES: {{^}}  co_await nostall::to_thread([&] { store_all(texts); });
  std::string line = text.substr(1) + "\n";
  line += text;
  store(line);
  // CHECK: :[[@LINE-1]]:3: warning: 'store' blocks
  // CHECK-FIXES: {{^}}  co_await nostall::to_thread([&] { store(line); });
  co_return;
}
awaitable<void> by_reference(const std::string &text, std::vector<std::string_view> views, std::string *behind,
                             std::unique_ptr<std::string> owned) {
  store(text);
  // CHECK: :[[@LINE-1]]:3: warning: 'store' blocks
  // CHECK: note: {{.*}} (unsafe: other code may use what 'text' refers to while the call runs on another thread)
  // CHECK-FIXES: {{^}}  store(text);
  show(views[0]);
  // CHECK: :[[@LINE-1]]:3: warning: 'show' blocks
  // CHECK: note: {{.*}} (unsafe: other code may use what 'views' refers to
  // CHECK-FIXES: {{^}}  show(views[0]);
  store(*behind);
  // CHECK: :[[@LINE-1]]:3: warning: 'store' blocks
  // CHECK: note: {{.*}} (unsafe: other code may use what 'behind' refers to
  // CHECK-FIXES: {{^}}  store(*behind);
  store(*owned);
  // CHECK: :[[@LINE-1]]:3: warning: 'store' blocks
  // CHECK: note: {{.*}} (unsafe: other code may use what 'owned' refers to
  // CHECK-FIXES: {{^}}  store(*owned);
  co_return;
}

awaitable<void> reads(std::string &text) {
  text += "more";
  co_return;
}
awaitable<void> address_stays(std::string text) {
  co_await reads(text);
  store(text);
  // CHECK: :[[@LINE-1]]:3: warning: 'store' blocks
  // CHECK-FIXES: {{^}}  co_await nostall::to_thread([&] { store(text); });
}
awaitable<void> address_goes(std::string text) {
  asio::co_spawn(co_await asio::this_coro::executor, reads(text), asio::detached);
  store(text);
  // CHECK: :[[@LINE-1]]:3: warning: 'store' blocks
  // CHECK: note: {{.*}} (unsafe: other code may hold the address of 'text'
  // CHECK-FIXES: {{^}}  store(text);
}
awaitable<void> captured(std::string text) {
  auto later = [&] { return text.size(); };
  store(text);
  // CHECK: :[[@LINE-1]]:3: warning: 'store' blocks
  // CHECK: note: {{.*}} (unsafe: other code may hold the address of 'text'
  // CHECK-FIXES: {{^}}  store(text);
  co_return void(later());
}

struct object {
  std::string name;
  const std::string root = "/srv"; // never changes, and ends with its object
  static constexpr std::string_view kind = "object";
  std::size_t save() { return store(name); }
  awaitable<void> of_its_own() {
    store(root);
    // CHECK: :[[@LINE-1]]:5: warning: 'store' blocks
    // CHECK: note: {{.*}} (unsafe: other code may use 'this' while the call runs on another thread)
    // CHECK-FIXES: {{^}}    store(root);
    show(kind);
    // CHECK: :[[@LINE-1]]:5: warning: 'show' blocks
    // CHECK-FIXES: {{^}}    co_await nostall::to_thread([&] { show(kind); });
    store(name);
    // CHECK: :[[@LINE-1]]:5: warning: 'store' blocks
    // CHECK: note: {{.*}} (unsafe: other code may use 'name' while the call runs on another thread)
    // CHECK-FIXES: {{^}}    store(name);
    save();
    // CHECK: :[[@LINE-1]]:5: warning: 'object::save' blocks
    // CHECK: note: {{.*}} (unsafe: other code may use 'this' while
    // CHECK-FIXES: {{^}}    save();
    co_return;
  }
};
awaitable<void> of_a_local_object() {
  object local;
  local.save();
  // CHECK: :[[@LINE-1]]:3: warning: 'object::save' blocks
  // CHECK-FIXES: {{^}}  co_await nostall::to_thread([&] { local.save(); });
  co_return;
}

int unseen();
int counted() {
  static int calls = 0;
  return ++calls + ::usleep(10);
}
int deep() { return counted(); }
int on_nothing() {
  static const int once = 7;
  return once + ::usleep(10);
}
int through(int (*pointer)()) { return ::usleep(10) + pointer(); }
awaitable<void> behind_the_call() {
  on_nothing();
  // CHECK: :[[@LINE-1]]:3: warning: 'on_nothing' blocks
  // CHECK-FIXES: {{^}}  co_await nostall::to_thread([&] { on_nothing(); });
  deep();
  // CHECK: :[[@LINE-1]]:3: warning: 'deep' blocks
  // CHECK: note: {{.*}} (unsafe: other code may use 'calls', which the call accesses, while it runs on another thread)
  // CHECK-FIXES: {{^}}  deep();
  store(std::to_string(unseen()));
  // CHECK: :[[@LINE-1]]:3: warning: 'store' blocks
  // CHECK: note: {{.*}} (unsafe: it is not known what 'unseen' accesses
  // CHECK-FIXES: {{^}}  store(std::to_string(unseen()));
  through(on_nothing);
  // CHECK: :[[@LINE-1]]:3: warning: 'through' blocks
  // CHECK: note: {{.*}} (unsafe: it is not known what 'through' accesses
  // CHECK-FIXES: {{^}}  through(on_nothing);
  co_return;
}
