// RUN: %check_both %s -- -std=c++20 -I%S/../../Inputs/boost-mock
// A receive or read of no more than what `available` counted does not wait.
#include <boost/asio.hpp>
#include <vector>
namespace asio = boost::asio;
using asio::ip::tcp;
using asio::ip::udp;
using boost::system::error_code;

namespace bad_drain {
struct server {
  udp::socket socket;
  udp::endpoint peer;
  char data[1500];
  void start() {
    socket.async_receive_from(asio::buffer(data), peer, [this](error_code ec, std::size_t) {
      std::size_t more = socket.is_open();
      while (more) {
        socket.receive_from(asio::buffer(data), peer, 0, ec);
        // CHECK: :[[@LINE-1]]:9: warning: 'boost::asio::basic_datagram_socket::receive_from' blocks the event loop in completion handler 'lambda in bad_drain::server::start'
        more = socket.available(ec);
      }
    });
  }
};
} // namespace bad_drain
namespace good_drain {
struct server {
  udp::socket socket;
  udp::endpoint peer;
  char data[1500];
  void start() {
    socket.async_receive_from(asio::buffer(data), peer, [this](error_code ec, std::size_t) {
      std::size_t more = socket.available(ec);
      while (more) {
        socket.receive_from(asio::buffer(data), peer, 0, ec);
        more = socket.available(ec);
      }
    });
  }
};
} // namespace good_drain

namespace bad_rest {
asio::awaitable<void> work(tcp::socket &socket, std::vector<char> &data, std::size_t need) {
  error_code ec;
  std::size_t there = socket.available(ec);
  if (!ec && there < need)
    socket.read_some(asio::buffer(data.data(), need), ec);
  // CHECK: :[[@LINE-1]]:5: warning: 'boost::asio::basic_stream_socket::read_some' blocks the event loop in coroutine 'bad_rest::work'
  co_return;
}
} // namespace bad_rest
namespace good_rest {
asio::awaitable<void> work(tcp::socket &socket, std::vector<char> &data, std::size_t need) {
  error_code ec;
  std::size_t there = socket.available(ec);
  if (!ec && there >= need)
    socket.read_some(asio::buffer(data.data(), need), ec);
  co_return;
}
} // namespace good_rest
