// RUN: %check_both %s -- -std=c++20
// cppzmq: the flags and timeouts of the C interface in C++ types.
#include "awaitable.hpp"
#include "zeromq/zmq.hpp"
using boost::asio::awaitable;

awaitable<void> bad_sockets(zmq::socket_t &socket, zmq::message_t message, char *buffer) {
  socket.recv(message);
  // CHECK: :[[@LINE-1]]:3: warning: 'zmq::detail::socket_base::recv' blocks the event loop in coroutine 'bad_sockets'; use 'zmq::recv_flags::dontwait', with the descriptor of ZMQ_FD on the loop
  socket.recv(message, zmq::recv_flags::none);
  // CHECK: :[[@LINE-1]]:3: warning: 'zmq::detail::socket_base::recv' blocks the event loop in coroutine 'bad_sockets'
  socket.recv(zmq::mutable_buffer());
  // CHECK: :[[@LINE-1]]:3: warning: 'zmq::detail::socket_base::recv' blocks the event loop in coroutine 'bad_sockets'
  socket.recv(&message);
  // CHECK: :[[@LINE-1]]:3: warning: 'zmq::detail::socket_base::recv' blocks the event loop in coroutine 'bad_sockets'
  socket.recv(buffer, 16);
  // CHECK: :[[@LINE-1]]:3: warning: 'zmq::detail::socket_base::recv' blocks the event loop in coroutine 'bad_sockets'
  socket.send(zmq::const_buffer());
  // CHECK: :[[@LINE-1]]:3: warning: 'zmq::detail::socket_base::send' blocks the event loop in coroutine 'bad_sockets'; use 'zmq::send_flags::dontwait', with the descriptor of ZMQ_FD on the loop
  socket.send(zmq::message_t(), zmq::send_flags::sndmore);
  // CHECK: :[[@LINE-1]]:3: warning: 'zmq::detail::socket_base::send' blocks the event loop in coroutine 'bad_sockets'
  socket.send(buffer, 16);
  // CHECK: :[[@LINE-1]]:3: warning: 'zmq::detail::socket_base::send' blocks the event loop in coroutine 'bad_sockets'
  co_return;
}

awaitable<void> good_sockets(zmq::socket_t &socket, zmq::message_t message, char *buffer) {
  socket.recv(message, zmq::recv_flags::dontwait);
  socket.recv(zmq::mutable_buffer(), zmq::recv_flags::dontwait);
  socket.recv(&message, 1);
  socket.recv(buffer, 16, 1);
  socket.send(zmq::const_buffer(), zmq::send_flags::dontwait);
  socket.send(zmq::message_t(), zmq::send_flags::dontwait | zmq::send_flags::sndmore);
  socket.send(buffer, 16, 1);
  socket.connect("tcp://db:5555");
  socket.close();
  co_return;
}

awaitable<void> bad_polls(zmq_pollitem_t *items, std::vector<zmq_pollitem_t> list, zmq::socket_ref one) {
  zmq::poll(items, 2);
  // CHECK: :[[@LINE-1]]:3: warning: 'zmq::poll' blocks the event loop in coroutine 'bad_polls'; use the descriptor of ZMQ_FD on the loop
  zmq::poll(items, 2, std::chrono::milliseconds(100));
  // CHECK: :[[@LINE-1]]:3: warning: 'zmq::poll' blocks the event loop in coroutine 'bad_polls'
  zmq::poll(list);
  // CHECK: :[[@LINE-1]]:3: warning: 'zmq::poll' blocks the event loop in coroutine 'bad_polls'
  zmq::poll(list, std::chrono::milliseconds(100));
  // CHECK: :[[@LINE-1]]:3: warning: 'zmq::poll' blocks the event loop in coroutine 'bad_polls'
  zmq::proxy(one, one, one);
  // CHECK: :[[@LINE-1]]:3: warning: 'zmq::proxy' blocks the event loop in coroutine 'bad_polls'; use a thread of its own for the proxy
  zmq::proxy_steerable(one, one, one, one);
  // CHECK: :[[@LINE-1]]:3: warning: 'zmq::proxy_steerable' blocks the event loop in coroutine 'bad_polls'
  co_return;
}

awaitable<void> good_polls(zmq_pollitem_t *items, std::vector<zmq_pollitem_t> list) {
  zmq::poll(items, 2, 0L);
  zmq::poll(items, 2, std::chrono::milliseconds(0));
  zmq::poll(list, 0L);
  zmq::poll(list, std::chrono::milliseconds(0));
  co_return;
}

awaitable<void> bad_multipart(zmq::socket_ref socket, std::vector<zmq::message_t> &messages, int out) {
  zmq::recv_multipart(socket, out);
  // CHECK: :[[@LINE-1]]:3: warning: 'zmq::recv_multipart' blocks the event loop in coroutine 'bad_multipart'; use 'zmq::recv_flags::dontwait', with the descriptor of ZMQ_FD on the loop
  zmq::recv_multipart_n(socket, out, 3);
  // CHECK: :[[@LINE-1]]:3: warning: 'zmq::recv_multipart_n' blocks the event loop in coroutine 'bad_multipart'
  zmq::send_multipart(socket, messages);
  // CHECK: :[[@LINE-1]]:3: warning: 'zmq::send_multipart' blocks the event loop in coroutine 'bad_multipart'; use 'zmq::send_flags::dontwait', with the descriptor of ZMQ_FD on the loop
  zmq::multipart_t received(socket);
  // CHECK: :[[@LINE-1]]:20: warning: 'zmq::multipart_t::multipart_t' blocks the event loop in coroutine 'bad_multipart'
  received.recv(socket);
  // CHECK: :[[@LINE-1]]:3: warning: 'zmq::multipart_t::recv' blocks the event loop in coroutine 'bad_multipart'
  received.send(socket);
  // CHECK: :[[@LINE-1]]:3: warning: 'zmq::multipart_t::send' blocks the event loop in coroutine 'bad_multipart'
  co_return;
}

awaitable<void> good_multipart(zmq::socket_ref socket, std::vector<zmq::message_t> &messages, int out) {
  zmq::recv_multipart(socket, out, zmq::recv_flags::dontwait);
  zmq::recv_multipart_n(socket, out, 3, zmq::recv_flags::dontwait);
  zmq::send_multipart(socket, messages, zmq::send_flags::dontwait);
  zmq::multipart_t text(std::string("users"));
  text.recv(socket, 1);
  text.send(socket, 1);
  co_return;
}

awaitable<void> bad_monitor(zmq::monitor_t &monitor, zmq::socket_t &socket) {
  monitor.monitor(socket, "inproc://monitor");
  // CHECK: :[[@LINE-1]]:3: warning: 'zmq::monitor_t::monitor' blocks the event loop in coroutine 'bad_monitor'; use 'init' and 'check_event'
  monitor.check_event(100);
  // CHECK: :[[@LINE-1]]:3: warning: 'zmq::monitor_t::check_event' blocks the event loop in coroutine 'bad_monitor'
  co_return;
}

awaitable<void> good_monitor(zmq::monitor_t &monitor, zmq::socket_t &socket) {
  monitor.init(socket, "inproc://monitor");
  monitor.check_event();
  monitor.check_event(0);
  co_return;
}

awaitable<void> bad_context(zmq::context_t &shared) {
  zmq::context_t own;
  // CHECK: :[[@LINE-1]]:18: warning: 'zmq::context_t::~context_t' blocks the event loop in coroutine 'bad_context'
  shared.close();
  // CHECK: :[[@LINE-1]]:3: warning: 'zmq::context_t::close' blocks the event loop in coroutine 'bad_context'
  co_return;
}

awaitable<void> good_context(zmq::context_t &shared) {
  shared.shutdown();
  co_return;
}
