// REQUIRES: llvm-22
// RUN: %check_both %s --compile -- -std=c++20 -I%runtime-include
// A coroutine may be suspended where nothing that others reach is used on both sides. Beside each place that may stands
// the nearest one that may not; '--fix' makes the first kind only.
#include <algorithm>
#include <boost/asio.hpp>
#include <map>
#include <string>
#include <thread>
#include <vector>
namespace asio = boost::asio;
using asio::awaitable;
using asio::ip::tcp;
using boost::system::error_code;
constexpr std::chrono::milliseconds tick{5};

struct session {
  tcp::socket socket;
  asio::steady_timer timer;
  std::string data;
  std::map<std::string, int> all;
  std::vector<int> numbers;
  bool busy = false;
  long count = 0;

  awaitable<void> echo() {
    for (;;) {
      const std::size_t size = co_await socket.async_read_some(asio::buffer(data), asio::use_awaitable);
      asio::write(socket, asio::buffer(data, size));
      // CHECK: :[[@LINE-1]]:7: warning: 'boost::asio::write' blocks
      // CHECK-FIXES: {{^}}      co_await asio::async_write(socket, asio::buffer(data, size), boost::asio::use_awaitable);
    }
  }
  awaitable<void> local_flag() {
    bool mine = false;
    if (!mine)
      std::this_thread::sleep_for(tick);
    // CHECK: :[[@LINE-1]]:7: warning: 'std::this_thread::sleep_for' blocks
    // CHECK-FIXES: {{^}}      co_await {{.*}}tick
    mine = true;
    co_return;
  }
  awaitable<void> test_and_set() {
    if (!busy)
      std::this_thread::sleep_for(tick);
    // CHECK: :[[@LINE-1]]:7: warning: 'std::this_thread::sleep_for' blocks
    // CHECK: note: {{.*}} (unsafe: 'busy' is used before and after the call, and other code may change it in between)
    // CHECK-FIXES: {{^}}      std::this_thread::sleep_for(tick);
    busy = true;
    co_return;
  }
  awaitable<void> after_a_suspension() {
    if (busy)
      co_return;
    co_await timer.async_wait(asio::use_awaitable);
    std::this_thread::sleep_for(tick);
    // CHECK: :[[@LINE-1]]:5: warning: 'std::this_thread::sleep_for' blocks
    // CHECK-FIXES: {{^}}    co_await {{.*}}tick
    busy = true;
  }
  awaitable<void> after_what_may_not_suspend() {
    if (busy)
      co_return;
    co_await local_flag();
    std::this_thread::sleep_for(tick);
    // CHECK: :[[@LINE-1]]:5: warning: 'std::this_thread::sleep_for' blocks
    // CHECK: note: {{.*}} (unsafe: {{.*}} is used before and after
    // CHECK-FIXES: {{^}}    std::this_thread::sleep_for(tick);
    busy = true;
  }
  awaitable<void> one_way_only(bool quick) {
    if (busy)
      co_return;
    if (!quick)
      co_await timer.async_wait(asio::use_awaitable);
    std::this_thread::sleep_for(tick);
    // CHECK: :[[@LINE-1]]:5: warning: 'std::this_thread::sleep_for' blocks
    // CHECK: note: {{.*}} (unsafe: 'busy' is used before and after
    // CHECK-FIXES: {{^}}    std::this_thread::sleep_for(tick);
    busy = true;
  }
  awaitable<void> round_of_a_loop() {
    while (count < 3) {
      std::this_thread::sleep_for(tick);
      // CHECK: :[[@LINE-1]]:7: warning: 'std::this_thread::sleep_for' blocks
      // CHECK: note: {{.*}} (unsafe: 'count' is used before and after
      // CHECK-FIXES: {{^}}      std::this_thread::sleep_for(tick);
    }
    co_return;
  }
  awaitable<void> element(std::string key) {
    auto &found = all[key];
    std::this_thread::sleep_for(tick);
    // CHECK: :[[@LINE-1]]:5: warning: 'std::this_thread::sleep_for' blocks
    // CHECK: note: {{.*}} (unsafe: other code may destroy or change what 'found' refers to, which is used after the call)
    // CHECK-FIXES: {{^}}    std::this_thread::sleep_for(tick);
    ++found;
    co_return;
  }
  awaitable<void> iterator(std::string key) {
    auto at = all.find(key);
    std::this_thread::sleep_for(tick);
    // CHECK: :[[@LINE-1]]:5: warning: 'std::this_thread::sleep_for' blocks
    // CHECK: note: {{.*}} (unsafe: other code may destroy or change what 'at' refers to
    // CHECK-FIXES: {{^}}    std::this_thread::sleep_for(tick);
    at->second = 1;
    co_return;
  }
  awaitable<void> iterator_before(std::string key) {
    auto at = all.find(key);
    at->second = 1;
    std::this_thread::sleep_for(tick);
    // CHECK: :[[@LINE-1]]:5: warning: 'std::this_thread::sleep_for' blocks
    // CHECK-FIXES: {{^}}    co_await {{.*}}tick
    co_return;
  }
  awaitable<int> value(std::string key) {
    int found = all[key];
    std::this_thread::sleep_for(tick);
    // CHECK: :[[@LINE-1]]:5: warning: 'std::this_thread::sleep_for' blocks
    // CHECK-FIXES: {{^}}    co_await {{.*}}tick
    co_return found;
  }
  awaitable<void> shared_loop() {
    for (int each : numbers) {
      std::this_thread::sleep_for(tick * each);
      // CHECK: :[[@LINE-1]]:7: warning: 'std::this_thread::sleep_for' blocks
      // CHECK: note: {{.*}} (unsafe: other code may change 'numbers' while the loop iterates over it)
      // CHECK-FIXES: {{^}}      std::this_thread::sleep_for(tick * each);
    }
    co_return;
  }
  awaitable<void> loop_over_a_copy() {
    const std::vector<int> copy = numbers;
    for (int each : copy) {
      std::this_thread::sleep_for(tick * each);
      // CHECK: :[[@LINE-1]]:7: warning: 'std::this_thread::sleep_for' blocks
      // CHECK-FIXES: {{^}}      co_await {{.*}}tick * each
    }
    co_return;
  }
  awaitable<void> in_one_expression(std::string key) {
    all[key] += static_cast<int>(asio::read(socket, asio::buffer(data)));
    // CHECK: :[[@LINE-1]]:34: warning: 'boost::asio::read' blocks
    // CHECK-FIXES: {{^}}    all[key] += static_cast<int>(co_await asio::async_read(socket, asio::buffer(data), boost::asio::use_awaitable));
    co_return;
  }
  awaitable<void> element_in_one_expression(std::vector<std::string> &texts) {
    texts[0].append(data, asio::read(socket, asio::buffer(data)), 1);
    // CHECK: :[[@LINE-1]]:27: warning: 'boost::asio::read' blocks
    // CHECK: note: {{.*}} (unsafe: other code may destroy or change what 'texts' refers to
    // CHECK-FIXES: {{^}}    texts[0].append(data, asio::read(socket, asio::buffer(data)), 1);
    co_return;
  }
};

// An object that a call takes by reference is named before the call's arguments, and used when they are there. What is
// assigned to is evaluated last.
std::string load(const std::string &name) {
  std::this_thread::sleep_for(tick);
  return name;
}
long nap() { return load("a name").size(); }
struct register_of_names {
  std::map<std::string, std::string> names;
  std::string last;
  long count = 0;

  awaitable<void> test_and_insert(std::string key) {
    if (names.contains(key))
      co_return;
    names.emplace(key, load(key));
    // CHECK: :[[@LINE-1]]:24: warning: 'load' blocks
    // CHECK: note: {{.*}} (unsafe: 'names' is used before and after the call, and other code may change it in between)
    // CHECK-FIXES: {{^}}    names.emplace(key, load(key));
  }
  awaitable<void> inserts(std::string key) {
    names.emplace(key, load(key));
    // CHECK: :[[@LINE-1]]:24: warning: 'load' blocks
    // CHECK-FIXES: {{^}}    names.emplace(key, co_await nostall::to_thread([&] { return load(key); }));
    co_return;
  }
  awaitable<void> test_and_assign(std::string key) {
    if (last.empty())
      last = load(key);
    // CHECK: :[[@LINE-1]]:14: warning: 'load' blocks
    // CHECK: note: {{.*}} (unsafe: 'last' is used before and after the call
    // CHECK-FIXES: {{^}}      last = load(key);
    co_return;
  }
  awaitable<void> assigns(std::string key) {
    names[key] = load(key);
    // CHECK: :[[@LINE-1]]:18: warning: 'load' blocks
    // CHECK-FIXES: {{^}}    names[key] = co_await nostall::to_thread([&] { return load(key); });
    co_return;
  }
  static void add(long &to, long what) { to += what; }
  awaitable<void> test_and_add() {
    if (count == 0)
      add(count, nap());
    // CHECK: :[[@LINE-1]]:18: warning: 'nap' blocks
    // CHECK: note: {{.*}} (unsafe: 'count' is used before and after the call
    // CHECK-FIXES: {{^}}      add(count, nap());
    co_return;
  }
  awaitable<void> adds_what_it_has_raised() {
    add(++count, nap());
    // CHECK: :[[@LINE-1]]:18: warning: 'nap' blocks
    // CHECK: note: {{.*}} (unsafe: 'count' is used before and after the call
    // CHECK-FIXES: {{^}}    add(++count, nap());
    co_return;
  }
  awaitable<long> reads_before() {
    const long sum = std::max<long>(count + 1, nap());
    // CHECK: :[[@LINE-1]]:48: warning: 'nap' blocks
    // CHECK-FIXES: {{^}}    const long sum = std::max<long>(count + 1, co_await nostall::to_thread([&] { return nap(); }));
    co_return sum;
  }
};

long total = 0;
awaitable<void> statics(asio::steady_timer &timer) {
  const long before = total;
  timer.wait();
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::basic_waitable_timer::wait' blocks
  // CHECK: note: {{.*}} (unsafe: 'total' is used before and after the call, and other code may change it in between)
  // CHECK-FIXES: {{^}}  timer.wait();
  total = before + 1;
  co_return;
}
awaitable<void> handler(tcp::socket &socket) {
  error_code failed;
  try {
    if (total == 0)
      socket.wait(tcp::socket::wait_read);
    // CHECK: :[[@LINE-1]]:7: warning: 'boost::asio::basic_socket::wait' blocks
    // CHECK: note: {{.*}} (unsafe: 'total' is used before and after
    // CHECK-FIXES: {{^}}      socket.wait(tcp::socket::wait_read);
  } catch (...) {
    ++total;
  }
  co_return;
}
awaitable<void> two_references(session &one, session &other) {
  if (one.busy)
    co_return;
  std::this_thread::sleep_for(tick);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks
  // CHECK: note: {{.*}} (unsafe: '{{.*}}.busy' is used before and after
  // CHECK-FIXES: {{^}}  std::this_thread::sleep_for(tick);
  other.busy = true;
}

awaitable<int> step(int x) { co_return x; }
struct worker {
  int done = 0;
  awaitable<void> flush() { co_return; }
  awaitable<void> forgets() {
    step(1);
    // CHECK: :[[@LINE-1]]:5: warning: {{.*}}'step'{{.*}} [nostall-unawaited]
    // CHECK-FIXES: {{^}}    co_await step(1);
    if (done == 0)
      flush();
    // CHECK: :[[@LINE-1]]:7: warning: {{.*}}'worker::flush'{{.*}} [nostall-unawaited]
    // CHECK: note: await it (unsafe: 'done' is used before and after the call, and other code may change it in between)
    // CHECK-FIXES: {{^}}      flush();
    ++done;
    co_return;
  }
};
