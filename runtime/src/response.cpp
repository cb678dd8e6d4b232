// See response.hpp.
#include <nostall/response.hpp>

#include <algorithm>
#include <boost/beast/core/string.hpp>
#include <boost/beast/http/status.hpp>
#include <boost/json/object.hpp>
#include <stdexcept>

namespace nostall {

namespace {

bool is_token(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](unsigned char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           std::string_view("!#$%&'*+-.^_`|~").find(static_cast<char>(c)) != std::string_view::npos;
  });
}

bool is_field_value(std::string_view text) {
  return std::ranges::none_of(text, [](unsigned char c) { return (c < 0x20 && c != '\t') || c == 0x7f; });
}

} // namespace

response& response::header(std::string_view name, std::string_view value) {
  if (!is_token(name) || !is_field_value(value))
    throw std::invalid_argument("a header field cannot be named or have the value that was given");
  if (boost::beast::iequals(name, "content-type"))
    type_ = {};
  headers_.emplace_back(name, value);
  return *this;
}

std::optional<std::string_view> response::header(std::string_view name) const noexcept {
  for (const auto& [known, value] : headers_)
    if (boost::beast::iequals(known, name))
      return value;
  if (boost::beast::iequals(name, "content-type") && !type_.empty())
    return type_;
  return std::nullopt;
}

response http_error::to_response() const {
  boost::json::value detail = detail_;
  if (detail.is_null())
    detail = std::string_view(boost::beast::http::obsolete_reason(static_cast<boost::beast::http::status>(status_)));
  response answer(status_, boost::json::value{{"detail", std::move(detail)}});
  for (const auto& [name, value] : headers_)
    answer.header(name, value);
  return answer;
}

task<> stream_writer::event(std::string_view data, std::string_view name, std::string_view id) {
  std::string text;
  for (const auto& [key, value] : {std::pair("id: ", id), std::pair("event: ", name)})
    if (!value.empty())
      text.append(key).append(value.substr(0, value.find_first_of("\r\n"))).append("\n");
  for (std::size_t at = 0; at != std::string_view::npos;) {
    const std::size_t end = data.find('\n', at);
    text.append("data: ").append(data.substr(at, end - at)).append("\n");
    at = end == std::string_view::npos ? end : end + 1;
  }
  text += '\n';
  co_await write(text);
}

} // namespace nostall
