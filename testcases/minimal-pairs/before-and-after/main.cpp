// RUN: %check_both %s -- -std=c++20 -I%S/../../Inputs/boost-mock
// What runs before the loop and after it may block: main, set-up functions, and helpers that only these call.
#include <boost/asio.hpp>
#include <boost/asio/signal_set.hpp>
#include <fstream>
#include <functional>
#include <future>
#include <thread>
#include <unistd.h>
namespace asio = boost::asio;
using asio::awaitable;
using boost::system::error_code;
inline void quick() {}

namespace bad_helper_before {
void load() { ::sleep(1); }
awaitable<void> serve() {
  load();
  // CHECK: :[[@LINE-1]]:3: warning: 'bad_helper_before::load' blocks the event loop in coroutine 'bad_helper_before::serve'
  co_return;
}
int run() {
  asio::io_context loop;
  co_spawn(loop, serve(), asio::detached);
  loop.run();
  return 0;
}
} // namespace bad_helper_before
namespace good_helper_before {
void load() { ::sleep(1); }
awaitable<void> serve() { co_return; }
int run() {
  asio::io_context loop;
  load();
  co_spawn(loop, serve(), asio::detached);
  loop.run();
  return 0;
}
} // namespace good_helper_before

namespace bad_helper_after {
void save() { ::sleep(1); }
int run() {
  asio::io_context loop;
  asio::post(loop, [] { save(); });
  // CHECK: :[[@LINE-1]]:25: warning: 'bad_helper_after::save' blocks the event loop in completion handler 'lambda in bad_helper_after::run'
  loop.run();
  return 0;
}
} // namespace bad_helper_after
namespace good_helper_after {
void save() { ::sleep(1); }
int run() {
  asio::io_context loop;
  loop.run();
  save();
  return 0;
}
} // namespace good_helper_after

namespace bad_set_up_class {
class server {
public:
  explicit server(asio::io_context &loop) : timer_(loop) {
    timer_.async_wait([this](error_code) { load(); });
    // CHECK: :[[@LINE-1]]:44: warning: 'bad_set_up_class::server::load' blocks the event loop in completion handler 'lambda in bad_set_up_class::server::server'
  }

private:
  void load() { std::ifstream file("settings"); }
  asio::steady_timer timer_;
};
int run() {
  asio::io_context loop;
  server s(loop);
  loop.run();
  return 0;
}
} // namespace bad_set_up_class
namespace good_set_up_class {
class server {
public:
  explicit server(asio::io_context &loop) : timer_(loop) {
    load();
    timer_.async_wait([](error_code) {});
  }

private:
  void load() { std::ifstream file("settings"); }
  asio::steady_timer timer_;
};
int run() {
  asio::io_context loop;
  server s(loop);
  loop.run();
  return 0;
}
} // namespace good_set_up_class

namespace bad_constructed_where {
struct database {
  database() { ::sleep(1); }
};
int run() {
  asio::io_context loop;
  asio::post(loop, [] { database d; });
  // CHECK: :[[@LINE-1]]:34: warning: 'bad_constructed_where::database::database' blocks the event loop in completion handler 'lambda in bad_constructed_where::run'
  loop.run();
  return 0;
}
} // namespace bad_constructed_where
namespace good_constructed_where {
struct database {
  database() { ::sleep(1); }
};
int run() {
  asio::io_context loop;
  database d;
  loop.run();
  return 0;
}
} // namespace good_constructed_where

namespace bad_run_in_handler {
int run() {
  asio::io_context loop, other;
  asio::post(loop, [&other] { other.run(); });
  // CHECK: :[[@LINE-1]]:31: warning: 'boost::asio::io_context::run' blocks the event loop in completion handler 'lambda in bad_run_in_handler::run'
  loop.run();
  return 0;
}
} // namespace bad_run_in_handler
namespace good_run_in_handler {
int run() {
  asio::io_context loop, other;
  asio::post(loop, [&other] { other.poll(); });
  loop.run();
  return 0;
}
} // namespace good_run_in_handler

namespace bad_loop_thread {
void wait_for_end() { ::sleep(1); }
int run() {
  asio::io_context loop;
  asio::steady_timer timer(loop);
  std::thread thread([&loop] {
    asio::post(loop, [] { wait_for_end(); });
    // CHECK: :[[@LINE-1]]:27: warning: 'bad_loop_thread::wait_for_end' blocks the event loop in completion handler 'lambda in bad_loop_thread::run'
    loop.run();
  });
  thread.join();
  return 0;
}
} // namespace bad_loop_thread
namespace good_loop_thread {
void wait_for_end() { ::sleep(1); }
int run() {
  asio::io_context loop;
  asio::steady_timer timer(loop);
  std::thread thread([&loop] {
    loop.run();
    wait_for_end();
  });
  thread.join();
  return 0;
}
} // namespace good_loop_thread

namespace bad_pool_joined {
int run() {
  asio::io_context loop;
  asio::thread_pool pool;
  asio::post(loop, [&pool] { pool.join(); });
  // CHECK: :[[@LINE-1]]:30: warning: 'boost::asio::thread_pool::join' blocks the event loop in completion handler 'lambda in bad_pool_joined::run'
  loop.run();
  return 0;
}
} // namespace bad_pool_joined
namespace good_pool_joined {
int run() {
  asio::io_context loop;
  asio::thread_pool pool;
  loop.run();
  pool.join();
  return 0;
}
} // namespace good_pool_joined

namespace bad_resolved {
int run() {
  asio::io_context loop;
  asio::ip::tcp::resolver resolver(loop);
  asio::post(loop, [&resolver] { resolver.resolve("host", "80"); });
  // CHECK: :[[@LINE-1]]:34: warning: 'boost::asio::ip::basic_resolver::resolve' blocks the event loop in completion handler 'lambda in bad_resolved::run'
  loop.run();
  return 0;
}
} // namespace bad_resolved
namespace good_resolved {
int run() {
  asio::io_context loop;
  asio::ip::tcp::resolver resolver(loop);
  resolver.resolve("host", "80");
  loop.run();
  return 0;
}
} // namespace good_resolved

namespace bad_called_and_posted {
void step() { ::sleep(1); }
int run() {
  asio::io_context loop;
  step();
  asio::post(loop, [] { step(); });
  // CHECK: :[[@LINE-1]]:25: warning: 'bad_called_and_posted::step' blocks the event loop in completion handler 'lambda in bad_called_and_posted::run'
  loop.run();
  return 0;
}
} // namespace bad_called_and_posted
namespace good_called_and_posted {
void step() { ::sleep(1); }
int run() {
  asio::io_context loop;
  step();
  asio::post(loop, [] { quick(); });
  loop.run();
  return 0;
}
} // namespace good_called_and_posted

namespace bad_signal_handler {
void flush() { ::sleep(1); }
int run() {
  asio::io_context loop;
  asio::signal_set signals(loop, 2, 15);
  signals.async_wait([&loop](error_code, int) {
    flush();
    // CHECK: :[[@LINE-1]]:5: warning: 'bad_signal_handler::flush' blocks the event loop in completion handler 'lambda in bad_signal_handler::run'
    loop.stop();
  });
  loop.run();
  return 0;
}
} // namespace bad_signal_handler
namespace good_signal_handler {
void flush() { ::sleep(1); }
int run() {
  asio::io_context loop;
  asio::signal_set signals(loop, 2, 15);
  signals.async_wait([&loop](error_code, int) { loop.stop(); });
  loop.run();
  flush();
  return 0;
}
} // namespace good_signal_handler

namespace bad_two_helpers_deep {
void read_file() { std::ifstream file("settings"); }
void configure() { read_file(); }
awaitable<void> serve() {
  configure();
  // CHECK: :[[@LINE-1]]:3: warning: 'bad_two_helpers_deep::configure' blocks the event loop in coroutine 'bad_two_helpers_deep::serve'
  co_return;
}
int run() {
  configure();
  asio::io_context loop;
  co_spawn(loop, serve(), asio::detached);
  loop.run();
  return 0;
}
} // namespace bad_two_helpers_deep
namespace good_two_helpers_deep {
void read_file() { std::ifstream file("settings"); }
void configure() { read_file(); }
awaitable<void> serve() {
  quick();
  co_return;
}
int run() {
  configure();
  asio::io_context loop;
  co_spawn(loop, serve(), asio::detached);
  loop.run();
  return 0;
}
} // namespace good_two_helpers_deep

namespace bad_future_of_coroutine {
int run(std::future<int> &result) {
  asio::io_context loop;
  asio::post(loop, [&result] { result.get(); });
  // CHECK: :[[@LINE-1]]:32: warning: 'std::future::get' blocks the event loop in completion handler 'lambda in bad_future_of_coroutine::run'
  loop.run();
  return 0;
}
} // namespace bad_future_of_coroutine
namespace good_future_of_coroutine {
int run(std::future<int> &result) {
  asio::io_context loop;
  std::thread thread([&loop] { loop.run(); });
  thread.detach();
  result.get();
  loop.run();
  return 0;
}
} // namespace good_future_of_coroutine
