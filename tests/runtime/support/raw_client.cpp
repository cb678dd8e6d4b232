// See raw_client.hpp.
#include "support/raw_client.hpp"

#include <arpa/inet.h>
#include <cerrno>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdexcept>
#include <strings.h>
#include <sys/socket.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace nostall::testing {

namespace {

int checked(long result, const char* what) {
  if (result < 0)
    throw std::system_error(errno, std::generic_category(), what);
  return static_cast<int>(result);
}

std::size_t end_of_head(std::string_view text) {
  const std::size_t blank = text.find("\r\n\r\n");
  return blank == std::string_view::npos ? blank : blank + 4;
}

// The size of a complete chunked body at the beginning of the text.
std::optional<std::size_t> size_of_chunks(std::string_view text) {
  for (std::size_t at = 0;;) {
    const std::size_t line = text.find("\r\n", at);
    if (line == std::string_view::npos)
      return std::nullopt;
    const std::size_t size = std::stoul(std::string(text.substr(at, line - at)), nullptr, 16);
    at = line + 2 + size + 2;
    if (at > text.size())
      return std::nullopt;
    if (size == 0)
      return at;
  }
}

} // namespace

raw_client::raw_client() : socket_(checked(::socket(AF_INET, SOCK_STREAM, 0), "socket")) {}

void raw_client::connect(std::uint16_t port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  checked(::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address), "connect");
  const int yes = 1;
  ::setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
  const timeval patience{10, 0};
  ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
}

raw_client::~raw_client() {
  if (socket_ >= 0)
    ::close(socket_);
}

void raw_client::send(std::string_view bytes) {
  while (!bytes.empty())
    bytes.remove_prefix(checked(::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL), "send"));
}

std::size_t raw_client::send_until_blocked(std::string_view bytes, std::size_t most) {
  std::size_t sent = 0;
  pollfd writable{socket_, POLLOUT, 0};
  while (sent < most && ::poll(&writable, 1, 300) == 1) {
    const ssize_t took = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (took < 0)
      break;
    sent += static_cast<std::size_t>(took);
  }
  return sent;
}

void raw_client::half_close() { ::shutdown(socket_, SHUT_WR); }

void raw_client::reset() {
  const linger at_once{1, 0};
  ::setsockopt(socket_, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
  ::close(socket_);
  socket_ = -1;
}

bool raw_client::receive() {
  char bytes[65536];
  const ssize_t got = ::recv(socket_, bytes, sizeof bytes, 0);
  if (got < 0 && errno == EAGAIN)
    throw std::runtime_error("nothing came for ten seconds; before that: " + received_);
  if (got <= 0)
    return false;
  received_.append(bytes, static_cast<std::size_t>(got));
  return true;
}

std::string raw_client::head() {
  while (end_of_head(received_) == std::string::npos)
    if (!receive())
      throw std::runtime_error("closed inside a head: " + received_);
  const std::size_t end = end_of_head(received_);
  std::string head = received_.substr(0, end);
  received_.erase(0, end);
  return head;
}

std::string raw_client::response() {
  std::string text = head();
  if (status_of(text) == 204 || status_of(text) == 304 || status_of(text) < 200)
    return text;
  const bool chunked = header_of(text, "Transfer-Encoding") == "chunked";
  const auto length = header_of(text, "Content-Length");
  const auto size = [&]() -> std::optional<std::size_t> {
    if (chunked)
      return size_of_chunks(received_);
    if (length && received_.size() >= std::stoul(*length))
      return std::stoul(*length);
    return std::nullopt;
  };
  while (!size())
    if (!receive()) {
      if (chunked || length)
        throw std::runtime_error("closed inside a body: " + text + received_);
      return text + std::exchange(received_, {});
    }
  const std::size_t end = *size();
  text += received_.substr(0, end);
  received_.erase(0, end);
  return text;
}

std::string raw_client::all() {
  while (receive()) {
  }
  return std::exchange(received_, {});
}

std::string raw_client::some() {
  if (received_.empty())
    receive();
  return std::exchange(received_, {});
}

bool raw_client::closed_within(std::chrono::milliseconds time) {
  pollfd readable{socket_, POLLIN, 0};
  while (::poll(&readable, 1, static_cast<int>(time.count())) == 1)
    if (!receive())
      return true;
  return false;
}

unsigned status_of(std::string_view response) {
  return response.starts_with("HTTP/1.1 ") ? static_cast<unsigned>(std::stoul(std::string(response.substr(9, 3)))) : 0;
}

std::string body_of(std::string_view response) {
  const std::size_t end = end_of_head(response);
  if (end == std::string_view::npos)
    return {};
  std::string_view body = response.substr(end);
  if (header_of(response, "Transfer-Encoding") != "chunked")
    return std::string(body);
  std::string joined;
  while (!body.empty()) {
    const std::size_t line = body.find("\r\n");
    const std::size_t size = std::stoul(std::string(body.substr(0, line)), nullptr, 16);
    joined += body.substr(line + 2, size);
    body.remove_prefix(std::min(body.size(), line + 2 + size + 2));
  }
  return joined;
}

std::optional<std::string> header_of(std::string_view response, std::string_view name) {
  std::string_view head = response.substr(0, end_of_head(response));
  while (!head.empty()) {
    const std::string_view line = head.substr(0, head.find("\r\n"));
    head.remove_prefix(std::min(head.size(), line.size() + 2));
    if (line.size() > name.size() + 1 && line[name.size()] == ':' &&
        ::strncasecmp(line.data(), name.data(), name.size()) == 0)
      return std::string(line.substr(name.size() + 2));
  }
  return std::nullopt;
}

} // namespace nostall::testing
