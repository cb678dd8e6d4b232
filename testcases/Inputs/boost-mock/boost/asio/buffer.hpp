// Buffers of Boost.Asio in miniature.
#pragma once
#include "execution_context.hpp"
#include <string_view>
#if __has_include(<bits/stringfwd.h>)
#include <bits/stringfwd.h>
#else
#include <string>
#endif

namespace boost::asio {
class mutable_buffer {
public:
  mutable_buffer() noexcept;
  void *data() const noexcept;
  std::size_t size() const noexcept;
};
class const_buffer {
public:
  const_buffer() noexcept;
  const_buffer(const mutable_buffer &b) noexcept;
  const void *data() const noexcept;
  std::size_t size() const noexcept;
};
class mutable_buffers_1 : public mutable_buffer {};
class const_buffers_1 : public const_buffer {
public:
  const_buffers_1(const mutable_buffers_1 &b) noexcept;
};

mutable_buffers_1 buffer(void *data, std::size_t size_in_bytes) noexcept;
const_buffers_1 buffer(const void *data, std::size_t size_in_bytes) noexcept;
template <typename PodType, std::size_t N> mutable_buffers_1 buffer(PodType (&data)[N]) noexcept;
template <typename PodType, std::size_t N> const_buffers_1 buffer(const PodType (&data)[N]) noexcept;
template <typename Elem, typename Traits, typename Allocator>
mutable_buffers_1 buffer(std::basic_string<Elem, Traits, Allocator> &data) noexcept;
template <typename Elem, typename Traits, typename Allocator>
const_buffers_1 buffer(const std::basic_string<Elem, Traits, Allocator> &data) noexcept;
template <typename Elem, typename Traits> const_buffers_1 buffer(std::basic_string_view<Elem, Traits> data) noexcept;

template <typename T> struct is_const_buffer_sequence : std::is_convertible<T, const_buffer> {};
template <typename T> struct is_mutable_buffer_sequence : std::is_convertible<T, mutable_buffer> {};

template <typename Elem, typename Traits, typename Allocator> class dynamic_string_buffer {};
template <typename Elem, typename Traits, typename Allocator>
dynamic_string_buffer<Elem, Traits, Allocator>
dynamic_buffer(std::basic_string<Elem, Traits, Allocator> &data) noexcept;
template <typename T> struct is_dynamic_buffer : std::false_type {};
template <typename Elem, typename Traits, typename Allocator>
struct is_dynamic_buffer<dynamic_string_buffer<Elem, Traits, Allocator>> : std::true_type {};

template <typename Allocator> class basic_streambuf {
public:
  basic_streambuf();
  std::size_t size() const noexcept;
};
using streambuf = basic_streambuf<class any_allocator>;

namespace detail {
struct completion_condition_base {};
struct transfer_all_t : completion_condition_base {};
struct transfer_exactly_t : completion_condition_base {};
template <typename T>
constexpr bool is_token = !std::is_base_of_v<completion_condition_base, std::decay_t<T>> &&
                          !std::is_same_v<std::decay_t<T>, boost::system::error_code>;
} // namespace detail
detail::transfer_all_t transfer_all();
detail::transfer_exactly_t transfer_exactly(std::size_t size);
} // namespace boost::asio
