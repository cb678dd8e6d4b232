// The declarations of Drogon and Trantor that drogon.yaml names: drogon/utils/coroutine.h, the synchronous forms of its
// clients, drogon/Http{AppFramework,Controller,SimpleController,Filter}.h, drogon/WebSocketController.h, trantor/net/EventLoop.h and trantor/utils/ConcurrentTaskQueue.h.
#pragma once
#include "coroutine_promise.hpp"
#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <utility>

namespace trantor {
class EventLoop {
public:
  void loop();
  template <typename Functor> void runInLoop(Functor &&) {}
  void queueInLoop(std::function<void()> f);
};
class EventLoopThread {
public:
  EventLoop *getLoop() const;
  void wait();
};
class TaskQueue {
public:
  virtual void runTaskInQueue(const std::function<void()> &task) = 0;
  void syncTaskInQueue(const std::function<void()> &task);
  virtual ~TaskQueue();
};
class ConcurrentTaskQueue : public TaskQueue {
public:
  ConcurrentTaskQueue(std::size_t threadNum, const std::string &name);
  void runTaskInQueue(const std::function<void()> &task) override;
};
class SerialTaskQueue : public TaskQueue {
public:
  explicit SerialTaskQueue(const std::string &name);
  void runTaskInQueue(const std::function<void()> &task) override;
};
} // namespace trantor

namespace drogon {

template <typename T = void> struct [[nodiscard]] Task {
  using promise_type = mock::promise<Task, T>;
  mock::awaiter<T> operator co_await() const noexcept;
};

struct AsyncTask {
  struct promise_type : mock::promise<AsyncTask, void, std::suspend_never> {};
};

namespace internal {
struct [[nodiscard]] TimerAwaiter : mock::awaiter<void> {};
struct [[nodiscard]] LoopAwaiter : mock::awaiter<void> {};
struct [[nodiscard]] SwitchThreadAwaiter : mock::awaiter<void> {};
} // namespace internal

template <typename Await> void sync_wait(Await &&await);
template <typename Coro> void async_run(Coro &&) {}
internal::TimerAwaiter sleepCoro(trantor::EventLoop *loop, const std::chrono::duration<double> &delay) noexcept;
internal::TimerAwaiter sleepCoro(trantor::EventLoop *loop, double delay) noexcept;
internal::LoopAwaiter queueInLoopCoro(trantor::EventLoop *workLoop, std::function<void()> taskFunc,
                                      trantor::EventLoop *resumeLoop = nullptr);
internal::SwitchThreadAwaiter switchThreadCoro(trantor::EventLoop *loop) noexcept;

class HttpResponse;
class HttpRequest;
enum class ReqResult { Ok };
class HttpClient {
public:
  std::pair<ReqResult, std::shared_ptr<HttpResponse>> sendRequest(const std::shared_ptr<HttpRequest> &req,
                                                                  double timeout = 0);
  void sendRequest(const std::shared_ptr<HttpRequest> &req,
                   const std::function<void(ReqResult, const std::shared_ptr<HttpResponse> &)> &callback,
                   double timeout = 0);
  mock::awaiter<std::shared_ptr<HttpResponse>> sendRequestCoro(std::shared_ptr<HttpRequest> req, double timeout = 0);
};

using HttpRequestPtr = std::shared_ptr<HttpRequest>;
using AdviceCallback = std::function<void(const std::shared_ptr<HttpResponse> &)>;

class HttpAppFramework {
public:
  template <typename Function> HttpAppFramework &registerHandler(const std::string &path, Function &&function) {
    return *this;
  }
};
HttpAppFramework &app();

template <typename T> class HttpController {
protected:
  template <typename Function> static void registerMethod(Function &&function, const std::string &path) {}
};
class HttpSimpleControllerBase {
public:
  virtual void asyncHandleHttpRequest(const HttpRequestPtr &request, AdviceCallback &&callback) = 0;
  virtual ~HttpSimpleControllerBase() = default;
};
template <typename T> class HttpSimpleController : public HttpSimpleControllerBase {};
class WebSocketConnection;
enum class WebSocketMessageType { Text };
class WebSocketControllerBase {
public:
  virtual void handleNewMessage(const std::shared_ptr<WebSocketConnection> &, std::string &&,
                                const WebSocketMessageType &) = 0;
  virtual void handleConnectionClosed(const std::shared_ptr<WebSocketConnection> &) = 0;
  virtual void handleNewConnection(const HttpRequestPtr &, const std::shared_ptr<WebSocketConnection> &) = 0;
  virtual ~WebSocketControllerBase() = default;
};
template <typename T> class WebSocketController : public WebSocketControllerBase {};
class HttpFilterBase {
public:
  virtual void doFilter(const HttpRequestPtr &request, AdviceCallback &&callback, std::function<void()> &&next) = 0;
  virtual ~HttpFilterBase() = default;
};
template <typename T> class HttpFilter : public HttpFilterBase {};

namespace orm {
class Result {};
class DbClient {
public:
  template <typename... Arguments>
  const Result execSqlSync(const std::string &sql, Arguments &&...args) noexcept(false);
  template <typename... Arguments> mock::awaiter<Result> execSqlCoro(const std::string &sql, Arguments &&...args);
};
} // namespace orm

} // namespace drogon
