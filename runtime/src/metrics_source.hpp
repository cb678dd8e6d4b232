// Where metrics() finds the counters of the workers that there are.
#pragma once

#include "counters.hpp"

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

} // namespace nostall::detail
