// Connections of the client: Beast parses the responses.
#include "client/connection.hpp"

#include <boost/asio/connect.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/ssl/host_name_verification.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/http/read.hpp>
#include <nostall/dns.hpp>
#include <openssl/ssl.h>
#include <sys/socket.h>

namespace nostall::detail {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using boost::system::error_code;

namespace {

bool is_address(const std::string& host) {
  error_code error;
  asio::ip::make_address(host, error);
  return !error;
}

constexpr std::size_t part_size = 64 * 1024;

} // namespace

task<std::unique_ptr<client_connection>> client_connection::connect(const origin& to, asio::ssl::context& tls,
                                                                    bool verify) {
  const executor_type loop = co_await asio::this_coro::executor;
  const std::vector<asio::ip::tcp::endpoint> endpoints = co_await resolve(to.host, to.port);
  socket plain(loop);
  error_code error = asio::error::host_not_found;
  for (const asio::ip::tcp::endpoint& endpoint : endpoints) {
    if (plain.is_open())
      plain.close();
    co_await plain.async_connect(endpoint, asio::redirect_error(use_task, error));
    if (!error || error == asio::error::operation_aborted)
      break;
  }
  if (error)
    throw boost::system::system_error(error, "connect to " + to.host + ":" + std::to_string(to.port));
  plain.set_option(asio::ip::tcp::no_delay(true));
  if (!to.tls)
    co_return std::unique_ptr<client_connection>(new client_connection(std::move(plain)));
  tls_stream secure(std::move(plain), tls);
  if (verify)
    secure.set_verify_callback(asio::ssl::host_name_verification(to.host));
  if (!is_address(to.host))
    SSL_set_tlsext_host_name(secure.native_handle(), to.host.c_str());
  co_await secure.async_handshake(asio::ssl::stream_base::client, use_task);
  co_return std::unique_ptr<client_connection>(new client_connection(std::move(secure)));
}

task<> client_connection::write(std::string_view text) {
  if (auto* const secure = std::get_if<tls_stream>(&stream_))
    co_await asio::async_write(*secure, asio::buffer(text), use_task);
  else
    co_await asio::async_write(std::get<socket>(stream_), asio::buffer(text), use_task);
}

task<client_response_head> client_connection::read_head(const std::string& method, std::size_t max_head) {
  do {
    parser_.emplace();
    parser_->header_limit(static_cast<std::uint32_t>(max_head));
    parser_->body_limit(boost::none);
    parser_->skip(method == "HEAD");
    if (auto* const secure = std::get_if<tls_stream>(&stream_))
      co_await http::async_read_header(*secure, buffer_, *parser_, use_task);
    else
      co_await http::async_read_header(std::get<socket>(stream_), buffer_, *parser_, use_task);
  } while (parser_->get().result_int() < 200 && parser_->get().result_int() != 101);
  client_response_head head;
  head.status = parser_->get().result_int();
  head.reason = parser_->get().reason();
  for (const auto& field : parser_->get())
    head.headers.emplace_back(field.name_string(), field.value());
  co_return head;
}

task<std::optional<std::string>> client_connection::read_part() {
  while (!parser_->is_done()) {
    std::string part(part_size, '\0');
    http::buffer_body::value_type& body = parser_->get().body();
    body.data = part.data();
    body.size = part.size();
    error_code error;
    if (auto* const secure = std::get_if<tls_stream>(&stream_))
      co_await http::async_read_some(*secure, buffer_, *parser_, asio::redirect_error(use_task, error));
    else
      co_await http::async_read_some(std::get<socket>(stream_), buffer_, *parser_,
                                     asio::redirect_error(use_task, error));
    if (error && error != http::error::need_buffer)
      throw boost::system::system_error(error, "read the response's body");
    part.resize(part.size() - body.size);
    if (!part.empty())
      co_return part;
  }
  co_return std::nullopt;
}

bool client_connection::reusable() const {
  return parser_ && parser_->is_done() && parser_->keep_alive() && parser_->get().result_int() != 101 &&
         buffer_.size() == 0;
}

client_connection::socket& client_connection::lowest() {
  if (auto* const secure = std::get_if<tls_stream>(&stream_))
    return secure->next_layer();
  return std::get<socket>(stream_);
}

bool client_connection::quiet() {
  char byte = 0;
  return ::recv(lowest().native_handle(), &byte, 1, MSG_PEEK | MSG_DONTWAIT) < 0 &&
         (errno == EAGAIN || errno == EWOULDBLOCK);
}

} // namespace nostall::detail
