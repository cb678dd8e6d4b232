// A request as a handler sees it: views into the bytes that came from the client. Nothing is copied or decoded before
// it is asked for.
#pragma once

#include <boost/beast/http/field.hpp>
#include <boost/beast/http/verb.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace nostall {

using verb = boost::beast::http::verb;
using field = boost::beast::http::field;

namespace detail {
class connection;
class endpoint;
class request_parser;
class router;
} // namespace detail

/// One HTTP request. Owned by the server; a handler gets a reference that is valid until the response has been
/// written, also across `co_await` and on other threads. Views stay valid as long. A request does not change while it
/// is handled, so any number of threads may read it.
class request {
public:
  request() = default;
  request(const request&) = delete;
  request& operator=(const request&) = delete;

  verb method() const noexcept { return method_; }

  /// The request target as it was sent: path and query, still percent-encoded. For the absolute form
  /// (`GET http://host/path`) without scheme and authority.
  std::string_view target() const noexcept { return target_; }
  std::string_view path() const noexcept { return path_; }

  /// What follows the `?`, still encoded; empty if there is none.
  std::string_view query_string() const noexcept { return query_; }

  /// The first query parameter of that name, decoded.
  std::optional<std::string> query(std::string_view name) const;

  /// 10 or 11.
  int version() const noexcept { return version_; }

  /// The value of the first header field of that name, in any case of letters.
  std::optional<std::string_view> header(std::string_view name) const noexcept;
  std::optional<std::string_view> header(field name) const noexcept;

  std::size_t header_count() const noexcept { return fields_.size(); }
  std::string_view header_name(std::size_t index) const noexcept { return view(fields_[index].name); }
  std::string_view header_value(std::size_t index) const noexcept { return view(fields_[index].value); }

  std::string_view body() const noexcept { return view(body_); }

  /// The body parsed as JSON. Throws boost::system::system_error if it is not JSON.
  boost::json::value json() const { return boost::json::parse(body()); }

  /// The path parameter at that position in the route's pattern, decoded.
  std::string_view path_parameter(std::size_t index) const noexcept { return parameters_[index]; }

  /// The pattern of the route that was found, for logs: `/users/{id}`. Empty before routing and for unknown paths.
  std::string_view route() const noexcept;

private:
  friend class detail::connection;
  friend class detail::request_parser;
  friend class detail::router;

  // A part of the buffer that the request was read into. The buffer may move while the request is still being read.
  struct slice {
    std::uint32_t offset = 0;
    std::uint32_t size = 0;
  };

  struct header_field {
    field id = field::unknown;
    slice name;
    slice value;
  };

  std::string_view view(slice part) const noexcept { return {base_ + part.offset, part.size}; }

  const char* base_ = nullptr;
  std::string_view target_, path_, query_;
  std::vector<header_field> fields_;
  slice body_;
  const detail::endpoint* endpoint_ = nullptr;
  verb method_ = verb::unknown;
  int version_ = 11;
  std::vector<std::string_view> parameters_;
  std::string decoded_; // parameters that had to be decoded
};

} // namespace nostall
