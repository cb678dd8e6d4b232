// The log. A loop must not wait for a terminal or a disk, so lines are handed to a thread that writes them.
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <nostall/settings.hpp>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

namespace nostall::detail {

// Every member may be called from any thread. The destructor writes what is left.
class logger {
public:
  using sink = std::function<void(log_level, std::string_view)>;

  explicit logger(sink to); // standard error if empty
  ~logger();
  logger(const logger&) = delete;
  logger& operator=(const logger&) = delete;

  // Lines that come faster than they can be written are dropped, and counted in the log.
  void write(log_level level, std::string line);

private:
  void run();

  sink sink_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<std::pair<log_level, std::string>> lines_;
  std::size_t dropped_ = 0;
  bool closed_ = false;
  std::thread thread_;
};

} // namespace nostall::detail
