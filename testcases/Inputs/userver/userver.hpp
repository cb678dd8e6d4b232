// The declarations of userver that the example configuration names.
#pragma once
#include <chrono>
#include <string>

namespace userver {

namespace engine {
class TaskProcessor {};
template <typename T> class TaskWithResult {
public:
  T Get();
};
template <typename Rep, typename Period> void SleepFor(const std::chrono::duration<Rep, Period> &) {}
template <typename Function> TaskWithResult<void> AsyncNoSpan(TaskProcessor &, Function &&) { return {}; }
template <typename Function> TaskWithResult<void> AsyncNoSpan(Function &&) { return {}; }
class Mutex {
public:
  void lock();
  void unlock();
};
} // namespace engine

namespace utils {
template <typename Function> engine::TaskWithResult<void> Async(engine::TaskProcessor &, std::string, Function &&) {
  return {};
}
template <typename Function> engine::TaskWithResult<void> Async(std::string, Function &&) { return {}; }
} // namespace utils

namespace fs {
std::string ReadFileContents(engine::TaskProcessor &async_tp, const std::string &path);
} // namespace fs

namespace server::http {
class HttpRequest;
}
namespace server::request {
class RequestContext;
}
namespace server::handlers {
class HttpHandlerBase {
public:
  virtual ~HttpHandlerBase();
  virtual std::string HandleRequestThrow(const http::HttpRequest &request, request::RequestContext &context) const;
};
} // namespace server::handlers

} // namespace userver
