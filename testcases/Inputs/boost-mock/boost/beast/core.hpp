// Boost.Beast's core in miniature: streams and files.
#pragma once
#include "../asio/basic_socket.hpp"

namespace boost::beast {
namespace net = boost::asio;
using error_code = boost::system::error_code;
using string_view = std::string_view;

enum class role_type { client, server };
enum class file_mode { read, scan, write, write_new, write_existing, append, append_existing };

class flat_buffer {
public:
  flat_buffer();
  std::size_t size() const noexcept;
  void consume(std::size_t n) noexcept;
};

#define NOSTALL_MOCK_FILE(Class)                                                                                       \
  class Class {                                                                                                        \
  public:                                                                                                              \
    Class();                                                                                                           \
    ~Class();                                                                                                          \
    bool is_open() const;                                                                                              \
    void close(error_code &ec);                                                                                        \
    void open(const char *path, file_mode mode, error_code &ec);                                                       \
    unsigned long size(error_code &ec) const;                                                                          \
    unsigned long pos(error_code &ec) const;                                                                           \
    void seek(unsigned long offset, error_code &ec);                                                                   \
    std::size_t read(void *buffer, std::size_t n, error_code &ec) const;                                               \
    std::size_t write(const void *buffer, std::size_t n, error_code &ec);                                              \
  };
NOSTALL_MOCK_FILE(file_posix)
NOSTALL_MOCK_FILE(file_stdio)
#undef NOSTALL_MOCK_FILE
using file = file_posix;

#define NOSTALL_MOCK_READ_AND_WRITE                                                                                    \
  template <typename Buffers> std::size_t write_some(const Buffers &buffers);                                          \
  template <typename Buffers> std::size_t write_some(const Buffers &buffers, error_code &ec);                          \
  template <typename Buffers> std::size_t read_some(const Buffers &buffers);                                           \
  template <typename Buffers> std::size_t read_some(const Buffers &buffers, error_code &ec);                           \
  template <typename Buffers, typename Token>                                                                          \
  net::detail::result_of<Token, void(error_code, std::size_t)> async_write_some(const Buffers &buffers,                \
                                                                                Token &&token) {                       \
    __builtin_trap();                                                                                                  \
  }                                                                                                                    \
  template <typename Buffers, typename Token>                                                                          \
  net::detail::result_of<Token, void(error_code, std::size_t)> async_read_some(const Buffers &buffers,                 \
                                                                               Token &&token) {                        \
    __builtin_trap();                                                                                                  \
  }

class unlimited_rate_policy {};
template <typename Protocol, typename Executor = net::any_io_executor, typename RatePolicy = unlimited_rate_policy>
class basic_stream {
public:
  using socket_type = net::basic_stream_socket<Protocol, Executor>;
  using endpoint_type = typename Protocol::endpoint;
  using executor_type = Executor;
  template <typename Arg> explicit basic_stream(Arg &&arg);
  ~basic_stream();
  executor_type get_executor() noexcept;
  socket_type &socket() noexcept;
  void expires_after(std::chrono::nanoseconds expiry_time);
  void expires_never();
  void cancel();
  void close();

  void connect(const endpoint_type &ep);
  void connect(const endpoint_type &ep, error_code &ec);
  template <typename EndpointSequence>
  typename EndpointSequence::endpoint_type connect(const EndpointSequence &endpoints);
  template <typename EndpointSequence>
  typename EndpointSequence::endpoint_type connect(const EndpointSequence &endpoints, error_code &ec);
  template <typename ConnectHandler>
  net::detail::result_of<ConnectHandler, void(error_code)> async_connect(const endpoint_type &ep,
                                                                         ConnectHandler &&handler) {
    __builtin_trap();
  }
  template <typename EndpointSequence, typename RangeConnectHandler>
  net::detail::result_of<RangeConnectHandler, void(error_code, typename EndpointSequence::endpoint_type)>
  async_connect(const EndpointSequence &endpoints, RangeConnectHandler &&handler) {
    __builtin_trap();
  }
  NOSTALL_MOCK_READ_AND_WRITE
};
using tcp_stream = basic_stream<net::ip::tcp, net::any_io_executor, unlimited_rate_policy>;

template <typename NextLayer> class flat_stream {
public:
  using executor_type = typename NextLayer::executor_type;
  template <typename Arg> explicit flat_stream(Arg &&arg);
  NOSTALL_MOCK_READ_AND_WRITE
};
template <typename Stream, typename DynamicBuffer> class buffered_read_stream {
public:
  using executor_type = typename Stream::executor_type;
  template <typename Arg> explicit buffered_read_stream(Arg &&arg);
  NOSTALL_MOCK_READ_AND_WRITE
};
#undef NOSTALL_MOCK_READ_AND_WRITE

template <typename T> T &get_lowest_layer(T &t) noexcept;

template <typename SyncReadStream, typename DynamicBuffer>
bool detect_ssl(SyncReadStream &stream, DynamicBuffer &buffer, error_code &ec);
template <typename AsyncReadStream, typename DynamicBuffer, typename CompletionToken>
net::detail::result_of<CompletionToken, void(error_code, bool)>
async_detect_ssl(AsyncReadStream &stream, DynamicBuffer &buffer, CompletionToken &&token) {
  __builtin_trap();
}

namespace detail {
template <typename Handler, typename... Args> class bind_wrapper {};
template <typename Handler, typename... Args> class bind_front_wrapper {};
} // namespace detail
template <typename Handler, typename... Args>
detail::bind_wrapper<std::decay_t<Handler>, std::decay_t<Args>...> bind_handler(Handler &&handler, Args &&...args) {
  __builtin_trap();
}
template <typename Handler, typename... Args>
auto bind_front_handler(Handler &&handler, Args &&...args)
    -> detail::bind_front_wrapper<std::decay_t<Handler>, std::decay_t<Args>...>;
} // namespace boost::beast
