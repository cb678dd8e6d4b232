// Boost.Thread's latches in miniature.
#pragma once
#include "../thread.hpp"

namespace boost {
class latch {
public:
  explicit latch(unsigned long count);
  void wait();
  bool try_wait();
  template <typename Rep, typename Period> cv_status wait_for(const chrono::duration<Rep, Period> &rel_time);
  template <typename Clock, typename Duration> cv_status wait_until(const chrono::time_point<Clock, Duration> &t);
  void count_down();
  void count_down_and_wait();
  void sync();
};
} // namespace boost
