// WebSockets by Beast, with what it leaves to its users: one write at a time.
#include "websocket_stream.hpp"

#include "resume_point.hpp"
#include "transport.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/beast/core/bind_handler.hpp>
#include <boost/beast/core/buffers_to_string.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/websocket/stream.hpp>
#include <boost/system/system_error.hpp>
#include <deque>

namespace nostall::detail {

namespace asio = boost::asio;
namespace beast = boost::beast;

namespace {

// Lets one coroutine through at a time, in order.
class turnstile {
public:
  task<> enter() {
    if (!std::exchange(taken_, true))
      co_return;
    resume_point turn;
    waiting_.push_back(&turn);
    co_await turn.wait(); // leave() hands the turn over
  }

  void leave() {
    if (waiting_.empty()) {
      taken_ = false;
      return;
    }
    resume_point* next = waiting_.front();
    waiting_.pop_front();
    next->resume();
  }

private:
  std::deque<resume_point*> waiting_;
  bool taken_ = false;
};

// A stream that its connection closes, and not Beast: Beast 1.81 closes a TCP socket without having read what the
// client is still sending (it ends its teardown after one read), and the reset that follows makes the client lose the
// close frame that says why.
template <typename Stream>
class lent_stream {
public:
  using executor_type = typename Stream::executor_type;
  using next_layer_type = Stream;

  explicit lent_stream(Stream& stream) : stream_(stream) {}

  executor_type get_executor() noexcept { return stream_.get_executor(); }
  next_layer_type& next_layer() noexcept { return stream_; }
  const next_layer_type& next_layer() const noexcept { return stream_; }

  template <typename Buffers, typename Token>
  auto async_read_some(const Buffers& buffers, Token&& token) {
    return stream_.async_read_some(buffers, std::forward<Token>(token));
  }

  template <typename Buffers, typename Token>
  auto async_write_some(const Buffers& buffers, Token&& token) {
    return stream_.async_write_some(buffers, std::forward<Token>(token));
  }

  // What Beast calls, found by its argument, after the close frame.
  template <typename Handler>
  friend void async_teardown(beast::role_type, lent_stream& stream, Handler&& handler) {
    asio::post(stream.get_executor(), beast::bind_front_handler(std::forward<Handler>(handler), error_code()));
  }

private:
  Stream& stream_;
};

template <typename Stream>
class websocket_on final : public websocket_stream {
public:
  websocket_on(Stream& stream, std::size_t largest) : stream_(stream) {
    stream_.set_option(beast::websocket::stream_base::timeout::suggested(beast::role_type::server));
    stream_.read_message_max(largest);
    stream_.auto_fragment(false);
  }

  task<bool> accept(std::string_view received) override {
    error_code error;
    co_await stream_.async_accept(asio::buffer(received), asio::redirect_error(use_task, error));
    co_return !error;
  }

  task<std::optional<message>> read() override {
    error_code error;
    if (stream_.is_open())
      co_await stream_.async_read(incoming_, asio::redirect_error(use_task, error));
    if (error || !stream_.is_open())
      co_return std::nullopt;
    message got{beast::buffers_to_string(incoming_.data()), stream_.got_binary()};
    incoming_.consume(incoming_.size());
    co_return got;
  }

  task<> close(std::uint16_t code, std::string_view reason) override {
    if (!stream_.is_open())
      co_return;
    error_code error; // how a connection ends matters to nobody any more
    const beast::websocket::close_reason why(static_cast<beast::websocket::close_code>(code),
                                             beast::string_view(reason.data(), reason.size()));
    co_await stream_.async_close(why, asio::redirect_error(use_task, error));
  }

  task<> finish(std::uint16_t code) override { return close(code, {}); }

private:
  task<> send(std::string_view data, bool binary) override {
    co_await writers_.enter();
    error_code error;
    if (stream_.is_open()) {
      stream_.binary(binary);
      co_await stream_.async_write(asio::buffer(data), asio::redirect_error(use_task, error));
    } else {
      error = beast::websocket::error::closed;
    }
    writers_.leave();
    if (error)
      throw boost::system::system_error(error);
  }

  beast::websocket::stream<lent_stream<Stream>> stream_;
  beast::flat_buffer incoming_;
  turnstile writers_;
};

} // namespace

template <typename Stream>
std::unique_ptr<websocket_stream> make_websocket(Stream& stream, std::size_t largest) {
  return std::make_unique<websocket_on<Stream>>(stream, largest);
}

template std::unique_ptr<websocket_stream> make_websocket(tcp_socket&, std::size_t);
template std::unique_ptr<websocket_stream> make_websocket(asio::ssl::stream<tcp_socket>&, std::size_t);

} // namespace nostall::detail
