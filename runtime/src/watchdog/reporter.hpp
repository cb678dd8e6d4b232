// Turns observations into reports and delivers them, on a thread of its own: reading debug information may take longer
// than the next stall.
#pragma once

#include "watchdog/explain.hpp"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <nostall/watchdog.hpp>
#include <optional>
#include <thread>

namespace nostall::detail {

class reporter {
public:
  explicit reporter(const watchdog_options& options);

  // Delivers what was submitted before.
  ~reporter();

  // `begun` has the times; the rest is filled in from what was seen.
  void submit(stall begun, std::optional<observation> seen);

private:
  struct job {
    stall begun;
    std::optional<observation> seen;
  };

  void work();
  void deliver(const stall& reported) const;

  const watchdog_options& options_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<job> jobs_;
  bool ended_ = false;
  std::thread thread_;
};

} // namespace nostall::detail
