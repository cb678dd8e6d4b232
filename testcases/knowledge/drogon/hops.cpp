// RUN: %check_both %s -- -std=c++20
// A coroutine that moves to another event loop may not block there either.
#include "drogon/drogon.hpp"
#include <thread>
using namespace std::chrono_literals;
using drogon::Task;

Task<> bad_other_loop(trantor::EventLoop *loop) {
  co_await drogon::switchThreadCoro(loop);
  std::this_thread::sleep_for(1s);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the event loop in coroutine 'bad_other_loop'
}
