// A WebSocket (RFC 6455) as its handler sees it:
//
//     app.websocket("/echo", [](nostall::websocket& peer) -> nostall::task<> {
//       while (auto message = co_await peer.read())
//         co_await peer.send(message->data);
//     });
#pragma once

#include <cstdint>
#include <nostall/task.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace nostall {

/// One WebSocket. The server owns it; it lives until its handler has ended, which closes it. On its loop only.
/// Messages in pieces are put together, pings are answered while read() is awaited, text is checked to be UTF-8, and a
/// peer that breaks the protocol is closed with the code for that. Messages larger than settings::limits.body are
/// refused with 1009.
class websocket {
public:
  struct message {
    std::string data;
    bool binary = false;
  };

  virtual ~websocket() = default;

  /// The next message; nothing when the connection has ended, in whatever way. One at a time.
  virtual task<std::optional<message>> read() = 0;

  /// Comes back when the message has been handed to the system: a slow client slows its sender down. May be called
  /// while another one is under way, also by other handlers of the same loop: messages go out one after the other.
  /// Throws boost::system::system_error when the connection has ended.
  task<> send(std::string_view text) { return send(text, false); }
  task<> send_binary(std::string_view data) { return send(data, true); }

  /// Says goodbye; read() gives nothing afterwards. A code of RFC 6455, and at most 123 bytes of reason.
  virtual task<> close(std::uint16_t code = 1000, std::string_view reason = {}) = 0;

private:
  virtual task<> send(std::string_view data, bool binary) = 0;
};

} // namespace nostall
