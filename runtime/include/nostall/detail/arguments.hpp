// From a request to the arguments of a handler, by the types of its parameters.
#pragma once

#include <boost/json/parse.hpp>
#include <nostall/detail/json_binding.hpp>
#include <nostall/detail/text_binding.hpp>
#include <nostall/parameters.hpp>
#include <nostall/request.hpp>
#include <nostall/response.hpp>
#include <nostall/websocket.hpp>
#include <optional>
#include <tuple>
#include <type_traits>

namespace nostall::detail {

// Whether a parameter of this type refers to an argument that is made for the call. Requests and WebSockets are not:
// they live longer than the handler.
template <typename Parameter>
inline constexpr bool refers_to_argument =
    std::is_reference_v<Parameter> && !std::is_same_v<std::remove_cvref_t<Parameter>, request> &&
    !std::is_same_v<std::remove_cvref_t<Parameter>, websocket>;

// The types of a callable's parameters and of its result.
template <typename F>
struct signature : signature<decltype(&F::operator())> {};
template <typename R, typename... A>
struct signature<R (*)(A...)> {
  using result = R;
  using arguments = std::tuple<std::remove_cvref_t<A>...>;
  static constexpr bool refers_to_arguments = (false || ... || refers_to_argument<A>);
};
template <typename C, typename R, typename... A>
struct signature<R (C::*)(A...) const> : signature<R (*)(A...)> {};
template <typename C, typename R, typename... A>
struct signature<R (C::*)(A...)> : signature<R (*)(A...)> {};
template <typename R, typename... A>
struct signature<R (*)(A...) noexcept> : signature<R (*)(A...)> {};
template <typename C, typename R, typename... A>
struct signature<R (C::*)(A...) const noexcept> : signature<R (*)(A...)> {};

struct binder {
  const nostall::request& request;
  nostall::websocket* websocket;
  binding_errors errors{};
  std::size_t next_path_parameter = 0;

  // Null if the body is no JSON, which is then among the errors.
  std::optional<boost::json::value> json_body();
};

[[noreturn]] void throw_unprocessable(binding_errors&& errors);

// How an argument is made. This one: the next path parameter.
template <typename T>
struct argument {
  static_assert(text_parameter<T> || is_described_struct<T>,
                "a handler's parameter must be a path parameter (a number, bool, std::string, a described enum), "
                "query<>, header<>, body<>, a described struct, boost::json::value or const request&");
  static constexpr bool in_path = text_parameter<T>;
  static constexpr bool in_body = !in_path;

  static T make(binder& from, std::string_view name) {
    if constexpr (in_path) {
      const place path{nullptr, "path"};
      return from_text<T>(from.request.path_parameter(from.next_path_parameter++), {&path, name}, from.errors);
    } else {
      const place body{nullptr, "body"};
      if (auto json = from.json_body())
        return from_json<T>(*json, body, from.errors);
      return T{};
    }
  }
};

template <>
struct argument<boost::json::value> {
  static constexpr bool in_path = false;
  static constexpr bool in_body = true;
  static boost::json::value make(binder& from, std::string_view) { return from.json_body().value_or(nullptr); }
};

template <>
struct argument<request> {
  static constexpr bool in_path = false;
  static constexpr bool in_body = false;
  static std::reference_wrapper<const request> make(binder& from, std::string_view) { return from.request; }
};

template <>
struct argument<websocket> {
  static constexpr bool in_path = false;
  static constexpr bool in_body = false;
  static std::reference_wrapper<websocket> make(binder& from, std::string_view) { return *from.websocket; }
};

template <typename T>
struct argument<body<T>> {
  static constexpr bool in_path = false;
  static constexpr bool in_body = true;
  static body<T> make(binder& from, std::string_view) {
    const place body{nullptr, "body"};
    if (auto json = from.json_body())
      return {from_json<T>(*json, body, from.errors)};
    return {};
  }
};

template <fixed_string Name, typename T, auto Default>
struct argument<query<Name, T, Default>> {
  static constexpr bool in_path = false;
  static constexpr bool in_body = false;
  static query<Name, T, Default> make(binder& from, std::string_view) {
    const place query{nullptr, "query"};
    const std::optional<std::string> text = from.request.query(Name);
    return {from_optional_text<T, Default>(text, {&query, std::string_view(Name)}, from.errors)};
  }
};

template <fixed_string Name, typename T, auto Default>
struct argument<header<Name, T, Default>> {
  static constexpr bool in_path = false;
  static constexpr bool in_body = false;
  static header<Name, T, Default> make(binder& from, std::string_view) {
    const place header{nullptr, "header"};
    return {from_optional_text<T, Default>(from.request.header(std::string_view(Name)),
                                           {&header, std::string_view(Name)}, from.errors)};
  }
};

// All arguments, or a thrown http_error(422) that lists everything that is wrong.
template <typename Arguments>
class argument_list;

template <typename... Arguments>
class argument_list<std::tuple<Arguments...>> {
public:
  static constexpr std::size_t path_parameters = (0 + ... + std::size_t(argument<Arguments>::in_path));
  static constexpr bool has_body = (false || ... || argument<Arguments>::in_body);
  static_assert((0 + ... + std::size_t(argument<Arguments>::in_body)) <= 1, "a request has one body");
  using type = std::tuple<decltype(argument<Arguments>::make(std::declval<binder&>(), {}))...>;

  static type make(const request& from, const std::vector<std::string>& names, websocket* peer = nullptr) {
    if constexpr (sizeof...(Arguments) == 0) {
      return {};
    } else {
      binder bound{from, peer};
      type made{argument<Arguments>::make(bound, name_of(bound, names))...};
      if (!bound.errors.empty())
        throw_unprocessable(std::move(bound.errors));
      return made;
    }
  }

private:
  static std::string_view name_of(const binder& bound, const std::vector<std::string>& names) {
    return bound.next_path_parameter < names.size() ? std::string_view(names[bound.next_path_parameter])
                                                    : std::string_view();
  }
};

} // namespace nostall::detail
