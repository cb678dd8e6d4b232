// Boost.Beast's TLS stream in miniature.
#pragma once
#include "../asio/ssl.hpp"
#include "core.hpp"

namespace boost::beast {
template <typename NextLayer> class ssl_stream : public net::ssl::stream_base {
public:
  using executor_type = typename NextLayer::executor_type;
  template <typename Arg> ssl_stream(Arg &&arg, net::ssl::context &ctx);
  NextLayer &next_layer() noexcept;
  void handshake(handshake_type type);
  void handshake(handshake_type type, error_code &ec);
  void shutdown();
  void shutdown(error_code &ec);
  template <typename Buffers> std::size_t write_some(const Buffers &buffers);
  template <typename Buffers> std::size_t write_some(const Buffers &buffers, error_code &ec);
  template <typename Buffers> std::size_t read_some(const Buffers &buffers);
  template <typename Buffers> std::size_t read_some(const Buffers &buffers, error_code &ec);
  template <typename HandshakeHandler>
  net::detail::result_of<HandshakeHandler, void(error_code)> async_handshake(handshake_type type,
                                                                             HandshakeHandler &&handler) {
    __builtin_trap();
  }
  template <typename ShutdownHandler>
  net::detail::result_of<ShutdownHandler, void(error_code)> async_shutdown(ShutdownHandler &&handler) {
    __builtin_trap();
  }
};
} // namespace boost::beast
