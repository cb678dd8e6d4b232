// What a limiter tells about itself: figures for metrics, and the error of a call that found the limiter's line full.
// Standard library only.
#pragma once

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>

namespace nostall {

/// A snapshot of a limiter. Counts and sums are since the limiter was made.
struct limiter_statistics {
  using duration = std::chrono::steady_clock::duration;

  /// Upper bounds of the first buckets of `wait_histogram`; the last bucket has none.
  static constexpr std::array<std::chrono::microseconds, 10> wait_bounds{
      std::chrono::milliseconds(1),   std::chrono::milliseconds(5),   std::chrono::milliseconds(10),
      std::chrono::milliseconds(25),  std::chrono::milliseconds(50),  std::chrono::milliseconds(100),
      std::chrono::milliseconds(250), std::chrono::milliseconds(500), std::chrono::milliseconds(1000),
      std::chrono::milliseconds(2500)};

  std::string name;            ///< empty for a limiter without a name
  std::size_t limit = 0;       ///< functions that may run at the same time
  std::size_t max_waiting = 0; ///< functions that may wait in line
  std::size_t running = 0;     ///< now
  std::size_t waiting = 0;     ///< now
  std::uint64_t started = 0;   ///< functions that got a thread
  std::uint64_t finished = 0;  ///< functions that returned or threw
  std::uint64_t refused = 0;   ///< functions that found the line full
  duration wait_total{};       ///< from submission to the thread, of all that were started
  duration wait_longest{};     ///< the longest of these
  duration run_total{};        ///< on the thread, of all that are finished
  std::array<std::uint64_t, wait_bounds.size() + 1>
      wait_histogram{}; ///< started functions by their wait, not summed up

  void add_wait(duration wait) {
    ++started;
    wait_total += wait;
    wait_longest = std::max(wait_longest, wait);
    const auto bound = std::lower_bound(wait_bounds.begin(), wait_bounds.end(), wait);
    ++wait_histogram[static_cast<std::size_t>(bound - wait_bounds.begin())];
  }

  /// When a function that is submitted now could expect a thread, judged by how long functions have run so far.
  duration expected_wait() const {
    if (finished == 0 || limit == 0)
      return duration::zero();
    return run_total / static_cast<duration::rep>(finished) * static_cast<duration::rep>(waiting + 1) /
           static_cast<duration::rep>(limit);
  }
};

/// Thrown by a call that found `max_waiting` others in the limiter's line. A server answers 503 with `Retry-After`.
class limiter_full : public std::runtime_error {
public:
  explicit limiter_full(const limiter_statistics& limiter)
      : std::runtime_error("limiter '" + limiter.name + "' is full: " + std::to_string(limiter.running) + " running, " +
                           std::to_string(limiter.waiting) + " waiting"),
        limiter_(limiter.name),
        retry_after_(std::clamp(std::chrono::ceil<std::chrono::seconds>(limiter.expected_wait()),
                                std::chrono::seconds(1), std::chrono::seconds(60))) {}

  /// The limiter's name.
  const std::string& limiter() const noexcept { return limiter_; }

  /// When another try makes sense: between one second and a minute.
  std::chrono::seconds retry_after() const noexcept { return retry_after_; }

private:
  std::string limiter_;
  std::chrono::seconds retry_after_;
};

} // namespace nostall
