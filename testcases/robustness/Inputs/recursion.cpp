#include "awaitable.hpp"
#include <functional>
#include <unistd.h>
using boost::asio::awaitable;

int odd(int n);
int even(int n) { return n == 0 ? ::usleep(1) : odd(n - 1); }
int odd(int n) { return n == 0 ? 0 : even(n - 1); }
awaitable<void> mutual() {
  odd(5);
  co_return;
}

int endless(int n) { return endless(n) + endless(n - 1); }
int harmless_b(int n);
int harmless_a(int n) { return n ? harmless_b(n - 1) : 0; }
int harmless_b(int n) { return n ? harmless_a(n - 1) : 0; }
awaitable<void> silent() {
  endless(1);
  harmless_a(3);
  std::function<int(int)> factorial = [&](int n) { return n ? n * factorial(n - 1) : 1; };
  factorial(3);
  auto y = [](auto &&self, int n) -> int { return n ? self(self, n - 1) : 0; };
  y(y, 3);
  co_return;
}

awaitable<void> self_awaiting(int n) {
  if (n)
    co_await self_awaiting(n - 1);
  ::usleep(1);
}

template <int N> struct level {
  static int down() { return level<N - 1>::down() + 1; }
};
template <> struct level<0> {
  static int down() { return ::usleep(1); }
};
awaitable<void> deep() {
  level<1000>::down();
  co_return;
}

struct node {
  virtual ~node() = default;
  virtual int visit(node &other) { return other.visit(*this); }
};
struct leaf final : node {
  int visit(node &other) override { return ::usleep(1) + other.visit(*this); }
};
awaitable<void> virtuals(leaf &a, node &b) {
  a.visit(b);
  co_return;
}
