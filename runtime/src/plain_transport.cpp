// A TCP socket by itself.
#include "connection.hpp"
#include "handler_memory.hpp"
#include "transport.hpp"
#include "websocket_stream.hpp"

#include <boost/asio/buffer.hpp>
#include <nostall/annotations.hpp>

namespace nostall::detail {

namespace {

namespace asio = boost::asio;

struct read_handler {
  using allocator_type = handler_allocator<>;
  allocator_type get_allocator() const noexcept { return allocator; }
  void operator()(error_code error, std::size_t got) { owner->on_read(error, got); }

  connection_ptr owner;
  allocator_type allocator;
};

class plain_transport final : public transport {
public:
  explicit plain_transport(tcp_socket socket) : socket_(std::move(socket)) {}

  void open(const connection_ptr& owner) override { owner->on_open({}); }

  void read(char* into, std::size_t size, const connection_ptr& owner) override {
    socket_.async_read_some(asio::buffer(into, size), read_handler{owner, handler_allocator<>(memory_)});
  }

  void write(const char* from, std::size_t size, const connection_ptr& owner) override {
    socket_.async_write_some(asio::buffer(from, size),
                             [owner](error_code error, std::size_t sent) { owner->on_write(error, sent); });
  }

  NOSTALL_ALLOW_BLOCKING("the socket is in non-blocking mode")
  std::size_t write_now(const char* from, std::size_t size, error_code& error) override {
    const std::size_t sent = socket_.write_some(asio::buffer(from, size), error);
    if (error == asio::error::would_block)
      error = {};
    return sent;
  }

  void finish() noexcept override {
    error_code ignored;
    socket_.shutdown(tcp_socket::shutdown_send, ignored);
  }

  tcp_socket& socket() noexcept override { return socket_; }

  std::unique_ptr<websocket_stream> websocket(std::size_t largest_message) override {
    return make_websocket(socket_, largest_message);
  }

private:
  handler_memory memory_;
  tcp_socket socket_;
};

} // namespace

std::unique_ptr<transport> transport::plain(tcp_socket socket) {
  return std::make_unique<plain_transport>(std::move(socket));
}

} // namespace nostall::detail
