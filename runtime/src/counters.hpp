// What a worker counts. Written by its loop only, read by whoever wants the metrics.
#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>

namespace nostall::detail {

class counters {
public:
  using duration = std::chrono::steady_clock::duration;

  // Upper bounds of the histogram of latencies, in microseconds; one more bucket has no bound.
  static constexpr std::array<std::int64_t, 12> bounds = {100,    500,     1'000,   5'000,   10'000,    25'000,
                                                          50'000, 100'000, 250'000, 500'000, 1'000'000, 5'000'000};

  void request(unsigned status, duration took) {
    const auto micros = std::chrono::duration_cast<std::chrono::microseconds>(took).count();
    std::size_t bucket = 0;
    while (bucket < bounds.size() && micros > bounds[bucket])
      ++bucket;
    add(latency[bucket], 1);
    add(latency_sum, static_cast<std::uint64_t>(micros));
    add(by_status[status < 600 ? status / 100 : 0], 1);
  }
  void cancelled() { add(requests_cancelled, 1); }
  void accepted() { add(connections_accepted, 1); }

  using counter = std::atomic<std::uint64_t>;
  std::array<counter, bounds.size() + 1> latency{};
  counter latency_sum{0};             // microseconds
  std::array<counter, 6> by_status{}; // by the first digit
  counter requests_cancelled{0};
  counter connections_accepted{0};
  counter connections_open{0};
  counter accept_errors{0};

  // One thread writes: no read-modify-write is needed.
  static void add(counter& to, std::uint64_t amount) {
    to.store(to.load(std::memory_order_relaxed) + amount, std::memory_order_relaxed);
  }
};

} // namespace nostall::detail
