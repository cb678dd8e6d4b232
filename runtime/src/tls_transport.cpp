// A TCP socket under TLS.
#include "connection.hpp"
#include "tls.hpp"
#include "transport.hpp"
#include "websocket_stream.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <stdexcept>

namespace nostall::detail {

namespace asio = boost::asio;

namespace {

class tls_transport final : public transport {
public:
  tls_transport(tcp_socket socket, asio::ssl::context& context) : stream_(std::move(socket), context) {}

  void open(const connection_ptr& owner) override {
    stream_.async_handshake(asio::ssl::stream_base::server, [owner](error_code error) { owner->on_open(error); });
  }

  void read(char* into, std::size_t size, const connection_ptr& owner) override {
    stream_.async_read_some(asio::buffer(into, size),
                            [owner](error_code error, std::size_t got) { owner->on_read(error, got); });
  }

  void write(const char* from, std::size_t size, const connection_ptr& owner) override {
    stream_.async_write_some(asio::buffer(from, size),
                             [owner](error_code error, std::size_t sent) { owner->on_write(error, sent); });
  }

  std::size_t write_now(const char*, std::size_t, error_code&) override { return 0; }

  // Without TLS's own goodbye, which could have to wait for the client; lengths and chunks say where responses end.
  void finish() noexcept override {
    error_code ignored;
    socket().shutdown(tcp_socket::shutdown_send, ignored);
  }

  tcp_socket& socket() noexcept override { return stream_.next_layer(); }

  std::unique_ptr<websocket_stream> websocket(std::size_t largest_message) override {
    return make_websocket(stream_, largest_message);
  }

private:
  asio::ssl::stream<tcp_socket> stream_;
};

} // namespace

std::unique_ptr<transport> transport::tls(tcp_socket socket, asio::ssl::context& context) {
  return std::make_unique<tls_transport>(std::move(socket), context);
}

std::unique_ptr<asio::ssl::context> make_tls_context(const settings& how) {
  if (how.certificate_chain_file.empty() != how.private_key_file.empty())
    throw std::invalid_argument("TLS needs both a certificate chain and a private key");
  if (how.certificate_chain_file.empty())
    return nullptr;
  auto context = std::make_unique<asio::ssl::context>(asio::ssl::context::tls_server);
  context->set_options(asio::ssl::context::default_workarounds | asio::ssl::context::no_tlsv1 |
                       asio::ssl::context::no_tlsv1_1);
  context->use_certificate_chain_file(how.certificate_chain_file);
  context->use_private_key_file(how.private_key_file, asio::ssl::context::pem);
  return context;
}

} // namespace nostall::detail
