// Percent-encoding, and what requests need of it.
#include "percent_encoding.hpp"

#include <charconv>
#include <nostall/request.hpp>

namespace nostall {

bool detail::percent_decode(std::string_view text, std::string& into, bool plus_is_space) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    char character = text[at];
    if (character == '%') {
      unsigned char byte = 0;
      const char* digits = text.data() + at + 1;
      if (text.size() - at < 3 || std::from_chars(digits, digits + 2, byte, 16).ptr != digits + 2 || byte == 0)
        return false;
      character = static_cast<char>(byte);
      at += 2;
    } else if (character == '+' && plus_is_space) {
      character = ' ';
    }
    into += character;
  }
  return true;
}

std::optional<std::string> request::query(std::string_view name) const {
  for (std::string_view rest = query_; !rest.empty();) {
    const std::size_t end = rest.find('&');
    const std::string_view pair = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    const std::size_t equals = pair.find('=');
    std::string key, value;
    if (detail::percent_decode(pair.substr(0, equals), key, true) && key == name) {
      if (equals != std::string_view::npos && !detail::percent_decode(pair.substr(equals + 1), value, true))
        value = pair.substr(equals + 1); // as it came: whoever reads it will say what is wrong with it
      return value;
    }
  }
  return std::nullopt;
}

} // namespace nostall
