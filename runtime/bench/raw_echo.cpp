// The most that coroutines on Asio can do: whatever comes, a fixed response goes back. No parsing, no routing, no
// deadlines. raw-echo PORT
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <cstdlib>
#include <string_view>

namespace asio = boost::asio;
using asio::ip::tcp;
using executor = asio::io_context::executor_type;
using token = asio::use_awaitable_t<executor>;
using tcp_socket = token::as_default_on_t<asio::basic_stream_socket<tcp, executor>>;
using tcp_acceptor = token::as_default_on_t<asio::basic_socket_acceptor<tcp, executor>>;
template <typename T>
using task = asio::awaitable<T, executor>;

constexpr std::string_view answer = "HTTP/1.1 200 OK\r\n"
                                    "Date: Sun, 06 Nov 1994 08:49:37 GMT\r\n"
                                    "Content-Type: text/plain; charset=utf-8\r\n"
                                    "Content-Length: 13\r\n\r\n"
                                    "Hello, World!";

task<void> echo(tcp_socket socket) {
  char request[4096];
  try {
    for (;;) {
      co_await socket.async_read_some(asio::buffer(request));
      co_await asio::async_write(socket, asio::buffer(answer));
    }
  } catch (const std::exception&) {
  }
}

task<void> listen(unsigned short port) {
  tcp_acceptor acceptor(co_await asio::this_coro::executor, {asio::ip::address_v4::loopback(), port});
  for (;;) {
    tcp_socket socket = co_await acceptor.async_accept();
    socket.set_option(tcp::no_delay(true));
    asio::co_spawn(acceptor.get_executor(), echo(std::move(socket)), asio::detached);
  }
}

int main(int, char** arguments) {
  asio::io_context context(1);
  asio::co_spawn(context, listen(static_cast<unsigned short>(std::atoi(arguments[1]))), asio::detached);
  context.run();
}
