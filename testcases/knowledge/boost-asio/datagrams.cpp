// RUN: %check_both %s -- -std=c++20 -I%S/../../Inputs/boost-mock
// Datagrams: receiving waits for the peer, sending rarely waits, and connecting a datagram socket only sets an address.
#include <boost/asio.hpp>
namespace asio = boost::asio;
using asio::awaitable;
using asio::ip::icmp;
using asio::ip::udp;

awaitable<void> bad_udp(udp::socket &socket, udp::endpoint peer) {
  char data[64];
  boost::system::error_code ec;
  socket.send_to(asio::buffer(data), peer);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::basic_datagram_socket::send_to' blocks the event loop in coroutine 'bad_udp'; use 'socket.async_send_to'
  socket.send(asio::buffer(data));
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::basic_datagram_socket::send' blocks the event loop in coroutine 'bad_udp'
  socket.receive_from(asio::buffer(data), peer);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::basic_datagram_socket::receive_from' blocks the event loop in coroutine 'bad_udp'; use 'socket.async_receive_from'
  socket.receive_from(asio::buffer(data), peer, 0, ec);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::basic_datagram_socket::receive_from' blocks the event loop in coroutine 'bad_udp'
  socket.receive(asio::buffer(data));
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::basic_datagram_socket::receive' blocks the event loop in coroutine 'bad_udp'
  co_return;
}

awaitable<void> bad_raw(icmp::socket &socket, icmp::endpoint peer) {
  char data[64];
  socket.send_to(asio::buffer(data), peer);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::basic_raw_socket::send_to' blocks the event loop in coroutine 'bad_raw'
  socket.send(asio::buffer(data));
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::basic_raw_socket::send' blocks the event loop in coroutine 'bad_raw'
  socket.receive_from(asio::buffer(data), peer);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::basic_raw_socket::receive_from' blocks the event loop in coroutine 'bad_raw'
  socket.receive(asio::buffer(data));
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::basic_raw_socket::receive' blocks the event loop in coroutine 'bad_raw'
  co_return;
}

awaitable<void> good_udp(udp::socket &socket, udp::endpoint peer, icmp::socket &raw, icmp::endpoint target) {
  char data[64];
  socket.connect(peer);
  raw.connect(target);
  co_await socket.async_send_to(asio::buffer(data), peer, asio::use_awaitable);
  co_await socket.async_receive_from(asio::buffer(data), peer, asio::use_awaitable);
  co_await raw.async_receive(asio::buffer(data), asio::use_awaitable);
}

awaitable<void> good_connect_range(udp::socket &socket, udp::resolver::results_type peers) {
  asio::connect(socket, peers);
  co_return;
}
