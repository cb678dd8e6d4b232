// Buffered streams of Boost.Asio in miniature.
#pragma once
#include "basic_socket.hpp"

namespace boost::asio {
#define NOSTALL_MOCK_READ_AND_WRITE                                                                                    \
  template <typename Buffers> std::size_t write_some(const Buffers &buffers);                                          \
  template <typename Buffers> std::size_t write_some(const Buffers &buffers, error_code &ec);                          \
  template <typename Buffers> std::size_t read_some(const Buffers &buffers);                                           \
  template <typename Buffers> std::size_t read_some(const Buffers &buffers, error_code &ec);                           \
  template <typename Buffers> std::size_t peek(const Buffers &buffers);                                                \
  template <typename Buffers> std::size_t peek(const Buffers &buffers, error_code &ec);                                \
  std::size_t in_avail();                                                                                              \
  template <typename Buffers, typename Token>                                                                          \
  detail::result_of<Token, void(error_code, std::size_t)> async_write_some(const Buffers &buffers, Token &&token) {    \
    __builtin_trap();                                                                                                  \
  }                                                                                                                    \
  template <typename Buffers, typename Token>                                                                          \
  detail::result_of<Token, void(error_code, std::size_t)> async_read_some(const Buffers &buffers, Token &&token) {     \
    __builtin_trap();                                                                                                  \
  }
#define NOSTALL_MOCK_FILL                                                                                              \
  std::size_t fill();                                                                                                  \
  std::size_t fill(error_code &ec);                                                                                    \
  template <typename Token> detail::result_of<Token, void(error_code, std::size_t)> async_fill(Token &&token) {        \
    __builtin_trap();                                                                                                  \
  }
#define NOSTALL_MOCK_FLUSH                                                                                             \
  std::size_t flush();                                                                                                 \
  std::size_t flush(error_code &ec);                                                                                   \
  template <typename Token> detail::result_of<Token, void(error_code, std::size_t)> async_flush(Token &&token) {       \
    __builtin_trap();                                                                                                  \
  }

template <typename Stream> class buffered_read_stream {
public:
  template <typename Arg> explicit buffered_read_stream(Arg &a);
  NOSTALL_MOCK_READ_AND_WRITE
  NOSTALL_MOCK_FILL
};
template <typename Stream> class buffered_write_stream {
public:
  template <typename Arg> explicit buffered_write_stream(Arg &a);
  NOSTALL_MOCK_READ_AND_WRITE
  NOSTALL_MOCK_FLUSH
};
template <typename Stream> class buffered_stream {
public:
  template <typename Arg> explicit buffered_stream(Arg &a);
  NOSTALL_MOCK_READ_AND_WRITE
  NOSTALL_MOCK_FILL
  NOSTALL_MOCK_FLUSH
};
#undef NOSTALL_MOCK_READ_AND_WRITE
#undef NOSTALL_MOCK_FILL
#undef NOSTALL_MOCK_FLUSH
} // namespace boost::asio
