// What uWebSockets declares in App.h, HttpResponse.h, Loop.h and MoveOnlyFunction.h, as far as knowledge speaks of it.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>

struct us_listen_socket_t;

namespace ofats {
template <typename Signature> class any_invocable;
template <typename R, typename... ArgTypes> class any_invocable<R(ArgTypes...)> {
public:
  any_invocable() noexcept = default;
  any_invocable(std::nullptr_t) noexcept;
  any_invocable(any_invocable &&) noexcept;
  template <typename F, typename = std::enable_if_t<std::is_invocable_r_v<R, F &, ArgTypes...>>> any_invocable(F &&) {}
  R operator()(ArgTypes... args);
};
} // namespace ofats

namespace uWS {
template <typename T> using MoveOnlyFunction = ofats::any_invocable<T>;

class HttpRequest {
public:
  std::string_view getUrl();
};

template <bool SSL> class HttpResponse {
public:
  void end(std::string_view data = {});
  HttpResponse *cork(MoveOnlyFunction<void()> &&handler);
  HttpResponse *onWritable(MoveOnlyFunction<bool(unsigned long)> &&handler);
  HttpResponse *onAborted(MoveOnlyFunction<void()> &&handler);
  void onData(MoveOnlyFunction<void(std::string_view, bool)> &&handler);
};

template <bool SSL, bool isServer, typename UserData> class WebSocket {
public:
  int send(std::string_view message);
};

class Loop {
public:
  static Loop *get();
  void defer(MoveOnlyFunction<void()> &&callback);
  void run();
};
void run();

template <bool SSL> class TemplatedApp {
public:
  using Handler = MoveOnlyFunction<void(HttpResponse<SSL> *, HttpRequest *)>;
  template <typename UserData> struct WebSocketBehavior {
    unsigned short idleTimeout = 120;
    MoveOnlyFunction<void(WebSocket<SSL, true, UserData> *)> open = nullptr;
    MoveOnlyFunction<void(WebSocket<SSL, true, UserData> *, std::string_view)> message = nullptr;
    MoveOnlyFunction<void(WebSocket<SSL, true, UserData> *, int, std::string_view)> close = nullptr;
  };
  template <typename UserData> TemplatedApp &&ws(std::string pattern, WebSocketBehavior<UserData> &&behavior);
  TemplatedApp &&get(std::string pattern, Handler &&handler);
  TemplatedApp &&post(std::string pattern, Handler &&handler);
  TemplatedApp &&options(std::string pattern, Handler &&handler);
  TemplatedApp &&del(std::string pattern, Handler &&handler);
  TemplatedApp &&patch(std::string pattern, Handler &&handler);
  TemplatedApp &&put(std::string pattern, Handler &&handler);
  TemplatedApp &&head(std::string pattern, Handler &&handler);
  TemplatedApp &&connect(std::string pattern, Handler &&handler);
  TemplatedApp &&trace(std::string pattern, Handler &&handler);
  TemplatedApp &&any(std::string pattern, Handler &&handler);
  TemplatedApp &&listen(int port, MoveOnlyFunction<void(us_listen_socket_t *)> &&handler);
  TemplatedApp &&run();
};
using App = TemplatedApp<false>;
using SSLApp = TemplatedApp<true>;
} // namespace uWS
