// A client that sends exactly the bytes that it is told to, and shows the bytes
// that come back.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace nostall::testing {

/// A blocking TCP connection to 127.0.0.1. Reading gives up after ten seconds.
/// Throws std::system_error.
class raw_client {
public:
  raw_client();
  explicit raw_client(std::uint16_t port) : raw_client() { connect(port); }
  ~raw_client();
  raw_client(const raw_client&) = delete;
  raw_client& operator=(const raw_client&) = delete;

  void connect(std::uint16_t port);
  void send(std::string_view bytes);

  /// What is sent and left unsent until the server stops reading; returns how
  /// much was.
  std::size_t send_until_blocked(std::string_view bytes, std::size_t most);

  void half_close();

  /// Closes with a reset, as a client that died does.
  void reset();

  /// The next response, head and body, as its Content-Length or its chunks say
  /// where it ends.
  std::string response();

  /// The same for a response without a body, whatever its head says.
  std::string head();

  /// Everything until the server closes.
  std::string all();

  /// What has come and not been given out.
  std::string some();

  /// Whether the server has closed the connection, or does so in that time.
  bool closed_within(std::chrono::milliseconds time);

private:
  bool receive();

  int socket_;
  std::string received_;
};

/// Of a response.
unsigned status_of(std::string_view response);
std::string body_of(std::string_view response);
std::optional<std::string> header_of(std::string_view response, std::string_view name);

} // namespace nostall::testing
