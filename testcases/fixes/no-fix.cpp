// REQUIRES: llvm-22
// RUN: %check_both %s --unsafe-fixes --compile -- -std=c++20 -I%runtime-include
// Where 'co_await' is not legal, or would be wrong, the finding says what to do by hand, and the text stays as it is.
#include <boost/asio.hpp>
#include <fstream>
#include <future>
#include <mutex>
#include <thread>
#include <unistd.h>
using boost::asio::awaitable;
using boost::asio::ip::tcp;

int nap() { return ::usleep(10); }

awaitable<void> catches() {
  try {
    co_return;
  } catch (...) {
    nap();
    // CHECK: :[[@LINE-1]]:5: warning: 'nap' blocks the event loop in coroutine 'catches'
    // CHECK: note: 'co_await' is not allowed in a catch block: store the error and do this after the block
    // CHECK-FIXES: {{^}}    nap();
  }
}

awaitable<void> lambda() {
  auto rest = [] {
    nap();
    // CHECK-FIXES: {{^}}    nap();
  };
  rest();
  // CHECK: :[[@LINE-1]]:3: warning: {{.*}} blocks the event loop in coroutine 'lambda'
  co_return;
}

void handlers(tcp::socket &socket, char (&data)[8]) {
  socket.async_read_some(boost::asio::buffer(data), [](boost::system::error_code, std::size_t) {
    nap();
    // CHECK: :[[@LINE-1]]:5: warning: 'nap' blocks the event loop in completion handler
    // CHECK: note: make 'nap' asynchronous: start the operation there, and continue in its handler
    // CHECK-FIXES: {{^}}    nap();
  });
}

std::mutex mutex;
awaitable<void> locked() {
  {
    std::lock_guard guard(mutex);
    nap();
    // CHECK: :[[@LINE-1]]:5: warning: 'nap' blocks the event loop in coroutine 'locked'
    // CHECK: note: a lock is held here: release it before awaiting, or move the blocking call out of the locked region
    // CHECK-FIXES: {{^}}    nap();
  }
  nap();
  // CHECK: :[[@LINE-1]]:3: warning: 'nap' blocks the event loop in coroutine 'locked'
  // CHECK-FIXES: {{^}}  co_await nostall::to_thread([&] { nap(); });
  co_return;
}

thread_local int mine;
int nap_and(int &counter) { return ++counter + nap(); }
awaitable<void> per_thread() {
  nap_and(mine);
  // CHECK: :[[@LINE-1]]:3: warning: 'nap_and' blocks the event loop in coroutine 'per_thread'
  // CHECK: note: a 'thread_local' variable is used, of which another thread has its own instance
  // CHECK-FIXES: {{^}}  nap_and(mine);
  co_return;
}

awaitable<void> last_error(int file) {
  if (::fsync(file) < 0)
    // CHECK: :[[@LINE-1]]:7: warning: 'fsync' blocks the event loop in coroutine 'last_error'
    // CHECK: note: 'errno' is read here, and belongs to the thread: run the call and what reads 'errno' together
    // CHECK-FIXES: {{^}}  if (::fsync(file) < 0)
    perror("fsync");
  co_return;
}

awaitable<void> destructor() {
  std::jthread worker(nap);
  // CHECK: :[[@LINE-1]]:16: warning: 'std::jthread::~jthread' blocks the event loop in coroutine 'destructor'
  // CHECK: note: destroy the object on a pool, or wait for it asynchronously first
  // CHECK-FIXES: {{^}}  std::jthread worker(nap);
  co_return;
}

awaitable<void> constructor() {
  std::ifstream file("name");
  // CHECK: :[[@LINE-1]]:17: warning: 'std::basic_ifstream::basic_ifstream' blocks the event loop in coroutine 'constructor'
  // CHECK: note: construct the object in a function that runs on a pool, and move it here
  // CHECK-FIXES: {{^}}  std::ifstream file("name");
  co_return;
}

awaitable<int> statics() {
  static int once = nap();
  // CHECK: :[[@LINE-1]]:21: warning: 'nap' blocks the event loop in coroutine 'statics'
  // CHECK: note: 'co_await' is not allowed in the initializer of a static variable: initialise it before the loop runs
  // CHECK-FIXES: {{^}}  static int once = nap();
  co_return once;
}

#define NAP_TWICE() (nap(), nap())
awaitable<void> macro() {
  NAP_TWICE();
  // CHECK: :[[@LINE-1]]:3: warning: 'nap' blocks the event loop in coroutine 'macro'
  // CHECK: note: the call is expanded from a macro: change the macro, or write the call out here
  // CHECK-FIXES: {{^}}  NAP_TWICE();
  co_return;
}

awaitable<int> value(int x) { co_return x; }
int nap_with(int x) { return x + nap(); }
awaitable<void> argument_awaits() {
  nap_with(co_await value(1));
  // CHECK: :[[@LINE-1]]:3: warning: 'nap_with' blocks the event loop in coroutine 'argument_awaits'
  // CHECK: note: an argument contains 'co_await', so the call cannot move into a lambda: await it into a variable first
  // CHECK-FIXES: {{^}}  nap_with(co_await value(1));
}

int &counter() {
  static int value;
  nap();
  return value;
}
awaitable<void> reference() {
  ++counter();
  // CHECK: :[[@LINE-1]]:5: warning: 'counter' blocks the event loop in coroutine 'reference'
  // CHECK: note: the result is a reference: offload the whole statement that uses it
  // CHECK-FIXES: {{^}}  ++counter();
  co_return;
}

// Unevaluated: nothing runs, so there is no finding.
awaitable<void> unevaluated() {
  static_assert(!noexcept(nap()));
  static_assert(sizeof(decltype(nap())) == sizeof(int));
  co_return;
}
