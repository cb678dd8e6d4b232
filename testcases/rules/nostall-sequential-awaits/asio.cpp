// RUN: %check_both %s -- -std=c++20 -I%S/../../Inputs/boost-mock
// Operations of Asio: those on one object are a protocol, those on two are not; a timer is there for its delay.
#include <boost/asio.hpp>
#include <string>
#include <tuple>
namespace asio = boost::asio;
using asio::awaitable;
using asio::use_awaitable;
using asio::ip::tcp;

awaitable<std::size_t> bad_two_sockets(tcp::socket &one, tcp::socket &other, char (&first)[64], char (&second)[64]) {
  const std::size_t a = co_await one.async_read_some(asio::buffer(first), use_awaitable);
  // CHECK: :[[@LINE-1]]:25: warning: coroutine 'bad_two_sockets' awaits {{.*}}; use 'co_await nostall::gather(async_read_some(...), async_read_some(...))' [nostall-sequential-awaits]
  const std::size_t b = co_await other.async_read_some(asio::buffer(second), use_awaitable);
  co_return a + b;
}

awaitable<std::size_t> good_one_socket(tcp::socket &one, char (&first)[64], char (&second)[64]) {
  const std::size_t a = co_await one.async_read_some(asio::buffer(first), use_awaitable);
  const std::size_t b = co_await one.async_read_some(asio::buffer(second), use_awaitable);
  co_return a + b;
}

awaitable<std::size_t> good_one_buffer(tcp::socket &one, tcp::socket &other, char (&first)[64]) {
  const std::size_t a = co_await one.async_read_some(asio::buffer(first), use_awaitable);
  const std::size_t b = co_await other.async_read_some(asio::buffer(first), use_awaitable);
  co_return a + b;
}

awaitable<std::size_t> good_delay(asio::steady_timer &timer, tcp::socket &one, char (&first)[64]) {
  const auto [error] = co_await timer.async_wait(asio::as_tuple(use_awaitable));
  const std::size_t a = co_await one.async_read_some(asio::buffer(first), use_awaitable);
  co_return error ? 0 : a;
}

awaitable<int> compute(int from);

// A pool serves many at a time, and so does a loop.
awaitable<int> bad_spawned(asio::thread_pool &pool) {
  const int a = co_await asio::co_spawn(pool, compute(1), use_awaitable);
  // CHECK: :[[@LINE-1]]:17: warning: {{.*}} [nostall-sequential-awaits]
  const int b = co_await asio::co_spawn(pool, compute(2), use_awaitable);
  co_return a + b;
}

// Both were begun before.
awaitable<int> good_kept(awaitable<int> first, awaitable<int> second) {
  const int a = co_await std::move(first);
  const int b = co_await std::move(second);
  co_return a + b;
}
