// Percent-encoding, as paths and query strings have it.
#pragma once

#include <string>
#include <string_view>

namespace nostall::detail {

// Appends the decoded text. False if a % is not followed by two hexadecimal digits, or stands for a zero byte.
bool percent_decode(std::string_view text, std::string& into, bool plus_is_space = false);

} // namespace nostall::detail
