// Serves an app over TCP: one thread with one loop for each worker, all listening at the same port.
#pragma once

#include <cstdint>
#include <memory>
#include <nostall/app.hpp>
#include <nostall/settings.hpp>

namespace nostall {

/// The app must outlive the server.
class server {
public:
  explicit server(app& served, settings how = {});

  /// Stops if it still runs, and waits.
  ~server();
  server(const server&) = delete;
  server& operator=(const server&) = delete;

  /// Listens, runs the start hooks, and starts the workers. Throws if one of these fails: boost::system::system_error
  /// if the port is taken, what a hook threw. Once only.
  void start();

  /// Where it listens, once started.
  std::uint16_t port() const noexcept;

  /// Begins a graceful stop: no new connections, idle ones are closed, requests are completed for as long as
  /// settings::drain says, then cancelled; what does not end even then is named in the log. From any thread, at any
  /// time, also from a handler; returns at once.
  void stop() noexcept;

  /// Waits until the server has stopped and the stop hooks have run. Not from a handler. A handler's function that
  /// runs on a thread is waited for without limit.
  void wait();

  /// start(), then wait() until SIGINT or SIGTERM comes or stop() is called.
  void run();

private:
  struct state;
  std::unique_ptr<state> state_;
};

} // namespace nostall
