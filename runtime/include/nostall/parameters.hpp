// What a handler may ask for besides path parameters. A handler says so by the types of its parameters:
//
//     app.get("/items/{id}", [](int id, query<"limit", int, 10> limit, header<"X-Token"> token) -> task<item> {...});
//     app.post("/items", [](body<item> created) {...});
//
// std::optional<T> makes a parameter optional; a third argument is its default; all others are required. What is
// missing or does not convert is answered with 422 before the handler runs.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace nostall {

/// A string literal as a template argument.
template <std::size_t Size>
struct fixed_string {
  char text[Size]{};
  constexpr fixed_string(const char (&literal)[Size]) { std::copy_n(literal, Size, text); }
  constexpr operator std::string_view() const { return {text, Size - 1}; }
};

/// Marks a parameter that has no default.
struct no_default {};

namespace detail {

template <typename T>
struct received {
  T value;
  const T& operator*() const& noexcept { return value; }
  T&& operator*() && noexcept { return std::move(value); }
  const T* operator->() const noexcept { return &value; }
  operator const T&() const noexcept { return value; }
};

} // namespace detail

/// A query parameter. T as for path parameters: integers, floating point numbers, bool, std::string, described enums.
template <fixed_string Name, typename T = std::string, auto Default = no_default{}>
struct query : detail::received<T> {};

/// A header field; the name in any case of letters.
template <fixed_string Name, typename T = std::string, auto Default = no_default{}>
struct header : detail::received<T> {};

/// The request's body, from JSON. Structs described by Boost.Describe can also be taken without this wrapper.
template <typename T>
struct body : detail::received<T> {};

} // namespace nostall
