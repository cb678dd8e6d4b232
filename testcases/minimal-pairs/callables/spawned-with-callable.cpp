// RUN: %check_both %s -- -std=c++20 -I%S/../../Inputs/boost-mock
// A callable that is given to a coroutine runs where that coroutine is spawned.
#include <boost/asio.hpp>
#include <functional>
#include <unistd.h>
#include <utility>
namespace asio = boost::asio;
using asio::awaitable;

namespace bad_spawned {
awaitable<void> session(std::function<void()> handler) {
  handler();
  co_return;
}
void start(asio::io_context &loop, asio::thread_pool &pool) {
  asio::co_spawn(loop, session([] { ::sleep(1); }), asio::detached);
  // CHECK: :[[@LINE-1]]:37: warning: 'sleep' blocks the event loop in completion handler 'lambda in bad_spawned::start'
}
} // namespace bad_spawned
namespace good_spawned {
awaitable<void> session(std::function<void()> handler) {
  handler();
  co_return;
}
void start(asio::io_context &loop, asio::thread_pool &pool) {
  asio::co_spawn(pool, session([] { ::sleep(1); }), asio::detached);
}
} // namespace good_spawned

// Through the coroutine that accepts, which hands it on to each session.
namespace bad_handed_on {
awaitable<void> session(std::function<void()> handler) {
  handler();
  co_return;
}
awaitable<void> listen(std::function<void()> handler) {
  auto executor = co_await asio::this_coro::executor;
  asio::co_spawn(executor, session(handler), asio::detached);
}
void start(asio::io_context &loop, asio::thread_pool &) {
  asio::co_spawn(loop, listen([] { ::sleep(1); }), asio::detached);
  // CHECK: :[[@LINE-1]]:36: warning: 'sleep' blocks the event loop in completion handler 'lambda in bad_handed_on::start'
}
} // namespace bad_handed_on
namespace good_handed_on {
awaitable<void> session(std::function<void()> handler) {
  handler();
  co_return;
}
awaitable<void> listen(std::function<void()> handler) {
  auto executor = co_await asio::this_coro::executor;
  asio::co_spawn(executor, session(handler), asio::detached);
}
void start(asio::io_context &, asio::thread_pool &pool) {
  asio::co_spawn(pool, listen([] { ::sleep(1); }), asio::detached);
}
} // namespace good_handed_on

namespace bad_both {
awaitable<void> run(std::function<void()> work) {
  work();
  co_return;
}
void start(asio::io_context &loop, asio::thread_pool &pool) {
  asio::co_spawn(pool, run([] { ::sleep(0); }), asio::detached);
  asio::co_spawn(loop, run([] { ::sleep(1); }), asio::detached);
  // CHECK: :[[@LINE-1]]:33: warning: 'sleep' blocks the event loop in completion handler 'lambda in bad_both::start'
}
} // namespace bad_both
namespace good_both {
awaitable<void> run(std::function<void()> work) {
  work();
  co_return;
}
void start(asio::io_context &loop, asio::thread_pool &pool) {
  asio::co_spawn(loop, run([] { ::sleep(0); }), asio::detached);
  asio::co_spawn(pool, run([] { ::sleep(1); }), asio::detached);
}
} // namespace good_both
