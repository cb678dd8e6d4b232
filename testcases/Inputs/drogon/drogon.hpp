// The declarations of Drogon and Trantor that drogon.yaml names:
// drogon/utils/coroutine.h, the synchronous forms of its clients,
// drogon/Http{AppFramework,Controller,SimpleController,Filter}.h,
// drogon/WebSocketController.h, trantor/net/EventLoop.h and
// trantor/utils/ConcurrentTaskQueue.h.
#pragma once
#include "coroutine_promise.hpp"
#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

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
class Transaction;
class DbClient {
public:
  virtual ~DbClient();
  virtual std::shared_ptr<Transaction>
  newTransaction(const std::function<void(bool)> &commitCallback = std::function<void(bool)>()) noexcept(false) = 0;
  virtual void newTransactionAsync(const std::function<void(const std::shared_ptr<Transaction> &)> &callback) = 0;
  template <typename... Arguments>
  const Result execSqlSync(const std::string &sql, Arguments &&...args) noexcept(false);
  template <typename... Arguments> mock::awaiter<Result> execSqlCoro(const std::string &sql, Arguments &&...args);
};
using DbClientPtr = std::shared_ptr<DbClient>;
class Criteria {};
class DrogonDbException;
using ExceptionCallback = std::function<void(const DrogonDbException &)>;

template <typename T> class Mapper {
public:
  using SingleRowCallback = std::function<void(T)>;
  using MultipleRowsCallback = std::function<void(std::vector<T>)>;
  using CountCallback = std::function<void(const std::size_t)>;
  Mapper(const DbClientPtr &client);
  Mapper<T> &limit(std::size_t limit);
  T findByPrimaryKey(const int &key) noexcept(false);
  void findByPrimaryKey(const int &key, const SingleRowCallback &rcb, const ExceptionCallback &ecb) noexcept;
  std::vector<T> findAll() noexcept(false);
  void findAll(const MultipleRowsCallback &rcb, const ExceptionCallback &ecb) noexcept;
  std::size_t count(const Criteria &criteria = Criteria()) noexcept(false);
  T findOne(const Criteria &criteria) noexcept(false);
  std::vector<T> findBy(const Criteria &criteria) noexcept(false);
  void insert(T &obj) noexcept(false);
  void insert(const T &obj, const SingleRowCallback &rcb, const ExceptionCallback &ecb) noexcept;
  std::size_t update(const T &obj) noexcept(false);
  std::size_t deleteOne(const T &obj) noexcept(false);
  std::size_t deleteBy(const Criteria &criteria) noexcept(false);
  std::size_t deleteByPrimaryKey(const int &key) noexcept(false);
};
} // namespace orm

namespace nosql {
class RedisResult {};
class RedisTransaction;
class RedisClient {
public:
  virtual ~RedisClient() = default;
  template <typename T, typename... Args>
  T execCommandSync(std::function<T(const RedisResult &)> &&processFunc, std::string_view command, Args &&...args);
  template <typename... Arguments>
  mock::awaiter<RedisResult> execCommandCoro(std::string_view command, Arguments... args);
  virtual std::shared_ptr<RedisTransaction> newTransaction() noexcept(false) = 0;
};
} // namespace nosql

class HttpFile {
public:
  const std::string &getFileName() const noexcept;
  int save() const noexcept;
  int save(const std::string &path) const noexcept;
  int saveAs(const std::string &fileName) const noexcept;
};

} // namespace drogon
