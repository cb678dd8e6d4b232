// RUN: %check_both %s -- -std=c++20 -I%S/../../Inputs/boost-mock
// An executor of the program's own runs things where its execute() takes them.
#include <boost/asio.hpp>
#include <boost/asio/associated_executor.hpp>
#include <boost/asio/use_future.hpp>
#include <thread>
#include <unistd.h>
#include <utility>
namespace asio = boost::asio;

namespace bad_own_executor {
class executor {
public:
  template <typename Function> void execute(Function function) const { asio::post(std::move(function)); }
};
void start() {
  asio::post(executor(), [] { ::sleep(1); });
  // CHECK: :[[@LINE-1]]:31: warning: 'sleep' blocks the event loop in completion handler 'lambda in bad_own_executor::start'
}
} // namespace bad_own_executor
namespace good_own_executor {
class executor {
public:
  template <typename Function> void execute(Function function) const { std::thread(std::move(function)).detach(); }
};
void start() {
  asio::post(executor(), [] { ::sleep(1); });
}
} // namespace good_own_executor

// Who asks a handler for its executor, or makes a future of it, does not run it.
namespace bad_asked_for_executor {
class executor {
public:
  template <typename Function> void execute(Function function) const { std::thread(std::move(function)).detach(); }
};
template <typename Handler> void start(asio::io_context &loop, Handler handler) {
  auto own = asio::get_associated_executor(handler, executor());
  asio::get_associated_allocator(handler);
  asio::get_associated_cancellation_slot(handler);
  asio::post(loop, asio::use_future(handler));
}
void run(asio::io_context &loop) {
  start(loop, [] { ::sleep(1); });
  // CHECK: :[[@LINE-1]]:20: warning: 'sleep' blocks the event loop in completion handler 'lambda in bad_asked_for_executor::run'
}
} // namespace bad_asked_for_executor
namespace good_asked_for_executor {
class executor {
public:
  template <typename Function> void execute(Function function) const { std::thread(std::move(function)).detach(); }
};
template <typename Handler> void start(asio::io_context &loop, Handler handler) {
  auto own = asio::get_associated_executor(handler, executor());
  asio::get_associated_allocator(handler);
  asio::get_associated_cancellation_slot(handler);
  asio::post(own, asio::use_future(handler));
}
void run(asio::io_context &loop) {
  start(loop, [] { ::sleep(1); });
}
} // namespace good_asked_for_executor
