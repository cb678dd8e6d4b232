// How a server behaves: where it listens, what it accepts, how long it waits.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <nostall/watchdog.hpp>
#include <string>
#include <string_view>

namespace nostall {

/// What a client may send. What is larger is refused: 413, 414 or 431.
struct limits {
  std::size_t body = 1024 * 1024; ///< bytes, without the framing of chunks
  std::size_t header = 16 * 1024; ///< bytes: request line and fields
  std::size_t target = 8 * 1024;  ///< bytes
  std::size_t fields = 100;
  std::size_t pipeline = 32;         ///< requests that are answered with one write
  std::size_t connections = 100'000; ///< of one worker; those beyond are closed at once
};

/// How long the server waits. Checked once per sweep, so that a limit is exceeded by up to one sweep.
struct deadlines {
  using duration = std::chrono::milliseconds;
  duration header = std::chrono::seconds(10);     ///< from a request's first byte to the end of its header; then 408
  duration body = std::chrono::seconds(60);       ///< for the whole body; then 408
  duration keep_alive = std::chrono::seconds(75); ///< between two requests; then the connection is closed
  duration handler = std::chrono::seconds(60);    ///< until the response is there; then the handler is cancelled: 503
  duration write = std::chrono::seconds(30);      ///< without the client taking a single byte; then it is closed
  duration sweep = std::chrono::seconds(1);
};

enum class log_level { info, warning, error };

struct settings {
  std::string address = "127.0.0.1";
  std::uint16_t port = 0; ///< 0: any that is free; see server::port()
  unsigned workers = 1;   ///< threads with a loop each

  nostall::limits limits{};
  nostall::deadlines deadlines{};

  /// At a graceful stop, how long requests, and coroutines that the app started, may continue before requests are
  /// cancelled; and how long a cancelled one has before it is abandoned. Every await that is pending then is named in
  /// the log.
  std::chrono::milliseconds drain = std::chrono::seconds(10);
  std::chrono::milliseconds cancelled_drain = std::chrono::seconds(2);

  /// Files in PEM format; with both, the server speaks TLS only.
  std::string certificate_chain_file{}, private_key_file{};

  /// Receives each line of the log; standard error if empty. Called from a thread of its own, one line at a time. What
  /// clients do wrong has lines too, at most ten a second and the number of those left out.
  std::function<void(log_level, std::string_view)> log{};

  /// Each loop is watched; a turn that takes longer than the threshold is a warning in the log, with the handler that
  /// stalled. A threshold of zero watches nothing. Without `on_stall`, reports go to the log.
  watchdog_options watchdog{};

  /// Whether each request is a line of the log.
  bool access_log = false;
};

} // namespace nostall
