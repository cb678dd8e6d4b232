// RUN: %check_both %s -- -std=c++20 -I%S/../../Inputs/boost-mock
// Sockets as standard streams resolve and connect in their constructors.
#include <boost/asio.hpp>
#include <boost/asio/basic_socket_iostream.hpp>
namespace asio = boost::asio;
using asio::awaitable;
using asio::ip::tcp;
using tcp_iostream = asio::basic_socket_iostream<tcp>;

awaitable<void> bad_iostream(tcp::endpoint peer) {
  tcp_iostream stream("example.org", "80");
  // CHECK: :[[@LINE-1]]:16: warning: 'boost::asio::basic_socket_iostream::basic_socket_iostream' blocks the event loop in coroutine 'bad_iostream'; use a socket with 'boost::asio::async_connect'
  tcp_iostream other(peer);
  // CHECK: :[[@LINE-1]]:16: warning: 'boost::asio::basic_socket_iostream::basic_socket_iostream' blocks the event loop in coroutine 'bad_iostream'
  stream.connect("example.org", "80");
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::basic_socket_iostream::connect' blocks the event loop in coroutine 'bad_iostream'
  stream.rdbuf()->connect("example.org", "80");
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::basic_socket_streambuf::connect' blocks the event loop in coroutine 'bad_iostream'
  stream.rdbuf()->close();
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::basic_socket_streambuf::close' blocks the event loop in coroutine 'bad_iostream'
  stream.close();
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::basic_socket_iostream::close' blocks the event loop in coroutine 'bad_iostream'; use a socket with 'boost::asio::async_write'
  co_return;
}

awaitable<void> good_iostream(tcp::socket socket) {
  tcp_iostream later;
  tcp_iostream connected(static_cast<tcp::socket &&>(socket));
  co_return;
}
