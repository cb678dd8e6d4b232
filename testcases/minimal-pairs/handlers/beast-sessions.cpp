// RUN: %check_both %s -- -std=c++20 -I%S/../../Inputs/boost-mock
// Sessions in the manner of Beast's examples: member functions bound to a session that owns itself.
#include <boost/asio.hpp>
#include <boost/beast.hpp>
#include <fstream>
#include <memory>
#include <string>
#include <unistd.h>
namespace asio = boost::asio;
namespace beast = boost::beast;
using asio::ip::tcp;
using boost::system::error_code;

namespace bad_bound_front {
class session : public std::enable_shared_from_this<session> {
public:
  void run() { timer_.async_wait(beast::bind_front_handler(&session::on_timer, shared_from_this())); }
  void on_timer(error_code) {
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in completion handler 'bad_bound_front::session::on_timer'
  }

private:
  asio::steady_timer timer_;
};
} // namespace bad_bound_front
namespace good_bound_front {
class session : public std::enable_shared_from_this<session> {
public:
  void run() { timer_.async_wait(beast::bind_front_handler(&session::on_timer, shared_from_this())); }
  void on_timer(error_code) { run(); }

private:
  asio::steady_timer timer_;
};
} // namespace good_bound_front

namespace bad_file_in_handler {
class session : public std::enable_shared_from_this<session> {
public:
  explicit session(asio::io_context &loop) : timer_(loop) {}
  void run() { timer_.async_wait(beast::bind_front_handler(&session::on_timer, shared_from_this())); }
  void on_timer(error_code) {
    load();
    // CHECK: :[[@LINE-1]]:5: warning: 'bad_file_in_handler::session::load' blocks the event loop in completion handler 'bad_file_in_handler::session::on_timer'
    run();
  }
  void load() { std::ifstream file("index.html"); }

private:
  asio::steady_timer timer_;
};
int main_of(asio::io_context &loop) {
  auto s = std::make_shared<session>(loop);
  s->run();
  loop.run();
  return 0;
}
} // namespace bad_file_in_handler
namespace good_file_in_handler {
class session : public std::enable_shared_from_this<session> {
public:
  explicit session(asio::io_context &loop) : timer_(loop) { load(); }
  void run() { timer_.async_wait(beast::bind_front_handler(&session::on_timer, shared_from_this())); }
  void on_timer(error_code) { run(); }
  void load() { std::ifstream file("index.html"); }

private:
  asio::steady_timer timer_;
};
int main_of(asio::io_context &loop) {
  auto s = std::make_shared<session>(loop);
  s->run();
  loop.run();
  return 0;
}
} // namespace good_file_in_handler

namespace bad_dispatched_first {
class session : public std::enable_shared_from_this<session> {
public:
  explicit session(asio::io_context &loop) : loop_(loop) {}
  void run() { asio::dispatch(loop_, beast::bind_front_handler(&session::on_run, shared_from_this())); }
  void on_run() {
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in completion handler 'bad_dispatched_first::session::on_run'
  }

private:
  asio::io_context &loop_;
};
} // namespace bad_dispatched_first
namespace good_dispatched_first {
class session : public std::enable_shared_from_this<session> {
public:
  explicit session(asio::io_context &loop) : loop_(loop) {}
  void run() { asio::dispatch(loop_, beast::bind_front_handler(&session::on_run, shared_from_this())); }
  void on_run() { run(); }

private:
  asio::io_context &loop_;
};
} // namespace good_dispatched_first

namespace bad_crtp_session {
template <typename Derived> class session {
public:
  void run() {
    timer_.async_wait([this](error_code) { static_cast<Derived *>(this)->handle(); });
    // CHECK: :[[@LINE-1]]:44: warning: 'bad_crtp_session::plain::handle' blocks the event loop in completion handler 'lambda in bad_crtp_session::session::run'
  }

protected:
  asio::steady_timer timer_;
};
class plain : public session<plain> {
public:
  void handle() { ::sleep(1); }
};
void start(plain &p) { p.run(); }
} // namespace bad_crtp_session
namespace good_crtp_session {
template <typename Derived> class session {
public:
  void run() {
    timer_.async_wait([this](error_code) { static_cast<Derived *>(this)->handle(); });
  }

protected:
  asio::steady_timer timer_;
};
class plain : public session<plain> {
public:
  void handle() { run(); }
};
void start(plain &p) { p.run(); }
} // namespace good_crtp_session

namespace bad_wrapped_response {
template <typename Send> void handle_request(const std::string &path, Send &&send) {
  std::ifstream file(path);
  send(file);
}
class session {
public:
  void on_read(error_code) {
    handle_request("index.html", [](auto &) {});
    // CHECK: :[[@LINE-1]]:5: warning: 'bad_wrapped_response::handle_request' blocks the event loop in completion handler 'bad_wrapped_response::session::on_read'
  }
  void run() { timer_.async_wait(beast::bind_front_handler(&session::on_read, this)); }

private:
  asio::steady_timer timer_;
};
} // namespace bad_wrapped_response
namespace good_wrapped_response {
template <typename Send> void handle_request(const std::string &path, Send &&send) {
  std::string file(path);
  send(file);
}
class session {
public:
  void on_read(error_code) {
    handle_request("index.html", [](auto &) {});
  }
  void run() { timer_.async_wait(beast::bind_front_handler(&session::on_read, this)); }

private:
  asio::steady_timer timer_;
};
} // namespace good_wrapped_response
