// What carries a connection: a TCP socket, by itself or under TLS.
#pragma once

#include <boost/asio/ip/tcp.hpp>
#include <boost/intrusive_ptr.hpp>
#include <boost/system/error_code.hpp>
#include <cstddef>
#include <memory>
#include <nostall/task.hpp>

namespace boost::asio::ssl {
class context;
}

namespace nostall::detail {

class connection;
class websocket_stream;
using connection_ptr = boost::intrusive_ptr<connection>;
using error_code = boost::system::error_code;
using tcp_socket = boost::asio::basic_stream_socket<boost::asio::ip::tcp, executor_type>;

// One read and one write may be under way at a time. Operations keep their connection alive and call its on_open,
// on_read and on_write, the latter two never from within the call that started them.
class transport {
public:
  virtual ~transport() = default;

  // Whatever comes before the first byte; then on_open.
  virtual void open(const connection_ptr& owner) = 0;
  virtual void read(char* into, std::size_t size, const connection_ptr& owner) = 0;
  virtual void write(const char* from, std::size_t size, const connection_ptr& owner) = 0;

  // Writes what can be written without waiting; 0 if nothing.
  virtual std::size_t write_now(const char* from, std::size_t size, error_code& error) = 0;

  // Says that nothing more will be written. Reading goes on.
  virtual void finish() noexcept = 0;

  virtual tcp_socket& socket() noexcept = 0;

  // Takes over what is carried; neither read() nor write() may be used any more.
  virtual std::unique_ptr<websocket_stream> websocket(std::size_t largest_message) = 0;

  // Ends every operation. Nothing may be started afterwards.
  void close() noexcept {
    error_code ignored;
    socket().close(ignored);
  }

  static std::unique_ptr<transport> plain(tcp_socket socket);
  static std::unique_ptr<transport> tls(tcp_socket socket, boost::asio::ssl::context& context);
};

} // namespace nostall::detail
