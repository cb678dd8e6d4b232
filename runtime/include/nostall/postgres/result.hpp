// What PostgreSQL answers, and what it is asked with.
#pragma once

#include <charconv>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

struct pg_result; // libpq's PGresult

namespace nostall::postgres {

/// An error of the server, or of the connection to it.
class error : public std::runtime_error {
public:
  error(const std::string& message, std::string sqlstate)
      : std::runtime_error(message), sqlstate_(std::move(sqlstate)) {}

  /// Five characters as PostgreSQL's manual lists them, such as "23505" for a duplicate key; empty for an error of the
  /// connection.
  const std::string& sqlstate() const noexcept { return sqlstate_; }

private:
  std::string sqlstate_;
};

/// A parameter of a query as text; nothing is NULL.
using parameter = std::optional<std::string>;

namespace detail {

template <typename T>
inline constexpr bool is_optional = false;
template <typename T>
inline constexpr bool is_optional<std::optional<T>> = true;

[[noreturn]] void fail_conversion(std::string_view text);

} // namespace detail

/// Numbers, bool, text, and std::optional of these.
template <typename T>
parameter to_parameter(const T& value) {
  if constexpr (std::is_same_v<T, std::nullopt_t> || std::is_same_v<T, std::nullptr_t>)
    return std::nullopt;
  else if constexpr (detail::is_optional<T>)
    return value ? to_parameter(*value) : std::nullopt;
  else if constexpr (std::is_same_v<T, bool>)
    return value ? "t" : "f";
  else if constexpr (std::is_arithmetic_v<T>) {
    char digits[64];
    return std::string(digits, std::to_chars(digits, digits + sizeof digits, value).ptr);
  } else
    return std::string(std::string_view(value));
}

/// The answer to a query: a table of text, and how many rows were touched. Copies share it.
class result {
public:
  explicit result(pg_result* owned);

  std::size_t rows() const;
  std::size_t columns() const;

  /// Rows that INSERT, UPDATE, DELETE or SELECT touched.
  std::uint64_t affected() const;

  std::string_view column_name(std::size_t column) const;

  /// Throws std::out_of_range if there is none of that name.
  std::size_t column(std::string_view name) const;

  /// As the server wrote it; nothing is NULL. Valid as long as a copy of the result is. Throws std::out_of_range.
  std::optional<std::string_view> text(std::size_t row, std::size_t column) const;

  /// Converted: to a number, bool, std::string, or std::optional of these. Throws error for what does not convert, and
  /// for NULL that is not expected.
  template <typename T>
  T get(std::size_t row, std::size_t column) const {
    const std::optional<std::string_view> value = text(row, column);
    if constexpr (detail::is_optional<T>)
      return value ? T(convert<typename T::value_type>(*value)) : T();
    else if (value)
      return convert<T>(*value);
    else
      throw error("NULL in column '" + std::string(column_name(column)) + "'", "22002");
  }

  template <typename T>
  T get(std::size_t row, std::string_view name) const {
    return get<T>(row, column(name));
  }

private:
  template <typename T>
  static T convert(std::string_view text) {
    if constexpr (std::is_same_v<T, bool>) {
      return text == "t";
    } else if constexpr (std::is_arithmetic_v<T>) {
      T value{};
      const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
      if (code != std::errc() || end != text.data() + text.size())
        detail::fail_conversion(text);
      return value;
    } else {
      return T(text);
    }
  }

  std::shared_ptr<pg_result> result_;
};

} // namespace nostall::postgres
