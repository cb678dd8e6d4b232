// RUN: %check_both %s -- -std=c++20
// Everything runs on the reactor: coroutines, continuations, other shards, and seastar::async as well.
#include "seastar/seastar.hpp"
#include <thread>
using namespace std::chrono_literals;
using seastar::future;

future<> bad_sleep() {
  std::this_thread::sleep_for(1s);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the event loop in coroutine 'bad_sleep'
  co_return;
}

future<> good_sleep() { co_await seastar::sleep(1s); }

future<> bad_thread() {
  co_await seastar::async([] {
    std::this_thread::sleep_for(1s);
    // CHECK: :[[@LINE-1]]:5: warning: 'std::this_thread::sleep_for' blocks the event loop in {{.*}}
  });
  co_await seastar::async(seastar::thread_attributes(), [] {
    std::this_thread::sleep_for(1s);
    // CHECK: :[[@LINE-1]]:5: warning: 'std::this_thread::sleep_for' blocks the event loop in {{.*}}
  });
}

future<> good_thread() {
  co_await seastar::async([] { seastar::sleep(1s).get(); });
}

future<> bad_shard() {
  co_await seastar::smp::submit_to(1, [] {
    std::this_thread::sleep_for(1s);
    // CHECK: :[[@LINE-1]]:5: warning: 'std::this_thread::sleep_for' blocks the event loop in {{.*}}
  });
  co_await seastar::smp::invoke_on_all([] {
    std::this_thread::sleep_for(1s);
    // CHECK: :[[@LINE-1]]:5: warning: 'std::this_thread::sleep_for' blocks the event loop in {{.*}}
  });
}

future<> bad_continuation() {
  return seastar::sleep(1ms).then([] {
    std::this_thread::sleep_for(1s);
    // CHECK: :[[@LINE-1]]:5: warning: 'std::this_thread::sleep_for' blocks the event loop in {{.*}}
  });
}

future<> bad_run(seastar::app_template &app) {
  app.run(0, nullptr, [] {});
  // CHECK: :[[@LINE-1]]:3: warning: 'seastar::app_template::run' blocks the event loop in coroutine 'bad_run'
  co_return;
}

seastar::coroutine::experimental::generator<int> bad_asynchronous_generator() {
  std::this_thread::sleep_for(1s);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the event loop in coroutine 'bad_asynchronous_generator'
  co_yield 1;
}
