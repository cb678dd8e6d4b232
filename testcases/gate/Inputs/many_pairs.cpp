// Pairs of many kinds, for tests/repo/test_removed_pairs.py: causes that share a line, a function or a first call, entries
// that share a name, locks, overrides, and call sites that share a cause.
#include "awaitable.hpp"
#include <cstdio>
#include <mutex>
#include <unistd.h>
using boost::asio::awaitable;

static void nap() { ::sleep(1); }
static void twice() { ::sleep(2), ::sleep(2); }
static void work() {
  nap();
  twice();
  ::getchar();
}

struct Base {
  virtual void run() = 0;
};
struct One : Base {
  void run() override { ::usleep(100000); }
};
struct Two : Base {
  void run() override { nap(); }
};

static std::mutex shared;
static void save() {
  std::lock_guard guard(shared);
  ::sleep(3);
}

template <typename T> awaitable<void> instance(T) {
  work();
  co_return;
}

awaitable<void> first() {
  work();
  nap();
  co_return;
}
awaitable<void> second(Base &base) {
  base.run();
  save();
  nap(), twice();
  co_await first();
}
awaitable<void> third() {
  const auto one = []() -> awaitable<void> {
    nap();
    co_return;
  };
  const auto two = []() -> awaitable<void> {
    nap();
    twice();
    co_return;
  };
  co_await one();
  co_await two();
  co_await instance(1);
  co_await instance('c');
  std::lock_guard guard(shared);
}
