// Boost.Beast's HTTP in miniature.
#pragma once
#include "core.hpp"

namespace boost::beast::http {
struct fields {};
enum class verb { get, head };
enum class status { ok = 200, not_found = 404 };

struct string_body {
  struct value_type {};
};
struct empty_body {
  struct value_type {};
};
template <typename File> struct basic_file_body {
  class value_type {
  public:
    bool is_open() const;
    unsigned long size() const;
    void close();
    void open(const char *path, file_mode mode, error_code &ec);
    void reset(File &&file, error_code &ec);
  };
};
using file_body = basic_file_body<file>;

template <bool isRequest, typename Body, typename Fields = fields> struct message {
  message();
  template <typename... Args> explicit message(Args &&...);
  typename Body::value_type &body() & noexcept;
  bool keep_alive() const;
  void prepare_payload();
};
template <typename Body, typename Fields = fields> using request = message<true, Body, Fields>;
template <typename Body, typename Fields = fields> using response = message<false, Body, Fields>;

template <bool isRequest> class basic_parser {};
template <bool isRequest, typename Body> class parser : public basic_parser<isRequest> {};
template <typename Body> using request_parser = parser<true, Body>;
template <bool isRequest, typename Body, typename Fields = fields> class serializer {
public:
  explicit serializer(message<isRequest, Body, Fields> &msg);
};
template <typename Body> using response_serializer = serializer<false, Body>;

class message_generator {
public:
  template <bool isRequest, typename Body, typename Fields> message_generator(message<isRequest, Body, Fields> &&);
  bool keep_alive() const noexcept;
};

#define NOSTALL_MOCK_READ(Name)                                                                                        \
  template <typename SyncReadStream, typename DynamicBuffer, bool isRequest>                                           \
  std::size_t Name(SyncReadStream &stream, DynamicBuffer &buffer, basic_parser<isRequest> &parser);                    \
  template <typename SyncReadStream, typename DynamicBuffer, bool isRequest>                                           \
  std::size_t Name(SyncReadStream &stream, DynamicBuffer &buffer, basic_parser<isRequest> &parser, error_code &ec);    \
  template <typename AsyncReadStream, typename DynamicBuffer, bool isRequest, typename ReadHandler>                    \
  net::detail::result_of<ReadHandler, void(error_code, std::size_t)> async_##Name(                                     \
      AsyncReadStream &stream, DynamicBuffer &buffer, basic_parser<isRequest> &parser, ReadHandler &&handler) {        \
    __builtin_trap();                                                                                                  \
  }
NOSTALL_MOCK_READ(read)
NOSTALL_MOCK_READ(read_some)
NOSTALL_MOCK_READ(read_header)
#undef NOSTALL_MOCK_READ
template <typename SyncReadStream, typename DynamicBuffer, bool isRequest, typename Body, typename Fields>
std::size_t read(SyncReadStream &stream, DynamicBuffer &buffer, message<isRequest, Body, Fields> &msg);
template <typename SyncReadStream, typename DynamicBuffer, bool isRequest, typename Body, typename Fields>
std::size_t read(SyncReadStream &stream, DynamicBuffer &buffer, message<isRequest, Body, Fields> &msg, error_code &ec);
template <typename AsyncReadStream, typename DynamicBuffer, bool isRequest, typename Body, typename Fields,
          typename ReadHandler>
net::detail::result_of<ReadHandler, void(error_code, std::size_t)>
async_read(AsyncReadStream &stream, DynamicBuffer &buffer, message<isRequest, Body, Fields> &msg,
           ReadHandler &&handler) {
  __builtin_trap();
}

#define NOSTALL_MOCK_WRITE(Name)                                                                                       \
  template <typename SyncWriteStream, bool isRequest, typename Body, typename Fields>                                  \
  std::size_t Name(SyncWriteStream &stream, serializer<isRequest, Body, Fields> &sr);                                  \
  template <typename SyncWriteStream, bool isRequest, typename Body, typename Fields>                                  \
  std::size_t Name(SyncWriteStream &stream, serializer<isRequest, Body, Fields> &sr, error_code &ec);                  \
  template <typename AsyncWriteStream, bool isRequest, typename Body, typename Fields, typename WriteHandler>          \
  net::detail::result_of<WriteHandler, void(error_code, std::size_t)> async_##Name(                                    \
      AsyncWriteStream &stream, serializer<isRequest, Body, Fields> &sr, WriteHandler &&handler) {                     \
    __builtin_trap();                                                                                                  \
  }
NOSTALL_MOCK_WRITE(write)
NOSTALL_MOCK_WRITE(write_some)
NOSTALL_MOCK_WRITE(write_header)
#undef NOSTALL_MOCK_WRITE
template <typename SyncWriteStream, bool isRequest, typename Body, typename Fields>
std::size_t write(SyncWriteStream &stream, const message<isRequest, Body, Fields> &msg);
template <typename SyncWriteStream, bool isRequest, typename Body, typename Fields>
std::size_t write(SyncWriteStream &stream, const message<isRequest, Body, Fields> &msg, error_code &ec);
template <typename AsyncWriteStream, bool isRequest, typename Body, typename Fields, typename WriteHandler>
net::detail::result_of<WriteHandler, void(error_code, std::size_t)>
async_write(AsyncWriteStream &stream, const message<isRequest, Body, Fields> &msg, WriteHandler &&handler) {
  __builtin_trap();
}
} // namespace boost::beast::http

namespace boost::beast {
template <typename SyncWriteStream, typename BuffersGenerator>
std::size_t write(SyncWriteStream &stream, BuffersGenerator &&generator) {
  __builtin_trap();
}
template <typename SyncWriteStream, typename BuffersGenerator>
std::size_t write(SyncWriteStream &stream, BuffersGenerator &&generator, error_code &ec) {
  __builtin_trap();
}
template <typename AsyncWriteStream, typename BuffersGenerator, typename CompletionToken>
net::detail::result_of<CompletionToken, void(error_code, std::size_t)>
async_write(AsyncWriteStream &stream, BuffersGenerator generator, CompletionToken &&token) {
  __builtin_trap();
}
} // namespace boost::beast
