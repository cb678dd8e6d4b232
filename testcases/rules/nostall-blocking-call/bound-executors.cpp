// RUN: %check_both %s -- -std=c++20 -I%S/../../Inputs/boost-mock
// A handler that is bound to an executor runs there, whoever starts the operation.
#include <boost/asio.hpp>
#include <unistd.h>
namespace asio = boost::asio;
using boost::system::error_code;

void good_bound_to_pool(asio::steady_timer &timer, asio::thread_pool &pool) {
  timer.async_wait(asio::bind_executor(pool, [](error_code) { ::sleep(1); }));
  timer.async_wait(asio::bind_executor(pool.get_executor(), [](error_code) { ::sleep(1); }));
}
void bad_bound_to_loop(asio::steady_timer &timer, asio::io_context &loop) {
  timer.async_wait(asio::bind_executor(loop, [](error_code) {
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in completion handler
  }));
  auto strand = asio::make_strand(loop);
  asio::post(strand, [] {
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in completion handler
  });
}
