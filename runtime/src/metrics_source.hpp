// Where metrics() finds the counters of the workers that there are.
#pragma once

#include "counters.hpp"

#include <nostall/watchdog.hpp>

namespace nostall::detail {

// Has the counters be part of the metrics for as long as it lives; what they counted stays part of the sums.
class metrics_source {
public:
  explicit metrics_source(const counters& counted);
  metrics_source(metrics_source&& other) noexcept;
  ~metrics_source();

private:
  const counters* counted_;
};

// The same for a watchdog.
class stall_source {
public:
  explicit stall_source(const watchdog& watching);
  stall_source(const stall_source&) = delete;
  stall_source& operator=(const stall_source&) = delete;
  ~stall_source();

private:
  const watchdog& watching_;
};

} // namespace nostall::detail
