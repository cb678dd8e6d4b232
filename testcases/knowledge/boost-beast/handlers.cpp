// RUN: %check_both %s -- -std=c++20 -I%S/../../Inputs/boost-mock
// Beast's handlers, in place and bound, as members of a session that keeps itself alive.
#include <boost/asio.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/beast.hpp>
#include <boost/beast/ssl.hpp>
#include <memory>
#include <unistd.h>
namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
namespace websocket = boost::beast::websocket;
using asio::ip::tcp;
using beast::error_code;

class session : public std::enable_shared_from_this<session> {
public:
  void run() { asio::dispatch(stream.get_executor(), beast::bind_front_handler(&session::read, shared_from_this())); }
  void read() {
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in completion handler 'session::read'
    http::async_read(stream, buffer, request, beast::bind_front_handler(&session::on_read, shared_from_this()));
  }
  void on_read(error_code, std::size_t) {
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in completion handler 'session::on_read'
  }
  void other() { ::sleep(1); }

private:
  beast::tcp_stream stream;
  beast::flat_buffer buffer;
  http::request<http::string_body> request;
};

void bad_handlers(beast::tcp_stream &stream, beast::ssl_stream<beast::tcp_stream> &tls,
                  websocket::stream<beast::tcp_stream> &ws, beast::flat_stream<tcp::socket> &flat,
                  beast::buffered_read_stream<tcp::socket, beast::flat_buffer> &buffered, beast::flat_buffer &buffer,
                  http::request<http::string_body> &request, tcp::socket &socket) {
  static char data[64];
  stream.async_connect(tcp::endpoint(), [](error_code) { ::sleep(1); });
  // CHECK: :[[@LINE-1]]:58: warning: 'sleep' blocks the event loop in completion handler 'lambda in bad_handlers'
  tls.async_handshake(asio::ssl::stream_base::client, [](error_code) { ::sleep(1); });
  // CHECK: :[[@LINE-1]]:72: warning: 'sleep' blocks the event loop in completion handler 'lambda in bad_handlers'
  ws.async_read(buffer, [](error_code, std::size_t) { ::sleep(1); });
  // CHECK: :[[@LINE-1]]:55: warning: 'sleep' blocks the event loop in completion handler 'lambda in bad_handlers'
  flat.async_read_some(asio::buffer(data), [](error_code, std::size_t) { ::sleep(1); });
  // CHECK: :[[@LINE-1]]:74: warning: 'sleep' blocks the event loop in completion handler 'lambda in bad_handlers'
  buffered.async_read_some(asio::buffer(data), [](error_code, std::size_t) { ::sleep(1); });
  // CHECK: :[[@LINE-1]]:78: warning: 'sleep' blocks the event loop in completion handler 'lambda in bad_handlers'
  http::async_read(stream, buffer, request, [](error_code, std::size_t) { ::sleep(1); });
  // CHECK: :[[@LINE-1]]:75: warning: 'sleep' blocks the event loop in completion handler 'lambda in bad_handlers'
  stream.async_connect(tcp::endpoint(), beast::bind_handler([](int) { ::sleep(1); }, 7));
  // CHECK: :[[@LINE-1]]:71: warning: 'sleep' blocks the event loop in completion handler 'lambda in bad_handlers'
  beast::async_detect_ssl(socket, buffer, [](error_code, bool) { ::sleep(1); });
  // CHECK: :[[@LINE-1]]:66: warning: 'sleep' blocks the event loop in completion handler 'lambda in bad_handlers'
}

// Bound for a pool, it may block.
void good_bound(asio::thread_pool &pool, std::shared_ptr<session> s) {
  asio::post(pool, beast::bind_front_handler(&session::other, s));
}
