// From the text of a path, a query or a header field to the type that a handler wants.
#pragma once

#include <boost/describe/enum_from_string.hpp>
#include <charconv>
#include <nostall/detail/json_binding.hpp>
#include <nostall/parameters.hpp>
#include <nostall/request.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

namespace nostall::detail {

std::optional<bool> bool_from_text(std::string_view text);

template <typename T>
concept text_parameter = std::is_same_v<T, std::string> || std::is_arithmetic_v<T> ||
                         (std::is_enum_v<T> && boost::describe::has_describe_enumerators<T>::value);

// Adds what is wrong to `errors` and then returns any value.
template <text_parameter T>
T from_text(std::string_view text, const place& where, binding_errors& errors) {
  if constexpr (std::is_same_v<T, std::string>) {
    return std::string(text);
  } else if constexpr (std::is_enum_v<T>) {
    T value{};
    if (!boost::describe::enum_from_string(std::string(text).c_str(), value))
      errors.add(where, enum_message<T>(), "type_error.enum");
    return value;
  } else if constexpr (std::is_same_v<T, bool>) {
    const std::optional<bool> value = bool_from_text(text);
    if (!value)
      errors.add(where, kind_name<T>::message, kind_name<T>::type);
    return value.value_or(false);
  } else {
    T value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size())
      errors.add(where, kind_name<T>::message, kind_name<T>::type);
    return value;
  }
}

// A query or header parameter, which may be missing.
template <typename T, auto Default>
T from_optional_text(std::optional<std::string_view> text, const place& where, binding_errors& errors) {
  if constexpr (is_optional<T>) {
    if (!text)
      return T();
    return from_text<typename T::value_type>(*text, where, errors);
  } else {
    if (text)
      return from_text<T>(*text, where, errors);
    if constexpr (std::is_same_v<std::remove_const_t<decltype(Default)>, no_default>)
      errors.add(where, "field required", "value_error.missing");
    else if constexpr (std::is_same_v<T, std::string>)
      return std::string(std::string_view(Default));
    else
      return T(Default);
    return T{};
  }
}

} // namespace nostall::detail
