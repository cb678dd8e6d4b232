// One connection to a server, plain or TLS, and the one request and response that are on it at a time.
#pragma once

#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/buffer_body.hpp>
#include <boost/beast/http/parser.hpp>
#include <chrono>
#include <nostall/client.hpp>
#include <nostall/task.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace nostall::detail {

/// Where connections lead: they can be used for each other's requests if this is equal.
struct origin {
  bool tls = false;
  std::string host;
  std::uint16_t port = 0;

  auto operator<=>(const origin&) const = default;
};

class client_connection {
public:
  using socket = boost::asio::basic_stream_socket<boost::asio::ip::tcp, executor_type>;
  using tls_stream = boost::asio::ssl::stream<socket>;

  /// Looks up the host, connects, and shakes hands.
  static task<std::unique_ptr<client_connection>> connect(const origin& to, boost::asio::ssl::context& tls,
                                                          bool verify);

  /// Sends text. The text must live until then.
  task<> write(std::string_view text);

  /// Reads the head of the response to a request of that method, past those that are only informational.
  task<client_response_head> read_head(const std::string& method, std::size_t max_head);

  /// The next part of the body; nothing at its end.
  task<std::optional<std::string>> read_part();

  /// After the end of the body: whether another request may follow.
  bool reusable() const;

  /// Whether the server has neither closed it nor sent anything, as far as this side knows.
  bool quiet();

  /// Whether anything of the response has arrived.
  bool answered() const { return buffer_.size() > 0 || (parser_ && parser_->got_some()); }

  std::chrono::steady_clock::time_point idle_since{};

private:
  using parser_type = boost::beast::http::response_parser<boost::beast::http::buffer_body>;

  explicit client_connection(std::variant<socket, tls_stream> stream) : stream_(std::move(stream)) {}

  socket& lowest();

  std::variant<socket, tls_stream> stream_;
  boost::beast::flat_buffer buffer_;
  std::optional<parser_type> parser_;
};

} // namespace nostall::detail
