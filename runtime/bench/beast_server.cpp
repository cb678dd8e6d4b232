// A server as Beast's own examples write it: async_read into a request, async_write of a response, in a coroutine for
// each connection. beast-server PORT
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <cstdlib>

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using asio::ip::tcp;
using executor = asio::io_context::executor_type;
using token = asio::use_awaitable_t<executor>;
using tcp_stream = token::as_default_on_t<beast::basic_stream<tcp, executor>>;
using tcp_acceptor = token::as_default_on_t<asio::basic_socket_acceptor<tcp, executor>>;
template <typename T>
using task = asio::awaitable<T, executor>;

http::response<http::string_body> answer(const http::request<http::string_body>& request) {
  const bool found = request.method() == http::verb::get && request.target() == "/plaintext";
  http::response<http::string_body> response(found ? http::status::ok : http::status::not_found, request.version());
  response.set(http::field::date, "Sun, 06 Nov 1994 08:49:37 GMT");
  response.set(http::field::content_type, "text/plain; charset=utf-8");
  response.keep_alive(request.keep_alive());
  response.body() = "Hello, World!";
  response.prepare_payload();
  return response;
}

task<void> serve(tcp_stream stream) {
  beast::flat_buffer buffer;
  try {
    for (;;) {
      stream.expires_after(std::chrono::seconds(30));
      http::request<http::string_body> request;
      co_await http::async_read(stream, buffer, request);
      const auto response = answer(request);
      co_await http::async_write(stream, response);
      if (!response.keep_alive())
        co_return;
    }
  } catch (const std::exception&) {
  }
}

task<void> listen(unsigned short port) {
  tcp_acceptor acceptor(co_await asio::this_coro::executor, {asio::ip::address_v4::loopback(), port});
  for (;;) {
    tcp_stream stream(co_await acceptor.async_accept());
    stream.socket().set_option(tcp::no_delay(true));
    asio::co_spawn(acceptor.get_executor(), serve(std::move(stream)), asio::detached);
  }
}

int main(int, char** arguments) {
  asio::io_context context(1);
  asio::co_spawn(context, listen(static_cast<unsigned short>(std::atoi(arguments[1]))), asio::detached);
  context.run();
}
