// The declarations of cpp-httplib 0.11 that the tests call, each in the class that declares it.
#pragma once
#include <cstddef>
#include <exception>
#include <functional>
#include <map>
#include <string>

namespace httplib {
struct Request {
  std::string path;
};
struct Response {
  int status = -1;
  void set_content(const std::string &body, const std::string &type);
};
class Result {
public:
  operator bool() const;
  const Response &value() const;
};
using Headers = std::multimap<std::string, std::string>;
using ContentReceiver = std::function<bool(const char *data, size_t length)>;
using Logger = std::function<void(const Request &, const Response &)>;

class ClientImpl {
public:
  explicit ClientImpl(const std::string &host, int port);
  virtual ~ClientImpl();
  virtual bool is_valid() const;
  Result Get(const std::string &path);
  Result Get(const std::string &path, const Headers &headers);
  Result Get(const std::string &path, ContentReceiver receiver);
  Result Head(const std::string &path);
  Result Post(const std::string &path, const std::string &body, const std::string &type);
  Result Put(const std::string &path, const std::string &body, const std::string &type);
  Result Patch(const std::string &path, const std::string &body, const std::string &type);
  Result Delete(const std::string &path);
  Result Options(const std::string &path);
  Result send(const Request &request);
  void set_logger(Logger logger);
  void stop();
};

class SSLClient : public ClientImpl {
public:
  explicit SSLClient(const std::string &host, int port);
  ~SSLClient() override;
};

class Client {
public:
  explicit Client(const std::string &address);
  ~Client();
  bool is_valid() const;
  Result Get(const std::string &path);
  Result Get(const std::string &path, const Headers &headers);
  Result Get(const std::string &path, ContentReceiver receiver);
  Result Head(const std::string &path);
  Result Post(const std::string &path, const std::string &body, const std::string &type);
  Result Put(const std::string &path, const std::string &body, const std::string &type);
  Result Patch(const std::string &path, const std::string &body, const std::string &type);
  Result Delete(const std::string &path);
  Result Options(const std::string &path);
  Result send(const Request &request);
  void set_read_timeout(long seconds, long microseconds = 0);
  void set_logger(Logger logger);
  void stop();
};

class TaskQueue {
public:
  virtual ~TaskQueue() = default;
  virtual void enqueue(std::function<void()> task) = 0;
  virtual void shutdown() = 0;
};
class ThreadPool : public TaskQueue {
public:
  explicit ThreadPool(size_t threads);
  ~ThreadPool() override;
  void enqueue(std::function<void()> task) override;
  void shutdown() override;
};

class Server {
public:
  using Handler = std::function<void(const Request &, Response &)>;
  enum class HandlerResponse { Handled, Unhandled };
  using HandlerWithResponse = std::function<HandlerResponse(const Request &, Response &)>;
  using ExceptionHandler = std::function<void(const Request &, Response &, std::exception_ptr)>;
  using Expect100ContinueHandler = std::function<int(const Request &, Response &)>;
  Server();
  virtual ~Server();
  Server &Get(const std::string &pattern, Handler handler);
  Server &Post(const std::string &pattern, Handler handler);
  Server &Put(const std::string &pattern, Handler handler);
  Server &Patch(const std::string &pattern, Handler handler);
  Server &Delete(const std::string &pattern, Handler handler);
  Server &Options(const std::string &pattern, Handler handler);
  Server &set_error_handler(Handler handler);
  Server &set_exception_handler(ExceptionHandler handler);
  Server &set_expect_100_continue_handler(Expect100ContinueHandler handler);
  Server &set_file_request_handler(Handler handler);
  Server &set_logger(Logger logger);
  Server &set_post_routing_handler(Handler handler);
  Server &set_pre_routing_handler(HandlerWithResponse handler);
  bool bind_to_port(const std::string &host, int port, int flags = 0);
  bool listen_after_bind();
  bool listen(const std::string &host, int port, int flags = 0);
  void stop();
};
} // namespace httplib
