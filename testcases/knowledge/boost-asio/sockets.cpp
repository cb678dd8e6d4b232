// RUN: %check_both %s -- -std=c++20 -I%S/../../Inputs/boost-mock
// Synchronous operations of stream sockets, acceptors and sequenced-packet sockets, with and without an error code. Their
// asynchronous siblings are silent, as is what only configures a socket.
#include <boost/asio.hpp>
namespace asio = boost::asio;
using asio::awaitable;
using asio::ip::tcp;
using boost::system::error_code;

awaitable<void> bad_stream(tcp::socket &socket, tcp::endpoint peer) {
  char data[64];
  error_code ec;
  socket.connect(peer);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::basic_socket::connect' blocks the event loop in coroutine 'bad_stream'; use 'socket.async_connect'
  socket.connect(peer, ec);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::basic_socket::connect' blocks the event loop in coroutine 'bad_stream'
  socket.wait(tcp::socket::wait_error);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::basic_socket::wait' blocks the event loop in coroutine 'bad_stream'; use 'socket.async_wait'
  socket.wait(tcp::socket::wait_error, ec);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::basic_socket::wait' blocks the event loop in coroutine 'bad_stream'
  socket.send(asio::buffer(data));
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::basic_stream_socket::send' blocks the event loop in coroutine 'bad_stream'; use 'socket.async_send'
  socket.send(asio::buffer(data), 0, ec);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::basic_stream_socket::send' blocks the event loop in coroutine 'bad_stream'
  socket.receive(asio::buffer(data));
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::basic_stream_socket::receive' blocks the event loop in coroutine 'bad_stream'
  std::size_t n = socket.read_some(asio::buffer(data));
  // CHECK: :[[@LINE-1]]:19: warning: 'boost::asio::basic_stream_socket::read_some' blocks the event loop in coroutine 'bad_stream'; use 'socket.async_read_some'
  n += socket.read_some(asio::buffer(data), ec);
  // CHECK: :[[@LINE-1]]:8: warning: 'boost::asio::basic_stream_socket::read_some' blocks the event loop in coroutine 'bad_stream'
  socket.write_some(asio::buffer(data, n));
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::basic_stream_socket::write_some' blocks the event loop in coroutine 'bad_stream'
  co_return;
}

awaitable<void> good_stream(tcp::socket &socket, tcp::endpoint peer) {
  char data[64];
  error_code ec;
  co_await socket.async_connect(peer, asio::use_awaitable);
  co_await socket.async_connect(peer, asio::deferred);
  co_await socket.async_wait(tcp::socket::wait_read, asio::redirect_error(asio::use_awaitable, ec));
  std::size_t n = co_await socket.async_read_some(asio::buffer(data), asio::use_awaitable);
  co_await socket.async_write_some(asio::buffer(data, n), asio::use_awaitable);
  socket.non_blocking(true);
  socket.shutdown(tcp::socket::shutdown_both, ec);
  if (socket.is_open() && socket.available() == 0)
    socket.close(ec);
}

// A pointer to the socket, and a socket of one's own executor type.
using io_executor = asio::io_context::executor_type;
using own_socket = asio::basic_stream_socket<tcp, io_executor>;
awaitable<void, io_executor> bad_concrete_executor(own_socket *socket, tcp::endpoint peer) {
  socket->connect(peer);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::basic_socket::connect' blocks the event loop in coroutine 'bad_concrete_executor'
  co_return;
}
awaitable<void, io_executor> good_concrete_executor(own_socket *socket, tcp::endpoint peer) {
  co_await socket->async_connect(peer, asio::use_awaitable_t<io_executor>());
  co_await socket->async_connect(peer, asio::deferred);
}

awaitable<void> bad_accept(tcp::acceptor &acceptor, tcp::socket &socket) {
  error_code ec;
  tcp::endpoint from;
  tcp::socket peer = acceptor.accept();
  // CHECK: :[[@LINE-1]]:22: warning: 'boost::asio::basic_socket_acceptor::accept' blocks the event loop in coroutine 'bad_accept'; use 'acceptor.async_accept'
  peer = acceptor.accept(ec);
  // CHECK: :[[@LINE-1]]:10: warning: 'boost::asio::basic_socket_acceptor::accept' blocks the event loop in coroutine 'bad_accept'
  peer = acceptor.accept(from);
  // CHECK: :[[@LINE-1]]:10: warning: 'boost::asio::basic_socket_acceptor::accept' blocks the event loop in coroutine 'bad_accept'
  acceptor.accept(socket);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::basic_socket_acceptor::accept' blocks the event loop in coroutine 'bad_accept'
  acceptor.accept(socket, from, ec);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::basic_socket_acceptor::accept' blocks the event loop in coroutine 'bad_accept'
  acceptor.wait(tcp::acceptor::wait_read);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::basic_socket_acceptor::wait' blocks the event loop in coroutine 'bad_accept'
  co_return;
}

awaitable<void> good_accept(asio::io_context &context, tcp::endpoint where) {
  tcp::acceptor acceptor(context, where);
  acceptor.listen();
  tcp::socket peer = co_await acceptor.async_accept(asio::use_awaitable);
  co_await acceptor.async_accept(peer, asio::use_awaitable);
}

awaitable<void> bad_packets(asio::generic::seq_packet_protocol::socket &socket) {
  char data[64];
  int flags = 0;
  socket.send(asio::buffer(data), 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::basic_seq_packet_socket::send' blocks the event loop in coroutine 'bad_packets'
  socket.receive(asio::buffer(data), flags);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::basic_seq_packet_socket::receive' blocks the event loop in coroutine 'bad_packets'; use 'socket.async_receive'
  co_return;
}
awaitable<void> good_packets(asio::generic::seq_packet_protocol::socket &socket) {
  char data[64];
  int flags = 0;
  co_await socket.async_send(asio::buffer(data), 0, asio::use_awaitable);
  co_await socket.async_receive(asio::buffer(data), flags, asio::use_awaitable);
}

// Plain functions are not on a loop by themselves.
void good_plain(tcp::socket &socket, tcp::endpoint peer) { socket.connect(peer); }
