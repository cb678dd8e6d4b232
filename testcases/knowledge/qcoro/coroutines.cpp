// RUN: %check_both %s -- -std=c++20
// A Task goes on in the Qt event loop; QtConcurrent and other threads take the blocking work.
#include "qcoro/qcoro.hpp"
#include <thread>
using namespace std::chrono_literals;
using QCoro::Task;

Task<> bad_sleep() {
  std::this_thread::sleep_for(1s);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the event loop in coroutine 'bad_sleep'
  co_return;
}

QCoro::LazyTask<> bad_lazy() {
  std::this_thread::sleep_for(1s);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the event loop in coroutine 'bad_lazy'
  co_return;
}

Task<> good_sleep() { co_await QCoro::sleepFor(1s); }

Task<> good_pool() {
  co_await QtConcurrent::run([] {
    std::this_thread::sleep_for(1s);
    return 1;
  });
}

Task<> bad_continuation() {
  good_sleep().then([] {
    std::this_thread::sleep_for(1s);
    // CHECK: :[[@LINE-1]]:5: warning: 'std::this_thread::sleep_for' blocks the event loop in {{.*}}
  });
  co_return;
}

Task<> bad_wait(Task<> other) {
  QCoro::waitFor(good_sleep());
  // CHECK: :[[@LINE-1]]:3: warning: 'QCoro::waitFor' blocks the event loop in coroutine 'bad_wait'; use 'co_await'
  QCoro::waitFor(other);
  // CHECK: :[[@LINE-1]]:3: warning: 'QCoro::waitFor' blocks the event loop in coroutine 'bad_wait'
  co_return;
}

Task<> good_wait() { co_await good_sleep(); }

QCoro::AsyncGenerator<int> bad_asynchronous_generator() {
  std::this_thread::sleep_for(1s);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the event loop in coroutine 'bad_asynchronous_generator'
  co_yield 1;
}

// Runs in whoever iterates it.
QCoro::Generator<int> good_generator() {
  std::this_thread::sleep_for(1s);
  co_yield 1;
}
