// Boost.Beast's WebSocket in miniature.
#pragma once
#include "http.hpp"

namespace boost::beast::websocket {
using request_type = http::request<http::empty_body>;
using response_type = http::response<http::string_body>;
enum close_code : unsigned short { none = 0, normal = 1000 };
struct close_reason {
  close_reason();
  close_reason(close_code code);
};
class ping_data {
public:
  ping_data();
};

template <typename NextLayer, bool deflateSupported = true> class stream {
public:
  using executor_type = typename NextLayer::executor_type;
  template <typename... Args> explicit stream(Args &&...args);
  ~stream();
  NextLayer &next_layer() noexcept;
  bool is_open() const noexcept;
  void text(bool value);

  void handshake(string_view host, string_view target);
  void handshake(response_type &res, string_view host, string_view target);
  void handshake(string_view host, string_view target, error_code &ec);
  template <typename HandshakeHandler>
  net::detail::result_of<HandshakeHandler, void(error_code)> async_handshake(string_view host, string_view target,
                                                                             HandshakeHandler &&handler) {
    __builtin_trap();
  }
  void accept();
  void accept(error_code &ec);
  template <typename Body, typename Fields> void accept(const http::request<Body, Fields> &req);
  template <typename AcceptHandler>
  net::detail::result_of<AcceptHandler, void(error_code)> async_accept(AcceptHandler &&handler) {
    __builtin_trap();
  }
  void close(const close_reason &cr);
  void close(const close_reason &cr, error_code &ec);
  template <typename CloseHandler>
  net::detail::result_of<CloseHandler, void(error_code)> async_close(const close_reason &cr, CloseHandler &&handler) {
    __builtin_trap();
  }
  void ping(const ping_data &payload);
  void ping(const ping_data &payload, error_code &ec);
  void pong(const ping_data &payload);
  void pong(const ping_data &payload, error_code &ec);
  template <typename WriteHandler>
  net::detail::result_of<WriteHandler, void(error_code)> async_ping(const ping_data &payload, WriteHandler &&handler) {
    __builtin_trap();
  }
  template <typename DynamicBuffer> std::size_t read(DynamicBuffer &buffer);
  template <typename DynamicBuffer> std::size_t read(DynamicBuffer &buffer, error_code &ec);
  template <typename DynamicBuffer, typename ReadHandler>
  net::detail::result_of<ReadHandler, void(error_code, std::size_t)> async_read(DynamicBuffer &buffer,
                                                                                ReadHandler &&handler) {
    __builtin_trap();
  }
  template <typename DynamicBuffer> std::size_t read_some(DynamicBuffer &buffer, std::size_t limit);
  template <typename Buffers> std::size_t read_some(const Buffers &buffers);
  template <typename Buffers> std::size_t write(const Buffers &buffers);
  template <typename Buffers> std::size_t write(const Buffers &buffers, error_code &ec);
  template <typename Buffers, typename WriteHandler>
  net::detail::result_of<WriteHandler, void(error_code, std::size_t)> async_write(const Buffers &buffers,
                                                                                  WriteHandler &&handler) {
    __builtin_trap();
  }
  template <typename Buffers> std::size_t write_some(bool fin, const Buffers &buffers);
};

template <typename Protocol, typename Executor>
void teardown(role_type role, net::basic_stream_socket<Protocol, Executor> &socket, error_code &ec);
template <typename Protocol, typename Executor, typename TeardownHandler>
void async_teardown(role_type role, net::basic_stream_socket<Protocol, Executor> &socket, TeardownHandler &&handler) {
  __builtin_trap();
}
} // namespace boost::beast::websocket
