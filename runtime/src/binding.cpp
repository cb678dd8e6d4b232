// What the binding of parameters needs that does not depend on their types.
#include <nostall/detail/endpoint.hpp>

#include <algorithm>
#include <boost/beast/core/string.hpp>
#include <boost/json/object.hpp>
#include <boost/json/stream_parser.hpp>

namespace nostall::detail {

boost::json::array place::path() const {
  boost::json::array steps = outer ? outer->path() : boost::json::array();
  if (name.data())
    steps.emplace_back(name);
  else
    steps.emplace_back(index);
  return steps;
}

void binding_errors::add(const place& where, std::string_view message, std::string_view type) {
  errors_.push_back(boost::json::object{{"loc", where.path()}, {"msg", message}, {"type", type}});
}

std::optional<bool> bool_from_text(std::string_view text) {
  for (const std::string_view yes : {"true", "1", "on", "yes", "t", "y"})
    if (boost::beast::iequals(text, yes))
      return true;
  for (const std::string_view no : {"false", "0", "off", "no", "f", "n"})
    if (boost::beast::iequals(text, no))
      return false;
  return std::nullopt;
}

std::optional<boost::json::value> binder::json_body() {
  const place body{nullptr, "body"};
  if (request.body().empty()) {
    errors.add(body, "field required", "value_error.missing");
    return std::nullopt;
  }
  boost::system::error_code error;
  boost::json::stream_parser parser;
  const std::size_t parsed = parser.write_some(request.body(), error);
  if (!error && parsed < request.body().size() &&
      request.body().find_first_not_of(" \t\r\n", parsed) != std::string_view::npos)
    error = boost::json::error::extra_data;
  if (!error)
    parser.finish(error);
  if (!error)
    return parser.release();
  errors.add({&body, parsed}, error.message(), "value_error.jsondecode");
  return std::nullopt;
}

void require_websocket(const request& request) {
  const auto upgrade = request.header(field::upgrade);
  if (!upgrade || !boost::beast::iequals(*upgrade, "websocket") ||
      request.header(field::sec_websocket_version) != "13" || !request.header(field::sec_websocket_key))
    throw http_error(426, "this is a WebSocket")
        .header("Upgrade", "websocket")
        .header("Connection", "Upgrade")
        .header("Sec-WebSocket-Version", "13");
}

void throw_unprocessable(binding_errors&& errors) { throw http_error(422, std::move(errors).take()); }

} // namespace nostall::detail
