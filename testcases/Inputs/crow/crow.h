// The declarations of Crow that crow.yaml names: crow/app.h, crow/routing.h,
// crow/mustache.h, crow/http_response.h.
#pragma once
#include <functional>
#include <string>
#include <utility>

namespace crow {
struct request {};
struct response {
  response(int code = 200);
  response(std::string body);
  void end();
  void set_static_file_info(std::string path);
  void set_static_file_info_unsafe(std::string path);
};
namespace mustache {
class template_t {
public:
  std::string render_string() const;
};
template_t compile(const std::string &body);
template_t load(const std::string &filename);
template_t load_unsafe(const std::string &filename);
std::string load_text(const std::string &filename);
std::string load_text_unsafe(const std::string &filename);
} // namespace mustache
namespace websocket {
struct connection {};
} // namespace websocket

class WebSocketRule {
public:
  template <typename Func> WebSocketRule &onopen(Func) { return *this; }
  template <typename Func> WebSocketRule &onmessage(Func) { return *this; }
  template <typename Func> WebSocketRule &onclose(Func) { return *this; }
};
template <typename... Args> class TaggedRule {
public:
  template <typename... Methods> TaggedRule &methods(Methods...) { return *this; }
  WebSocketRule &websocket();
  template <typename Func> void operator()(Func &&) {}
};
class CatchallRule {
public:
  template <typename Func> void operator()(Func &&) {}
};

template <typename... Middlewares> class Crow {
public:
  template <unsigned long Tag> TaggedRule<> &route(const std::string &rule);
  CatchallRule &catchall_route();
  template <typename Duration, typename Func> Crow &tick(Duration, Func) { return *this; }
  Crow &port(unsigned short);
  Crow &multithreaded();
  void run();
};
template <typename... Middlewares> using App = Crow<Middlewares...>;
using SimpleApp = Crow<>;
} // namespace crow

#define CROW_ROUTE(app, url) app.route<sizeof(url)>(url)
#define CROW_WEBSOCKET_ROUTE(app, url) app.route<sizeof(url)>(url).websocket()
#define CROW_CATCHALL_ROUTE(app) app.catchall_route()
