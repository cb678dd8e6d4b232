// RUN: %check_both %s -- -std=c++20
// A framework whose tasks have stacks of their own: no coroutine of C++20 in sight, and blocking holds up a loop's thread
// all the same. The configuration beside this file says which functions run there and what moves work elsewhere.
#include "userver/userver.hpp"
#include <mutex>
#include <thread>
using namespace std::chrono_literals;
using userver::server::handlers::HttpHandlerBase;
using userver::server::http::HttpRequest;
using userver::server::request::RequestContext;

class bad_handler final : public HttpHandlerBase {
public:
  std::string HandleRequestThrow(const HttpRequest &, RequestContext &) const override {
    std::this_thread::sleep_for(1s);
    // CHECK: :[[@LINE-1]]:5: warning: 'std::this_thread::sleep_for' blocks the event loop in {{.*}}'bad_handler::HandleRequestThrow'
    mutex.lock();
    // CHECK: :[[@LINE-1]]:5: warning: 'std::mutex::lock' blocks the event loop in {{.*}}'bad_handler::HandleRequestThrow'; use 'userver::engine::Mutex'
    mutex.unlock();
    userver::utils::Async("same task processor", [] {
      std::this_thread::sleep_for(1s);
      // CHECK: :[[@LINE-1]]:7: warning: 'std::this_thread::sleep_for' blocks the event loop in {{.*}}
    }).Get();
    userver::engine::AsyncNoSpan([] {
      std::this_thread::sleep_for(1s);
      // CHECK: :[[@LINE-1]]:7: warning: 'std::this_thread::sleep_for' blocks the event loop in {{.*}}
    }).Get();
    return {};
  }

private:
  mutable std::mutex mutex;
};

class good_handler final : public HttpHandlerBase {
public:
  explicit good_handler(userver::engine::TaskProcessor &fs_task_processor) : fs_task_processor(fs_task_processor) {}

  std::string HandleRequestThrow(const HttpRequest &, RequestContext &) const override {
    userver::engine::SleepFor(1s);
    mutex.lock();
    mutex.unlock();
    userver::utils::Async(fs_task_processor, "blocking", [] { std::this_thread::sleep_for(1s); }).Get();
    userver::engine::AsyncNoSpan(fs_task_processor, [] { std::this_thread::sleep_for(1s); }).Get();
    return userver::fs::ReadFileContents(fs_task_processor, "/etc/motd");
  }

private:
  userver::engine::TaskProcessor &fs_task_processor;
  mutable userver::engine::Mutex mutex;
};

// Not a handler.
std::string start_up() {
  std::this_thread::sleep_for(1s);
  return {};
}
