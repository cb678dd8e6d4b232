// Boost.Asio's TLS streams in miniature.
#pragma once
#include "basic_socket.hpp"

namespace boost::asio::ssl {
class stream_base {
public:
  enum handshake_type { client, server };
};
class context_base {
public:
  enum method { tls, tls_client, tls_server };
  enum file_format { asn1, pem };
};
class context : public context_base {
public:
  explicit context(method m);
  void load_verify_file(const std::string &filename);
  error_code load_verify_file(const std::string &filename, error_code &ec);
  void set_default_verify_paths();
  void add_verify_path(const std::string &path);
  void use_certificate(const const_buffer &certificate, file_format format);
  void use_certificate_file(const std::string &filename, file_format format);
  void use_certificate_chain_file(const std::string &filename);
  void use_private_key_file(const std::string &filename, file_format format);
  void use_rsa_private_key_file(const std::string &filename, file_format format);
  void use_tmp_dh_file(const std::string &filename);
};
template <typename Stream> class stream : public stream_base {
public:
  using next_layer_type = std::remove_reference_t<Stream>;
  using executor_type = typename next_layer_type::executor_type;
  template <typename Arg> stream(Arg &&arg, context &ctx);
  ~stream();
  next_layer_type &next_layer();
  void handshake(handshake_type type);
  error_code handshake(handshake_type type, error_code &ec);
  template <typename ConstBufferSequence> void handshake(handshake_type type, const ConstBufferSequence &buffers);
  void shutdown();
  error_code shutdown(error_code &ec);
  template <typename Buffers> std::size_t write_some(const Buffers &buffers);
  template <typename Buffers> std::size_t write_some(const Buffers &buffers, error_code &ec);
  template <typename Buffers> std::size_t read_some(const Buffers &buffers);
  template <typename Buffers> std::size_t read_some(const Buffers &buffers, error_code &ec);
  template <typename HandshakeToken>
  detail::result_of<HandshakeToken, void(error_code)> async_handshake(handshake_type type, HandshakeToken &&token) {
    __builtin_trap();
  }
  template <typename ShutdownToken>
  detail::result_of<ShutdownToken, void(error_code)> async_shutdown(ShutdownToken &&token) {
    __builtin_trap();
  }
  template <typename Buffers, typename Token>
  detail::result_of<Token, void(error_code, std::size_t)> async_write_some(const Buffers &buffers, Token &&token) {
    __builtin_trap();
  }
  template <typename Buffers, typename Token>
  detail::result_of<Token, void(error_code, std::size_t)> async_read_some(const Buffers &buffers, Token &&token) {
    __builtin_trap();
  }
};
} // namespace boost::asio::ssl
