// Boost.Asio's sockets as standard streams in miniature; boost/asio.hpp has them too, but <istream> costs more than all
// of the rest.
#pragma once
#include "basic_socket.hpp"
#include <istream>

namespace boost::asio {
template <typename Protocol, typename Clock = std::chrono::steady_clock, typename WaitTraits = wait_traits<Clock>>
class basic_socket_streambuf : public std::streambuf {
public:
  template <typename... T> basic_socket_streambuf *connect(T... x);
  basic_socket_streambuf *close();
};
template <typename Protocol, typename Clock = std::chrono::steady_clock, typename WaitTraits = wait_traits<Clock>>
class basic_socket_iostream : public std::basic_iostream<char> {
public:
  basic_socket_iostream();
  explicit basic_socket_iostream(basic_stream_socket<Protocol> s);
  template <typename... T> explicit basic_socket_iostream(T... x);
  template <typename... T> void connect(T... x);
  void close();
  basic_socket_streambuf<Protocol, Clock, WaitTraits> *rdbuf() const;
};
} // namespace boost::asio
