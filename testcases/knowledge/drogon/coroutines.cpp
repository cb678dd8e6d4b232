// RUN: %check_both %s -- -std=c++20
// Handlers run on their connection's event loop, and moving to another loop makes blocking no better.
#include "drogon/drogon.hpp"
#include <thread>
using namespace std::chrono_literals;
using drogon::Task;

Task<> bad_sleep() {
  std::this_thread::sleep_for(1s);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the event loop in coroutine 'bad_sleep'
  co_return;
}

drogon::AsyncTask bad_detached() {
  std::this_thread::sleep_for(1s);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the event loop in coroutine 'bad_detached'
  co_return;
}

Task<> good_sleep(trantor::EventLoop *loop) { co_await drogon::sleepCoro(loop, 1s); }

Task<> bad_in_loop(trantor::EventLoop *loop) {
  co_await drogon::queueInLoopCoro(loop, [] {
    std::this_thread::sleep_for(1s);
    // CHECK: :[[@LINE-1]]:5: warning: 'std::this_thread::sleep_for' blocks the event loop in {{.*}}
  });
}

Task<> good_queue(trantor::ConcurrentTaskQueue &queue, trantor::SerialTaskQueue &serial, trantor::TaskQueue &some) {
  queue.runTaskInQueue([] { std::this_thread::sleep_for(1s); });
  serial.runTaskInQueue([] { std::this_thread::sleep_for(1s); });
  some.runTaskInQueue([] { std::this_thread::sleep_for(1s); });
  co_return;
}

Task<> bad_queue(trantor::SerialTaskQueue &queue) {
  queue.syncTaskInQueue([] { std::this_thread::sleep_for(1s); });
  // CHECK: :[[@LINE-1]]:3: warning: 'trantor::TaskQueue::syncTaskInQueue' blocks the event loop in coroutine 'bad_queue'; use 'runTaskInQueue'
  co_return;
}

Task<> bad_run() {
  drogon::async_run([]() -> Task<> {
    std::this_thread::sleep_for(1s);
    // CHECK: :[[@LINE-1]]:5: warning: 'std::this_thread::sleep_for' blocks the event loop in {{.*}}
    co_return;
  });
  co_return;
}

Task<> bad_wait(trantor::EventLoop *loop) {
  drogon::sync_wait(good_sleep(loop));
  // CHECK: :[[@LINE-1]]:3: warning: 'drogon::sync_wait' blocks the event loop in coroutine 'bad_wait'; use 'co_await'
  loop->loop();
  // CHECK: :[[@LINE-1]]:3: warning: 'trantor::EventLoop::loop' blocks the event loop in coroutine 'bad_wait'
  co_return;
}

Task<> bad_clients(drogon::HttpClient &http, drogon::orm::DbClient &database, std::shared_ptr<drogon::HttpRequest> request) {
  http.sendRequest(request);
  // CHECK: :[[@LINE-1]]:3: warning: 'drogon::HttpClient::sendRequest' blocks the event loop in coroutine 'bad_clients'; use 'sendRequestCoro'
  database.execSqlSync("select 1");
  // CHECK: :[[@LINE-1]]:3: warning: 'drogon::orm::DbClient::execSqlSync' blocks the event loop in coroutine 'bad_clients'; use 'execSqlCoro'
  co_return;
}

Task<> good_clients(drogon::HttpClient &http, drogon::orm::DbClient &database, std::shared_ptr<drogon::HttpRequest> request) {
  http.sendRequest(request, [](drogon::ReqResult, const std::shared_ptr<drogon::HttpResponse> &) {});
  co_await http.sendRequestCoro(request);
  co_await database.execSqlCoro("select 1");
}
