// A response, and the other ways to end a request: an error that is thrown, a stream that is written bit by bit.
#pragma once

#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>
#include <concepts>
#include <cstdint>
#include <exception>
#include <functional>
#include <memory>
#include <nostall/task.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace nostall {

class websocket;

namespace detail {
class connection;
template <typename Handler>
class websocket_endpoint;
} // namespace detail

/// The destination of a stream. write() returns when the client can take more: a slow client slows its producer
/// down, and nothing piles up in memory. Throws boost::system::system_error when the client is gone.
class stream_writer {
public:
  virtual ~stream_writer() = default;
  virtual task<> write(std::string_view data) = 0;

  /// One server-sent event. `data` may have several lines; an empty `name` or `id` is omitted.
  task<> event(std::string_view data, std::string_view name = {}, std::string_view id = {});
};

/// What produces a streamed body. Lives until the coroutine that it made has ended.
using stream_producer = std::function<task<>(stream_writer&)>;

/// The response of a handler. A plain value: it can be copied, moved and changed.
class response {
public:
  static constexpr std::string_view text = "text/plain; charset=utf-8";
  static constexpr std::string_view html = "text/html; charset=utf-8";
  static constexpr std::string_view json = "application/json";
  static constexpr std::string_view event_stream = "text/event-stream";

  response() = default;

  /// `type` is not copied: it must be a literal or one of the above. Other types are set as the header Content-Type.
  explicit response(unsigned status, std::string body = {}, std::string_view type = text)
      : status_(status), type_(type), body_(std::move(body)) {}

  explicit response(unsigned status, const boost::json::value& body)
      : response(status, boost::json::serialize(body), json) {}

  /// A body that `producer` writes while it is sent. If its length is known, exactly so much must be written.
  static response stream(stream_producer producer, std::string_view type = text,
                         std::optional<std::size_t> length = std::nullopt) {
    response streamed(200, {}, type);
    streamed.producer_ = std::move(producer);
    streamed.length_ = length;
    return streamed;
  }

  unsigned status() const noexcept { return status_; }
  response& status(unsigned code) noexcept { return status_ = code, *this; }

  const std::string& body() const noexcept { return body_; }
  response& body(std::string text) { return body_ = std::move(text), *this; }
  std::string_view type() const noexcept { return type_; }

  /// Adds a header field. Throws std::invalid_argument if the name or the value has characters that no header field
  /// can have: a line break in a value would let its author write the rest of the response.
  response& header(std::string_view name, std::string_view value);
  std::optional<std::string_view> header(std::string_view name) const noexcept;

  /// The header fields that were added, in order.
  const std::vector<std::pair<std::string, std::string>>& headers() const noexcept { return headers_; }

  /// Runs `work` on the same loop when the response has been written. What it throws is logged. It delays neither the
  /// client nor the next request, and a graceful shutdown waits for it as for a request.
  response& background(std::function<task<>()> work) { return background_ = std::move(work), *this; }

  const std::function<task<>()>& background() const noexcept { return background_; }
  const stream_producer& producer() const noexcept { return producer_; }
  std::optional<std::size_t> stream_length() const noexcept { return length_; }

private:
  friend class detail::connection;
  template <typename Handler>
  friend class detail::websocket_endpoint;

  unsigned status_ = 200;
  std::string_view type_;
  std::string body_;
  std::vector<std::pair<std::string, std::string>> headers_;
  stream_producer producer_;
  std::optional<std::size_t> length_; // of what it produces
  std::function<task<>()> background_;
  std::function<task<>(websocket&)> websocket_; // goes on instead of a response
};

/// A response of server-sent events: `producer` calls stream_writer::event.
inline response server_sent_events(stream_producer producer) {
  return response::stream(std::move(producer), response::event_stream).header("Cache-Control", "no-store");
}

/// Thrown by a handler: the client gets the status and the JSON `{"detail": ...}`.
class http_error : public std::exception {
public:
  explicit http_error(unsigned status, boost::json::value detail = nullptr)
      : status_(status), detail_(std::move(detail)) {}
  template <std::convertible_to<std::string_view> Text>
  http_error(unsigned status, const Text& detail) : http_error(status, boost::json::value(std::string_view(detail))) {}

  unsigned status() const noexcept { return status_; }
  const boost::json::value& detail() const noexcept { return detail_; }
  const char* what() const noexcept override { return "nostall::http_error"; }

  /// Adds a header field to the response, such as Retry-After.
  http_error& header(std::string name, std::string value) {
    return headers_.emplace_back(std::move(name), std::move(value)), *this;
  }

  /// What the client gets. Without a detail, it is the status's reason phrase.
  response to_response() const;

private:
  unsigned status_;
  boost::json::value detail_;
  std::vector<std::pair<std::string, std::string>> headers_;
};

/// A value of any kind that a handler may return, with another status than 200.
template <typename T>
struct with_status {
  unsigned status;
  T body;
};
template <typename T>
with_status(unsigned, T) -> with_status<T>;

} // namespace nostall
