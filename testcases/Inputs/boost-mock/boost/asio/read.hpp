// The free functions of Boost.Asio in miniature: read, write, read_until, connect and their asynchronous siblings.
#pragma once
#include "basic_socket.hpp"

namespace boost::asio {
#define NOSTALL_MOCK_OPERATION(Name, Sequence)                                                                         \
  template <typename Stream, typename Buffers>                                                                         \
  std::size_t Name(Stream &s, const Buffers &buffers, typename constraint<Sequence<Buffers>::value>::type = 0);        \
  template <typename Stream, typename Buffers>                                                                         \
  std::size_t Name(Stream &s, const Buffers &buffers, error_code &ec,                                                  \
                   typename constraint<Sequence<Buffers>::value>::type = 0);                                           \
  template <typename Stream, typename Buffers, typename CompletionCondition>                                           \
  std::size_t Name(Stream &s, const Buffers &buffers, CompletionCondition completion_condition,                        \
                   typename constraint<Sequence<Buffers>::value>::type = 0) {                                          \
    __builtin_trap();                                                                                                  \
  }                                                                                                                    \
  template <typename Stream, typename Buffers, typename CompletionCondition>                                           \
  std::size_t Name(Stream &s, const Buffers &buffers, CompletionCondition completion_condition, error_code &ec,        \
                   typename constraint<Sequence<Buffers>::value>::type = 0) {                                          \
    __builtin_trap();                                                                                                  \
  }                                                                                                                    \
  template <typename Stream, typename DynamicBuffer>                                                                   \
  std::size_t Name(Stream &s, DynamicBuffer &&buffers,                                                                 \
                   typename constraint<is_dynamic_buffer<std::decay_t<DynamicBuffer>>::value>::type = 0);              \
  template <typename Stream, typename Allocator> std::size_t Name(Stream &s, basic_streambuf<Allocator> &b);           \
  template <typename Stream, typename Allocator>                                                                       \
  std::size_t Name(Stream &s, basic_streambuf<Allocator> &b, error_code &ec);                                          \
  template <typename Stream, typename Buffers, typename Token>                                                         \
  detail::result_of<Token, void(error_code, std::size_t)> async_##Name(                                                \
      Stream &s, const Buffers &buffers, Token &&token,                                                                \
      typename constraint<Sequence<Buffers>::value && detail::is_token<Token>>::type = 0) {                            \
    __builtin_trap();                                                                                                  \
  }                                                                                                                    \
  template <typename Stream, typename Buffers, typename CompletionCondition, typename Token>                           \
  detail::result_of<Token, void(error_code, std::size_t)> async_##Name(                                                \
      Stream &s, const Buffers &buffers, CompletionCondition completion_condition, Token &&token,                      \
      typename constraint<Sequence<Buffers>::value>::type = 0) {                                                       \
    __builtin_trap();                                                                                                  \
  }                                                                                                                    \
  template <typename Device, typename Buffers>                                                                         \
  std::size_t Name##_at(Device &d, unsigned long offset, const Buffers &buffers);                                      \
  template <typename Device, typename Buffers>                                                                         \
  std::size_t Name##_at(Device &d, unsigned long offset, const Buffers &buffers, error_code &ec);                      \
  template <typename Device, typename Buffers, typename Token>                                                         \
  detail::result_of<Token, void(error_code, std::size_t)> async_##Name##_at(Device &d, unsigned long offset,           \
                                                                            const Buffers &buffers, Token &&token) {   \
    __builtin_trap();                                                                                                  \
  }
NOSTALL_MOCK_OPERATION(read, is_mutable_buffer_sequence)
NOSTALL_MOCK_OPERATION(write, is_const_buffer_sequence)
#undef NOSTALL_MOCK_OPERATION

template <typename Stream, typename DynamicBuffer>
std::size_t read_until(Stream &s, DynamicBuffer &&buffers, char delim,
                       typename constraint<is_dynamic_buffer<std::decay_t<DynamicBuffer>>::value>::type = 0);
template <typename Stream, typename DynamicBuffer>
std::size_t read_until(Stream &s, DynamicBuffer &&buffers, std::string_view delim,
                       typename constraint<is_dynamic_buffer<std::decay_t<DynamicBuffer>>::value>::type = 0);
template <typename Stream, typename DynamicBuffer>
std::size_t read_until(Stream &s, DynamicBuffer &&buffers, char delim, error_code &ec,
                       typename constraint<is_dynamic_buffer<std::decay_t<DynamicBuffer>>::value>::type = 0);
template <typename Stream, typename Allocator>
std::size_t read_until(Stream &s, basic_streambuf<Allocator> &b, char delim);
template <typename Stream, typename Allocator>
std::size_t read_until(Stream &s, basic_streambuf<Allocator> &b, std::string_view delim);
template <typename Stream, typename DynamicBuffer, typename Token>
detail::result_of<Token, void(error_code, std::size_t)>
async_read_until(Stream &s, DynamicBuffer &&buffers, char delim, Token &&token,
                 typename constraint<is_dynamic_buffer<std::decay_t<DynamicBuffer>>::value>::type = 0) {
  __builtin_trap();
}
template <typename Stream, typename Allocator, typename Token>
detail::result_of<Token, void(error_code, std::size_t)> async_read_until(Stream &s, basic_streambuf<Allocator> &b,
                                                                         char delim, Token &&token) {
  __builtin_trap();
}

namespace detail {
template <typename T> char is_sequence_helper(typename T::const_iterator *);
template <typename T> long is_sequence_helper(...);
} // namespace detail
template <typename T>
struct is_endpoint_sequence : std::bool_constant<sizeof(detail::is_sequence_helper<T>(nullptr)) == sizeof(char)> {};

template <typename Protocol, typename Executor, typename EndpointSequence>
typename Protocol::endpoint connect(basic_socket<Protocol, Executor> &s, const EndpointSequence &endpoints,
                                    typename constraint<is_endpoint_sequence<EndpointSequence>::value>::type = 0);
template <typename Protocol, typename Executor, typename EndpointSequence>
typename Protocol::endpoint connect(basic_socket<Protocol, Executor> &s, const EndpointSequence &endpoints,
                                    error_code &ec,
                                    typename constraint<is_endpoint_sequence<EndpointSequence>::value>::type = 0);
template <typename Protocol, typename Executor, typename EndpointSequence, typename ConnectCondition>
typename Protocol::endpoint connect(basic_socket<Protocol, Executor> &s, const EndpointSequence &endpoints,
                                    ConnectCondition connect_condition,
                                    typename constraint<is_endpoint_sequence<EndpointSequence>::value>::type = 0) {
  __builtin_trap();
}
template <typename Protocol, typename Executor, typename Iterator>
Iterator connect(basic_socket<Protocol, Executor> &s, Iterator begin, Iterator end);
template <typename Protocol, typename Executor, typename EndpointSequence, typename RangeConnectToken>
detail::result_of<RangeConnectToken, void(error_code, typename Protocol::endpoint)>
async_connect(basic_socket<Protocol, Executor> &s, const EndpointSequence &endpoints, RangeConnectToken &&token,
              typename constraint<is_endpoint_sequence<EndpointSequence>::value>::type = 0) {
  __builtin_trap();
}
} // namespace boost::asio
