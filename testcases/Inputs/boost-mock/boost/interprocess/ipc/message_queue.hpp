// Boost.Interprocess' message queue in miniature.
#pragma once
#include "../sync/interprocess_mutex.hpp"

namespace boost::interprocess {
template <typename VoidPointer> class message_queue_t {
public:
  using size_type = unsigned long;
  message_queue_t(open_only_t, const char *name);
  void send(const void *buffer, size_type buffer_size, unsigned int priority);
  bool try_send(const void *buffer, size_type buffer_size, unsigned int priority);
  template <typename TimePoint>
  bool timed_send(const void *buffer, size_type buffer_size, unsigned int priority, const TimePoint &abs_time);
  void receive(void *buffer, size_type buffer_size, size_type &recvd_size, unsigned int &priority);
  bool try_receive(void *buffer, size_type buffer_size, size_type &recvd_size, unsigned int &priority);
  template <typename TimePoint>
  bool timed_receive(void *buffer, size_type buffer_size, size_type &recvd_size, unsigned int &priority,
                     const TimePoint &abs_time);
};
using message_queue = message_queue_t<void *>;
} // namespace boost::interprocess
