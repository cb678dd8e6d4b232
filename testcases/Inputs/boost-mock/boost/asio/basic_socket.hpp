// Sockets, acceptors, resolvers and timers of Boost.Asio in miniature, each member in the class that declares it.
#pragma once
#include "awaitable.hpp"
#include "buffer.hpp"

namespace boost::asio {
using boost::system::error_code;

class socket_base {
public:
  enum wait_type { wait_read, wait_write, wait_error };
  enum shutdown_type { shutdown_receive, shutdown_send, shutdown_both };
  using message_flags = int;
  static const int max_listen_connections = 4096;
};

template <typename Protocol, typename Executor = any_io_executor> class basic_socket : public socket_base {
public:
  using executor_type = Executor;
  using protocol_type = Protocol;
  using endpoint_type = typename Protocol::endpoint;

  explicit basic_socket(const executor_type &ex);
  template <typename ExecutionContext>
  explicit basic_socket(
      ExecutionContext &context,
      typename constraint<std::is_convertible<ExecutionContext &, execution_context &>::value>::type = 0);
  basic_socket(basic_socket &&other) noexcept;
  basic_socket &operator=(basic_socket &&other);

  executor_type get_executor() noexcept;
  int native_handle();
  void open(const protocol_type &protocol = protocol_type());
  bool is_open() const;
  void close();
  error_code close(error_code &ec);
  void cancel();
  std::size_t available() const;
  std::size_t available(boost::system::error_code &ec) const;
  error_code bind(const endpoint_type &endpoint, error_code &ec);
  void bind(const endpoint_type &endpoint);
  void connect(const endpoint_type &peer_endpoint);
  error_code connect(const endpoint_type &peer_endpoint, error_code &ec);
  template <typename ConnectToken>
  detail::result_of<ConnectToken, void(error_code)> async_connect(const endpoint_type &peer_endpoint,
                                                                  ConnectToken &&token) {
    __builtin_trap();
  }
  void non_blocking(bool mode);
  bool non_blocking() const;
  void shutdown(shutdown_type what);
  error_code shutdown(shutdown_type what, error_code &ec);
  void wait(wait_type w);
  error_code wait(wait_type w, error_code &ec);
  template <typename WaitToken>
  detail::result_of<WaitToken, void(error_code)> async_wait(wait_type w, WaitToken &&token) {
    __builtin_trap();
  }

protected:
  ~basic_socket();
};

template <typename Protocol, typename Executor = any_io_executor>
class basic_stream_socket : public basic_socket<Protocol, Executor> {
public:
  using basic_socket<Protocol, Executor>::basic_socket;
  basic_stream_socket(basic_stream_socket &&other) noexcept;
  basic_stream_socket &operator=(basic_stream_socket &&other);
  ~basic_stream_socket();
  using message_flags = socket_base::message_flags;
  template <typename Executor1> struct rebind_executor {
    using other = basic_stream_socket<Protocol, Executor1>;
  };

  template <typename ConstBufferSequence> std::size_t send(const ConstBufferSequence &buffers);
  template <typename ConstBufferSequence> std::size_t send(const ConstBufferSequence &buffers, message_flags flags);
  template <typename ConstBufferSequence>
  std::size_t send(const ConstBufferSequence &buffers, message_flags flags, error_code &ec);
  template <typename MutableBufferSequence> std::size_t receive(const MutableBufferSequence &buffers);
  template <typename MutableBufferSequence>
  std::size_t receive(const MutableBufferSequence &buffers, message_flags flags);
  template <typename MutableBufferSequence>
  std::size_t receive(const MutableBufferSequence &buffers, message_flags flags, error_code &ec);
  template <typename ConstBufferSequence> std::size_t write_some(const ConstBufferSequence &buffers);
  template <typename ConstBufferSequence> std::size_t write_some(const ConstBufferSequence &buffers, error_code &ec);
  template <typename MutableBufferSequence> std::size_t read_some(const MutableBufferSequence &buffers);
  template <typename MutableBufferSequence> std::size_t read_some(const MutableBufferSequence &buffers, error_code &ec);
  template <typename ConstBufferSequence, typename WriteToken>
  detail::result_of<WriteToken, void(error_code, std::size_t)> async_send(const ConstBufferSequence &buffers,
                                                                          WriteToken &&token) {
    __builtin_trap();
  }
  template <typename MutableBufferSequence, typename ReadToken>
  detail::result_of<ReadToken, void(error_code, std::size_t)> async_receive(const MutableBufferSequence &buffers,
                                                                            ReadToken &&token) {
    __builtin_trap();
  }
  template <typename ConstBufferSequence, typename WriteToken>
  detail::result_of<WriteToken, void(error_code, std::size_t)> async_write_some(const ConstBufferSequence &buffers,
                                                                                WriteToken &&token) {
    __builtin_trap();
  }
  template <typename MutableBufferSequence, typename ReadToken>
  detail::result_of<ReadToken, void(error_code, std::size_t)> async_read_some(const MutableBufferSequence &buffers,
                                                                              ReadToken &&token) {
    __builtin_trap();
  }
};

/// What datagram and raw sockets have in common is declared by each of them.
#define NOSTALL_MOCK_DATAGRAM_SOCKET(Class)                                                                            \
  template <typename Protocol, typename Executor = any_io_executor>                                                    \
  class Class : public basic_socket<Protocol, Executor> {                                                              \
  public:                                                                                                              \
    using basic_socket<Protocol, Executor>::basic_socket;                                                              \
    Class(Class &&other) noexcept;                                                                                     \
    ~Class();                                                                                                          \
    using endpoint_type = typename Protocol::endpoint;                                                                 \
    using message_flags = socket_base::message_flags;                                                                  \
    template <typename Buffers> std::size_t send(const Buffers &buffers);                                              \
    template <typename Buffers> std::size_t send(const Buffers &buffers, message_flags flags);                         \
    template <typename Buffers> std::size_t send(const Buffers &buffers, message_flags flags, error_code &ec);         \
    template <typename Buffers> std::size_t send_to(const Buffers &buffers, const endpoint_type &destination);         \
    template <typename Buffers>                                                                                        \
    std::size_t send_to(const Buffers &buffers, const endpoint_type &destination, message_flags flags);                \
    template <typename Buffers>                                                                                        \
    std::size_t send_to(const Buffers &buffers, const endpoint_type &destination, message_flags flags,                 \
                        error_code &ec);                                                                               \
    template <typename Buffers> std::size_t receive(const Buffers &buffers);                                           \
    template <typename Buffers> std::size_t receive(const Buffers &buffers, message_flags flags);                      \
    template <typename Buffers> std::size_t receive(const Buffers &buffers, message_flags flags, error_code &ec);      \
    template <typename Buffers> std::size_t receive_from(const Buffers &buffers, endpoint_type &sender);               \
    template <typename Buffers>                                                                                        \
    std::size_t receive_from(const Buffers &buffers, endpoint_type &sender, message_flags flags);                      \
    template <typename Buffers>                                                                                        \
    std::size_t receive_from(const Buffers &buffers, endpoint_type &sender, message_flags flags, error_code &ec);      \
    template <typename Buffers, typename Token>                                                                        \
    detail::result_of<Token, void(error_code, std::size_t)> async_send(const Buffers &buffers, Token &&token) {        \
      __builtin_trap();                                                                                                \
    }                                                                                                                  \
    template <typename Buffers, typename Token>                                                                        \
    detail::result_of<Token, void(error_code, std::size_t)>                                                            \
    async_send_to(const Buffers &buffers, const endpoint_type &destination, Token &&token) {                           \
      __builtin_trap();                                                                                                \
    }                                                                                                                  \
    template <typename Buffers, typename Token>                                                                        \
    detail::result_of<Token, void(error_code, std::size_t)> async_receive(const Buffers &buffers, Token &&token) {     \
      __builtin_trap();                                                                                                \
    }                                                                                                                  \
    template <typename Buffers, typename Token>                                                                        \
    detail::result_of<Token, void(error_code, std::size_t)> async_receive_from(const Buffers &buffers,                 \
                                                                               endpoint_type &sender, Token &&token) { \
      __builtin_trap();                                                                                                \
    }                                                                                                                  \
  };
NOSTALL_MOCK_DATAGRAM_SOCKET(basic_datagram_socket)
NOSTALL_MOCK_DATAGRAM_SOCKET(basic_raw_socket)
#undef NOSTALL_MOCK_DATAGRAM_SOCKET

template <typename Protocol, typename Executor = any_io_executor>
class basic_seq_packet_socket : public basic_socket<Protocol, Executor> {
public:
  using basic_socket<Protocol, Executor>::basic_socket;
  ~basic_seq_packet_socket();
  using message_flags = socket_base::message_flags;
  template <typename Buffers> std::size_t send(const Buffers &buffers, message_flags flags);
  template <typename Buffers> std::size_t send(const Buffers &buffers, message_flags flags, error_code &ec);
  template <typename Buffers> std::size_t receive(const Buffers &buffers, message_flags &out_flags);
  template <typename Buffers>
  std::size_t receive(const Buffers &buffers, message_flags in_flags, message_flags &out_flags);
  template <typename Buffers>
  std::size_t receive(const Buffers &buffers, message_flags in_flags, message_flags &out_flags, error_code &ec);
  template <typename Buffers, typename Token>
  detail::result_of<Token, void(error_code, std::size_t)> async_send(const Buffers &buffers, message_flags flags,
                                                                     Token &&token) {
    __builtin_trap();
  }
  template <typename Buffers, typename Token>
  detail::result_of<Token, void(error_code, std::size_t)> async_receive(const Buffers &buffers,
                                                                        message_flags &out_flags, Token &&token) {
    __builtin_trap();
  }
};

template <typename Protocol, typename Executor = any_io_executor> class basic_socket_acceptor : public socket_base {
public:
  using executor_type = Executor;
  using protocol_type = Protocol;
  using endpoint_type = typename Protocol::endpoint;
  using socket_type = typename Protocol::socket::template rebind_executor<Executor>::other;

  template <typename ExecutionContext>
  explicit basic_socket_acceptor(
      ExecutionContext &context,
      typename constraint<std::is_convertible<ExecutionContext &, execution_context &>::value>::type = 0);
  basic_socket_acceptor(const executor_type &ex, const endpoint_type &endpoint, bool reuse_addr = true);
  template <typename ExecutionContext>
  basic_socket_acceptor(
      ExecutionContext &context, const endpoint_type &endpoint, bool reuse_addr = true,
      typename constraint<std::is_convertible<ExecutionContext &, execution_context &>::value>::type = 0);
  ~basic_socket_acceptor();

  executor_type get_executor() noexcept;
  void open(const protocol_type &protocol = protocol_type());
  void bind(const endpoint_type &endpoint);
  void listen(int backlog = socket_base::max_listen_connections);
  void non_blocking(bool mode);
  void wait(wait_type w);
  error_code wait(wait_type w, error_code &ec);
  template <typename WaitToken>
  detail::result_of<WaitToken, void(error_code)> async_wait(wait_type w, WaitToken &&token) {
    __builtin_trap();
  }

  template <typename Protocol1, typename Executor1>
  void accept(basic_socket<Protocol1, Executor1> &peer,
              typename constraint<std::is_convertible<Protocol, Protocol1>::value>::type = 0);
  template <typename Protocol1, typename Executor1>
  error_code accept(basic_socket<Protocol1, Executor1> &peer, error_code &ec,
                    typename constraint<std::is_convertible<Protocol, Protocol1>::value>::type = 0);
  template <typename Executor1> void accept(basic_socket<Protocol, Executor1> &peer, endpoint_type &peer_endpoint);
  template <typename Executor1>
  error_code accept(basic_socket<Protocol, Executor1> &peer, endpoint_type &peer_endpoint, error_code &ec);
  socket_type accept();
  socket_type accept(error_code &ec);
  socket_type accept(endpoint_type &peer_endpoint);
  template <typename ExecutionContext>
  socket_type
  accept(ExecutionContext &context,
         typename constraint<std::is_convertible<ExecutionContext &, execution_context &>::value>::type = 0);

  template <typename Protocol1, typename Executor1, typename AcceptToken>
  detail::result_of<AcceptToken, void(error_code)>
  async_accept(basic_socket<Protocol1, Executor1> &peer, AcceptToken &&token,
               typename constraint<std::is_convertible<Protocol, Protocol1>::value>::type = 0) {
    __builtin_trap();
  }
  template <typename MoveAcceptToken>
  detail::result_of<MoveAcceptToken, void(error_code, socket_type)> async_accept(MoveAcceptToken &&token) {
    __builtin_trap();
  }
};

namespace ip {
template <typename InternetProtocol> class basic_endpoint {
public:
  using protocol_type = InternetProtocol;
  basic_endpoint() noexcept;
  basic_endpoint(const InternetProtocol &protocol, unsigned short port) noexcept;
};

class resolver_base {
public:
  enum flags { numeric_host = 4, passive = 1, numeric_service = 1024 };
  friend flags operator|(flags x, flags y) { return static_cast<flags>(static_cast<int>(x) | static_cast<int>(y)); }
};

template <typename InternetProtocol> class basic_resolver_iterator {
public:
  basic_endpoint<InternetProtocol> operator*() const;
  basic_resolver_iterator &operator++();
  bool operator==(const basic_resolver_iterator &) const;
};
template <typename InternetProtocol> class basic_resolver_results {
public:
  using endpoint_type = basic_endpoint<InternetProtocol>;
  using const_iterator = basic_resolver_iterator<InternetProtocol>;
  basic_resolver_results();
  const_iterator begin() const;
  const_iterator end() const;
};

template <typename InternetProtocol, typename Executor = any_io_executor> class basic_resolver : public resolver_base {
public:
  using executor_type = Executor;
  using protocol_type = InternetProtocol;
  using endpoint_type = typename InternetProtocol::endpoint;
  using results_type = basic_resolver_results<InternetProtocol>;

  explicit basic_resolver(const executor_type &ex);
  template <typename ExecutionContext>
  explicit basic_resolver(
      ExecutionContext &context,
      typename constraint<std::is_convertible<ExecutionContext &, execution_context &>::value>::type = 0);
  ~basic_resolver();
  void cancel();

  results_type resolve(std::string_view host, std::string_view service);
  results_type resolve(std::string_view host, std::string_view service, error_code &ec);
  results_type resolve(std::string_view host, std::string_view service, resolver_base::flags resolve_flags);
  results_type resolve(std::string_view host, std::string_view service, resolver_base::flags resolve_flags,
                       error_code &ec);
  results_type resolve(const protocol_type &protocol, std::string_view host, std::string_view service);
  results_type resolve(const protocol_type &protocol, std::string_view host, std::string_view service,
                       resolver_base::flags resolve_flags);
  results_type resolve(const endpoint_type &e);
  results_type resolve(const endpoint_type &e, error_code &ec);
  template <typename ResolveToken>
  detail::result_of<ResolveToken, void(error_code, results_type)>
  async_resolve(std::string_view host, std::string_view service, ResolveToken &&token) {
    __builtin_trap();
  }
  template <typename ResolveToken>
  detail::result_of<ResolveToken, void(error_code, results_type)> async_resolve(const endpoint_type &e,
                                                                                ResolveToken &&token) {
    __builtin_trap();
  }
};

class tcp {
public:
  using endpoint = basic_endpoint<tcp>;
  using socket = basic_stream_socket<tcp>;
  using acceptor = basic_socket_acceptor<tcp>;
  using resolver = basic_resolver<tcp>;
  static tcp v4() noexcept;
  static tcp v6() noexcept;
};
class udp {
public:
  using endpoint = basic_endpoint<udp>;
  using socket = basic_datagram_socket<udp>;
  using resolver = basic_resolver<udp>;
  static udp v4() noexcept;
};
class icmp {
public:
  using endpoint = basic_endpoint<icmp>;
  using socket = basic_raw_socket<icmp>;
  static icmp v4() noexcept;
};
} // namespace ip

namespace generic {
class seq_packet_protocol {
public:
  class endpoint {};
  using socket = basic_seq_packet_socket<seq_packet_protocol>;
};
} // namespace generic

template <typename Clock> struct wait_traits {};
template <typename Clock, typename WaitTraits = wait_traits<Clock>, typename Executor = any_io_executor>
class basic_waitable_timer {
public:
  using executor_type = Executor;
  using duration = typename Clock::duration;
  using time_point = typename Clock::time_point;
  explicit basic_waitable_timer(const executor_type &ex);
  template <typename ExecutionContext>
  explicit basic_waitable_timer(
      ExecutionContext &context,
      typename constraint<std::is_convertible<ExecutionContext &, execution_context &>::value>::type = 0);
  basic_waitable_timer(const executor_type &ex, const duration &expiry_time);
  template <typename ExecutionContext>
  basic_waitable_timer(
      ExecutionContext &context, const duration &expiry_time,
      typename constraint<std::is_convertible<ExecutionContext &, execution_context &>::value>::type = 0);
  ~basic_waitable_timer();
  std::size_t cancel();
  time_point expiry() const;
  std::size_t expires_at(const time_point &expiry_time);
  std::size_t expires_after(const duration &expiry_time);
  void wait();
  void wait(error_code &ec);
  template <typename WaitToken> detail::result_of<WaitToken, void(error_code)> async_wait(WaitToken &&token) {
    __builtin_trap();
  }
};
using steady_timer = basic_waitable_timer<std::chrono::steady_clock>;
using system_timer = basic_waitable_timer<std::chrono::system_clock>;
} // namespace boost::asio
