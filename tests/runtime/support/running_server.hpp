// A server that runs as long as a test needs it, and whose log can be read.
#pragma once

#include "support/raw_client.hpp"

#include <mutex>
#include <nostall/server.hpp>
#include <string>

namespace nostall::testing {

/// Settings for tests: any port, deadlines are looked at often, no watchdog.
settings quick();

class running_server {
public:
  explicit running_server(app& served, settings how = quick());
  ~running_server();

  std::uint16_t port() const { return server_.port(); }
  nostall::server& server() { return server_; }

  /// One request on a connection of its own.
  std::string get(std::string_view target);
  std::string request(std::string_view method, std::string_view target, std::string_view body = {},
                      std::string_view headers = {});

  /// What was logged so far.
  std::string log() const;

  /// Waits until the log has that text; false if it has not after some seconds.
  bool logged(std::string_view text) const;

private:
  mutable std::mutex mutex_;
  std::string log_;
  nostall::server server_;
};

/// Waits until the condition holds; false if it does not after ten seconds.
template <typename Condition>
bool eventually(Condition condition);

} // namespace nostall::testing

#include <chrono>
#include <thread>

template <typename Condition>
bool nostall::testing::eventually(Condition condition) {
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(10);
  while (!condition()) {
    if (std::chrono::steady_clock::now() > end)
      return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
  return true;
}
