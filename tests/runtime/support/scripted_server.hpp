// A server for tests of the client: reads whole requests and answers each with the text that the test says, byte for
// byte, so that malformed, cut off and late answers can be sent too.
#pragma once

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/write.hpp>
#include <functional>
#include <memory>
#include <nostall/sleep.hpp>
#include <nostall/task.hpp>
#include <string>
#include <utility>
#include <vector>

namespace nostall::test {

// What is sent for a request, in parts, with a pause before each.
struct scripted_answer {
  std::vector<std::string> parts;
  std::chrono::milliseconds pause{0};
  bool close = false; // the connection, afterwards
};

// "HTTP/1.1 200 OK" with a body.
inline scripted_answer ok(const std::string& body, const std::string& headers = "") {
  return {{"HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(body.size()) + "\r\n" + headers + "\r\n" + body}};
}

class scripted_server {
  using tcp = boost::asio::ip::tcp;

public:
  // Gets the whole request, head and body, chunks as they came.
  using script = std::function<scripted_answer(const std::string& request)>;

  scripted_server(boost::asio::io_context& loop, script answers, boost::asio::ssl::context* tls = nullptr)
      : state_(std::make_shared<state>(
            state{tcp::acceptor(loop, {boost::asio::ip::address_v4::loopback(), 0}), std::move(answers), tls, {}, 0})) {
    boost::asio::co_spawn(loop, accept(state_), boost::asio::detached);
  }

  scripted_server(const scripted_server&) = delete;
  ~scripted_server() { stop(); }

  void stop() {
    if (state_->acceptor.is_open())
      state_->acceptor.close();
  }

  std::string url(const std::string& path = "/") const {
    return std::string(state_->tls ? "https" : "http") +
           "://localhost:" + std::to_string(state_->acceptor.local_endpoint().port()) + path;
  }

  const std::vector<std::string>& requests() const { return state_->requests; }
  int connections() const { return state_->connections; }

private:
  struct state {
    tcp::acceptor acceptor;
    script answers;
    boost::asio::ssl::context* tls;
    std::vector<std::string> requests;
    int connections;
  };

  static task<> accept(std::shared_ptr<state> self) {
    for (boost::system::error_code error;;) {
      boost::asio::basic_stream_socket<tcp, executor_type> socket(co_await boost::asio::this_coro::executor);
      co_await self->acceptor.async_accept(socket, boost::asio::redirect_error(use_task, error));
      if (error)
        co_return;
      ++self->connections;
      boost::asio::co_spawn(socket.get_executor(), serve(self, std::move(socket)), boost::asio::detached);
    }
  }

  static task<> serve(std::shared_ptr<state> self, boost::asio::basic_stream_socket<tcp, executor_type> socket) {
    try {
      if (self->tls) {
        boost::asio::ssl::stream<decltype(socket)> secure(std::move(socket), *self->tls);
        co_await secure.async_handshake(boost::asio::ssl::stream_base::server, use_task);
        co_await talk(*self, secure);
      } else {
        co_await talk(*self, socket);
      }
    } catch (const boost::system::system_error&) {
      // The client has gone.
    }
  }

  template <typename Stream>
  static task<> talk(state& self, Stream& stream) {
    for (std::string input;;) {
      std::size_t length =
          co_await boost::asio::async_read_until(stream, boost::asio::dynamic_buffer(input), "\r\n\r\n", use_task);
      const std::string head = input.substr(0, length);
      if (const std::size_t at = head.find("Content-Length: "); at != head.npos) {
        length += std::stoul(head.substr(at + 16));
        if (length > input.size()) {
          const std::size_t before = input.size();
          input.resize(length);
          co_await boost::asio::async_read(stream, boost::asio::buffer(input.data() + before, length - before),
                                           use_task);
        }
      } else if (head.find("Transfer-Encoding: chunked") != head.npos) {
        length =
            co_await boost::asio::async_read_until(stream, boost::asio::dynamic_buffer(input), "0\r\n\r\n", use_task);
      }
      self.requests.push_back(input.substr(0, length));
      input.erase(0, length);
      const scripted_answer answer = self.answers(self.requests.back());
      for (const std::string& part : answer.parts) {
        if (answer.pause.count() > 0)
          co_await sleep_for(answer.pause);
        co_await boost::asio::async_write(stream, boost::asio::buffer(part), use_task);
      }
      if (answer.close)
        co_return;
    }
  }

  std::shared_ptr<state> state_;
};

} // namespace nostall::test
