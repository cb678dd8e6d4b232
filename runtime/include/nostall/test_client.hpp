// Sends requests to an app without a server: for an application's own tests. Requests are parsed, routed and answered
// as a server would do it, on a loop of the client's own that turns while a request is under way.
//
//     nostall::test_client client(app);
//     EXPECT_EQ(client.get("/hello/you").body(), "Hello you");
#pragma once

#include <initializer_list>
#include <memory>
#include <nostall/app.hpp>
#include <nostall/request.hpp>
#include <nostall/response.hpp>
#include <string_view>
#include <utility>

namespace nostall {

/// Runs the app's start hooks when it is made and its stop hooks when it is destroyed. On one thread. The app must
/// outlive it.
class test_client {
public:
  using header_list = std::initializer_list<std::pair<std::string_view, std::string_view>>;

  explicit test_client(app& tested);
  ~test_client();
  test_client(const test_client&) = delete;
  test_client& operator=(const test_client&) = delete;

  /// The response, with all of a stream in its body; work in the background has been done when it returns. Exceptions
  /// that no http_error explains are thrown here, not turned into 500. Throws std::invalid_argument for what is not
  /// HTTP.
  response request(verb method, std::string_view target, std::string_view body = {}, header_list headers = {});

  response get(std::string_view target, header_list headers = {}) { return request(verb::get, target, {}, headers); }
  response post(std::string_view target, std::string_view body, header_list headers = {}) {
    return request(verb::post, target, body, headers);
  }

private:
  struct state;
  std::unique_ptr<state> state_;
};

} // namespace nostall
