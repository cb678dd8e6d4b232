// RUN: %check_both %s -- -std=c++20 -I%S/../../Inputs/boost-mock
// One read or write of what was waited for does not wait again; a second one, or one of the other kind, may.
#include <boost/asio.hpp>
#include <functional>
#include <future>
#include <memory>
#include <sys/socket.h>
#include <unistd.h>
namespace asio = boost::asio;
using asio::awaitable;
using asio::ip::tcp;
using boost::system::error_code;

namespace bad_awaited {
awaitable<std::size_t> work(tcp::socket &socket, char (&data)[64]) {
  co_await socket.async_wait(tcp::socket::wait_write, asio::use_awaitable);
  error_code ec;
  co_return socket.read_some(asio::buffer(data), ec);
  // CHECK: :[[@LINE-1]]:13: warning: 'boost::asio::basic_stream_socket::read_some' blocks the event loop in coroutine 'bad_awaited::work'
}
} // namespace bad_awaited
namespace good_awaited {
awaitable<std::size_t> work(tcp::socket &socket, char (&data)[64]) {
  co_await socket.async_wait(tcp::socket::wait_read, asio::use_awaitable);
  error_code ec;
  co_return socket.read_some(asio::buffer(data), ec);
}
} // namespace good_awaited

namespace bad_second_read {
awaitable<void> work(tcp::socket &socket, char (&data)[64]) {
  co_await socket.async_wait(tcp::socket::wait_read, asio::use_awaitable);
  for (bool more = true; more;) {
    more = socket.read_some(asio::buffer(data)) == sizeof data;
    // CHECK: :[[@LINE-1]]:12: warning: 'boost::asio::basic_stream_socket::read_some' blocks the event loop in coroutine 'bad_second_read::work'
  }
}
} // namespace bad_second_read
namespace good_second_read {
awaitable<void> work(tcp::socket &socket, char (&data)[64]) {
  for (bool more = true; more;) {
    co_await socket.async_wait(tcp::socket::wait_read, asio::use_awaitable);
    more = socket.read_some(asio::buffer(data)) == sizeof data;
  }
}
} // namespace good_second_read

namespace bad_handler {
void work(tcp::socket &socket, char (&data)[64]) {
  socket.async_wait(tcp::socket::wait_error, [&](error_code ec) {
    socket.read_some(asio::buffer(data), ec);
    // CHECK: :[[@LINE-1]]:5: warning: 'boost::asio::basic_stream_socket::read_some' blocks the event loop in completion handler 'lambda in bad_handler::work'
  });
}
} // namespace bad_handler
namespace good_handler {
void work(tcp::socket &socket, char (&data)[64]) {
  socket.async_wait(tcp::socket::wait_read, [&](error_code ec) { socket.read_some(asio::buffer(data), ec); });
}
} // namespace good_handler

// The descriptor of a socket, and a method that the handler calls.
namespace bad_method {
struct session : std::enable_shared_from_this<session> {
  tcp::socket socket;
  char data[64];
  void start() {
    socket.async_wait(tcp::socket::wait_read, [self = shared_from_this()](error_code) { self->readable(); });
    // CHECK: :[[@LINE-1]]:89: warning: 'bad_method::session::readable' blocks the event loop in completion handler 'lambda in bad_method::session::start'
  }
  void readable() { ::send(socket.native_handle(), data, sizeof data, 0); }
};
} // namespace bad_method
namespace good_method {
struct session : std::enable_shared_from_this<session> {
  tcp::socket socket;
  char data[64];
  void start() {
    socket.async_wait(tcp::socket::wait_write, [self = shared_from_this()](error_code) { self->writable(); });
  }
  void writable() { ::send(socket.native_handle(), data, sizeof data, 0); }
};
} // namespace good_method

namespace bad_bound_method {
struct session : std::enable_shared_from_this<session> {
  tcp::socket socket;
  char data[64];
  void start() {
    socket.async_wait(tcp::socket::wait_read, std::bind(&session::readable, shared_from_this()));
  }
  void readable() {
    ::recv(socket.native_handle(), data, sizeof data, 0);
    ::recv(socket.native_handle(), data, sizeof data, 0);
    // CHECK: :[[@LINE-1]]:5: warning: 'recv' blocks the event loop in completion handler 'bad_bound_method::session::readable'
  }
};
} // namespace bad_bound_method
namespace good_bound_method {
struct session : std::enable_shared_from_this<session> {
  tcp::socket socket;
  char data[64];
  void start() {
    socket.async_wait(tcp::socket::wait_read, std::bind(&session::readable, shared_from_this()));
  }
  void readable() {
    ::recv(socket.native_handle(), data, sizeof data, 0);
    ::recv(socket.native_handle(), data, sizeof data, MSG_DONTWAIT);
  }
};
} // namespace good_bound_method

// A socket behind an accessor is the member that the accessor gives.
namespace bad_accessor {
struct connection {
  tcp::socket &socket() { return socket_; }
  tcp::socket socket_;
  tcp::socket peer_;
};
awaitable<void> work(std::shared_ptr<connection> c, char (&data)[64]) {
  if (c->peer_.available())
    c->socket().read_some(asio::buffer(data));
  // CHECK: :[[@LINE-1]]:5: warning: 'boost::asio::basic_stream_socket::read_some' blocks the event loop in coroutine 'bad_accessor::work'
  co_return;
}
} // namespace bad_accessor
namespace good_accessor {
struct connection {
  tcp::socket &socket() { return socket_; }
  tcp::socket socket_;
  tcp::socket peer_;
};
awaitable<void> work(std::shared_ptr<connection> c, char (&data)[64]) {
  if (c->socket_.available())
    c->socket().read_some(asio::buffer(data));
  co_return;
}
} // namespace good_accessor

namespace bad_mode_by_accessor {
struct connection {
  tcp::socket &socket() { return socket_; }
  tcp::socket &peer() { return peer_; }
  tcp::socket socket_;
  tcp::socket peer_;
};
void open(connection &c) { c.peer().non_blocking(true); }
awaitable<void> work(connection &c, char (&data)[64]) {
  c.socket().read_some(asio::buffer(data));
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::basic_stream_socket::read_some' blocks the event loop in coroutine 'bad_mode_by_accessor::work'
  co_return;
}
} // namespace bad_mode_by_accessor
namespace good_mode_by_accessor {
struct connection {
  tcp::socket &socket() { return socket_; }
  tcp::socket &peer() { return peer_; }
  tcp::socket socket_;
  tcp::socket peer_;
};
void open(connection &c) { c.socket().non_blocking(true); }
awaitable<void> work(connection &c, char (&data)[64]) {
  c.socket().read_some(asio::buffer(data));
  co_return;
}
} // namespace good_mode_by_accessor

// What is known of a member where a method is called holds in it.
namespace bad_future_in_method {
struct job {
  std::future<int> result;
  int take() { return result.get(); }
  awaitable<int> poll() {
    if (result.wait_for(std::chrono::seconds(0)) == std::future_status::timeout)
      co_return take();
    // CHECK: :[[@LINE-1]]:17: warning: 'bad_future_in_method::job::take' blocks the event loop in coroutine 'bad_future_in_method::job::poll'
    co_return 0;
  }
};
} // namespace bad_future_in_method
namespace good_future_in_method {
struct job {
  std::future<int> result;
  int take() { return result.get(); }
  awaitable<int> poll() {
    if (result.wait_for(std::chrono::seconds(0)) == std::future_status::ready)
      co_return take();
    co_return 0;
  }
};
} // namespace good_future_in_method

// A lambda that is called in place, and a handler, see the mode of a local socket.
namespace bad_local_lambda {
awaitable<void> work(asio::io_context &io, char (&data)[64]) {
  tcp::socket socket(io);
  socket.non_blocking(false);
  const auto read = [&] { return socket.read_some(asio::buffer(data)); };
  read();
  // CHECK: :[[@LINE-1]]:3: warning: 'lambda in bad_local_lambda::work' blocks the event loop in coroutine 'bad_local_lambda::work'
  co_return;
}
} // namespace bad_local_lambda
namespace good_local_lambda {
awaitable<void> work(asio::io_context &io, char (&data)[64]) {
  tcp::socket socket(io);
  socket.non_blocking(true);
  const auto read = [&] { return socket.read_some(asio::buffer(data)); };
  read();
  co_return;
}
} // namespace good_local_lambda
