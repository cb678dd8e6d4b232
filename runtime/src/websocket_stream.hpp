// A WebSocket between its handshake and its end, on whatever carries the connection.
#pragma once

#include <memory>
#include <nostall/websocket.hpp>
#include <string_view>

namespace nostall::detail {

class websocket_stream : public websocket {
public:
  // Answers the handshake, which is the request with all its bytes and what may have come behind it. False if it was
  // refused; the client has been told then.
  virtual task<bool> accept(std::string_view received) = 0;

  // After the handler: says goodbye if nobody has, with this code.
  virtual task<> finish(std::uint16_t code) = 0;
};

// The stream must outlive it, and is left open. Messages up to `largest` bytes.
template <typename Stream>
std::unique_ptr<websocket_stream> make_websocket(Stream& stream, std::size_t largest);

} // namespace nostall::detail
