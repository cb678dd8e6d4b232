// RUN: %check_both %s -- -std=c++20
// `delete` through a base class may run the destructor of any derived class.
#include "awaitable.hpp"
#include <unistd.h>
using boost::asio::awaitable;

struct base_with_slow_destructor {
  virtual ~base_with_slow_destructor() {}
};
struct slow_derived : base_with_slow_destructor {
  ~slow_derived() override { ::sleep(1); }
};
awaitable<void> bad_virtual_destructor(base_with_slow_destructor *b) {
  delete b;
  // CHECK: :[[@LINE-1]]:3: warning: '{{.*}}' blocks the event loop in coroutine 'bad_virtual_destructor'
  co_return;
}

struct base_with_quick_derived {
  virtual ~base_with_quick_derived() {}
};
struct quick_derived : base_with_quick_derived {
  ~quick_derived() override {}
};
awaitable<void> good_virtual_destructor(base_with_quick_derived *b) {
  delete b;
  co_return;
}
