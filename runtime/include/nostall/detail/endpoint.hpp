// A handler without its types: from a request to a response. Here the model of the runtime is decided: a handler that
// returns a task runs on the loop, any other one on a thread, because its type says that it may block.
#pragma once

#include <boost/json/value_from.hpp>
#include <nostall/detail/arguments.hpp>
#include <nostall/limiter.hpp>
#include <nostall/request.hpp>
#include <nostall/response.hpp>
#include <nostall/task.hpp>
#include <nostall/to_thread.hpp>
#include <source_location>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

namespace nostall::detail {

class endpoint {
public:
  endpoint(std::string route, std::vector<std::string> names, std::source_location where)
      : route(std::move(route)), names(std::move(names)), where(where) {}
  virtual ~endpoint() = default;

  // The request must live until the task is done. Throws what the binding of its parameters throws.
  virtual task<response> call(const request& request) = 0;

  const std::string route;
  const std::vector<std::string> names; // of the path's parameters
  const std::source_location where;     // the route was added here
};

template <typename T>
inline constexpr bool is_task = false;
template <typename T>
inline constexpr bool is_task<task<T>> = true;

template <typename T>
inline constexpr bool is_with_status = false;
template <typename T>
inline constexpr bool is_with_status<with_status<T>> = true;

// A handler whose result is a task. It must live until its tasks are done.
template <typename Handler>
class coroutine_handler {
  using task_type = typename signature<Handler>::result;
  using arguments = typename argument_list<typename signature<Handler>::arguments>::type;

public:
  explicit coroutine_handler(Handler handler) : handler_(std::move(handler)) {}

  task_type operator()(arguments made) {
    if constexpr (signature<Handler>::refers_to_arguments)
      return call_with(std::move(made));
    else
      return std::apply(handler_, std::move(made));
  }

private:
  // A coroutine, for its frame to hold the arguments that the handler's refers to.
  task_type call_with(arguments made) {
    task_type handled = std::apply(handler_, std::move(made));
    co_return co_await std::move(handled);
  }

  Handler handler_;
};

// What a handler returns, as a response.
template <typename T>
response to_response(T&& result) {
  using type = std::remove_cvref_t<T>;
  if constexpr (std::is_same_v<type, response>)
    return std::forward<T>(result);
  else if constexpr (is_with_status<type>)
    return to_response(std::forward<T>(result).body).status(result.status);
  else if constexpr (std::is_constructible_v<std::string, T>)
    return response(200, std::string(std::forward<T>(result)));
  else if constexpr (std::is_convertible_v<T, std::string_view>)
    return response(200, std::string(std::string_view(result)));
  else
    return response(200, boost::json::value_from(std::forward<T>(result)));
}

template <typename Handler>
class loop_endpoint final : public endpoint {
  using result = typename signature<Handler>::result::value_type;
  using arguments = argument_list<typename signature<Handler>::arguments>;

public:
  template <typename... A>
  explicit loop_endpoint(Handler handler, A&&... rest)
      : endpoint(std::forward<A>(rest)...), handler_(std::move(handler)) {}

  task<response> call(const request& request) override {
    if constexpr (std::is_same_v<result, response>)
      return handler_(arguments::make(request, names));
    else
      return convert(unnoted(), handler_(arguments::make(request, names)));
  }

private:
  static task<response> convert(unnoted, task<result> handled) {
    if constexpr (std::is_void_v<result>) {
      co_await std::move(handled);
      co_return response(204);
    } else {
      co_return to_response(co_await std::move(handled));
    }
  }

  coroutine_handler<Handler> handler_;
};

template <typename Handler>
class thread_endpoint final : public endpoint {
  using result = typename signature<Handler>::result;
  using arguments = argument_list<typename signature<Handler>::arguments>;

public:
  template <typename... A>
  explicit thread_endpoint(thread_limiter& limiter, Handler handler, A&&... rest)
      : endpoint(std::forward<A>(rest)...), limiter_(limiter), handler_(std::move(handler)) {}

  task<response> call(const request& request) override {
    co_return co_await to_thread(limiter_, [&] { return call_here(request); });
  }

private:
  // Reading the arguments and writing the result are work too, and are done beside the loop as well.
  response call_here(const request& request) {
    if constexpr (std::is_void_v<result>) {
      std::apply(handler_, arguments::make(request, names));
      return response(204);
    } else {
      return to_response(std::apply(handler_, arguments::make(request, names)));
    }
  }

  thread_limiter& limiter_;
  Handler handler_;
};

// Throws http_error(426) if the request does not ask for a WebSocket.
void require_websocket(const request& request);

template <typename Handler>
class websocket_endpoint final : public endpoint {
  using arguments = argument_list<typename signature<Handler>::arguments>;

public:
  template <typename... A>
  explicit websocket_endpoint(Handler handler, A&&... rest)
      : endpoint(std::forward<A>(rest)...), handler_(std::move(handler)) {}

  task<response> call(const request& request) override {
    require_websocket(request);
    response answer(101);
    answer.websocket_ = [this, &request](websocket& peer) { return handler_(arguments::make(request, names, &peer)); };
    co_return answer;
  }

private:
  coroutine_handler<Handler> handler_;
};

} // namespace nostall::detail
