// RUN: %check_both %s -- -std=c++20
// Constructors, default member initialisers, implicit destructors of locals, members and temporaries, and default
// arguments run in whoever causes them.
#include "awaitable.hpp"
#include <unistd.h>
using boost::asio::awaitable;

struct slow_open {
  slow_open() { ::sleep(1); }
};
struct slow_close {
  ~slow_close() { ::sleep(1); }
};
struct quiet {
  quiet() {}
  ~quiet() {}
};

awaitable<void> bad_constructor() {
  slow_open local;
  // CHECK: :[[@LINE-1]]:13: warning: 'slow_open::slow_open' blocks the event loop in coroutine 'bad_constructor': it calls 'sleep'
  // CHECK: :[[@LINE-2]]:13: note: 'bad_constructor' constructs a 'slow_open'
  // CHECK: note: 'slow_open::slow_open' calls 'sleep'
  co_return;
}
awaitable<void> bad_destructor() {
  slow_close local;
  // CHECK: :[[@LINE-1]]:14: warning: 'slow_close::~slow_close' blocks the event loop in coroutine 'bad_destructor': it calls 'sleep'
  // CHECK: :[[@LINE-2]]:14: note: 'bad_destructor' destroys a 'slow_close'
  co_return;
}
awaitable<void> bad_array() {
  slow_close array[2];
  // CHECK: :[[@LINE-1]]:14: warning: 'slow_close::~slow_close' blocks the event loop in coroutine 'bad_array'
  co_return;
}
awaitable<void> good_local() {
  quiet local;
  quiet array[2];
  co_return;
}

struct owner_of_member {
  slow_open member;
};
struct owner_of_closer {
  slow_close member;
};
struct inherits : slow_open {};
struct initialiser {
  unsigned value = ::sleep(1);
};
struct list_initialiser {
  list_initialiser() : value(::sleep(1)) {}
  unsigned value;
};
struct delegating {
  delegating() : delegating(1) {}
  explicit delegating(int) { ::sleep(1); }
};
struct unused_initialiser {
  unused_initialiser() : value(0) {}
  unsigned value = ::sleep(1);
};
awaitable<void> bad_members() {
  owner_of_member a;
  // CHECK: :[[@LINE-1]]:19: warning: 'owner_of_member::owner_of_member' blocks the event loop in coroutine 'bad_members'
  owner_of_closer b;
  // CHECK: :[[@LINE-1]]:19: warning: 'owner_of_closer::~owner_of_closer' blocks the event loop in coroutine 'bad_members'
  inherits c;
  // CHECK: :[[@LINE-1]]:12: warning: 'inherits::inherits' blocks the event loop in coroutine 'bad_members'
  initialiser d;
  // CHECK: :[[@LINE-1]]:15: warning: 'initialiser::initialiser' blocks the event loop in coroutine 'bad_members'
  list_initialiser e;
  // CHECK: :[[@LINE-1]]:20: warning: 'list_initialiser::list_initialiser' blocks the event loop in coroutine 'bad_members'
  delegating f;
  // CHECK: :[[@LINE-1]]:14: warning: 'delegating::delegating' blocks the event loop in coroutine 'bad_members'
  co_return;
}
awaitable<void> good_members() {
  unused_initialiser a;
  co_return;
}

// A temporary goes at the end of its full expression.
slow_close make();
void take(const slow_close &) {}
quiet make_quiet();
void take(const quiet &) {}
awaitable<void> bad_temporary() {
  take(make());
  // CHECK: :[[@LINE-1]]:{{[0-9]+}}: warning: 'slow_close::~slow_close' blocks the event loop in coroutine 'bad_temporary'
  slow_open{};
  // CHECK: :[[@LINE-1]]:3: warning: 'slow_open::slow_open' blocks the event loop in coroutine 'bad_temporary'
  co_return;
}
awaitable<void> good_temporary() {
  take(make_quiet());
  quiet{};
  co_return;
}

// References and pointers own nothing.
awaitable<void> good_references(slow_close &given, slow_close *pointer) {
  slow_close &same = given;
  slow_close *other = pointer;
  (void)same;
  (void)other;
  co_return;
}
awaitable<void> bad_delete(slow_close *pointer) {
  delete pointer;
  // CHECK: :[[@LINE-1]]:3: warning: 'slow_close::~slow_close' blocks the event loop in coroutine 'bad_delete'
  new slow_open;
  // CHECK: :[[@LINE-1]]:{{[0-9]+}}: warning: 'slow_open::slow_open' blocks the event loop in coroutine 'bad_delete'
  co_return;
}

// An explicit destructor that its base class does the blocking of.
struct derived_closer : slow_close {
  ~derived_closer() {}
};
awaitable<void> bad_base_destructor() {
  derived_closer local;
  // CHECK: :[[@LINE-1]]:18: warning: 'derived_closer::~derived_closer' blocks the event loop in coroutine 'bad_base_destructor'
  co_return;
}

// A local static is initialised on the loop when the coroutine comes first; a global is initialised before main.
slow_open global;
awaitable<void> bad_static() {
  static slow_open once;
  // CHECK: :[[@LINE-1]]:20: warning: 'slow_open::slow_open' blocks the event loop in coroutine 'bad_static'
  co_return;
}
awaitable<void> good_global() {
  (void)&global;
  co_return;
}
