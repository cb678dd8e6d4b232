// RUN: %check_both %s -- -std=c++20
// The members of awaiters, and destructors, run on the loop of whoever awaits and owns the objects.
#include "awaitable.hpp"
#include <future>
#include <memory>
#include <optional>
#include <thread>
#include <unistd.h>
using boost::asio::awaitable;
inline void nap() { ::sleep(1); }

namespace bad_awaiter {
struct pause {
  bool await_ready() { return false; }
  void await_suspend(std::coroutine_handle<> coroutine) {
    nap();
    // CHECK: :[[@LINE-1]]:5: warning: 'nap' blocks the event loop in awaiter member 'bad_awaiter::pause::await_suspend'
    coroutine.resume();
  }
  void await_resume() {}
};
awaitable<void> work() { co_await pause(); }
} // namespace bad_awaiter
namespace good_awaiter {
struct pause {
  bool await_ready() { return false; }
  void await_suspend(std::coroutine_handle<> coroutine) {
    std::thread([coroutine] {
      nap();
      coroutine.resume();
    }).detach();
  }
  void await_resume() {}
};
awaitable<void> work() { co_await pause(); }
} // namespace good_awaiter

namespace bad_dropped_future {
awaitable<void> work() {
  std::async(std::launch::async, nap);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::future::~future' blocks the event loop in coroutine 'bad_dropped_future::work'
  co_return;
}
} // namespace bad_dropped_future
namespace good_dropped_future {
awaitable<void> work() {
  std::thread(nap).detach();
  co_return;
}
} // namespace good_dropped_future

namespace bad_joining_thread {
awaitable<void> work() {
  std::jthread thread(nap);
  // CHECK: :[[@LINE-1]]:16: warning: 'std::jthread::~jthread' blocks the event loop in coroutine 'bad_joining_thread::work'
  co_return;
}
} // namespace bad_joining_thread
namespace good_joining_thread {
awaitable<void> work() {
  std::thread thread(nap);
  thread.detach();
  co_return;
}
} // namespace good_joining_thread

namespace bad_joining_class {
struct worker {
  std::thread thread{nap};
  ~worker() { thread.join(); }
};
awaitable<void> work() {
  worker w;
  // CHECK: :[[@LINE-1]]:10: warning: 'bad_joining_class::worker::~worker' blocks the event loop in coroutine 'bad_joining_class::work'
  co_return;
}
} // namespace bad_joining_class
namespace good_joining_class {
struct worker {
  std::thread thread{nap};
  ~worker() { thread.detach(); }
};
awaitable<void> work() {
  worker w;
  co_return;
}
} // namespace good_joining_class

namespace bad_owned_member {
struct closes_slowly {
  ~closes_slowly() { nap(); }
};
struct owner {
  std::unique_ptr<closes_slowly> file;
};
awaitable<void> work(owner) {
  owner o{};
  // CHECK: :[[@LINE-1]]:9: warning: 'bad_owned_member::owner::~owner' blocks the event loop in coroutine 'bad_owned_member::work'
  co_return;
}
} // namespace bad_owned_member
namespace good_owned_member {
struct closes_slowly {
  ~closes_slowly() { nap(); }
};
struct owner {
  closes_slowly *file;
};
awaitable<void> work(owner) {
  owner o{};
  co_return;
}
} // namespace good_owned_member

namespace bad_scope_end {
struct closes_slowly {
  ~closes_slowly() { nap(); }
};
awaitable<void> work() {
  closes_slowly file;
  // CHECK: :[[@LINE-1]]:17: warning: 'bad_scope_end::closes_slowly::~closes_slowly' blocks the event loop in coroutine 'bad_scope_end::work'
  (void)file;
  co_return;
}
} // namespace bad_scope_end
namespace good_scope_end {
struct closes_slowly {
  ~closes_slowly() { nap(); }
};
awaitable<void> work() {
  closes_slowly &file = *new closes_slowly;
  (void)file;
  co_return;
}
} // namespace good_scope_end

namespace bad_constructor {
struct opens_slowly {
  opens_slowly() { nap(); }
};
awaitable<void> work() {
  opens_slowly file;
  // CHECK: :[[@LINE-1]]:16: warning: 'bad_constructor::opens_slowly::opens_slowly' blocks the event loop in coroutine 'bad_constructor::work'
  co_return;
}
} // namespace bad_constructor
namespace good_constructor {
struct opens_slowly {
  opens_slowly() {}
  void open() { nap(); }
};
awaitable<void> work() {
  opens_slowly file;
  co_return;
}
} // namespace good_constructor

namespace bad_base_destructor {
struct base {
  virtual ~base() { nap(); }
};
struct derived : base {};
awaitable<void> work() {
  derived d;
  // CHECK: :[[@LINE-1]]:11: warning: 'bad_base_destructor::derived::~derived' blocks the event loop in coroutine 'bad_base_destructor::work'
  co_return;
}
} // namespace bad_base_destructor
namespace good_base_destructor {
struct base {
  virtual ~base() {}
};
struct derived : base {};
awaitable<void> work() {
  derived d;
  co_return;
}
} // namespace good_base_destructor

namespace bad_initialiser_of_global {
inline int load() {
  nap();
  return 1;
}
awaitable<int> work() { co_return load(); }
// CHECK: :[[@LINE-1]]:35: warning: 'bad_initialiser_of_global::load' blocks the event loop in coroutine 'bad_initialiser_of_global::work'
} // namespace bad_initialiser_of_global
namespace good_initialiser_of_global {
inline int load() {
  nap();
  return 1;
}
int loaded = load();
awaitable<int> work() { co_return loaded; }
} // namespace good_initialiser_of_global

namespace bad_member_initialiser {
inline int load() {
  nap();
  return 1;
}
struct settings {
  int value = load();
};
awaitable<void> work() {
  settings s;
  // CHECK: :[[@LINE-1]]:12: warning: 'bad_member_initialiser::settings::settings' blocks the event loop in coroutine 'bad_member_initialiser::work'
  (void)s;
  co_return;
}
} // namespace bad_member_initialiser
namespace good_member_initialiser {
inline int load() {
  nap();
  return 1;
}
struct settings {
  int value = 1;
};
awaitable<void> work() {
  settings s;
  (void)s;
  co_return;
}
} // namespace good_member_initialiser

namespace bad_explicit_reset {
struct closes_slowly {
  ~closes_slowly() { nap(); }
};
awaitable<void> work(std::shared_ptr<closes_slowly> &file) {
  file.reset();
  // CHECK: :[[@LINE-1]]:3: warning: {{.*}} blocks the event loop
  co_return;
}
} // namespace bad_explicit_reset
namespace good_explicit_reset {
struct closes_slowly {
  ~closes_slowly() { nap(); }
};
awaitable<void> work(std::shared_ptr<closes_slowly> &file) {
  std::thread([&file] { file.reset(); }).detach();
  co_return;
}
} // namespace good_explicit_reset
