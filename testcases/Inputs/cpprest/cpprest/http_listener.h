// What the C++ REST SDK declares in cpprest/http_listener.h, http_msg.h and
// http_client.h, as far as knowledge speaks of it.
#pragma once
#include "../pplx/pplxtasks.h"
#include <functional>
#include <string>

namespace web {
namespace json {
class value {};
} // namespace json

namespace http {
using method = std::string;
class methods {
public:
  static const method GET;
  static const method POST;
};
class http_response {};
class http_request {
public:
  pplx::task<json::value> extract_json() const;
  pplx::task<void> reply(unsigned short status) const;
};

namespace client {
class http_client {
public:
  explicit http_client(const std::string &base);
  pplx::task<http_response> request(const method &method);
};
} // namespace client

namespace experimental::listener {
class http_listener {
public:
  explicit http_listener(const std::string &address);
  ~http_listener();
  pplx::task<void> open();
  pplx::task<void> close();
  void support(const std::function<void(http_request)> &handler);
  void support(const method &method, const std::function<void(http_request)> &handler);
};
} // namespace experimental::listener
} // namespace http
} // namespace web
