// See worker.hpp.
#include "worker.hpp"

#include "pending_awaits.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/dispatch.hpp>
#include <boost/asio/post.hpp>
#include <boost/beast/http/status.hpp>
#include <charconv>
#include <ctime>
#include <sys/socket.h>

namespace nostall::detail {

namespace asio = boost::asio;
using asio::ip::tcp;

namespace {

constexpr std::string_view ok = "HTTP/1.1 200 OK\r\n";
constexpr std::chrono::milliseconds pause_after_accept_error(100);
constexpr std::size_t most_troubles = 10; // that have lines of their own, in one sweep

bool out_of_resources(const error_code& error) {
  return error == asio::error::no_descriptors || error == boost::system::errc::too_many_files_open_in_system ||
         error == asio::error::no_buffer_space || error == asio::error::no_memory;
}

} // namespace

worker::worker(app& served, const settings& how, logger& log, asio::ssl::context* tls)
    : app_(served), settings_(how), log_(log), tls_(tls), acceptor_(context_.get_executor()),
      sweep_timer_(context_.get_executor()), accept_timer_(context_.get_executor()) {
  update_date();
}

// Coroutines that have not ended may refer to their connection, so their frames must go first, and connections keep
// themselves alive for them. Sockets must be gone before the context is.
worker::~worker() {
  std::vector<connection_ptr> left;
  for (connection& each : connections_)
    left.emplace_back(&each);
  context_.destroy_operations();
  readers_.clear();
  for (const connection_ptr& each : left)
    each->forget();
}

std::uint16_t worker::listen(std::uint16_t port) {
  const tcp::endpoint where(asio::ip::make_address(settings_.address), port);
  acceptor_.open(where.protocol());
  acceptor_.set_option(tcp::acceptor::reuse_address(true));
  acceptor_.set_option(asio::detail::socket_option::boolean<SOL_SOCKET, SO_REUSEPORT>(true));
  acceptor_.bind(where);
  acceptor_.listen();
  return acceptor_.local_endpoint().port();
}

void worker::accept() {
  asio::post(context_, [this] {
    accept_next();
    sweep();
  });
}

void worker::accept_next() {
  acceptor_.async_accept([this](error_code error, tcp_socket socket) { on_accept(error, std::move(socket)); });
}

void worker::on_accept(error_code error, tcp_socket socket) {
  if (stopping_)
    return;
  if (!error && connections_.size() >= settings_.limits.connections) {
    counters::add(counters_.accept_errors, 1);
    log_trouble(log_level::warning,
                "closed a new connection: there are " + std::to_string(connections_.size()) + " already");
  } else if (!error) {
    error_code ignored;
    socket.set_option(tcp::no_delay(true), ignored);
    socket.non_blocking(true, ignored);
    counters_.accepted();
    connection_ptr accepted(
        new connection(*this, tls_ ? transport::tls(std::move(socket), *tls_) : transport::plain(std::move(socket))));
    accepted->start();
  }
  if (!out_of_resources(error))
    return accept_next();
  // The backlog keeps the clients until descriptors are there again.
  counters::add(counters_.accept_errors, 1);
  log(log_level::error, "cannot accept connections: " + error.message());
  accept_timer_.expires_after(pause_after_accept_error);
  accept_timer_.async_wait([this](error_code cancelled) {
    if (!cancelled && !stopping_)
      accept_next();
  });
}

void worker::run() {
  context_.run();
  if (!given_up_) { // coroutines that are not of a request may come to an end, too
    context_.restart();
    context_.run_until(stop_began_ + settings_.drain);
  }
}

void worker::log_pending_awaits() {
  for (const std::string& place : describe_pending_awaits(context_))
    log(log_level::error, "pending at the stop: the await at " + place);
}

void worker::sweep() {
  now_ = clock::now();
  update_date();
  for (auto each = connections_.begin(); each != connections_.end();)
    (each++)->sweep(now_); // may remove itself
  count_left_out_troubles();
  counters_.connections_open.store(connections_.size(), std::memory_order_relaxed);
  if (stopping_)
    go_on_stopping();
  if (stopping_ && connections_.empty() && background_ == 0)
    return context_.stop();
  sweep_timer_.expires_after(stopping_ ? std::min(settings_.deadlines.sweep, std::chrono::milliseconds(20))
                                       : settings_.deadlines.sweep);
  sweep_timer_.async_wait([this](error_code cancelled) {
    if (!cancelled)
      sweep();
  });
}

void worker::stop() {
  asio::post(context_, [this] { begin_stop(); });
}

void worker::begin_stop() {
  if (stopping_)
    return;
  stopping_ = true;
  stop_began_ = clock::now();
  error_code ignored;
  acceptor_.close(ignored);
  accept_timer_.cancel();
  for (auto each = connections_.begin(); each != connections_.end();)
    (each++)->finish();
  sweep_timer_.cancel();
  sweep();
}

void worker::go_on_stopping() {
  if (!cancelled_ && now_ - stop_began_ > settings_.drain) {
    cancelled_ = true;
    for (auto each = connections_.begin(); each != connections_.end();)
      (each++)->close();
  } else if (cancelled_ && now_ - stop_began_ > settings_.drain + settings_.cancelled_drain) {
    for (const connection& each : connections_)
      if (const std::string pending = each.describe_pending(now_); !pending.empty())
        log(log_level::error, "given up at the stop: " + pending);
    if (background_ > 0)
      log(log_level::error, "given up at the stop: " + std::to_string(background_) + " background tasks");
    given_up_ = true;
    context_.stop();
  }
}

void worker::update_date() {
  const std::time_t seconds = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  std::tm parts{};
  gmtime_r(&seconds, &parts);
  char text[64];
  const std::size_t size = std::strftime(text, sizeof text, "Date: %a, %d %b %Y %H:%M:%S GMT\r\n", &parts);
  ok_and_date_.assign(ok).append(text, size);
}

void worker::serialize_head(const response& answer, bool keep_alive, const request& to,
                            std::optional<std::size_t> length) {
  const auto append_number = [this](std::size_t number) {
    char digits[20];
    output.append(digits, std::to_chars(digits, digits + sizeof digits, number).ptr);
  };
  if (answer.status() == 200) {
    output += ok_and_date_;
  } else {
    output += "HTTP/1.1 ";
    append_number(answer.status());
    output += ' ';
    output +=
        std::string_view(boost::beast::http::obsolete_reason(static_cast<boost::beast::http::status>(answer.status())));
    output += "\r\n";
    output += std::string_view(ok_and_date_).substr(ok.size());
  }
  if (!answer.type().empty())
    output.append("Content-Type: ").append(answer.type()).append("\r\n");
  if (length) {
    output += "Content-Length: ";
    append_number(*length);
    output += "\r\n";
  } else if (answer.producer() && to.version() >= 11) {
    output += "Transfer-Encoding: chunked\r\n";
  }
  for (const auto& [name, value] : answer.headers())
    output.append(name).append(": ").append(value).append("\r\n");
  if (!keep_alive)
    output += "Connection: close\r\n";
  else if (to.version() < 11)
    output += "Connection: keep-alive\r\n";
  output += "\r\n";
}

void worker::read_later(const connection_ptr& reader) {
  if (readers_.empty())
    asio::post(context_, [this] { read_all(); });
  readers_.push_back(reader);
}

void worker::read_all() {
  readers_now_.swap(readers_);
  for (const connection_ptr& reader : readers_now_)
    reader->read_on();
  readers_now_.clear();
}

void worker::run_in_background(const std::function<task<>()>& work) {
  ++background_;
  // The coroutine uses the closure, so both must live equally long.
  auto kept = std::make_shared<std::function<task<>()>>(work);
  asio::co_spawn(
      context_, [kept]() -> task<> { return (*kept)(); },
      [this, kept](std::exception_ptr error) {
        --background_;
        if (error)
          log_exception("a background task", error);
      });
}

void worker::log_exception(std::string_view during, std::exception_ptr error) {
  std::string text(during);
  try {
    std::rethrow_exception(std::move(error));
  } catch (const std::exception& known) {
    text.append(" threw: ").append(known.what());
  } catch (...) {
    text.append(" threw something that is no std::exception");
  }
  log(log_level::error, std::move(text));
}

void worker::log_trouble(log_level level, std::string line) {
  if (troubles_++ < most_troubles)
    log(level, std::move(line));
}

void worker::log_trouble(const tcp_socket& client, std::string_view what) {
  error_code gone;
  const tcp::endpoint who = client.remote_endpoint(gone);
  log_trouble(log_level::info, (gone ? "a client" : who.address().to_string()).append(" ").append(what));
}

void worker::count_left_out_troubles() {
  if (troubles_ > most_troubles)
    log(log_level::info, std::to_string(troubles_ - most_troubles) + " more lines about clients were left out");
  troubles_ = 0;
}

void worker::log_access(const request& of, const tcp_socket& client, unsigned status, std::size_t bytes,
                        clock::duration took) {
  error_code ignored;
  std::string line = client.remote_endpoint(ignored).address().to_string();
  line.append(" \"").append(to_string(of.method())).append(" ").append(of.target()).append("\" ");
  line.append(std::to_string(status)).append(" ").append(std::to_string(bytes)).append(" ");
  line.append(std::to_string(std::chrono::duration_cast<std::chrono::microseconds>(took).count())).append(" us");
  log(log_level::info, std::move(line));
}

} // namespace nostall::detail
