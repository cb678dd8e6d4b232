// What a server serves: routes with their handlers, middleware around them, hooks at the start and the stop.
//
//     nostall::app app;
//     app.get("/hello/{name}", [](std::string name) -> nostall::task<std::string> { co_return "Hello " + name; });
//     app.get("/report/{id}", [](int id) { return slow_report(id); });   // no task: runs on a thread
//     nostall::server(app, {.port = 8080}).run();
#pragma once

#include <functional>
#include <memory>
#include <nostall/detail/endpoint.hpp>
#include <nostall/limiter.hpp>
#include <nostall/request.hpp>
#include <nostall/response.hpp>
#include <nostall/task.hpp>
#include <nostall/watchdog.hpp>
#include <source_location>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace nostall {

class app;

namespace detail {
class router;
}

/// What handles a request next: the next middleware, or finally the handler.
class next_handler {
public:
  next_handler(app& owner, std::size_t position) : owner_(owner), position_(position) {}
  task<response> operator()(request& request) const;

private:
  app& owner_;
  std::size_t position_;
};

/// Wraps every handler. `co_await next(request)` returns the response of what it wraps; exceptions from there have been
/// turned into responses already. Returning a response without calling `next` is allowed.
using middleware = std::function<task<response>(request&, next_handler next)>;

/// Routes, middleware and hooks. Build it completely before a server runs it; it must outlive the server, for the
/// coroutines of its handlers use the closures that it keeps. Then it is only read, by all loops at once: handlers that
/// share state across several workers must guard it.
///
/// Errors: a pattern that is malformed, exists already, or has another number of parameters than its handler throws
/// std::invalid_argument.
class app {
public:
  app();
  ~app();
  app(const app&) = delete;
  app& operator=(const app&) = delete;

  /// Where plain handlers run whose routes are added after this; default_thread_limiter() before. It must outlive the
  /// app.
  app& run_plain_handlers_on(thread_limiter& limiter) { return limiter_ = &limiter, *this; }

  /// Adds a route. `pattern` is a path whose segments may be parameters, `/users/{id}`; the last one may take all the
  /// rest, `/files/{path...}`. A fixed segment goes before a parameter. The path parameters of the handler, which are
  /// those of its parameters that no other source is named for, get them in their order.
  template <typename Handler>
  app& route(verb method, std::string_view pattern, Handler handler,
             std::source_location where = std::source_location::current()) {
    using arguments = detail::argument_list<typename detail::signature<Handler>::arguments>;
    auto names = parameter_names(pattern, arguments::path_parameters);
    name_handler(handler, name_of(method, pattern)); // for the watchdog
    if constexpr (detail::is_task<typename detail::signature<Handler>::result>)
      add(method, std::make_unique<detail::loop_endpoint<Handler>>(std::move(handler), std::string(pattern),
                                                                   std::move(names), where));
    else
      add(method, std::make_unique<detail::thread_endpoint<Handler>>(*limiter_, std::move(handler),
                                                                     std::string(pattern), std::move(names), where));
    return *this;
  }

  template <typename Handler>
  app& get(std::string_view pattern, Handler handler, std::source_location where = std::source_location::current()) {
    return route(verb::get, pattern, std::move(handler), where);
  }
  template <typename Handler>
  app& post(std::string_view pattern, Handler handler, std::source_location where = std::source_location::current()) {
    return route(verb::post, pattern, std::move(handler), where);
  }
  template <typename Handler>
  app& put(std::string_view pattern, Handler handler, std::source_location where = std::source_location::current()) {
    return route(verb::put, pattern, std::move(handler), where);
  }
  template <typename Handler>
  app& patch(std::string_view pattern, Handler handler, std::source_location where = std::source_location::current()) {
    return route(verb::patch, pattern, std::move(handler), where);
  }
  template <typename Handler>
  app& del(std::string_view pattern, Handler handler, std::source_location where = std::source_location::current()) {
    return route(verb::delete_, pattern, std::move(handler), where);
  }
  template <typename Handler>
  app& head(std::string_view pattern, Handler handler, std::source_location where = std::source_location::current()) {
    return route(verb::head, pattern, std::move(handler), where);
  }
  template <typename Handler>
  app& options(std::string_view pattern, Handler handler,
               std::source_location where = std::source_location::current()) {
    return route(verb::options, pattern, std::move(handler), where);
  }

  /// Every method that has no route of its own at this pattern.
  template <typename Handler>
  app& any(std::string_view pattern, Handler handler, std::source_location where = std::source_location::current()) {
    return route(verb::unknown, pattern, std::move(handler), where);
  }

  /// A WebSocket. The handler takes `websocket&` and otherwise what other handlers take, and returns task<>; what is
  /// wrong with its parameters is answered before the connection becomes a WebSocket.
  template <typename Handler>
  app& websocket(std::string_view pattern, Handler handler,
                 std::source_location where = std::source_location::current()) {
    using arguments = detail::argument_list<typename detail::signature<Handler>::arguments>;
    auto names = parameter_names(pattern, arguments::path_parameters);
    name_handler(handler, "WebSocket " + std::string(pattern));
    add(verb::get, std::make_unique<detail::websocket_endpoint<Handler>>(std::move(handler), std::string(pattern),
                                                                         std::move(names), where));
    return *this;
  }

  /// Adds a middleware inside those that are there.
  app& use(middleware around) { return middleware_.push_back(std::move(around)), *this; }

  /// Runs on a loop before the first connection is accepted. What it throws, server::start throws.
  app& on_start(std::function<task<>()> hook) { return start_.push_back(std::move(hook)), *this; }

  /// Runs on a loop after the last request.
  app& on_stop(std::function<task<>()> hook) { return stop_.push_back(std::move(hook)), *this; }

  /// From a request to its response, through the middleware. The request must live until the task is done. Throws what
  /// routing, binding, handlers and middleware throw; error_response() makes a response of it.
  task<response> dispatch(request& request);

  /// What a client gets for an exception: what an http_error says, 503 with Retry-After for limiter_full, otherwise 500
  /// without any detail.
  static response error_response(std::exception_ptr error);

  /// Run the hooks, one after the other.
  task<> start();
  task<> stop();

private:
  friend class next_handler;

  static std::string name_of(verb method, std::string_view pattern);
  static std::vector<std::string> parameter_names(std::string_view pattern, std::size_t expected);
  void add(verb method, std::unique_ptr<detail::endpoint> endpoint);
  task<response> dispatch_from(std::size_t middleware, request& request);
  task<response> handle(request& request);

  std::unique_ptr<detail::router> router_;
  thread_limiter* limiter_ = &default_thread_limiter();
  std::vector<middleware> middleware_;
  std::vector<std::function<task<>()>> start_, stop_;
};

} // namespace nostall
