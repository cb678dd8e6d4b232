// An HTTP/1.1 client for coroutines: connections are kept and reused, every step has a time limit, redirects are
// followed, https certificates are verified against the system's.
//
//     client upstream;
//     client_response answer = co_await upstream.get("http://localhost:8000/users/7");
//     answer.raise_for_status();
//
//     client_stream download = co_await upstream.stream({"https://example.com/large"});
//     while (std::optional<std::string> part = co_await download.read())
//       co_await out.write(*part);
#pragma once

#include <boost/json/value.hpp>
#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <nostall/task.hpp>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace boost::asio::ssl {
class context;
}

namespace nostall {

namespace detail {
class client_pool;
class client_exchange;
} // namespace detail

/// Names and values, in the order in which they are sent or were received. Names are equal without regard to case.
/// (g++ 12 refuses lists in braces inside co_await expressions: name the headers first.)
class client_headers : public std::vector<std::pair<std::string, std::string>> {
public:
  using vector::vector;

  /// The first value of that name, or nothing.
  std::optional<std::string_view> find(std::string_view name) const;
};

/// A request to another server. Has a constructor on purpose: g++ 12 destroys the members of a braced aggregate in a
/// co_await expression twice.
struct client_request {
  client_request(std::string to, std::string how = "GET") : method(std::move(how)), url(std::move(to)) {}

  std::string method;
  std::string url;             ///< http or https, absolute
  client_headers headers = {}; ///< besides Host, Content-Length, Transfer-Encoding, Connection
  std::string body = {};       ///< sent as it is
  std::function<task<std::optional<std::string>>()> body_source =
      {};                                                ///< instead of `body`: asked for one part after
                                                         ///< the other until it gives nothing; sent chunked
  std::optional<std::chrono::milliseconds> timeout = {}; ///< instead of client_options::timeout
};

/// A status of 400 or above, thrown by raise_for_status.
class http_status_error : public std::runtime_error {
public:
  http_status_error(unsigned status, const std::string& url, const std::string& reason)
      : std::runtime_error(std::to_string(status) + " " + reason + " for " + url), status_(status) {}
  unsigned status() const noexcept { return status_; }

private:
  unsigned status_;
};

/// What cannot be understood or is not allowed: a bad URL, a malformed or too large response, too many redirects.
/// Trouble with the network is boost::system::system_error instead, and time limits are timed_out.
class client_error : public std::runtime_error {
public:
  using std::runtime_error::runtime_error;
};

/// The head of a response.
struct client_response_head {
  unsigned status = 0;
  std::string reason = {};
  client_headers headers = {};
  std::string url = {}; ///< where it came from, after redirects

  bool ok() const noexcept { return status >= 200 && status < 400; }

  /// Throws http_status_error for a status of 400 or above.
  void raise_for_status() const;
};

/// A whole response.
struct client_response : client_response_head {
  std::string body = {};

  /// The body as JSON. Throws boost::system::system_error if it is not JSON.
  boost::json::value json() const;
};

/// A response whose body is read part by part. Movable. Destroyed before the end of the body, it closes its connection.
class client_stream : public client_response_head {
public:
  client_stream(client_stream&&) noexcept;
  client_stream& operator=(client_stream&&) noexcept;
  ~client_stream();

  /// The next part of the body, never empty; nothing at the end. At most client_options::read_timeout a call.
  /// Cancellation: throws operation_aborted, and the stream is at its end.
  task<std::optional<std::string>> read();

private:
  friend class client;
  explicit client_stream(std::unique_ptr<detail::client_exchange> exchange);
  std::unique_ptr<detail::client_exchange> exchange_;
};

struct client_options {
  std::chrono::milliseconds connect_timeout{5000}; ///< for look-up, connection and TLS handshake
  std::chrono::milliseconds read_timeout{30000};   ///< for the head of the response, and for each part of its body
  std::chrono::milliseconds timeout{60000};        ///< for all of send(), redirects included
  std::chrono::milliseconds keep_idle{30000};      ///< how long a connection is kept unused
  std::size_t max_connections = 64;                ///< to one host and port; requests beyond wait
  std::size_t max_redirects = 10;                  ///< 0: a redirect is given as the response
  std::size_t max_head = 64 * 1024;                ///< bytes of a response's head
  std::size_t max_body = 64 * 1024 * 1024;         ///< bytes of a body that send() collects
  std::string user_agent = "nostall";
  bool verify = true;                                  ///< check the certificates of https servers
  std::string ca_file = {};                            ///< PEM file of certificates to trust, instead of the system's
  std::shared_ptr<boost::asio::ssl::context> tls = {}; ///< instead of the two before
};

/// Sends requests. Many at a time.
///
/// Threads: belongs to one loop; to be destroyed before its io_context. What it started may outlive it.
/// Errors: see client_error. A request that can be repeated (GET, HEAD, PUT, DELETE, OPTIONS) and that finds a kept
/// connection closed is sent again on a new one.
/// Cancellation: reaches whatever a request waits for; its connection is closed.
class client {
public:
  explicit client(client_options options = {});

  /// Sends a request and collects the response. Follows redirects: 303, and 301 and 302 of a POST, with GET; 307 and
  /// 308 and the others with the same method and body. Credentials (Authorization, Cookie) do not go to another host.
  task<client_response> send(client_request request);

  /// The same with the response's body left to be read. The time limit of the whole ends with the head.
  task<client_stream> stream(client_request request);

  task<client_response> get(std::string url, client_headers headers = {});
  task<client_response> post(std::string url, std::string body, client_headers headers = {});
  task<client_response> post_json(std::string url, boost::json::value body, client_headers headers = {});

  /// Connections that are kept for use now.
  std::size_t idle_connections() const;

private:
  task<std::unique_ptr<detail::client_exchange>> follow(client_request request);
  std::shared_ptr<detail::client_pool> pool_;
};

} // namespace nostall
