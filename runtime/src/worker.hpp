// One thread, one loop, one acceptor, and the connections that it accepted. What connections need while they write a
// response is here once for all of them, for the loop runs them one after the other.
#pragma once

#include "connection.hpp"
#include "counters.hpp"
#include "logger.hpp"
#include "transport.hpp"

#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/intrusive/list.hpp>
#include <chrono>
#include <functional>
#include <nostall/app.hpp>
#include <nostall/settings.hpp>
#include <string>
#include <vector>

namespace nostall::detail {

// A loop whose operations can be destroyed before the loop itself.
class loop_context : public boost::asio::io_context {
public:
  loop_context() : boost::asio::io_context(1) {}
  void destroy_operations() { shutdown(); }
};

class worker {
public:
  using clock = std::chrono::steady_clock;

  worker(app& served, const settings& how, logger& log, boost::asio::ssl::context* tls);
  ~worker();

  // Binds. Throws boost::system::system_error. Returns the port.
  std::uint16_t listen(std::uint16_t port);

  // From any thread.
  void accept();
  void stop();

  boost::asio::io_context& context() noexcept { return context_; }

  // Runs the loop until it was stopped and all is done, or has been given up.
  void run();

  // Names what coroutines of the loop, which has ended, still wait for.
  void log_pending_awaits();

  // For connections, on the loop.
  app& served() noexcept { return app_; }
  const settings& how() const noexcept { return settings_; }
  bool stopping() const noexcept { return stopping_; }
  clock::time_point now() const noexcept { return now_; }
  counters& counted() noexcept { return counters_; }
  void log(log_level level, std::string line) { log_.write(level, std::move(line)); }
  void log_exception(std::string_view during, std::exception_ptr error);

  // What a client does wrong, or has to bear: a line of the log, but no more than a few a second, since floods of them
  // are what some clients are after.
  void log_trouble(log_level level, std::string line);
  void log_trouble(const tcp_socket& client, std::string_view what);

  void log_access(const request& of, const tcp_socket& client, unsigned status, std::size_t bytes,
                  clock::duration took);
  void serialize_head(const response& answer, bool keep_alive, const request& to, std::optional<std::size_t> length);

  // Calls read_on() when the loop has done what is ready now. A client that has just been answered needs a moment for
  // its next request; reading at once would mostly find nothing, and waiting for the kernel to say when costs more.
  void read_later(const connection_ptr& reader);

  void run_in_background(const std::function<task<>()>& work);
  void add(connection& added) { connections_.push_back(added); }
  void remove(connection& gone) { connections_.erase(connections_.iterator_to(gone)); }

  std::string output; // what process() and complete() have yet to write; empty whenever the loop turns

private:
  using timer = boost::asio::basic_waitable_timer<clock, boost::asio::wait_traits<clock>, executor_type>;
  using acceptor = boost::asio::basic_socket_acceptor<boost::asio::ip::tcp, executor_type>;

  void read_all();
  void accept_next();
  void on_accept(error_code error, tcp_socket socket);
  void sweep();
  void begin_stop();
  void go_on_stopping();
  void count_left_out_troubles();
  void update_date();

  app& app_;
  const settings& settings_;
  logger& log_;
  boost::asio::ssl::context* tls_;
  loop_context context_;
  acceptor acceptor_;
  timer sweep_timer_, accept_timer_;
  boost::intrusive::list<connection> connections_;
  std::vector<connection_ptr> readers_, readers_now_;
  counters counters_;
  clock::time_point now_ = clock::now();
  clock::time_point stop_began_;
  std::string ok_and_date_; // how nearly every response begins
  std::size_t background_ = 0;
  std::size_t troubles_ = 0; // since the last sweep
  bool stopping_ = false;
  bool cancelled_ = false;
  bool given_up_ = false;
};

} // namespace nostall::detail
