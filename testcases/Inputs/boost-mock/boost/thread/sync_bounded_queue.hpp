// Boost.Thread's queues in miniature.
#pragma once
#include "../thread.hpp"

namespace boost {
enum class queue_op_status { success, empty, full, closed };
namespace concurrent {
template <typename ValueType> class sync_bounded_queue {
public:
  explicit sync_bounded_queue(unsigned long max_elems);
  void push(const ValueType &x);
  bool try_push(const ValueType &x);
  void push_back(const ValueType &x);
  queue_op_status try_push_back(const ValueType &x);
  queue_op_status wait_push_back(const ValueType &x);
  ValueType pull();
  ValueType pull_front();
  bool try_pull(ValueType &x);
  queue_op_status try_pull_front(ValueType &x);
  queue_op_status wait_pull_front(ValueType &x);
};
} // namespace concurrent
using concurrent::sync_bounded_queue;
} // namespace boost
