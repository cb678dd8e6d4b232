// RUN: %check_both %s -- -std=c++20
// A Task and Drogon's awaiters do nothing until they are awaited; an AsyncTask has already begun.
#include "drogon/drogon.hpp"
using namespace std::chrono_literals;
using drogon::Task;

Task<> save();
drogon::AsyncTask fire();

Task<> bad(trantor::EventLoop *loop) {
  save();
  // CHECK: :[[@LINE-1]]:3: warning: {{.*}}[nostall-unawaited]
  drogon::sleepCoro(loop, 1s);
  // CHECK: :[[@LINE-1]]:3: warning: {{.*}}[nostall-unawaited]
  drogon::queueInLoopCoro(loop, [] {});
  // CHECK: :[[@LINE-1]]:3: warning: {{.*}}[nostall-unawaited]
  drogon::switchThreadCoro(loop);
  // CHECK: :[[@LINE-1]]:3: warning: {{.*}}[nostall-unawaited]
  co_return;
}

Task<> good() {
  fire();
  co_await save();
}
