// One task in three forms, and what each does to everybody else: the demonstration of why a loop must not be blocked.
// The task is to wait 20 ms for something slow; the server is plain Boost.Asio, on one event loop.
//
//     /blocking    a coroutine that blocks: the loop stands still for 20 ms at each request. The checker reports it.
//     /offloaded   a coroutine that lets a thread block for it, and awaits that thread: nostall::to_thread
//     /awaited     a coroutine that awaits: nothing is occupied while it waits
//     /ping        somebody else, who wants an answer at once
//
// runtime/bench/three_forms.py puts each under load and asks /ping meanwhile; `./dev demo` shows the table.
#include <boost/asio/awaitable.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <chrono>
#include <cstdlib>
#include <nostall/to_thread.hpp>
#include <string>
#include <thread>

namespace asio = boost::asio;
using asio::awaitable;
using asio::use_awaitable;
using asio::ip::tcp;
using namespace std::chrono_literals;

// Deliberately wrong.
awaitable<std::string> blocking() {
  std::this_thread::sleep_for(20ms);
  co_return "blocked the loop for 20 ms";
}

std::string wait_on_a_thread() {
  std::this_thread::sleep_for(20ms);
  return "blocked a thread for 20 ms";
}

awaitable<std::string> offloaded() { co_return co_await nostall::to_thread(wait_on_a_thread); }

awaitable<std::string> awaited() {
  asio::steady_timer timer(co_await asio::this_coro::executor, 20ms);
  co_await timer.async_wait(use_awaitable);
  co_return "waited 20 ms";
}

awaitable<std::string> answer_to(const std::string& request) {
  if (request.starts_with("GET /blocking "))
    co_return co_await blocking();
  if (request.starts_with("GET /offloaded "))
    co_return co_await offloaded();
  if (request.starts_with("GET /awaited "))
    co_return co_await awaited();
  co_return "pong";
}

// As much of HTTP as it takes to be asked by a client that keeps its connection.
awaitable<void> session(tcp::socket socket) {
  socket.set_option(tcp::no_delay(true));
  try {
    for (std::string input;;) {
      const std::size_t length =
          co_await asio::async_read_until(socket, asio::dynamic_buffer(input, 8192), "\r\n\r\n", use_awaitable);
      const std::string body = co_await answer_to(input);
      input.erase(0, length);
      const std::string response =
          "HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
      co_await asio::async_write(socket, asio::buffer(response), use_awaitable);
    }
  } catch (const boost::system::system_error&) {
    // The client has gone.
  }
}

awaitable<void> listen(tcp::acceptor acceptor) {
  for (;;)
    asio::co_spawn(acceptor.get_executor(), session(co_await acceptor.async_accept(use_awaitable)), asio::detached);
}

int main(int count, char** arguments) {
  const auto port = static_cast<asio::ip::port_type>(count > 1 ? std::atoi(arguments[1]) : 8080);
  asio::io_context loop(1);
  asio::co_spawn(loop, listen(tcp::acceptor(loop, {asio::ip::address_v4::loopback(), port})), asio::detached);
  loop.run();
}
