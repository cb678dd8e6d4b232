// RUN: %check_both %s -- -std=c++20
// What to_thread runs may block; the operation must be awaited, and a limiter must not end in a coroutine.
#include "awaitable.hpp"
#include "nostall-mock/to_thread.hpp"
#include <chrono>
#include <thread>
using namespace std::chrono_literals;
using boost::asio::awaitable;
using nostall::thread_limiter;
using nostall::to_thread;

void blocks(int seconds) { std::this_thread::sleep_for(std::chrono::seconds(seconds)); }

awaitable<void> good(thread_limiter &limiter) {
  co_await to_thread([] { std::this_thread::sleep_for(1s); });
  co_await to_thread(blocks, 1);
  co_await to_thread(limiter, [] { std::this_thread::sleep_for(1s); });
  co_await to_thread(limiter, blocks, 1);
}

awaitable<void> bad_call() {
  blocks(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'blocks' blocks the event loop in coroutine 'bad_call'
  co_return;
}

awaitable<void> bad_limiter() {
  thread_limiter limiter(1);
  // CHECK: :[[@LINE-1]]:18: warning: 'nostall::thread_limiter::~thread_limiter' blocks the event loop in coroutine 'bad_limiter'; use a limiter that outlives the coroutine
  co_return;
}

awaitable<void> bad_unawaited(thread_limiter &limiter) {
  to_thread(blocks, 1);
  // CHECK: :[[@LINE-1]]:3: warning: {{.*}}[nostall-unawaited]
  to_thread(limiter, blocks, 1);
  // CHECK: :[[@LINE-1]]:3: warning: {{.*}}[nostall-unawaited]
  co_return;
}
