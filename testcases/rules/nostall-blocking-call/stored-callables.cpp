// RUN: %check_both %s -- -std=c++20
// A callable that is kept in a member and called by another method.
#include "awaitable.hpp"
#include <functional>
#include <thread>
#include <unistd.h>
using boost::asio::awaitable;

class dispatcher {
public:
  void set(std::function<void()> f) { handler = std::move(f); }
  void fire() { handler(); }

private:
  std::function<void()> handler;
};
awaitable<void> bad_dispatcher(dispatcher &d) {
  d.set([] { ::sleep(1); });
  d.fire();
  // CHECK: :[[@LINE-1]]:3: warning: 'dispatcher::fire' blocks the event loop in coroutine 'bad_dispatcher'
  // CHECK: note: {{.*}} calls 'sleep', which blocks (sleep, unbounded)
  co_return;
}

class quick_dispatcher {
public:
  explicit quick_dispatcher(std::function<void()> f) : handler(std::move(f)) {}
  void fire() { handler(); }

private:
  std::function<void()> handler;
};
awaitable<void> good_dispatcher() {
  quick_dispatcher d([] {});
  d.fire();
  co_return;
}

class constructed {
public:
  explicit constructed(std::function<void()> f) : handler(std::move(f)) {}
  void fire() { handler(); }

private:
  std::function<void()> handler;
};
awaitable<void> bad_constructed() {
  constructed c([] { ::sleep(1); });
  c.fire();
  // CHECK: :[[@LINE-1]]:3: warning: 'constructed::fire' blocks the event loop in coroutine 'bad_constructed'
  co_return;
}

// Kept, and run in a thread only.
class worker {
public:
  explicit worker(std::function<void()> f) : work(std::move(f)) {}
  void start() {
    std::thread([this] { work(); }).detach();
  }

private:
  std::function<void()> work;
};
awaitable<void> good_worker() {
  worker w([] { ::sleep(1); });
  w.start();
  co_return;
}
// Kept, and never run.
class sink {
public:
  void set(std::function<void()> f) { handler = std::move(f); }

private:
  std::function<void()> handler;
};
awaitable<void> good_sink(sink &s) {
  s.set([] { ::sleep(1); });
  co_return;
}
