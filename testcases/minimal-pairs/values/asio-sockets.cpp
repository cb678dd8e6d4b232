// RUN: %check_both %s -- -std=c++20 -I%S/../../Inputs/boost-mock
// A socket in non-blocking mode returns at once, and a datagram socket connects without a peer.
#include <boost/asio.hpp>
namespace asio = boost::asio;
using asio::awaitable;
using asio::ip::tcp;
using asio::ip::udp;

namespace bad_mode {
awaitable<void> work(tcp::socket &socket, char (&data)[8]) {
  socket.non_blocking(false);
  socket.read_some(asio::buffer(data));
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::basic_stream_socket::read_some' blocks the event loop in coroutine 'bad_mode::work'
  co_return;
}
} // namespace bad_mode
namespace good_mode {
awaitable<void> work(tcp::socket &socket, char (&data)[8]) {
  socket.non_blocking(true);
  socket.read_some(asio::buffer(data));
  co_return;
}
} // namespace good_mode

namespace bad_mode_of_member {
class session {
public:
  void start() { socket_.non_blocking(false); }
  awaitable<void> work() {
    socket_.read_some(asio::buffer(data_));
    // CHECK: :[[@LINE-1]]:5: warning: 'boost::asio::basic_stream_socket::read_some' blocks the event loop in coroutine 'bad_mode_of_member::session::work'
    co_return;
  }

private:
  tcp::socket socket_;
  char data_[8];
};
} // namespace bad_mode_of_member
namespace good_mode_of_member {
class session {
public:
  void start() { socket_.non_blocking(true); }
  awaitable<void> work() {
    socket_.read_some(asio::buffer(data_));
    co_return;
  }

private:
  tcp::socket socket_;
  char data_[8];
};
} // namespace good_mode_of_member

namespace bad_mode_of_other {
awaitable<void> work(tcp::socket &a, tcp::socket &b, char (&data)[8]) {
  b.non_blocking(true);
  a.read_some(asio::buffer(data));
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::basic_stream_socket::read_some' blocks the event loop in coroutine 'bad_mode_of_other::work'
  co_return;
}
} // namespace bad_mode_of_other
namespace good_mode_of_other {
awaitable<void> work(tcp::socket &a, tcp::socket &b, char (&data)[8]) {
  a.non_blocking(true);
  a.read_some(asio::buffer(data));
  co_return;
}
} // namespace good_mode_of_other

namespace bad_connected_protocol {
awaitable<void> work(tcp::socket &socket, tcp::endpoint peer) {
  socket.connect(peer);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::basic_socket::connect' blocks the event loop in coroutine 'bad_connected_protocol::work'
  co_return;
}
} // namespace bad_connected_protocol
namespace good_connected_protocol {
awaitable<void> work(udp::socket &socket, udp::endpoint peer) {
  socket.connect(peer);
  co_return;
}
} // namespace good_connected_protocol

namespace bad_numeric_host {
awaitable<void> work(tcp::resolver &resolver) {
  resolver.resolve("example.org", "80");
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::ip::basic_resolver::resolve' blocks the event loop in coroutine 'bad_numeric_host::work'
  co_return;
}
} // namespace bad_numeric_host
namespace good_numeric_host {
awaitable<void> work(tcp::resolver &resolver) {
  resolver.resolve("127.0.0.1", "80");
  co_return;
}
} // namespace good_numeric_host

namespace bad_numeric_flag {
awaitable<void> work(tcp::resolver &resolver, const char *host) {
  resolver.resolve(host, "80", tcp::resolver::passive);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::ip::basic_resolver::resolve' blocks the event loop in coroutine 'bad_numeric_flag::work'
  co_return;
}
} // namespace bad_numeric_flag
namespace good_numeric_flag {
awaitable<void> work(tcp::resolver &resolver, const char *host) {
  resolver.resolve(host, "80", tcp::resolver::numeric_host);
  co_return;
}
} // namespace good_numeric_flag

namespace bad_run_time {
awaitable<void> work(asio::io_context &other, std::chrono::milliseconds) {
  other.run_for(std::chrono::milliseconds(5));
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::io_context::run_for' blocks the event loop in coroutine 'bad_run_time::work'
  co_return;
}
} // namespace bad_run_time
namespace good_run_time {
awaitable<void> work(asio::io_context &other, std::chrono::milliseconds) {
  other.run_for(std::chrono::milliseconds(0));
  co_return;
}
} // namespace good_run_time

namespace bad_mode_of_reference {
class reader {
public:
  explicit reader(tcp::socket &socket) : socket_(socket) {}
  void read() { socket_.read_some(asio::buffer(data_)); }

private:
  tcp::socket &socket_;
  char data_[8];
};
awaitable<void> work(tcp::socket &socket) {
  socket.non_blocking(false);
  reader r(socket);
  r.read();
  // CHECK: :[[@LINE-1]]:3: warning: 'bad_mode_of_reference::reader::read' blocks the event loop in coroutine 'bad_mode_of_reference::work'
  co_return;
}
} // namespace bad_mode_of_reference
namespace good_mode_of_reference {
class reader {
public:
  explicit reader(tcp::socket &socket) : socket_(socket) {}
  void read() { socket_.read_some(asio::buffer(data_)); }

private:
  tcp::socket &socket_;
  char data_[8];
};
awaitable<void> work(tcp::socket &socket) {
  socket.non_blocking(true);
  reader r(socket);
  r.read();
  co_return;
}
} // namespace good_mode_of_reference

// A class refers to the socket of another, which puts it into the mode.
namespace bad_mode_of_owner {
class reader {
public:
  explicit reader(tcp::socket &socket) : socket_(socket) {}
  void read() { socket_.read_some(asio::buffer(data_)); }

private:
  tcp::socket &socket_;
  char data_[8];
};
class connection {
public:
  explicit connection(asio::io_context &loop) : socket_(loop), reader_(socket_) {}
  void start() { socket_.non_blocking(false); }
  awaitable<void> work() {
    reader_.read();
    // CHECK: :[[@LINE-1]]:5: warning: 'bad_mode_of_owner::reader::read' blocks the event loop in coroutine 'bad_mode_of_owner::connection::work'
    co_return;
  }

private:
  tcp::socket socket_;
  reader reader_;
};
} // namespace bad_mode_of_owner
namespace good_mode_of_owner {
class reader {
public:
  explicit reader(tcp::socket &socket) : socket_(socket) {}
  void read() { socket_.read_some(asio::buffer(data_)); }

private:
  tcp::socket &socket_;
  char data_[8];
};
class connection {
public:
  explicit connection(asio::io_context &loop) : socket_(loop), reader_(socket_) {}
  void start() { socket_.non_blocking(true); }
  awaitable<void> work() {
    reader_.read();
    co_return;
  }

private:
  tcp::socket socket_;
  reader reader_;
};
} // namespace good_mode_of_owner
