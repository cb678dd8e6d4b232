// From JSON to a described struct, with all that is wrong in it at once. boost::json::value_to stops at the first
// thing and does not say where; a client that is told 422 wants the place of each.
#pragma once

#include <boost/describe/enum_to_string.hpp>
#include <boost/describe/enumerators.hpp>
#include <boost/describe/members.hpp>
#include <boost/json/array.hpp>
#include <boost/json/conversion.hpp>
#include <boost/json/value.hpp>
#include <boost/json/value_to.hpp>
#include <boost/mp11/algorithm.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace nostall::detail {

template <typename T>
inline constexpr bool is_optional = false;
template <typename T>
inline constexpr bool is_optional<std::optional<T>> = true;
template <typename T>
inline constexpr bool is_vector = false;
template <typename T, typename A>
inline constexpr bool is_vector<std::vector<T, A>> = true;

template <typename T>
inline constexpr bool is_described_struct = boost::json::is_described_class<T>::value;

// Where in the request something stands: a list on the stack, from the innermost outwards. A step is a name, or an
// index if it has none.
struct place {
  place(const place* outer, std::string_view name) : outer(outer), name(name) {}
  place(const place* outer, const char* name) : outer(outer), name(name) {}
  place(const place* outer, std::size_t index) : outer(outer), index(index) {}

  boost::json::array path() const;

  const place* outer;
  std::string_view name{};
  std::size_t index = 0;
};

// What is wrong with a request: the value of "detail" in a response 422.
class binding_errors {
public:
  void add(const place& where, std::string_view message, std::string_view type);
  bool empty() const noexcept { return errors_.empty(); }
  boost::json::array take() && { return std::move(errors_); }

private:
  boost::json::array errors_;
};

template <typename T>
struct kind_name {
  static constexpr std::string_view message = "value has the wrong type", type = "type_error";
};
template <typename T>
  requires std::is_integral_v<T>
struct kind_name<T> {
  static constexpr std::string_view message = "value is not a valid integer", type = "type_error.integer";
};
template <>
struct kind_name<bool> {
  static constexpr std::string_view message = "value could not be parsed to a boolean", type = "type_error.bool";
};
template <typename T>
  requires std::is_floating_point_v<T>
struct kind_name<T> {
  static constexpr std::string_view message = "value is not a valid float", type = "type_error.float";
};
template <>
struct kind_name<std::string> {
  static constexpr std::string_view message = "str type expected", type = "type_error.str";
};

// The names of a described enum's values, for the message.
template <typename E>
std::string enum_message() {
  std::string text = "value is not a valid enumeration member; permitted: ";
  const char* separator = "'";
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>(
      [&](auto described) { text.append(std::exchange(separator, ", '")).append(described.name).append("'"); });
  return text;
}

template <typename T>
T from_json(const boost::json::value& value, const place& where, binding_errors& errors);

template <typename T>
T described_from_json(const boost::json::object& object, const place& where, binding_errors& errors) {
  T made{};
  boost::mp11::mp_for_each<boost::describe::describe_members<T, boost::describe::mod_public>>([&](auto described) {
    auto& member = made.*described.pointer;
    using member_type = std::remove_reference_t<decltype(member)>;
    const place inner{&where, described.name};
    if (const boost::json::value* value = object.if_contains(described.name))
      member = from_json<member_type>(*value, inner, errors);
    else if constexpr (!is_optional<member_type>)
      errors.add(inner, "field required", "value_error.missing");
  });
  return made;
}

// Adds what is wrong to `errors` and then returns any value.
template <typename T>
T from_json(const boost::json::value& value, const place& where, binding_errors& errors) {
  if constexpr (std::is_same_v<T, boost::json::value>) {
    return value;
  } else if constexpr (is_optional<T>) {
    return value.is_null() ? T() : T(from_json<typename T::value_type>(value, where, errors));
  } else if constexpr (is_described_struct<T>) {
    if (value.is_object())
      return described_from_json<T>(value.get_object(), where, errors);
    errors.add(where, "value is not a valid dict", "type_error.dict");
    return T{};
  } else if constexpr (is_vector<T>) {
    T made;
    if (!value.is_array()) {
      errors.add(where, "value is not a valid list", "type_error.list");
      return made;
    }
    for (const boost::json::value& element : value.get_array())
      made.push_back(from_json<typename T::value_type>(element, place{&where, made.size()}, errors));
    return made;
  } else {
    if (auto converted = boost::json::try_value_to<T>(value))
      return std::move(*converted);
    if constexpr (std::is_enum_v<T>)
      errors.add(where, enum_message<T>(), "type_error.enum");
    else
      errors.add(where, kind_name<T>::message, kind_name<T>::type);
    return T{};
  }
}

} // namespace nostall::detail
