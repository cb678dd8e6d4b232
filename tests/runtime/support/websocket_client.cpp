// See websocket_client.hpp.
#include "support/websocket_client.hpp"

#include <stdexcept>

namespace nostall::testing {

namespace {

std::string big_endian(std::uint64_t number, int bytes) {
  std::string text;
  while (bytes-- > 0)
    text += static_cast<char>(number >> (8 * bytes));
  return text;
}

} // namespace

std::string encode(const frame& sent) {
  std::string bytes(1, static_cast<char>((sent.fin ? 0x80U : 0U) | (sent.reserved << 4) | sent.opcode));
  const unsigned mask_bit = sent.masked ? 0x80U : 0U;
  const std::size_t size = sent.payload.size();
  if (size < 126)
    bytes += static_cast<char>(mask_bit | size);
  else if (size < 65536)
    bytes.append(1, static_cast<char>(mask_bit | 126U)).append(big_endian(size, 2));
  else
    bytes.append(1, static_cast<char>(mask_bit | 127U)).append(big_endian(size, 8));
  if (!sent.masked)
    return bytes + sent.payload;
  const std::string mask = "\x12\x34\x56\x78";
  bytes += mask;
  for (std::size_t index = 0; index < size; ++index)
    bytes += static_cast<char>(sent.payload[index] ^ mask[index % 4]);
  return bytes;
}

websocket_client::websocket_client(std::uint16_t port, std::string_view path) : client_(port) {
  std::string text("GET ");
  text.append(path).append(" HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n");
  client_.send(text.append("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"));
  const std::string answer = client_.head();
  if (status_of(answer) != 101 || header_of(answer, "Sec-WebSocket-Accept") != "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")
    throw std::runtime_error("no WebSocket: " + answer);
}

std::string websocket_client::take(std::size_t size) {
  while (received_.size() < size) {
    const std::string more = client_.some();
    if (more.empty())
      throw std::runtime_error("the connection ended inside a frame");
    received_ += more;
  }
  std::string taken = received_.substr(0, size);
  received_.erase(0, size);
  return taken;
}

frame websocket_client::receive() {
  const std::string head = take(2);
  frame got{.opcode = head[0] & 0xfU,
            .fin = (head[0] & 0x80) != 0,
            .reserved = (head[0] >> 4) & 7U,
            .masked = (head[1] & 0x80) != 0};
  std::uint64_t size = head[1] & 0x7fU;
  if (size > 125) {
    const std::string extended = take(size == 126 ? 2 : 8);
    size = 0;
    for (const char byte : extended)
      size = size << 8 | static_cast<unsigned char>(byte);
  }
  got.payload = take(size);
  return got;
}

unsigned websocket_client::receive_close() {
  for (;;) {
    frame got;
    try {
      got = receive();
    } catch (const std::runtime_error&) {
      return 0;
    }
    if (got.opcode == 8)
      return got.payload.size() < 2
                 ? 1005
                 : static_cast<unsigned char>(got.payload[0]) << 8 | static_cast<unsigned char>(got.payload[1]);
  }
}

std::string close_payload(unsigned code, std::string_view reason) { return big_endian(code, 2).append(reason); }

} // namespace nostall::testing
