// A WebSocket client that sends exactly the frames that it is told to, right or wrong.
#pragma once

#include "support/raw_client.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace nostall::testing {

struct frame {
  unsigned opcode = 1;
  std::string payload{};
  bool fin = true;
  unsigned reserved = 0; // the three bits
  bool masked = true;
};

/// The bytes of a frame as a client sends it.
std::string encode(const frame& sent);

/// A WebSocket, after its handshake.
class websocket_client {
public:
  websocket_client(std::uint16_t port, std::string_view path);

  void send(const frame& sent) { client_.send(encode(sent)); }
  void send(std::string_view bytes) { client_.send(bytes); }

  /// The next frame from the server. Throws if the connection ended instead.
  frame receive();

  /// The code of the close frame that comes next; 0 if the connection ends without one, 1005 if it has no code.
  unsigned receive_close();

  raw_client& raw() { return client_; }

private:
  std::string take(std::size_t size);

  raw_client client_;
  std::string received_;
};

/// A close frame's payload.
std::string close_payload(unsigned code, std::string_view reason = {});

} // namespace nostall::testing
