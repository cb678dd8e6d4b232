// RUN: %check_both %s -- -std=c++20 -I%S/../../Inputs/boost-mock
// Handlers that Boost.Bind, Boost.Function and Boost.Thread hold and run.
#include <boost/asio.hpp>
#include <boost/bind/bind.hpp>
#include <boost/function.hpp>
#include <boost/shared_ptr.hpp>
#include <boost/smart_ptr/enable_shared_from_this.hpp>
#include <unistd.h>
namespace asio = boost::asio;
using boost::system::error_code;
inline void nap() { ::sleep(1); }

namespace bad_bound_this {
struct session {
  void start() { timer.async_wait(boost::bind(&session::on_timer, this, boost::placeholders::_1)); }
  void on_timer(const error_code &) {
    nap();
    // CHECK: :[[@LINE-1]]:5: warning: 'nap' blocks the event loop in completion handler 'bad_bound_this::session::on_timer'
  }
  asio::steady_timer timer;
};
} // namespace bad_bound_this
namespace good_bound_this {
struct session {
  void start() { timer.async_wait(boost::bind(&session::on_timer, this, boost::placeholders::_1)); }
  void on_timer(const error_code &) { start(); }
  asio::steady_timer timer;
};
} // namespace good_bound_this

namespace bad_bound_shared {
struct session : boost::enable_shared_from_this<session> {
  void start() { timer.async_wait(boost::bind(&session::on_timer, shared_from_this(), boost::placeholders::_1)); }
  void on_timer(const error_code &) {
    nap();
    // CHECK: :[[@LINE-1]]:5: warning: 'nap' blocks the event loop in completion handler 'bad_bound_shared::session::on_timer'
  }
  asio::steady_timer timer;
};
} // namespace bad_bound_shared
namespace good_bound_shared {
struct session : boost::enable_shared_from_this<session> {
  void start() { timer.async_wait(boost::bind(&session::on_timer, shared_from_this(), boost::placeholders::_1)); }
  void on_timer(const error_code &) { start(); }
  asio::steady_timer timer;
};
} // namespace good_bound_shared

namespace bad_bound_free_function {
void on_timer(asio::steady_timer *, int) {
  nap();
  // CHECK: :[[@LINE-1]]:3: warning: 'nap' blocks the event loop in completion handler 'bad_bound_free_function::on_timer'
}
void start(asio::io_context &loop, asio::thread_pool &pool, asio::steady_timer &timer) {
  asio::post(loop, boost::bind(on_timer, &timer, 1));
}
} // namespace bad_bound_free_function
namespace good_bound_free_function {
void on_timer(asio::steady_timer *, int) { nap(); }
void start(asio::io_context &loop, asio::thread_pool &pool, asio::steady_timer &timer) {
  asio::post(pool, boost::bind(on_timer, &timer, 1));
}
} // namespace good_bound_free_function

namespace bad_function_member {
struct server {
  boost::function<void(int)> handle;
  void start(asio::steady_timer &timer) {
    timer.async_wait([this](error_code) { handle(1); });
    // CHECK: :[[@LINE-1]]:43: warning: {{.*}} blocks the event loop
  }
};
void on_request(int) { nap(); }
void use(server &s, asio::steady_timer &timer) {
  s.handle = on_request;
  s.start(timer);
}
} // namespace bad_function_member
namespace good_function_member {
struct server {
  boost::function<void(int)> handle;
  void start(asio::steady_timer &timer) {
    timer.async_wait([this](error_code) { handle(1); });
  }
};
void on_request(int) { asio::io_context().poll(); }
void use(server &s, asio::steady_timer &timer) {
  s.handle = on_request;
  s.start(timer);
}
} // namespace good_function_member
