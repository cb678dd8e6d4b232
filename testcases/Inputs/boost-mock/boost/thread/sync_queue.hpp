// Boost.Thread's unbounded queue in miniature.
#pragma once
#include "sync_bounded_queue.hpp"

namespace boost {
namespace concurrent {
template <typename ValueType> class sync_queue {
public:
  sync_queue();
  void push(const ValueType &x);
  ValueType pull();
  queue_op_status try_pull(ValueType &x);
  queue_op_status wait_pull(ValueType &x);
};
} // namespace concurrent
using concurrent::sync_queue;
} // namespace boost
