// Boost.Thread's completion latch in miniature.
#pragma once
#include "../thread.hpp"

namespace boost {
class completion_latch {
public:
  explicit completion_latch(unsigned long count);
  void wait();
  bool try_wait();
  void count_down();
  void count_down_and_wait();
  void sync();
};
} // namespace boost
