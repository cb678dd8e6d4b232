// RUN: %check_both %s -- -std=c++20 -I%S/../../Inputs/boost-mock
// Completion handlers of a callback server: lambdas, std::bind and bind_front of members, function objects, and a
// callable that only a skipped library template would instantiate.
#include <boost/asio.hpp>
#include <functional>
#include <memory>
#include <unistd.h>
namespace asio = boost::asio;
using boost::system::error_code;

class session : public std::enable_shared_from_this<session> {
public:
  void start() {
    socket.async_read_some(asio::buffer(data), std::bind(&session::on_read, shared_from_this(), std::placeholders::_1,
                                                         std::placeholders::_2));
  }
  void start_front() {
    socket.async_read_some(asio::buffer(data), std::bind_front(&session::on_front, shared_from_this()));
  }
  void start_lambda() {
    socket.async_read_some(asio::buffer(data), [self = shared_from_this()](error_code e, std::size_t) { self->on(e); });
    // CHECK: :[[@LINE-1]]:105: warning: 'session::on' blocks the event loop in completion handler
    // CHECK: note: 'session::on' calls 'sleep'
  }
  void start_good() {
    socket.async_read_some(asio::buffer(data), std::bind_front(&session::on_good, shared_from_this()));
  }

private:
  void on_read(error_code, std::size_t) {
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in completion handler 'session::on_read'
  }
  void on_front(error_code, std::size_t) {
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in completion handler 'session::on_front'
  }
  void on(error_code) { ::sleep(1); }
  void on_good(error_code, std::size_t) {}
  void never_a_handler() { ::sleep(1); }

  asio::ip::tcp::socket socket;
  char data[16];
};

struct slow_handler {
  void operator()(error_code, std::size_t) const {
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in completion handler 'slow_handler::operator()'
  }
};
struct quick_handler {
  void operator()(error_code, std::size_t) const {}
};
void on_read(error_code, std::size_t) {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in completion handler 'on_read'
}
void start(asio::ip::tcp::socket &socket, char (&data)[16]) {
  socket.async_read_some(asio::buffer(data), slow_handler());
  socket.async_read_some(asio::buffer(data), quick_handler());
  socket.async_read_some(asio::buffer(data), on_read);
}

// A generic lambda that Asio alone would call.
template <typename Token> auto bad_composed(asio::ip::tcp::socket &socket, Token &&token) {
  return asio::async_compose<Token, void(error_code)>(
      [](auto &self, error_code e = {}) {
        ::sleep(1);
        // CHECK: :[[@LINE-1]]:9: warning: 'sleep' blocks the event loop in completion handler
        self.complete(e);
      },
      token, socket);
}
template <typename Token> auto good_composed(asio::ip::tcp::socket &socket, Token &&token) {
  return asio::async_compose<Token, void(error_code)>([](auto &self, error_code e = {}) { self.complete(e); }, token,
                                                      socket);
}
asio::awaitable<void> composes(asio::ip::tcp::socket &socket) {
  co_await asio::async_compose<const asio::use_awaitable_t<>, void(error_code)>(
      [](auto &self, auto...) {
        ::sleep(1);
        // CHECK: :[[@LINE-1]]:9: warning: 'sleep' blocks the event loop in completion handler
        self.complete(error_code());
      },
      asio::use_awaitable, socket);
  co_await bad_composed(socket, asio::use_awaitable);
  co_await good_composed(socket, asio::use_awaitable);
}
// A functor with a template operator.
struct bad_operation {
  template <typename Self> void operator()(Self &self, error_code e = {}) {
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in completion handler
    self.complete(e);
  }
};
struct good_operation {
  template <typename Self> void operator()(Self &self, error_code e = {}) { self.complete(e); }
};
asio::awaitable<void> composes_functors(asio::ip::tcp::socket &socket) {
  co_await asio::async_compose<const asio::use_awaitable_t<>, void(error_code)>(bad_operation(), asio::use_awaitable,
                                                                               socket);
  co_await asio::async_compose<const asio::use_awaitable_t<>, void(error_code)>(good_operation(), asio::use_awaitable,
                                                                               socket);
}
